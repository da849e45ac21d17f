//! `repr()` of `str` and `bytes`.

use std::fmt::Write;

/// `repr()` of a string: single quotes unless only double quotes avoid escapes.
#[must_use]
pub fn string(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push(quote);
    for character in text.chars() {
        match character {
            '\\' => shown.push_str("\\\\"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if character == quote => {
                shown.push('\\');
                shown.push(character);
            }
            _ if printable(character) => shown.push(character),
            _ => escape(&mut shown, u32::from(character)),
        }
    }
    shown.push(quote);
    shown
}

/// `repr()` of bytes.
#[must_use]
pub fn bytes(content: &[u8]) -> String {
    let double = content.contains(&b'\'') && !content.contains(&b'"');
    let quote = if double { b'"' } else { b'\'' };
    let mut shown = String::from("b");
    shown.push(char::from(quote));
    for byte in content {
        match byte {
            b'\\' => shown.push_str("\\\\"),
            b'\n' => shown.push_str("\\n"),
            b'\r' => shown.push_str("\\r"),
            b'\t' => shown.push_str("\\t"),
            _ if *byte == quote => {
                shown.push('\\');
                shown.push(char::from(*byte));
            }
            b' '..=b'~' => shown.push(char::from(*byte)),
            _ => escape(&mut shown, u32::from(*byte)),
        }
    }
    shown.push(char::from(quote));
    shown
}

fn escape(shown: &mut String, code: u32) {
    // Writing to a string cannot fail.
    let _ = match code {
        ..=0xFF => write!(shown, "\\x{code:02x}"),
        0x100..=0xFFFF => write!(shown, "\\u{code:04x}"),
        _ => write!(shown, "\\U{code:08x}"),
    };
}

/// Python's `isprintable`, which the standard library has inside `escape_debug`: a string's first
/// character is also escaped for extending a grapheme, so the one asked for comes second.
fn printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    let mut pair = String::from("a");
    pair.push(character);
    pair.escape_debug().nth(1) == Some(character)
}

#[cfg(test)]
mod tests {
    use super::{bytes, string};

    #[test]
    fn quotes_and_escapes_as_python_does() {
        let cases = [
            ("abc", "'abc'"),
            ("it's", "\"it's\""),
            ("'\"", "'\\'\"'"),
            ("a\\b\n\t", "'a\\\\b\\n\\t'"),
            ("\u{7f}\u{85}", "'\\x7f\\x85'"),
            ("é\u{301}漢😀", "'é\u{301}漢😀'"),
            ("\u{200b}\u{2028}\u{a0}", "'\\u200b\\u2028\\xa0'"),
            ("\u{e0001}", "'\\U000e0001'"),
        ];
        for (text, shown) in cases {
            assert_eq!(string(text), shown);
        }
    }

    #[test]
    fn bytes_show_only_ascii() {
        assert_eq!(bytes(b"a'\xff\n"), "b\"a'\\xff\\n\"");
        assert_eq!(bytes(b""), "b''");
    }
}
