//! String tokens: their decoded text, and which fault a broken one has.

use std::borrow::Cow;

use super::fault::{Fault, Scanned};

/// Decodes the string whose opening quote is at `quote`; gives its text and the offset after the closing quote.
pub(super) fn string(document: &[u8], quote: usize) -> Scanned<(Cow<'_, str>, usize)> {
    let start = quote + 1;
    let mut decoded: Option<Vec<u8>> = None;
    let mut index = start;
    loop {
        let plain = plain_run(document, index)?;
        let run = document.get(index..plain.end).unwrap_or_default();
        if plain.closes {
            let text = match decoded {
                Some(mut bytes) => {
                    bytes.extend_from_slice(run);
                    String::from_utf8(bytes).map(Cow::Owned).map_err(|error| error.utf8_error())
                }
                None => str::from_utf8(run).map(Cow::Borrowed),
            };
            // The offset counts decoded bytes, also behind escapes: so does the reference.
            let text = text.map_err(|error| (Fault::InvalidUnicodeCodePoint, start + error.valid_up_to()))?;
            return Ok((text, plain.end + 1));
        }
        let bytes = decoded.get_or_insert_default();
        bytes.extend_from_slice(run);
        let (character, after) = escape(document, plain.end + 1)?;
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        index = after;
    }
}

/// Where the text of a string ends that has no closing quote: before an escape or a character that is not all there.
pub(super) fn cut_string(document: &[u8], quote: usize) -> Scanned<usize> {
    let mut index = quote + 1;
    let end = loop {
        match plain_run(document, index) {
            Ok(plain) if plain.closes => break plain.end,
            Ok(plain) => match escape(document, plain.end + 1) {
                Ok((_, after)) => index = after,
                Err((Fault::EndInString, _)) => break plain.end,
                Err(fault) => return Err(fault),
            },
            Err((Fault::EndInString, _)) => break document.len(),
            Err(fault) => return Err(fault),
        }
    };
    match str::from_utf8(document.get(quote + 1..end).unwrap_or_default()) {
        Ok(_) => Ok(end),
        Err(error) if error.error_len().is_none() => Ok(quote + 1 + error.valid_up_to()),
        Err(error) => Err((Fault::InvalidUnicodeCodePoint, quote + 1 + error.valid_up_to())),
    }
}

/// A run of bytes that stand for themselves.
struct PlainRun {
    /// Offset of the quote or backslash that ends the run.
    end: usize,
    /// Whether a quote ends it.
    closes: bool,
}

fn plain_run(document: &[u8], start: usize) -> Scanned<PlainRun> {
    let rest = document.get(start..).unwrap_or_default();
    match rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        None => Err((Fault::EndInString, document.len())),
        Some(offset) => match rest.get(offset) {
            Some(b'"') => Ok(PlainRun { end: start + offset, closes: true }),
            Some(b'\\') => Ok(PlainRun { end: start + offset, closes: false }),
            _ => Err((Fault::ControlCharacter, start + offset)),
        },
    }
}

/// Reads the escape whose letter, the byte after the backslash, is at `index`.
fn escape(document: &[u8], index: usize) -> Scanned<(char, usize)> {
    let character = match document.get(index) {
        None => return Err((Fault::EndInString, index)),
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(document, index),
        Some(_) => return Err((Fault::InvalidEscape, index)),
    };
    Ok((character, index + 1))
}

/// Reads one `u` escape, or two that make a surrogate pair; `letter` is the offset of the first `u`.
fn unicode_escape(document: &[u8], letter: usize) -> Scanned<(char, usize)> {
    let first = four_hex(document, letter + 1)?;
    let last_digit = letter + 4;
    if !(0xD800..=0xDBFF).contains(&first) {
        let character = char::from_u32(u32::from(first)).ok_or((Fault::LoneSurrogate, last_digit))?;
        return Ok((character, last_digit + 1));
    }
    second_surrogate_letter(document, last_digit + 1)?;
    let second = four_hex(document, last_digit + 3)?;
    let paired = char::decode_utf16([first, second]).next().and_then(Result::ok);
    let character = paired.ok_or((Fault::LoneSurrogate, last_digit + 6))?;
    Ok((character, last_digit + 7))
}

/// Checks that the two bytes from `index` begin another `u` escape.
fn second_surrogate_letter(document: &[u8], index: usize) -> Scanned<()> {
    match (document.get(index), document.get(index + 1)) {
        (Some(b'\\'), Some(b'u')) => Ok(()),
        (None, _) | (Some(b'\\'), None) => Err((Fault::EndInString, document.len())),
        (Some(b'\\'), Some(_)) => Err((Fault::UnexpectedEndOfHexEscape, index + 1)),
        (Some(_), _) => Err((Fault::UnexpectedEndOfHexEscape, index)),
    }
}

fn four_hex(document: &[u8], index: usize) -> Scanned<u16> {
    let digits = document.get(index..index + 4).ok_or((Fault::EndInString, document.len()))?;
    let mut value = 0;
    for (offset, byte) in digits.iter().enumerate() {
        let digit = char::from(*byte).to_digit(16).ok_or((Fault::InvalidEscape, index + offset))?;
        value = value * 16 + digit;
    }
    u16::try_from(value).map_err(|_| (Fault::InvalidEscape, index))
}
