//! Text as Python's number types read it: digits of every script, and Python's idea of white space.

/// The zeros of the scripts that have decimal digits, besides ASCII; nine more digits follow each.
#[rustfmt::skip]
const ZEROS: [u32; 65] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50,
    0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140,
    0x1E2F0, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script.
pub(super) fn digit(character: char) -> Option<u8> {
    if character.is_ascii() {
        return character.to_digit(10).map(|digit| digit as u8);
    }
    let code = u32::from(character);
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    u8::try_from(code - zero).ok().filter(|digit| *digit < 10)
}

/// The text without the white space around it; Python counts four separators among it that Rust does not.
pub(super) fn strip(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || matches!(character, '\u{1C}'..='\u{1F}'))
}

/// The text with ASCII digits in place of those of other scripts.
pub(super) fn with_ascii_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let ascii = |character| digit(character).map_or(character, |digit| char::from(b'0' + digit));
    text.chars().map(ascii).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::{digit, strip, with_ascii_digits};

    #[test]
    fn digits_of_all_scripts_have_values() {
        assert_eq!(with_ascii_digits("\u{661}\u{662}.\u{665}\u{FF15}"), "12.55");
        assert_eq!(digit('\u{BD}'), None);
        assert_eq!(digit('\u{660}'), Some(0));
        assert_eq!(digit('\u{66A}'), None);
        assert_eq!(digit('\u{7F}'), None);
    }

    #[test]
    fn separators_are_white_space() {
        assert_eq!(strip("\u{1c} 1\u{2003}\u{1f}"), "1");
    }
}
