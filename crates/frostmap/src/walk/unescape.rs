//! Turns the inside of a JSON string into text. The walk has checked the escapes.

/// Appends the text of a string's inside, escapes resolved.
pub(crate) fn unescape(raw: &[u8], out: &mut String) {
    let mut rest = raw;
    while let Some(run) = rest.iter().position(|byte| *byte == b'\\') {
        let (plain, escape) = rest.split_at(run);
        out.push_str(&String::from_utf8_lossy(plain));
        let (character, length) = escaped(escape);
        out.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    match str::from_utf8(rest) {
        Ok(plain) => out.push_str(plain),
        Err(_) => out.push_str(&String::from_utf8_lossy(rest)),
    }
}

/// The character of the escape at the start, and how many bytes it takes.
fn escaped(escape: &[u8]) -> (char, usize) {
    let character = match escape.get(1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(escape),
        Some(byte) => char::from(*byte),
        None => char::REPLACEMENT_CHARACTER,
    };
    (character, 2)
}

fn unicode(escape: &[u8]) -> (char, usize) {
    let high = hex(escape, 2);
    if let 0xD800..=0xDBFF = high {
        let low = hex(escape, 8);
        let code = 0x10000 + ((high - 0xD800) << 10) + low.saturating_sub(0xDC00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12);
    }
    (char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER), 6)
}

fn hex(escape: &[u8], at: usize) -> u32 {
    let digits = escape.get(at..at + 4).unwrap_or_default();
    digits.iter().fold(0, |unit, digit| unit << 4 | char::from(*digit).to_digit(16).unwrap_or(0))
}
