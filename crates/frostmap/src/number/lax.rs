//! Lax conversions: strings and floats where an integer or a float is wanted.

use std::borrow::Cow;

use super::fault::NumberFault;
use super::int::{Int, MAX_INT_DIGITS};

/// Reads a string as an integer.
///
/// Besides plain digits this takes what Python's `int()` takes in ASCII (surrounding whitespace, a plus,
/// leading zeros, single underscores between digits) and a fraction of zeros.
pub(crate) fn str_to_int(text: &str) -> Result<Int<'_>, NumberFault> {
    match plain_digits(text) {
        Plain::Digits => Ok(Int::from_canonical(text)),
        Plain::TooLong => Err(NumberFault::IntParsingSize),
        Plain::Other => match cleaned(text) {
            // Too many digits are reported as such only when there was nothing to clean.
            Some(digits) if plain_digits(&digits) == Plain::Digits => Ok(from_cleaned(digits)),
            _ => Err(NumberFault::IntParsing),
        },
    }
}

/// Reads a float as an integer; only whole numbers inside the 64-bit integers are.
pub(crate) fn float_to_int(float: f64) -> Result<i64, NumberFault> {
    // Both are powers of two and exact as floats; pydantic excludes the lower one too.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if !float.is_finite() {
        Err(NumberFault::FiniteNumber)
    } else if float.fract() != 0.0 {
        Err(NumberFault::IntFromFloat)
    } else if -LIMIT < float && float < LIMIT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and inside the range")]
        Ok(float as i64)
    } else {
        Err(NumberFault::IntParsingSize)
    }
}

/// Reads a string as a float: what Rust parses, surrounded by whitespace or with single underscores inside, not both.
pub(crate) fn str_to_float(text: &str) -> Result<f64, NumberFault> {
    let plain = text.trim().parse().ok();
    let number = plain.or_else(|| without_underscores(text).and_then(|digits| digits.parse().ok()));
    number.ok_or(NumberFault::FloatParsing)
}

/// How a string relates to the digits of a JSON integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    Digits,
    TooLong,
    Other,
}

fn plain_digits(text: &str) -> Plain {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    let digits = magnitude.bytes().take_while(u8::is_ascii_digit).count();
    match magnitude.bytes().next() {
        Some(b'1'..=b'9') if digits > MAX_INT_DIGITS => Plain::TooLong,
        Some(b'1'..=b'9') if digits == magnitude.len() => Plain::Digits,
        Some(b'0') if magnitude.len() == 1 => Plain::Digits,
        _ => Plain::Other,
    }
}

fn from_cleaned(digits: Cow<'_, str>) -> Int<'_> {
    match digits {
        Cow::Borrowed(digits) => Int::from_canonical(digits),
        Cow::Owned(digits) => Int::from_canonical(&digits).into_owned(),
    }
}

/// Takes away everything a lax integer may carry besides sign and digits. What is left may still be no integer.
fn cleaned(text: &str) -> Option<Cow<'_, str>> {
    let trimmed = text.trim();
    let (negative, unsigned) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        // A minus behind the plus would otherwise be taken for the number's own.
        None if trimmed.starts_with("+-") => return None,
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let significant = without_zero_fraction(without_leading_zeros(unsigned)?);
    let digits = without_underscores(significant);
    Some(match (negative, digits) {
        (false, Some(digits)) => Cow::Owned(digits),
        (false, None) => Cow::Borrowed(significant),
        (true, digits) => Cow::Owned(format!("-{}", digits.as_deref().unwrap_or(significant))),
    })
}

/// Cuts the zeros before the first other digit, and underscores between them.
///
/// One character stays in front of a fraction and at the end of the text. A minus behind zeros counts as the
/// beginning of the number, an oddity of the reference: `0-5` is minus five.
fn without_leading_zeros(text: &str) -> Option<&str> {
    match text.bytes().next()? {
        b'1'..=b'9' => return Some(text),
        b'0' => {}
        _ => return None,
    }
    let Some(after) = text.bytes().position(|byte| !matches!(byte, b'0' | b'_')) else {
        return text.get(text.len() - 1..);
    };
    match text.as_bytes().get(after)? {
        b'1'..=b'9' | b'-' => text.get(after..),
        b'.' => text.get(after - 1..),
        _ => None,
    }
}

fn without_zero_fraction(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    }
}

/// The text without underscores, where it has some and each stands alone between other characters.
fn without_underscores(text: &str) -> Option<String> {
    let misplaced = text.starts_with('_') || text.ends_with('_') || text.contains("__");
    (text.contains('_') && !misplaced).then(|| text.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_read_as_integers_as_in_the_reference() {
        let cases = [
            ("0", Ok("0")),
            ("-0", Ok("0")),
            ("7", Ok("7")),
            ("-7", Ok("-7")),
            ("007", Ok("7")),
            ("-007", Ok("-7")),
            ("+7", Ok("7")),
            ("+-7", Err(NumberFault::IntParsing)),
            ("-+7", Err(NumberFault::IntParsing)),
            ("++7", Err(NumberFault::IntParsing)),
            ("--7", Err(NumberFault::IntParsing)),
            (" 7 ", Ok("7")),
            ("\u{3000}-7\n", Ok("-7")),
            ("7.0", Ok("7")),
            ("7.00", Ok("7")),
            ("7.", Err(NumberFault::IntParsing)),
            ("7.5", Err(NumberFault::IntParsing)),
            (".0", Err(NumberFault::IntParsing)),
            ("00.0", Ok("0")),
            ("0_.0", Err(NumberFault::IntParsing)),
            ("1_000", Ok("1000")),
            ("1__000", Err(NumberFault::IntParsing)),
            ("_1", Err(NumberFault::IntParsing)),
            ("1_", Err(NumberFault::IntParsing)),
            ("0_0_7", Ok("7")),
            ("0_", Err(NumberFault::IntParsing)),
            ("0-5", Ok("-5")),
            ("-0-5", Err(NumberFault::IntParsing)),
            ("1_000.0", Ok("1000")),
            ("9223372036854775808", Ok("9223372036854775808")),
            ("-00009223372036854775809", Ok("-9223372036854775809")),
            ("1_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0", Ok("1000000000000000000000")),
            ("1e3", Err(NumberFault::IntParsing)),
            ("\u{661}", Err(NumberFault::IntParsing)),
            ("", Err(NumberFault::IntParsing)),
            ("7 7", Err(NumberFault::IntParsing)),
            ("\u{200b}7", Err(NumberFault::IntParsing)),
        ];
        for (text, expected) in cases {
            let found = str_to_int(text).map(|int| int.to_string());
            assert_eq!(found.as_deref().map_err(|fault| *fault), expected, "{text:?}");
        }
    }

    #[test]
    fn too_many_digits_are_told_apart_only_when_plain() {
        let (most, more) = ("1".repeat(4300), "1".repeat(4301));
        assert!(matches!(str_to_int(&most), Ok(Int::Big(_))));
        assert_eq!(str_to_int(&more), Err(NumberFault::IntParsingSize));
        assert_eq!(str_to_int(&format!("-{more}x")), Err(NumberFault::IntParsingSize));
        assert_eq!(str_to_int(&format!(" {more}")), Err(NumberFault::IntParsing));
        assert_eq!(str_to_int(&format!("0{more}")), Err(NumberFault::IntParsing));
        assert_eq!(str_to_int(&"0".repeat(5000)), Ok(Int::I64(0)));
    }

    #[test]
    fn strings_read_as_floats_as_in_the_reference() {
        let cases = [
            ("1", Ok("1.0")),
            ("1.5", Ok("1.5")),
            ("+1.5", Ok("1.5")),
            (" 1.5 ", Ok("1.5")),
            (".5", Ok("0.5")),
            ("5.", Ok("5.0")),
            ("1e3", Ok("1000.0")),
            ("1e400", Ok("inf")),
            ("-1e400", Ok("-inf")),
            ("inf", Ok("inf")),
            ("-Infinity", Ok("-inf")),
            ("NaN", Ok("nan")),
            ("iNf", Ok("inf")),
            ("1_000.5", Ok("1000.5")),
            ("1__0", Err(NumberFault::FloatParsing)),
            ("_1.5", Err(NumberFault::FloatParsing)),
            (" 1_0", Err(NumberFault::FloatParsing)),
            ("1_0 ", Err(NumberFault::FloatParsing)),
            ("1e1_0", Ok("10000000000.0")),
            ("0x1", Err(NumberFault::FloatParsing)),
            ("", Err(NumberFault::FloatParsing)),
            ("1,5", Err(NumberFault::FloatParsing)),
            ("infinit", Err(NumberFault::FloatParsing)),
        ];
        for (text, expected) in cases {
            let found = str_to_float(text).map(crate::number::float_to_python);
            assert_eq!(found.as_deref().map_err(|fault| *fault), expected, "{text:?}");
        }
    }

    #[test]
    fn whole_floats_read_as_integers() {
        assert_eq!(float_to_int(-0.0), Ok(0));
        assert_eq!(float_to_int(1e15), Ok(1_000_000_000_000_000));
        assert_eq!(float_to_int(1.5), Err(NumberFault::IntFromFloat));
        assert_eq!(float_to_int(9_223_372_036_854_774_784.0), Ok(9_223_372_036_854_774_784));
        assert_eq!(float_to_int(9_223_372_036_854_775_808.0), Err(NumberFault::IntParsingSize));
        assert_eq!(float_to_int(-9_223_372_036_854_775_808.0), Err(NumberFault::IntParsingSize));
        assert_eq!(float_to_int(f64::NAN), Err(NumberFault::FiniteNumber));
        assert_eq!(float_to_int(f64::NEG_INFINITY), Err(NumberFault::FiniteNumber));
    }
}
