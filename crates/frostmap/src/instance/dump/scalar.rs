//! Numbers, strings and keys as JSON.

use frostmap_format::tables::inf_nan;

use crate::instance::Value;
use crate::number::{float_to_json, float_to_python};

/// Writing to memory does not fail, nor do numbers and strings.
fn write(out: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) {
    let length = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        out.truncate(length);
        out.extend_from_slice(b"null");
    }
}

/// A boolean.
pub(super) fn bool(out: &mut Vec<u8>, value: bool) {
    out.extend_from_slice(if value { b"true" } else { b"false" });
}

/// An integer.
pub(super) fn int(out: &mut Vec<u8>, value: i64) {
    write(out, &value);
}

/// A float; infinities and not-a-number as they are to be written.
pub(super) fn float(out: &mut Vec<u8>, value: f64, written: u8) {
    if value.is_finite() { write(out, &value) } else { non_finite(out, value, written) }
}

#[cold]
fn non_finite(out: &mut Vec<u8>, value: f64, written: u8) {
    let word = float_to_json(value);
    match written {
        inf_nan::CONSTANTS => out.extend_from_slice(word.as_bytes()),
        inf_nan::STRINGS => text(out, &word),
        _ => out.extend_from_slice(b"null"),
    }
}

/// A string.
pub(super) fn text(out: &mut Vec<u8>, value: &str) {
    write(out, value);
}

/// The key of a dict.
pub(super) fn key(out: &mut Vec<u8>, key: Value<'_>) {
    match key {
        Value::Str(value) => text(out, value),
        Value::Int(value) => text(out, &value.to_string()),
        Value::BigInt(digits) => text(out, digits),
        Value::Bool(value) => text(out, if value { "true" } else { "false" }),
        Value::Float(value) => text(out, &float_to_python(value)),
        // No container can be a key.
        Value::Null | Value::List(_) | Value::Dict(_) | Value::Object(_) => text(out, "None"),
    }
}
