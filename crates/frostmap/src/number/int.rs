//! Integers of any size: 64 bits where they fit, decimal digits where they do not.

use std::borrow::Cow;
use std::cmp::Ordering;

/// How many digits an integer may have in JSON and in lax strings.
pub(crate) const MAX_INT_DIGITS: usize = 4300;

/// An integer of any size.
///
/// Invariant: `Big` is only for what does not fit into 64 bits, and holds an optional `-` and digits
/// without leading zeros. So equal numbers are equal values. [`Int::from_canonical`] establishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Int<'a> {
    /// A number that fits.
    I64(i64),
    /// The digits of one that does not.
    Big(Cow<'a, str>),
}

impl<'a> Int<'a> {
    /// Reads canonical digits: an optional `-`, then `0` or digits that do not begin with `0`. No other check is made.
    ///
    /// JSON integer tokens are canonical by the grammar. `-0` reads as zero.
    pub(crate) fn from_canonical(digits: &'a str) -> Self {
        match digits.parse() {
            Ok(small) => Self::I64(small),
            Err(_) => Self::Big(Cow::Borrowed(digits)),
        }
    }

    /// Reads canonical digits of an archive, where anything may stand.
    pub(crate) fn of_archive(text: &'a str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let canonical = digits.bytes().all(|byte| byte.is_ascii_digit())
            && (digits == "0" || !matches!(digits.bytes().next(), None | Some(b'0')));
        canonical.then(|| Self::from_canonical(text))
    }

    /// The same number, without a tie to where its digits came from.
    pub(crate) fn into_owned(self) -> Int<'static> {
        match self {
            Self::I64(small) => Int::I64(small),
            Self::Big(digits) => Int::Big(Cow::Owned(digits.into_owned())),
        }
    }

    /// The nearest float; an infinity where the number is too large.
    pub(crate) fn to_f64(&self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "the nearest float is asked for")]
            Self::I64(small) => *small as f64,
            Self::Big(digits) => digits.parse().unwrap_or(f64::NAN),
        }
    }

    /// The sign and the digits of a number that does not fit into 64 bits.
    fn big_parts(digits: &str) -> (bool, &str) {
        match digits.strip_prefix('-') {
            Some(magnitude) => (true, magnitude),
            None => (false, digits),
        }
    }
}

impl std::fmt::Display for Int<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::I64(small) => write!(f, "{small}"),
            Self::Big(digits) => f.write_str(digits),
        }
    }
}

impl PartialOrd for Int<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::I64(left), Self::I64(right)) => left.cmp(right),
            // What does not fit lies beyond everything that does, on the side of its sign.
            (Self::I64(_), Self::Big(right)) => {
                if Int::big_parts(right).0 {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
            (Self::Big(_), Self::I64(_)) => other.cmp(self).reverse(),
            (Self::Big(left), Self::Big(right)) => match (Int::big_parts(left), Int::big_parts(right)) {
                ((false, left), (false, right)) => compare_magnitudes(left, right),
                ((true, left), (true, right)) => compare_magnitudes(right, left),
                ((true, _), (false, _)) => Ordering::Less,
                ((false, _), (true, _)) => Ordering::Greater,
            },
        }
    }
}

/// Compares digits without leading zeros: the longer is the larger, equal lengths compare digit by digit.
fn compare_magnitudes(left: &str, right: &str) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASCENDING: [&str; 11] = [
        "-100000000000000000000",
        "-99999999999999999999",
        "-9223372036854775809",
        "-9223372036854775808",
        "-1",
        "0",
        "7",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999",
        "100000000000000000000",
    ];

    #[test]
    fn archives_have_to_hold_canonical_digits() {
        for text in ASCENDING {
            assert_eq!(Int::of_archive(text), Some(Int::from_canonical(text)));
        }
        for text in ["", "-", "00", "-012", "1.0", "1e5", "99999999999999999999x", "--1", "\u{663}"] {
            assert_eq!(Int::of_archive(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_the_order_of_the_numbers() {
        for (i, left) in ASCENDING.iter().enumerate() {
            for (j, right) in ASCENDING.iter().enumerate() {
                assert_eq!(
                    Int::from_canonical(left).cmp(&Int::from_canonical(right)),
                    i.cmp(&j),
                    "{left} {right}"
                );
            }
        }
    }

    #[test]
    fn numbers_that_fit_are_small() {
        assert_eq!(Int::from_canonical("-0"), Int::I64(0));
        assert_eq!(Int::from_canonical("-9223372036854775808"), Int::I64(i64::MIN));
        assert_eq!(Int::from_canonical("9223372036854775808").to_string(), "9223372036854775808");
        assert!(matches!(Int::from_canonical("-9223372036854775809").into_owned(), Int::Big(_)));
    }

    #[test]
    fn conversion_to_float_rounds_to_the_nearest() {
        assert_eq!(
            Int::from_canonical("9007199254740993").to_f64().to_bits(),
            9_007_199_254_740_992f64.to_bits()
        );
        assert_eq!(Int::from_canonical("-100000000000000000000").to_f64().to_bits(), (-1e20f64).to_bits());
        let huge = "9".repeat(400);
        assert_eq!(Int::from_canonical(&huge).to_f64().to_bits(), f64::INFINITY.to_bits());
    }
}
