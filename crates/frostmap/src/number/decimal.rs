//! Decimal numbers as Python's `decimal` reads, shows and compares them: digits and an exponent, never rounded.

use std::cmp::Ordering;
use std::fmt;

use super::python_text::{strip, with_ascii_digits};

/// The greatest exponent of a first digit.
const MAX_EXPONENT: i64 = 999_999_999_999_999_999;
/// The least exponent of a last digit.
const MIN_EXPONENT: i64 = -1_999_999_999_999_999_997;
/// Whole numbers with more zeros than this behind their digits are not written out.
const MOST_ZEROS: i64 = 400;

/// A decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// Whether there is a minus sign.
    pub(super) negative: bool,
    /// What it is besides a number.
    special: Special,
    /// ASCII digits without leading zeros, but `0` for zero; those behind `NaN`, without which it is empty.
    pub(super) digits: String,
    /// The power of ten of the last digit.
    pub(super) exponent: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Special {
    Number,
    Infinity,
    QuietNan,
    SignalingNan,
}

/// How many digits a decimal has, as `max_digits` and `decimal_places` count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DigitCounts {
    /// Digits behind the point.
    pub(crate) places: u64,
    /// All digits.
    pub(crate) digits: u64,
}

impl DigitCounts {
    fn new(digits: u64, exponent: i64) -> Self {
        if exponent >= 0 {
            return Self { places: 0, digits: digits.saturating_add(exponent.unsigned_abs()) };
        }
        let places = exponent.unsigned_abs();
        Self { places, digits: digits.max(places) }
    }

    /// Digits before the point.
    pub(crate) fn whole(self) -> u64 {
        self.digits.saturating_sub(self.places)
    }
}

impl Decimal {
    /// Reads a text as Python's `Decimal` does: white space around, underscores anywhere, digits of any script.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = with_ascii_digits(strip(text));
        let without = text.contains('_').then(|| text.replace('_', ""));
        Self::parse_plain(without.as_deref().unwrap_or(&text))
    }

    fn parse_plain(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.as_bytes().first()? {
            b'-' => (true, text.get(1..)?),
            b'+' => (false, text.get(1..)?),
            _ => (false, text),
        };
        if let Some(special) = Self::parse_special(negative, unsigned) {
            return Some(special);
        }
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        Self::number(negative, &[whole, fraction].concat(), exponent)
    }

    fn parse_special(negative: bool, text: &str) -> Option<Self> {
        let starts =
            |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let (special, payload) = if text.eq_ignore_ascii_case("inf") || text.eq_ignore_ascii_case("infinity")
        {
            (Special::Infinity, "")
        } else if starts("nan") {
            (Special::QuietNan, text.get(3..)?)
        } else if starts("snan") {
            (Special::SignalingNan, text.get(4..)?)
        } else {
            return None;
        };
        let digits = payload.trim_start_matches('0').to_owned();
        let valid = payload.bytes().all(|byte| byte.is_ascii_digit());
        valid.then_some(Self { negative, special, digits, exponent: 0 })
    }

    /// A number from its digits, unless its exponent is out of Python's range.
    pub(crate) fn number(negative: bool, digits: &str, exponent: i64) -> Option<Self> {
        let significant = digits.trim_start_matches('0');
        let digits = if significant.is_empty() { "0" } else { significant }.to_owned();
        let adjusted = exponent.checked_add(i64::try_from(digits.len()).ok()? - 1)?;
        let valid = adjusted <= MAX_EXPONENT && exponent >= MIN_EXPONENT;
        valid.then_some(Self { negative, special: Special::Number, digits, exponent })
    }

    /// Whether it is neither an infinity nor not-a-number.
    pub(crate) fn is_finite(&self) -> bool {
        self.special == Special::Number
    }

    /// Whether it is not-a-number.
    pub(crate) fn is_nan(&self) -> bool {
        matches!(self.special, Special::QuietNan | Special::SignalingNan)
    }

    /// Whether it is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.is_finite() && self.digits == "0"
    }

    /// The power of ten of the first digit.
    pub(super) fn adjusted(&self) -> i64 {
        self.exponent.saturating_add(self.digits.len() as i64 - 1)
    }

    /// The number of digits as they stand, and without zeros at the end.
    pub(crate) fn counts(&self) -> [DigitCounts; 2] {
        let counts = DigitCounts::new(self.digits.len() as u64, self.exponent);
        let significant = self.digits.trim_end_matches('0').len();
        let zeros = self.digits.len() - significant;
        let normalized = if self.is_zero() {
            DigitCounts { places: 0, digits: 1 }
        } else if self.exponent >= 0 {
            counts
        } else {
            DigitCounts::new(significant as u64, self.exponent + zeros as i64)
        };
        [counts, normalized]
    }

    /// The number without zeros at its end.
    pub(crate) fn normalized(&self) -> Self {
        if !self.is_finite() || self.is_zero() {
            return Self { exponent: 0, ..self.clone() };
        }
        let digits = self.digits.trim_end_matches('0').to_owned();
        let exponent = self.exponent + (self.digits.len() - digits.len()) as i64;
        Self { digits, exponent, ..self.clone() }
    }

    /// All digits of a whole number, with a minus before one below zero; nothing for any other, or one that is huge.
    pub(crate) fn to_integer_digits(&self) -> Option<String> {
        let Self { negative, digits, exponent, .. } = self.normalized();
        if !self.is_finite() || !(0..=MOST_ZEROS).contains(&exponent) {
            return None;
        }
        let sign = if negative && digits != "0" { "-" } else { "" };
        Some(format!("{sign}{digits}{}", "0".repeat(exponent as usize)))
    }

    /// How two numbers compare by what they are worth; nothing compares with not-a-number.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.is_nan() || other.is_nan() {
            return None;
        }
        let signs = (self.sign(), other.sign());
        Some(match signs.0.cmp(&signs.1) {
            Ordering::Equal if signs.0 < 0 => other.compare_magnitude(self),
            Ordering::Equal if signs.0 > 0 => self.compare_magnitude(other),
            order => order,
        })
    }

    fn sign(&self) -> i8 {
        match (self.is_zero(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        match (self.is_finite(), other.is_finite()) {
            (false, false) => Ordering::Equal,
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (true, true) => self.adjusted().cmp(&other.adjusted()).then_with(|| {
                // With the first digits at the same place, a digit that is missing at the end is a zero.
                self.digits.trim_end_matches('0').cmp(other.digits.trim_end_matches('0'))
            }),
        }
    }
}

/// An exponent, held within what is surely out of range.
fn parse_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = digits.parse().unwrap_or(4 * MAX_EXPONENT).min(4 * MAX_EXPONENT);
    Some(if negative { -value } else { value })
}

/// The number as Python's `str` shows it.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.negative { "-" } else { "" })?;
        match self.special {
            Special::Infinity => return f.write_str("Infinity"),
            Special::QuietNan => return write!(f, "NaN{}", self.digits),
            Special::SignalingNan => return write!(f, "sNaN{}", self.digits),
            Special::Number => {}
        }
        let length = self.digits.len() as i64;
        // Where the point would stand, counted from the first digit.
        let point = self.exponent.saturating_add(length);
        let plain = self.exponent <= 0 && point > -6;
        let shown = if plain { point } else { 1 };
        if shown <= 0 {
            write!(f, "0.{}{}", "0".repeat(shown.unsigned_abs() as usize), self.digits)?;
        } else if shown >= length {
            f.write_str(&self.digits)?;
        } else {
            let (whole, fraction) = self.digits.split_at_checked(shown as usize).unwrap_or_default();
            write!(f, "{whole}.{fraction}")?;
        }
        if plain { Ok(()) } else { write!(f, "E{:+}", point - shown) }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{Decimal, DigitCounts};

    fn shown(text: &str) -> Option<String> {
        Decimal::parse(text).map(|decimal| decimal.to_string())
    }

    #[test]
    fn texts_read_and_show_as_in_python() {
        let cases = [
            ("1", "1"),
            ("-0", "-0"),
            ("0000.00", "0.00"),
            ("-0.000e5", "-0E+2"),
            (" 1_0 ", "10"),
            ("1__2_", "12"),
            ("1e_5", "1E+5"),
            ("\u{661}\u{662}.\u{665}", "12.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1.5E3", "1.5E+3"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1E-7"),
            ("1234e-10", "1.234E-7"),
            ("in_f", "Infinity"),
            ("-Infinity", "-Infinity"),
            ("nan0012", "NaN12"),
            ("sNaN", "sNaN"),
            ("1e999999999999999999", "1E+999999999999999999"),
            ("1e-1999999999999999997", "1E-1999999999999999997"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["", ".", "-", "+.e1", "1e+", "infinit", "1 2", "1e1000000000000000000", "10e999999999999999999"]
        {
            assert_eq!(shown(text), None, "{text}");
        }
        for text in
            ["1e-1999999999999999998", "0e1000000000000000000", "1e99999999999999999999", "nanx", "\u{BD}"]
        {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_counted_with_and_without_zeros_at_the_end() {
        let counts =
            |text| Decimal::parse(text).map(|decimal| decimal.counts().map(|one| (one.digits, one.places)));
        assert_eq!(counts("12.30"), Some([(4, 2), (3, 1)]));
        assert_eq!(counts("0.001"), Some([(3, 3), (3, 3)]));
        assert_eq!(counts("1e3"), Some([(4, 0), (4, 0)]));
        assert_eq!(counts("0.00"), Some([(2, 2), (1, 0)]));
        assert_eq!(DigitCounts { places: 3, digits: 2 }.whole(), 0);
    }

    #[test]
    fn numbers_compare_by_what_they_are_worth() {
        let compare = |left, right| Decimal::parse(left)?.compare(&Decimal::parse(right)?);
        assert_eq!(compare("1.0", "1"), Some(Ordering::Equal));
        assert_eq!(compare("-0", "0e5"), Some(Ordering::Equal));
        assert_eq!(compare("-2", "-1"), Some(Ordering::Less));
        assert_eq!(compare("100", "99.9"), Some(Ordering::Greater));
        assert_eq!(compare("1e2", "100.01"), Some(Ordering::Less));
        assert_eq!(compare("-inf", "-1e99"), Some(Ordering::Less));
        assert_eq!(compare("inf", "Infinity"), Some(Ordering::Equal));
        assert_eq!(compare("nan", "1"), None);
    }
}
