//! Numbers against the constraints of pydantic's functions, which compare and divide as Python does: exactly, integers
//! with floats as well.

use std::cmp::Ordering;

use super::{Decimal, Int, is_int_multiple};

/// A number of Python's.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PythonNumber<'a> {
    /// An integer; also a boolean.
    Int(Int<'a>),
    /// A float.
    Float(f64),
    /// A finite decimal.
    Decimal(Decimal),
}

impl<'a> PythonNumber<'a> {
    /// A bound as the archive has it: digits of an integer, or a float.
    pub(crate) fn bound(text: &'a str) -> Option<Self> {
        Int::of_archive(text).map(Self::Int).or_else(|| text.parse().ok().map(Self::Float))
    }

    /// Which of two numbers is the greater; nothing where one is not a number.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => Some(left.cmp(right)),
            (Self::Float(left), Self::Float(right)) => left.partial_cmp(right),
            (Self::Int(left), Self::Float(right)) => int_with_float(left, *right),
            (Self::Float(_), Self::Int(_)) => other.compare(self).map(Ordering::reverse),
            (left, right) => left.to_decimal()?.compare(&right.to_decimal()?),
        }
    }

    fn to_decimal(&self) -> Option<Decimal> {
        match self {
            Self::Int(int) => Decimal::parse(&int.to_string()),
            // All digits that a float has.
            Self::Float(float) => Decimal::parse(&format!("{float:.1074}")),
            Self::Decimal(decimal) => Some(decimal.clone()),
        }
    }

    /// Whether it is a multiple of a step, as `%` has it; nothing where an integer is beyond all floats.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> Option<bool> {
        match (self, step) {
            (Self::Int(int), Self::Int(step)) => Some(is_int_multiple(int, step)),
            _ => Some(self.to_float()? % step.to_float()? == 0.0),
        }
    }

    fn to_float(&self) -> Option<f64> {
        match self {
            Self::Int(int) => Some(int.to_f64()).filter(|float| float.is_finite()),
            Self::Float(float) => Some(*float),
            Self::Decimal(_) => None,
        }
    }

    /// Whether it is neither an infinity nor NaN; nothing where an integer is beyond all floats.
    pub(crate) fn is_finite(&self) -> Option<bool> {
        self.to_float().map(f64::is_finite)
    }
}

fn int_with_float(int: &Int<'_>, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = float.trunc();
    // All digits, without an exponent.
    let digits = format!("{whole:.0}");
    let by_whole = int.cmp(&Int::from_canonical(&digits));
    Some(by_whole.then_with(|| whole.partial_cmp(&float).unwrap_or(Ordering::Equal)))
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::PythonNumber;
    use crate::number::Decimal;

    fn of(text: &str) -> PythonNumber<'_> {
        PythonNumber::bound(text).unwrap()
    }

    #[test]
    fn integers_and_floats_are_compared_exactly() {
        let ascending = [
            "-inf",
            "-1e300",
            "-9223372036854775809",
            "-2.5",
            "-2",
            "-1.5",
            "0",
            "0.5",
            "1",
            "9007199254740992",
            "9007199254740993",
            "9007199254740994.0",
            "100000000000000000000001",
            "1e300",
            "inf",
        ];
        for (index, left) in ascending.iter().enumerate() {
            for (other, right) in ascending.iter().enumerate() {
                assert_eq!(of(left).compare(&of(right)), Some(index.cmp(&other)), "{left} {right}");
            }
        }
        assert_eq!(of("1").compare(&of("nan")), None);
        assert_eq!(of("1").compare(&of("1.0")), Some(Ordering::Equal));
        assert_eq!(of("-0.0").compare(&of("0")), Some(Ordering::Equal));
    }

    #[test]
    fn decimals_are_compared_with_what_floats_are() {
        let tenth = PythonNumber::Decimal(Decimal::parse("0.1").unwrap());
        assert_eq!(tenth.compare(&of("0.1")), Some(Ordering::Less));
        assert_eq!(tenth.compare(&of("0")), Some(Ordering::Greater));
        assert_eq!(tenth.compare(&of("inf")), Some(Ordering::Less));
        assert_eq!(tenth.compare(&of("5e-324")), Some(Ordering::Greater));
    }

    #[test]
    fn multiples_are_those_of_the_remainder() {
        let cases = [
            ("6", "3", Some(true)),
            ("-7", "3", Some(false)),
            ("1.5", "0.5", Some(true)),
            ("0.3", "0.1", Some(false)),
            ("inf", "3", Some(false)),
            ("nan", "3", Some(false)),
            ("4", "0.5", Some(true)),
        ];
        for (number, step, expected) in cases {
            assert_eq!(of(number).is_multiple_of(&of(step)), expected, "{number} {step}");
        }
        let huge = "9".repeat(400);
        assert_eq!(of(&huge).is_multiple_of(&of("0.5")), None);
        assert_eq!(of(&huge).is_multiple_of(&of("3")), Some(true));
        assert_eq!(of(&huge).is_finite(), None);
    }
}
