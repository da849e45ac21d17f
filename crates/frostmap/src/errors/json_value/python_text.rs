//! Strings and bytes as Python's `repr` shows them, shortened as pydantic shortens them.

use std::fmt::Write;

/// How many bytes of a `repr` the report shows before it cuts the middle out.
const SHOWN_BYTES: usize = 50;

/// A string as Python's `repr` shows it.
pub(in crate::errors) fn string_repr(text: &str) -> String {
    let quote = quote_for(text.bytes());
    let mut out = String::from(quote);
    for character in text.chars() {
        push_character(&mut out, character, quote);
    }
    out.push(quote);
    out
}

/// Bytes as Python's `repr` shows them.
pub(in crate::errors) fn bytes_repr(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.iter().copied());
    let mut out = format!("b{quote}");
    for byte in bytes {
        match byte {
            0x20..=0x7e => push_character(&mut out, char::from(*byte), quote),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            _ => push_formatted(&mut out, format_args!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

/// The text with its middle cut out if it is long: what pydantic's report shows of a `repr`.
pub(in crate::errors) fn shortened(repr: &str) -> String {
    if repr.len() <= SHOWN_BYTES {
        return repr.to_owned();
    }
    let head = repr.floor_char_boundary(SHOWN_BYTES / 2);
    let tail = repr.ceil_char_boundary(repr.len() - (SHOWN_BYTES / 2 - 1));
    let part = |range: Option<&str>| range.unwrap_or_default().to_owned();
    part(repr.get(..head)) + "..." + &part(repr.get(tail..))
}

/// Python quotes with `'` unless the text has one and no `"`.
fn quote_for(mut bytes: impl Iterator<Item = u8> + Clone) -> char {
    if bytes.clone().any(|byte| byte == b'\'') && !bytes.any(|byte| byte == b'"') { '"' } else { '\'' }
}

fn push_character(out: &mut String, character: char, quote: char) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if character == quote => {
            out.push('\\');
            out.push(quote);
        }
        _ if is_printable(character) => out.push(character),
        '\0'..='\u{ff}' => push_formatted(out, format_args!("\\x{:02x}", u32::from(character))),
        '\u{100}'..='\u{ffff}' => push_formatted(out, format_args!("\\u{:04x}", u32::from(character))),
        _ => push_formatted(out, format_args!("\\U{:08x}", u32::from(character))),
    }
}

/// Whether Python shows the character as it is. Rust's own escaping goes by the same Unicode categories,
/// but also escapes combining characters unless they follow another character.
fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    let mut after_letter = String::from("a");
    after_letter.push(character);
    after_letter.escape_debug().nth(1) == Some(character)
}

fn push_formatted(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(arguments);
}
