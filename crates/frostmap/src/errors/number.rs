//! The numbers that bounds and steps are: shown in messages, kept exact in contexts.

use std::fmt;

use super::json_value::json_string;
use crate::number::{float_to_json, float_to_str};

/// A number of a constraint.
///
/// ```
/// use frostmap::errors::Number;
///
/// assert_eq!(Number::F64(5.0).to_string(), "5");
/// assert_eq!(Number::I64(5).to_string(), "5");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// An integer that fits into 64 bits.
    I64(i64),
    /// The decimal digits of one that does not.
    Big(Box<str>),
    /// A float.
    F64(f64),
    /// A bound that JSON has no number for, such as a date or a decimal; a string in the context.
    Text(Box<str>),
}

impl Number {
    /// The number in the context, as JSON.
    pub(super) fn to_json(&self) -> String {
        match self {
            Self::I64(int) => int.to_string(),
            Self::Big(digits) => digits.to_string(),
            Self::F64(float) => float_to_json(*float),
            Self::Text(text) => json_string(text),
        }
    }
}

/// The number in the message: floats have no exponent, and no fraction when they are whole.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::I64(int) => write!(f, "{int}"),
            Self::F64(float) => f.write_str(&float_to_str(*float)),
            Self::Big(text) | Self::Text(text) => f.write_str(text),
        }
    }
}
