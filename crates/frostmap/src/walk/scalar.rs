//! Values as far as they can equal a constant, and when they do: as Python has it.

use std::borrow::Cow;

use serde_json::Value;

use super::Walk;
use super::entries::plain_text;
use super::number::{NumberValue, starts_number};
use crate::number::{Int, NumberFault, float_to_int};
use crate::sink::Sink;

/// A value as far as it can equal a constant.
#[derive(Debug, Clone)]
pub(super) enum Scalar<'t> {
    Null,
    Bool(bool),
    Int(Int<'t>),
    Float(f64),
    Str(Cow<'t, str>),
    /// An array or object, as JSON.
    Container(&'t [u8]),
}

impl Scalar<'_> {
    /// A number as Python compares it with other types: booleans are 0 and 1.
    fn number(&self) -> Option<f64> {
        match self {
            Self::Bool(value) => Some(f64::from(u8::from(*value))),
            Self::Int(value) => Some(value.to_f64()),
            Self::Float(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn same_type(&self, constant: &Scalar<'_>) -> bool {
        match (self, constant) {
            (Self::Null, Scalar::Null) => true,
            (Self::Bool(left), Scalar::Bool(right)) => left == right,
            (Self::Int(left), Scalar::Int(right)) => left == right,
            (Self::Float(left), Scalar::Float(right)) => left == right,
            (Self::Str(left), Scalar::Str(right)) => left == right,
            (Self::Container(left), Scalar::Container(right)) => equal_in_python(left, right),
            _ => false,
        }
    }

    pub(super) fn equal(&self, constant: &Scalar<'_>) -> bool {
        match (self, constant) {
            (Self::Int(left), Scalar::Int(right)) => left == right,
            (Self::Int(int), Scalar::Float(float)) => whole(*float).as_ref() == Some(int),
            (Self::Float(float), Scalar::Int(int)) => whole(*float).as_ref() == Some(int),
            _ => match (self.number(), constant.number()) {
                (Some(left), Some(right)) => left == right,
                _ => self.same_type(constant),
            },
        }
    }
}

/// A float as an integer, if it is one.
fn whole(float: f64) -> Option<Int<'static>> {
    match float_to_int(float) {
        Ok(int) => Some(Int::I64(int)),
        Err(NumberFault::IntParsingSize) => Some(Int::from_canonical(&format!("{float:.0}")).into_owned()),
        Err(_) => None,
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// The scalar at a position and the position behind it; containers are skipped.
    pub(super) fn scalar(&mut self, at: usize) -> Option<(Scalar<'a>, usize)> {
        let at = self.text.skip_blanks(at);
        match self.text.byte(at) {
            b'"' => {
                let end = self.string_end(at + 1)?;
                Some((Scalar::Str(plain_text(&self.text, at + 1, end)), end.at + 1))
            }
            b't' | b'f' => self.boolean_token(at).map(|(value, end)| (Scalar::Bool(value), end)),
            byte if starts_number(byte) => {
                let token = self.number_token(at)?;
                let value = match self.number_value(at, token) {
                    NumberValue::Int(value) => Scalar::Int(value),
                    NumberValue::Float(value) => Scalar::Float(value),
                };
                Some((value, token.end))
            }
            b'n' => self.null(at).map(|step| (Scalar::Null, step.at)),
            _ => self.skip(at).map(|end| (Scalar::Container(self.text.slice(at, end)), end)),
        }
    }
}

/// Whether two containers are equal in Python, where numbers are equal by value and booleans are numbers.
#[cold]
fn equal_in_python(left: &[u8], right: &[u8]) -> bool {
    match (serde_json::from_slice(left), serde_json::from_slice(right)) {
        (Ok(left), Ok(right)) => equal_values(&left, &right),
        _ => false,
    }
}

fn equal_values(left: &Value, right: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
        value => value.as_f64(),
    };
    match (left, right) {
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal_values(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, value)| right.get(key).is_some_and(|other| equal_values(value, other));
            left.len() == right.len() && left.iter().all(same)
        }
        (Value::Number(left), Value::Number(right)) if left == right => true,
        _ => match (number(left), number(right)) {
            (Some(left), Some(right)) => left == right,
            _ => left == right,
        },
    }
}
