//! Sound documents, with what is hard to read in them: numbers at limits, escapes, surrogates, depth, blanks.

use super::random::Random;

const NUMBERS: [&str; 40] = [
    "0",
    "-0",
    "1",
    "-1",
    "7",
    "10",
    "99",
    "12345678",
    "123456789",
    "1234567890123456",
    "999999999999999999",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "0.0",
    "-0.0",
    "0.1",
    "1.5",
    "-2.25",
    "1e0",
    "1E5",
    "1e+5",
    "1e-5",
    "0e0",
    "0E-0",
    "1e308",
    "1.7976931348623157e308",
    "1e309",
    "-1e400",
    "5e-324",
    "1e-400",
    "4.35",
    "2.2250738585072011e-308",
    "9007199254740993",
    "123456789012345678901234567890.5e-3",
    "0.30000000000000004",
];

const TEXTS: [&str; 26] = [
    "",
    "a",
    "id",
    "$type",
    "b",
    "text",
    "key with blanks",
    "0123456789abcdef0123456789abcdef0123456789",
    "\u{e4}\u{f6}",
    "\u{20ac}",
    "\u{1f600}",
    "\u{7f}",
    "\u{80}",
    "\u{7ff}",
    "\u{800}",
    "\u{ffff}",
    "\u{10000}",
    "\u{10ffff}",
    "\\\"",
    "\\\\",
    "\\/\\b\\f\\n\\r\\t",
    "\\u0000",
    "\\u00e4",
    "\\ud83d\\ude00",
    "\\uFFFF",
    "\\uDBFF\\uDFFF",
];

const WORDS: [&str; 6] = ["null", "true", "false", "NaN", "Infinity", "-Infinity"];

const BLANKS: [&str; 8] =
    [" ", "  ", "\n", "\t", "\r\n", "\n    ", "                    ", "\n                                "];

/// How a document is written.
#[derive(Clone, Copy)]
enum Spacing {
    Compact,
    /// As `json.dumps` does.
    Usual,
    /// Anywhere.
    Wild,
}

struct Writer<'r> {
    random: &'r mut Random,
    out: Vec<u8>,
    spacing: Spacing,
    /// Values that may still be written; then containers stay empty.
    room: usize,
}

/// A document.
pub(super) fn document(random: &mut Random) -> Vec<u8> {
    let mut writer = Writer::new(random);
    writer.room = writer.random.pick(&[1, 4, 12, 40, 120]);
    writer.blanks();
    writer.value(0);
    writer.blanks();
    writer.out
}

/// A document of this depth, with something small or nothing inside.
pub(super) fn nested(random: &mut Random, depth: usize) -> Vec<u8> {
    let mut writer = Writer::new(random);
    let mut ends = Vec::new();
    let kinds = writer.random.below(3);
    for _ in 0..depth {
        let list = kinds == 0 || kinds == 2 && writer.random.once_in(2);
        writer.put(if list { "[" } else { "{" });
        ends.push(if list { "]" } else { "}" });
        writer.blanks();
        if !list {
            writer.key();
        }
        if list && writer.random.once_in(20) {
            writer.put("1,");
        }
    }
    let inner = writer.random.pick(&["", "1", "[]", "{}", "[[]]", "\"x\"", "{\"a\":[]}", "[1]"]);
    // An object needs a value behind its key.
    writer.put(if inner.is_empty() && ends.last() == Some(&"}") { "null" } else { inner });
    while let Some(end) = ends.pop() {
        writer.blanks();
        writer.put(end);
    }
    writer.out
}

impl<'r> Writer<'r> {
    fn new(random: &'r mut Random) -> Self {
        let spacing = random.pick(&[Spacing::Compact, Spacing::Compact, Spacing::Usual, Spacing::Wild]);
        Self { random, out: Vec::new(), spacing, room: 0 }
    }

    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn blanks(&mut self) {
        if matches!(self.spacing, Spacing::Wild) && self.random.once_in(3) {
            let blanks = self.random.pick(&BLANKS);
            self.put(blanks);
        }
    }

    fn separator(&mut self, text: &str) {
        self.blanks();
        self.put(text);
        if matches!(self.spacing, Spacing::Usual) {
            self.put(" ");
        }
        self.blanks();
    }

    fn value(&mut self, depth: usize) {
        self.room = self.room.saturating_sub(1);
        let container = depth < 30 && (depth == 0 || self.random.once_in(3));
        match (self.random.below(7), container) {
            (0..3, true) => self.object(depth),
            (3..6, true) => self.list(depth),
            (0..2, false) => self.text(),
            (2..5, false) => self.number(),
            _ => {
                let word = self.random.pick(&WORDS);
                self.put(word);
            }
        }
    }

    fn list(&mut self, depth: usize) {
        self.put("[");
        let mut items = self.random.below(5).min(self.room);
        self.blanks();
        while items > 0 {
            self.value(depth + 1);
            items -= 1;
            if items > 0 {
                self.separator(",");
            }
        }
        self.blanks();
        self.put("]");
    }

    fn object(&mut self, depth: usize) {
        self.put("{");
        let mut members = self.random.below(6).min(self.room);
        self.blanks();
        while members > 0 {
            self.key();
            self.value(depth + 1);
            members -= 1;
            if members > 0 {
                self.separator(",");
            }
        }
        self.blanks();
        self.put("}");
    }

    fn key(&mut self) {
        self.text();
        self.separator(":");
    }

    fn text(&mut self) {
        self.put("\"");
        for _ in 0..self.random.pick(&[0, 1, 1, 1, 1, 2, 5]) {
            let text = self.random.pick(&TEXTS);
            self.put(text);
        }
        self.put("\"");
    }

    fn number(&mut self) {
        if self.random.once_in(4) {
            return self.made_number();
        }
        let number = self.random.pick(&NUMBERS);
        self.put(number);
    }

    fn made_number(&mut self) {
        let digits = |random: &mut Random, most: usize| -> String {
            let count = 1 + random.below(most);
            (0..count).map(|_| char::from(b'0' + random.below(10) as u8)).collect()
        };
        let most = self.random.pick(&[3, 9, 17, 20, 40, 400]);
        let whole = digits(self.random, most);
        let whole = whole.trim_start_matches('0');
        let mut number = String::from(self.random.pick(&["", "-"]));
        number.push_str(if whole.is_empty() { "0" } else { whole });
        if self.random.once_in(2) {
            number.push('.');
            number.push_str(&digits(self.random, 25));
        }
        if self.random.once_in(3) {
            number.push_str(self.random.pick(&["e", "E", "e+", "e-"]));
            number.push_str(&digits(self.random, 3));
        }
        self.put(&number);
    }
}
