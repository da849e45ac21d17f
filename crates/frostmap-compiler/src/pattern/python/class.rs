//! Classes of characters: literals in any case, ranges, and what `\d`, `\w` and `\s` are to Python.

use std::fmt::Write;

use super::flags::{ASCII, Flags, IGNORECASE};

/// Letters of ASCII that Python takes for others too when the case says nothing.
const OTHERS: [(char, &str); 3] = [('i', r"\u{130}\u{131}"), ('k', r"\u{212A}"), ('s', r"\u{17F}")];

/// A character that means itself, also within a class.
pub(super) fn plain(character: char) -> String {
    if character.is_ascii_alphanumeric() || character == '_' || character.is_alphabetic() {
        character.to_string()
    } else {
        format!("\\x{{{:X}}}", u32::from(character))
    }
}

/// All that a character stands for, to be put into a class.
pub(super) fn character(character: char, flags: Flags) -> Result<String, String> {
    if !flags.has(IGNORECASE) {
        return Ok(plain(character));
    }
    if !character.is_ascii() && character.is_alphabetic() {
        return Err("a letter beyond ASCII in any case".to_owned());
    }
    if !character.is_ascii_alphabetic() {
        return Ok(plain(character));
    }
    let lower = character.to_ascii_lowercase();
    let others = OTHERS.iter().find(|(known, _)| *known == lower && !flags.has(ASCII));
    Ok(format!("{lower}{}{}", lower.to_ascii_uppercase(), others.map_or("", |(_, others)| others)))
}

/// All that a range stands for.
pub(super) fn range(first: char, last: char, flags: Flags) -> Result<String, String> {
    if first > last {
        return Err("a range that ends before it starts".to_owned());
    }
    let mut text = format!("{}-{}", plain(first), plain(last));
    if flags.has(IGNORECASE) {
        if !last.is_ascii() {
            return Err("a letter beyond ASCII in any case".to_owned());
        }
        for letter in (first..=last).filter(char::is_ascii_alphabetic) {
            let _ = write!(text, "{}", character(letter, flags)?);
        }
    }
    Ok(text)
}

/// What the letter behind a backslash stands for, if it is a class.
pub(super) fn category(letter: char, flags: Flags) -> Option<&'static str> {
    Some(match (letter, flags.has(ASCII)) {
        ('d', true) => "[0-9]",
        ('D', true) => "[^0-9]",
        ('w', true) => "[0-9A-Za-z_]",
        ('W', true) => "[^0-9A-Za-z_]",
        ('s', true) => r"[\t-\r ]",
        ('S', true) => r"[^\t-\r ]",
        ('d', false) => r"\d",
        ('D', false) => r"\D",
        // Letters and numbers; the regex crate takes marks and joiners too.
        ('w', false) => r"[\p{L}\p{N}_]",
        ('W', false) => r"[^\p{L}\p{N}_]",
        // White space, and the separators of ASCII.
        ('s', false) => r"[\s\x1C-\x1F]",
        ('S', false) => r"[^\s\x1C-\x1F]",
        _ => return None,
    })
}
