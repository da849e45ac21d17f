//! Fractions as Python's `fractions` reads, shows and compares them.

use std::cmp::Ordering;
use std::fmt;

use super::MAX_INT_DIGITS;
use super::natural::Natural;
use super::python_text::{strip, with_ascii_digits};

/// Exponents beyond this are not read, so that short texts make no huge numbers; pydantic has the same limit.
const MAX_EXPONENT: i64 = 4300;

/// A fraction, reduced only when it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Fraction {
    negative: bool,
    numerator: Natural,
    denominator: Natural,
}

impl Fraction {
    /// Reads a text: `3`, `-3/4`, `1.5`, `1e-3`, with white space around and underscores between digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = with_ascii_digits(strip(text));
        let (negative, unsigned) = match text.as_bytes().first()? {
            b'-' => (true, text.get(1..)?),
            b'+' => (false, text.get(1..)?),
            _ => (false, &*text),
        };
        let (numerator, denominator) = match unsigned.split_once('/') {
            Some((numerator, denominator)) => (integer(numerator)?, integer(denominator)?),
            None => decimal(unsigned)?,
        };
        let negative = negative && !numerator.is_zero();
        (!denominator.is_zero()).then_some(Self { negative, numerator, denominator })
    }

    /// How it compares.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let sizes = || {
            let left = self.numerator.times(&other.denominator);
            left.cmp(&other.numerator.times(&self.denominator))
        };
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => sizes(),
            (true, true) => sizes().reverse(),
        }
    }

    /// Whether it is a whole number of times another, which is not zero.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        let dividend = self.numerator.times(&step.denominator);
        let divided = dividend.divided_by(&self.denominator.times(&step.numerator));
        divided.is_some_and(|(_, rest)| rest.is_zero())
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let common = self.numerator.gcd(&self.denominator);
        let reduced = |number: &Natural| number.divided_by(&common).map(|(reduced, _)| reduced);
        let numerator = reduced(&self.numerator).unwrap_or_else(|| self.numerator.clone());
        let denominator = reduced(&self.denominator).unwrap_or_else(|| self.denominator.clone());
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{numerator}")?;
        if denominator == Natural::one() { Ok(()) } else { write!(f, "/{denominator}") }
    }
}

/// Digits with underscores between them, not more than Python reads.
fn integer(text: &str) -> Option<Natural> {
    let digits = without_underscores(text)?;
    if digits.is_empty() || digits.len() > MAX_INT_DIGITS { None } else { Natural::parse(&digits) }
}

fn without_underscores(text: &str) -> Option<String> {
    let misplaced = text.starts_with('_') || text.ends_with('_') || text.contains("__");
    (!misplaced).then(|| text.replace('_', ""))
}

/// A number with a point or an exponent, as numerator and denominator.
fn decimal(text: &str) -> Option<(Natural, Natural)> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, power(exponent)?),
        None => (text, 0),
    };
    let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && places.is_empty() {
        return None;
    }
    let (whole, places) = (without_underscores(whole)?, without_underscores(places)?);
    if whole.len() > MAX_INT_DIGITS || places.len() > MAX_INT_DIGITS {
        return None;
    }
    let digits = Natural::parse(&format!("{whole}{places}"))?;
    let shift = exponent - i64::try_from(places.len()).ok()?;
    let power = Natural::power_of_ten(usize::try_from(shift.unsigned_abs()).ok()?);
    Some(if shift < 0 { (digits, power) } else { (digits.times(&power), Natural::one()) })
}

fn power(text: &str) -> Option<i64> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, text.get(1..)?),
        b'+' => (1, text.get(1..)?),
        _ => (1, text),
    };
    let digits = without_underscores(digits)?;
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let size = match digits.trim_start_matches('0') {
        "" => 0,
        digits => digits.parse().unwrap_or(i64::MAX),
    };
    (size <= MAX_EXPONENT).then_some(sign * size)
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn fractions_are_shown_as_python_shows_them() {
        let cases = [
            ("1", "1"),
            ("1.5", "3/2"),
            ("2/4", "1/2"),
            ("-0", "0"),
            ("1e3", "1000"),
            ("1e-3", "1/1000"),
            (" 1/2 ", "1/2"),
            ("1_0/2_0", "1/2"),
            (".5", "1/2"),
            ("5.", "5"),
            ("+.5e1", "5"),
            ("-3/6", "-1/2"),
            ("0/7", "0"),
            ("123456789.125", "987654313/8"),
        ];
        for (text, shown) in cases {
            assert_eq!(
                Fraction::parse(text).map(|fraction| fraction.to_string()).as_deref(),
                Some(shown),
                "{text}"
            );
        }
        for text in [
            "", ".", "1/0", "x", "1 / 2", "1/-2", "1.5/2", "--1", "1/2e3", "1e4301", "1e", "_1", "1__0",
            "nan",
        ] {
            assert!(Fraction::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn fractions_are_compared_exactly() {
        let fraction = |text| Fraction::parse(text).unwrap();
        assert!(fraction("1/3").compare(&fraction("0.3333")).is_gt());
        assert!(fraction("-1/3").compare(&fraction("-0.3333")).is_lt());
        assert!(
            fraction("-1").compare(&fraction("1/9")).is_lt()
                && fraction("2/4").compare(&fraction("0.5")).is_eq()
        );
        assert!(
            fraction("3/2").is_multiple_of(&fraction("1/6"))
                && !fraction("1/4").is_multiple_of(&fraction("1/6"))
        );
    }
}
