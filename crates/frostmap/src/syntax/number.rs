//! Number tokens: where they end, and which fault a broken one has.

use super::fault::{Fault, Scanned};
use super::scan::word;
use crate::number::MAX_INT_DIGITS;

/// A number token of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NumberEnd {
    /// Offset of the first byte after the token.
    pub(super) end: usize,
    /// Whether the token has a fraction or an exponent, or is a word such as `NaN`.
    pub(super) float: bool,
}

/// Finds the end of the number that begins at `start`.
pub(super) fn number(document: &[u8], start: usize, allow_inf_nan: bool) -> Scanned<NumberEnd> {
    let negative = document.get(start) == Some(&b'-');
    let digits = start + usize::from(negative);
    match document.get(digits) {
        None => Err((Fault::EndInValue, digits)),
        Some(b'N') if !negative => not_finite(document, start, "aN", allow_inf_nan, Fault::ExpectedValue),
        Some(b'I') if negative => {
            not_finite(document, digits, "nfinity", allow_inf_nan, Fault::InvalidNumber)
        }
        Some(b'I') => not_finite(document, digits, "nfinity", allow_inf_nan, Fault::ExpectedValue),
        Some(b'0') => after_zero(document, digits + 1),
        Some(b'1'..=b'9') => after_digits(document, digits),
        // A byte that cannot begin a number at all is a missing value, one after a minus a bad number.
        Some(_) if negative => Err((Fault::InvalidNumber, digits)),
        Some(_) => Err((Fault::ExpectedValue, start)),
    }
}

fn not_finite(document: &[u8], at: usize, rest: &str, allowed: bool, refusal: Fault) -> Scanned<NumberEnd> {
    if !allowed {
        return Err((refusal, at));
    }
    let end = word(document, at, rest)?;
    Ok(NumberEnd { end, float: true })
}

fn after_zero(document: &[u8], index: usize) -> Scanned<NumberEnd> {
    match document.get(index) {
        Some(b'0'..=b'9') => Err((Fault::InvalidNumber, index)),
        _ => after_whole_part(document, index),
    }
}

fn after_digits(document: &[u8], first: usize) -> Scanned<NumberEnd> {
    let end = digits_end(document, first);
    if end - first > MAX_INT_DIGITS {
        return Err((Fault::NumberOutOfRange, first + MAX_INT_DIGITS + 1));
    }
    after_whole_part(document, end)
}

fn after_whole_part(document: &[u8], index: usize) -> Scanned<NumberEnd> {
    match document.get(index) {
        Some(b'.') => {
            let end = required_digits(document, index + 1)?;
            match document.get(end) {
                Some(b'e' | b'E') => exponent(document, end + 1),
                _ => Ok(NumberEnd { end, float: true }),
            }
        }
        Some(b'e' | b'E') => exponent(document, index + 1),
        _ => Ok(NumberEnd { end: index, float: false }),
    }
}

fn exponent(document: &[u8], index: usize) -> Scanned<NumberEnd> {
    let sign = matches!(document.get(index), Some(b'-' | b'+'));
    let end = required_digits(document, index + usize::from(sign))?;
    Ok(NumberEnd { end, float: true })
}

fn required_digits(document: &[u8], index: usize) -> Scanned<usize> {
    match document.get(index) {
        None => Err((Fault::EndInValue, index)),
        Some(b'0'..=b'9') => Ok(digits_end(document, index)),
        Some(_) => Err((Fault::InvalidNumber, index)),
    }
}

fn digits_end(document: &[u8], start: usize) -> usize {
    let rest = document.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
