//! Numbers as pydantic reads them from JSON: integers of any size, lax conversions from strings, and their text.
//! Pure functions; nothing here knows of documents, fields or locations.
#![forbid(unsafe_code)]

mod bool_like;
mod complex;
mod constraint;
mod decimal;
mod decimal_multiple;
mod fault;
mod float_text;
mod fraction;
mod int;
mod lax;
mod multiple_of;
mod natural;
mod python_text;

pub(crate) use bool_like::{float_to_bool, int_to_bool, str_to_bool};
pub(crate) use complex::Complex;
pub(crate) use constraint::PythonNumber;
pub(crate) use decimal::Decimal;
pub(crate) use fault::NumberFault;
pub(crate) use float_text::{float_to_json, float_to_python, float_to_str};
pub(crate) use fraction::Fraction;
pub(crate) use int::{Int, MAX_INT_DIGITS};
pub(crate) use lax::{float_to_int, str_to_float, str_to_int};
pub(crate) use multiple_of::{is_float_multiple, is_int_multiple};

/// Reads a float token of a document: a JSON number, or `NaN`, `Infinity`, `-Infinity`.
///
/// What is too large becomes an infinity, as in pydantic. `None` only for text that is no number token.
pub(crate) fn float_token(token: &str) -> Option<f64> {
    token.parse().ok()
}
