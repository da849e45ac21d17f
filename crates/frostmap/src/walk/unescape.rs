//! Turns the inside of a JSON string into text. The walk has checked the escapes.

use std::io::BufRead;
use std::mem;

use crate::scan::Text;

/// Appends the text of a string's inside, escapes resolved.
pub(crate) fn unescape(raw: &[u8], out: &mut String) {
    let mut bytes = mem::take(out).into_bytes();
    unescape_bytes(raw, &mut bytes);
    *out = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
}

/// Appends the text of a string's inside as bytes, escapes resolved: UTF-8 if the inside is.
pub(crate) fn unescape_bytes(raw: &[u8], out: &mut Vec<u8>) {
    out.reserve(raw.len());
    let mut rest = raw;
    loop {
        let plain = rest;
        // A slice is a reader that does not fail, and this is the fastest search for a byte that std has.
        let passed = rest.skip_until(b'\\').unwrap_or_default();
        let Some((b'\\', plain)) = plain.get(..passed).and_then(<[u8]>::split_last) else {
            out.extend_from_slice(plain);
            return;
        };
        out.extend_from_slice(plain);
        let length = escape(rest, out);
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// Appends the text of a string of the document as bytes, from `start` to its closing quote at `end`, escapes resolved.
pub(crate) fn unescape_within(text: &Text<'_>, start: usize, end: usize, out: &mut Vec<u8>) {
    out.reserve(end.saturating_sub(start));
    let mut at = start;
    while at < end {
        let special = text.find_special(at).0.min(end);
        out.extend_from_slice(text.slice(at, special));
        at = special + 1;
        if special < end {
            at += escape(text.slice(at, end), out);
        }
    }
}

/// Appends the character of an escape, from behind its backslash; gives how many bytes it takes there.
fn escape(behind: &[u8], out: &mut Vec<u8>) -> usize {
    out.push(match behind.first() {
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'u') => {
            let (character, length) = unicode(behind);
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            return length;
        }
        Some(byte @ (b'"' | b'\\' | b'/')) => *byte,
        _ => b'?',
    });
    1
}

fn unicode(behind: &[u8]) -> (char, usize) {
    let high = hex(behind, 1);
    if let 0xD800..=0xDBFF = high {
        let low = hex(behind, 7);
        let code = 0x10000 + ((high - 0xD800) << 10) + low.saturating_sub(0xDC00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 11);
    }
    (char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER), 5)
}

fn hex(escape: &[u8], at: usize) -> u32 {
    let digits = escape.get(at..at + 4).unwrap_or_default();
    digits.iter().fold(0, |unit, digit| unit << 4 | char::from(*digit).to_digit(16).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{unescape, unescape_within};
    use crate::scan::{Tail, Text};

    #[test]
    fn escapes_become_characters() {
        for (raw, text) in [
            ("", ""),
            ("plain ä", "plain ä"),
            (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r"a\u0041\u00e4\u20AC\ud83d\ude00z", "aAä€😀z"),
            (r"\\n", "\\n"),
        ] {
            let mut out = String::from("before ");
            unescape(raw.as_bytes(), &mut out);
            assert_eq!(out, format!("before {text}"));
            let document = format!("\"{raw}\"");
            let tail = Tail::new(document.as_bytes());
            let mut out = b"before ".to_vec();
            unescape_within(&Text::new(document.as_bytes(), &tail), 1, raw.len() + 1, &mut out);
            assert_eq!(out, format!("before {text}").as_bytes());
        }
    }
}
