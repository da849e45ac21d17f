//! Spoils the text of a document, so that it is no JSON or hardly.

use super::Inputs;

/// What is put into a text.
const PIECES: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\\u",
    "\\u12",
    "\\ud800",
    "\\udc00",
    "\\ud83d\\ude00",
    "\\uD83D",
    "\\x",
    "\\/",
    "\\b",
    "\u{0}",
    "\u{1}",
    "\n",
    "\t",
    "\u{b}",
    "\u{a0}",
    "\u{feff}",
    "0",
    "-",
    ".",
    "e",
    "1e5",
    "null",
    "tru",
    "true",
    "NaN",
    "Infinity",
    "-Infinity",
    "é",
    "\u{7f}",
    "//",
    "/* */",
    "'",
];

/// Depths around the limit of pydantic's parser.
const DEPTHS: [usize; 6] = [50, 198, 199, 200, 201, 250];

impl Inputs<'_> {
    /// Does something to a text.
    pub(super) fn spoil(&mut self, text: String) -> String {
        let (at, end) = (self.boundary(&text), self.boundary(&text));
        let (head, tail) = text.split_at(at);
        match self.random.below(12) {
            0..3 => head.to_owned(),
            3..7 => format!("{head}{}{tail}", self.random.word(&PIECES)),
            7 => {
                head.to_owned()
                    + tail.get(tail.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
            }
            8 => {
                let (from, to) = (at.min(end), at.max(end));
                let piece = text.get(from..to).unwrap_or_default();
                format!(
                    "{}{piece}{piece}{}",
                    text.get(..from).unwrap_or_default(),
                    text.get(to..).unwrap_or_default()
                )
            }
            9 => {
                text.clone() + self.random.word(&["x", "{}", " 1", ",", "]", "}", "\u{0}", "\u{a0}", " \n\t"])
            }
            10 => self.random.word(&["\u{feff}", "\u{a0}", "\u{c}", "{", "[", "\"", ","]).to_string() + &text,
            _ => self.nested(&text),
        }
    }

    /// A place between two characters.
    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The text deep inside of arrays or objects.
    fn nested(&mut self, text: &str) -> String {
        let depth = *self.random.pick(&DEPTHS);
        let (open, close) = *self.random.pick(&[("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]"), ("[", "")]);
        let depth = if open.len() > 6 { depth / 2 } else { depth };
        format!("{}{text}{}", open.repeat(depth), close.repeat(depth))
    }
}
