//! What numbers are equal to: all with the same worth are, whatever their type.

use super::write;
use crate::number::{Complex, Decimal};

/// A whole float is equal to an integer; not-a-number is equal to nothing.
pub(super) fn write_float(key: &mut Vec<u8>, value: f64, unique: usize) {
    if value.is_nan() {
        write_nan(key, unique);
    } else if value.fract() == 0.0 {
        // Adding zero makes a plain zero of the negative one.
        write(key, b'i', format!("{:.0}", value + 0.0).as_bytes());
    } else {
        write(key, b'f', &value.to_bits().to_le_bytes());
    }
}

fn write_nan(key: &mut Vec<u8>, unique: usize) {
    write(key, b'f', format!("nan{unique}").as_bytes());
}

/// Whole numbers are found by their digits, what a float can be by that float, others by their text.
pub(super) fn write_number(key: &mut Vec<u8>, text: &str, unique: usize) {
    let Some(value) = Decimal::parse(text) else { return write(key, b'd', text.as_bytes()) };
    if value.is_nan() {
        return write_nan(key, unique);
    }
    if let Some(digits) = value.to_integer_digits() {
        return write(key, b'i', digits.as_bytes());
    }
    let text = value.normalized().to_string();
    match float_of(&value, &text) {
        Some(float) => write_float(key, float, unique),
        None => write(key, b'd', text.as_bytes()),
    }
}

/// The float that is exactly a decimal which is not whole.
fn float_of(value: &Decimal, normalized: &str) -> Option<f64> {
    /// Places of the smallest of floats.
    const MOST_PLACES: usize = 1074;
    let float: f64 = normalized.parse().ok()?;
    if !value.is_finite() {
        return Some(float);
    }
    // All that floats are made of but whole numbers are halves, and end in five.
    let mantissa = normalized.split(['e', 'E']).next()?;
    if !mantissa.ends_with('5') {
        return None;
    }
    let exact = Decimal::parse(&format!("{float:.MOST_PLACES$}"))?;
    (exact.compare(value) == Some(std::cmp::Ordering::Equal)).then_some(float)
}

/// A complex number without an imaginary part is equal to its real part.
pub(super) fn write_complex(key: &mut Vec<u8>, text: &str, unique: usize) {
    let Some(Complex { real, imaginary }) = Complex::parse(text) else {
        return write(key, b'c', text.as_bytes());
    };
    if real.is_nan() || imaginary.is_nan() {
        return write_nan(key, unique);
    }
    if imaginary == 0.0 {
        return write_float(key, real, unique);
    }
    let bits = [real + 0.0, imaginary].map(|part| part.to_bits().to_le_bytes());
    write(key, b'c', bits.as_flattened());
}
