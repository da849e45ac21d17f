//! `multiple_of` of decimals. Python divides with 28 digits and looks at what stands behind the point, so that a
//! quotient that only rounds to a whole number counts, and one that is too large does not.

use super::decimal::Decimal;

/// The digits of a quotient.
const PRECISION: i64 = 28;
/// The power of ten of the last digit a quotient can have.
const LEAST_EXPONENT: i64 = -1_000_026;
/// The greatest power of ten of the first digit of a quotient.
const MAX_EXPONENT: i64 = 999_999;

impl Decimal {
    /// Whether it is a multiple of a step, which is above zero.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        if !self.is_finite() || !step.is_finite() || step.is_zero() {
            return false;
        }
        self.is_zero() || quotient_is_whole(self, step)
    }
}

/// The first digits of a quotient.
struct Quotient {
    /// One more than the precision; the first is not zero.
    digits: Vec<u8>,
    /// The power of ten of the first digit.
    adjusted: i64,
    /// Whether something follows.
    inexact: bool,
}

fn quotient_is_whole(number: &Decimal, step: &Decimal) -> bool {
    let quotient = divide(number, step);
    let adjusted = quotient.adjusted;
    if adjusted < LEAST_EXPONENT {
        return rounds_to_zero(&quotient);
    }
    if adjusted > MAX_EXPONENT {
        return false;
    }
    let Some((last, kept)) = quotient.digits.split_last() else { return false };
    let odd = kept.last().is_some_and(|digit| digit % 2 == 1);
    let up = *last > 5 || *last == 5 && (quotient.inexact || odd);
    let nines = kept.iter().rev().take_while(|digit| **digit == 9).count();
    if up {
        // All nines carry into one more digit; otherwise the digit before the nines at the end grows.
        let carried = nines == kept.len();
        let adjusted = adjusted + i64::from(carried);
        let significant = if carried { 1 } else { (kept.len() - nines) as i64 };
        return adjusted < PRECISION && significant <= adjusted + 1;
    }
    let zeros = kept.iter().rev().take_while(|digit| **digit == 0).count();
    let significant = (kept.len() - zeros) as i64;
    adjusted < PRECISION && significant <= adjusted + 1
}

/// A quotient this small has no digits left, or one that is rounded up.
fn rounds_to_zero(quotient: &Quotient) -> bool {
    if quotient.adjusted < LEAST_EXPONENT - 1 {
        return true;
    }
    let rest = quotient.inexact || quotient.digits.iter().skip(1).any(|digit| *digit != 0);
    match quotient.digits.first() {
        Some(first) => *first < 5 || *first == 5 && !rest,
        None => true,
    }
}

/// Long division, as far as digits are wanted.
fn divide(number: &Decimal, step: &Decimal) -> Quotient {
    let digits = |decimal: &Decimal| decimal.digits.bytes().map(|byte| byte & 0xf).collect::<Vec<u8>>();
    let (number_digits, step_digits) = (digits(number), digits(step));
    let mut remainder = vec![0; step_digits.len() + 1];
    let mut quotient = Vec::with_capacity(PRECISION as usize + 1);
    let mut next = number_digits.iter();
    // The power of ten of the digit that the next step gives, when the last digit taken was a number's first.
    let mut place = number.adjusted().saturating_sub(step.exponent);
    let mut adjusted = place;
    while quotient.len() < PRECISION as usize + 1 {
        remainder.rotate_left(1);
        if let Some(last) = remainder.last_mut() {
            *last = next.next().copied().unwrap_or(0);
        }
        let mut digit = 0;
        while super::multiple_of::subtract(&mut remainder, &step_digits) {
            digit += 1;
        }
        if digit != 0 && quotient.is_empty() {
            adjusted = place;
        }
        if digit != 0 || !quotient.is_empty() {
            quotient.push(digit);
        }
        place = place.saturating_sub(1);
    }
    let inexact = remainder.iter().chain(next).any(|digit| *digit != 0);
    Quotient { digits: quotient, adjusted, inexact }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn quotients_are_rounded_as_in_python() {
        let multiple = |number, step| Some(Decimal::parse(number)?.is_multiple_of(&Decimal::parse(step)?));
        let cases = [
            ("6", "3", true),
            ("7", "3", false),
            ("1.5", "0.5", true),
            ("-1.5", "0.5", true),
            ("0.3", "0.1", true),
            ("0", "3", true),
            ("0.00", "7", true),
            ("100", "0.01", true),
            ("1e27", "1", true),
            ("1e28", "1", false),
            ("9999999999999999999999999999", "1", true),
            ("9999999999999999999999999999.5", "1", false),
            ("999999999999999999999999999.5", "1", false),
            ("10000000000000000000000000001", "3", true),
            ("1e-2000000", "1", true),
            ("1e-1000026", "1", false),
            ("1e999999", "1e-5", false),
            ("1e999999", "1e999999", true),
            ("12", "4e0", true),
            ("1", "3e10", false),
            ("inf", "1", false),
            ("nan", "1", false),
        ];
        for (number, step, expected) in cases {
            assert_eq!(multiple(number, step), Some(expected), "{number} {step}");
        }
    }
}
