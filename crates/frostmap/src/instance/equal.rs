//! Whether two values are equal in Python.

use super::{Dict, Object, Value};
use crate::number::Int;

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(object), Self::Dict(dict)) | (Self::Dict(dict), Self::Object(object)) => {
                // A typed dict is a dict; a model is none.
                !object.is_model() && has_entries(object, *dict)
            }
            (Self::Object(left), Self::Object(right)) => same_objects(left, right),
            (Self::Dict(left), Self::Dict(right)) => same_entries(*left, *right),
            (Self::List(left), Self::List(right)) => {
                left.len() == right.len() && left.iter().eq(right.iter())
            }
            (Self::Str(left), Self::Str(right)) => left == right,
            (Self::Null, Self::Null) => true,
            _ => same_numbers(*self, *other),
        }
    }
}

/// Whether a value equals a default. Archives have a model among the defaults as a dict of its fields.
pub(super) fn is_default(value: Value<'_>, default: Value<'_>) -> bool {
    match (value, default) {
        (Value::Object(object), Value::Dict(dict)) => has_entries(&object, dict),
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left.iter().zip(right.iter()).all(|(value, default)| is_default(value, default))
        }
        _ => value == default,
    }
}

/// The order of keys does not matter, but is mostly the same, so the same place is looked at first.
fn same_entries(left: Dict<'_>, right: Dict<'_>) -> bool {
    let find = |index: usize, key: Value<'_>| {
        let there = right.iter().nth(index).filter(|(other, _)| *other == key);
        there.or_else(|| right.iter().find(|(other, _)| *other == key)).map(|(_, value)| value)
    };
    left.len() == right.len()
        && left.iter().enumerate().all(|(index, (key, value))| find(index, key) == Some(value))
}

fn same_objects(left: &Object<'_>, right: &Object<'_>) -> bool {
    let fields = left.fields().map(|field| (field.name, field.value));
    left.name() == right.name()
        && left.is_model() == right.is_model()
        && fields.eq(right.fields().map(|field| (field.name, field.value)))
        && same_entries(left.extras(), right.extras())
}

/// Whether the fields and extras of an object are the entries of a dict.
fn has_entries(object: &Object<'_>, dict: Dict<'_>) -> bool {
    let extras = object.extras();
    let is_in = |key: &str, value| dict.get(key).is_some_and(|default| is_default(value, default));
    dict.len() == object.fields().count() + extras.len()
        && object.fields().all(|field| is_in(field.name, field.value))
        && extras.iter().all(|(key, value)| key.as_str().is_some_and(|key| is_in(key, value)))
}

/// A number; booleans are numbers too.
#[derive(Clone, Copy)]
enum Number<'i> {
    Int(i64),
    Big(&'i str),
    Float(f64),
}

impl<'i> Number<'i> {
    fn of(value: Value<'i>) -> Option<Self> {
        Some(match value {
            Value::Bool(value) => Self::Int(i64::from(value)),
            Value::Int(value) => Self::Int(value),
            Value::BigInt(digits) => Self::Big(digits),
            Value::Float(value) => Self::Float(value),
            _ => return None,
        })
    }
}

fn same_numbers(left: Value<'_>, right: Value<'_>) -> bool {
    let (Some(left), Some(right)) = (Number::of(left), Number::of(right)) else { return false };
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => left == right,
        (Number::Big(left), Number::Big(right)) => left == right,
        (Number::Float(left), Number::Float(right)) => left == right,
        (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
            whole(float).is_some_and(|whole| Int::from_canonical(&whole) == Int::I64(int))
        }
        (Number::Big(digits), Number::Float(float)) | (Number::Float(float), Number::Big(digits)) => {
            whole(float).is_some_and(|whole| whole == digits)
        }
        (Number::Int(_), Number::Big(_)) | (Number::Big(_), Number::Int(_)) => false,
    }
}

/// All digits of a float that is a whole number.
fn whole(float: f64) -> Option<String> {
    (float.fract() == 0.0).then(|| format!("{float:.0}"))
}
