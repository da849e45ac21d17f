//! `multiple_of`: remainders of integers of any size, and of floats with a tolerance.

use super::int::Int;

/// How far a float may lie from a multiple; an absolute distance, as in pydantic.
const TOLERANCE: f64 = 1e-9;

/// Digits taken at a time while dividing by a small number; a remainder times this still fits into 128 bits.
const CHUNK_DIGITS: usize = 18;

/// The magnitude of the lowest 64-bit integer.
const LOWEST_MAGNITUDE: &str = "9223372036854775808";

/// Whether `float` is a multiple of `step`, up to an absolute distance of 1e-9. Not a number is one.
pub(crate) fn is_float_multiple(float: f64, step: f64) -> bool {
    let nearest = (float / step).round() * step;
    let distance = (float - nearest).abs();
    // Written as the reference decides it: a distance that does not compare is no failure.
    !matches!(distance.partial_cmp(&TOLERANCE), Some(std::cmp::Ordering::Greater))
}

/// Whether `int` is a multiple of `step`. The compiler refuses a step that is not positive; zero divides nothing here.
pub(crate) fn is_int_multiple(int: &Int<'_>, step: &Int<'_>) -> bool {
    match (int, step) {
        (Int::I64(int), Int::I64(step)) => int.checked_rem(*step).unwrap_or(i64::from(*step == 0)) == 0,
        // A step that does not fit into 64 bits is larger than any number that does, but for the lowest one's magnitude.
        (Int::I64(int), Int::Big(step)) => *int == 0 || (*int == i64::MIN && *step == LOWEST_MAGNITUDE),
        (Int::Big(digits), Int::I64(step)) => remainder_by_small(digits, step.unsigned_abs()) == Some(0),
        (Int::Big(digits), Int::Big(step)) => is_multiple_of_big(digits, step),
    }
}

/// The remainder of the magnitude; `None` when dividing by zero.
fn remainder_by_small(digits: &str, step: u64) -> Option<u128> {
    let step = u128::from(step);
    let mut remainder = 0_u128;
    for chunk in digits.trim_start_matches('-').as_bytes().chunks(CHUNK_DIGITS) {
        for byte in chunk {
            remainder = remainder * 10 + u128::from(byte & 0xf);
        }
        remainder = remainder.checked_rem(step)?;
    }
    Some(remainder)
}

/// Long division by hand, digit by digit; only the remainder is kept, as decimal digits with the highest first.
fn is_multiple_of_big(digits: &str, step: &str) -> bool {
    let digits = digits.trim_start_matches('-');
    let step: Vec<u8> = step.trim_start_matches('-').bytes().map(|byte| byte & 0xf).collect();
    if digits.len() < step.len() {
        return false;
    }
    // One digit wider than the step, so that a digit can be appended before it is reduced.
    let mut remainder = vec![0; step.len() + 1];
    for byte in digits.bytes() {
        remainder.rotate_left(1);
        if let Some(last) = remainder.last_mut() {
            *last = byte & 0xf;
        }
        while subtract(&mut remainder, &step) {}
    }
    remainder.iter().all(|digit| *digit == 0)
}

/// Subtracts `step` from `number`, which is one digit wider, unless it is larger. Says whether it did.
pub(super) fn subtract(number: &mut [u8], step: &[u8]) -> bool {
    let Some((first, rest)) = number.split_first_mut() else { return false };
    if *first == 0 && *rest < *step {
        return false;
    }
    let mut borrow = 0;
    for (digit, minus) in rest.iter_mut().zip(step).rev() {
        let due = minus + borrow;
        borrow = u8::from(*digit < due);
        *digit = *digit + 10 * borrow - due;
    }
    *first = first.saturating_sub(borrow);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn multiple(int: &str, step: &str) -> bool {
        is_int_multiple(&Int::from_canonical(int), &Int::from_canonical(step))
    }

    #[test]
    fn integers_of_any_size_are_divided() {
        assert!(multiple("-12", "4"));
        assert!(!multiple("-13", "4"));
        assert!(multiple("-9223372036854775808", "2"));
        assert!(multiple("0", "100000000000000000000"));
        assert!(!multiple("5", "100000000000000000000"));
        assert!(multiple("-9223372036854775808", "9223372036854775808"));
        assert!(!multiple("-9223372036854775808", "9223372036854775809"));
        assert!(multiple("300000000000000000000", "7000000000000000000") == (300 % 7 == 0));
        assert!(multiple(
            "121932631137021795226185032733622923332237463801111263526900",
            "987654321098765432109876543210"
        ));
        assert!(!multiple(
            "121932631137021795226185032733622923332237463801111263526901",
            "987654321098765432109876543210"
        ));
        assert!(!multiple("5", "0"));
        assert!(!multiple("50000000000000000000000", "0"));
    }

    #[test]
    fn a_product_is_a_multiple_of_its_factors() {
        let factor = u128::from(u64::MAX) + 11;
        for other in 1..200_u128 {
            let product = factor * other;
            assert!(multiple(&product.to_string(), &factor.to_string()));
            assert!(multiple(&format!("-{product}"), &factor.to_string()));
            assert!(!multiple(&(product + 1).to_string(), &factor.to_string()));
            assert_eq!(multiple(&product.to_string(), "97"), product % 97 == 0);
        }
    }

    #[test]
    fn floats_have_a_tolerance() {
        assert!(is_float_multiple(0.3, 0.1));
        assert!(!is_float_multiple(0.35, 0.1));
        assert!(is_float_multiple(1e-10, 1.0));
        assert!(is_float_multiple(f64::NAN, 1.0));
        assert!(is_float_multiple(f64::INFINITY, 0.5));
    }
}
