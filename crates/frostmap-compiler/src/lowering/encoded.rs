//! Strings that are given encoded, where a document says by which of pydantic's encoders.

use frostmap_format::Function as Known;

use crate::schema::{Callable, Function, Kind, KnownFunction, PythonValue, Schema, Serialization, Value};

const DECODE: &str = "pydantic.types.EncodedStr.decode_str";
const ENCODE: &str = "pydantic.types.EncodedStr.encode_str";

/// The encoders: as classes, and as Python's `repr` shows those.
const ENCODERS: [(&str, &str, Known); 2] = [
    ("pydantic.types.Base64Encoder", "<class 'pydantic.types.Base64Encoder'>", Known::Base64Str),
    ("pydantic.types.Base64UrlEncoder", "<class 'pydantic.types.Base64UrlEncoder'>", Known::Base64UrlStr),
];

/// What stands for the function that decodes a string, if that is written encoded in the same way.
pub(super) fn encoded(kind: &str, function: &Function, schema: &Schema) -> Option<Schema> {
    let inner = function.schema.as_deref()?;
    if kind != "function-after" || !matches!(&inner.kind, Kind::Str(str) if !str.path) {
        return None;
    }
    let decoder = encoder(&function.function, DECODE)?;
    let Some(Serialization::Function(writer)) = schema.serialization.as_deref() else { return None };
    if encoder(writer, ENCODE) != Some(decoder) {
        return None;
    }
    let known = KnownFunction { function: decoder, schema: Some(Box::new(inner.clone())) };
    Some(Schema::new(Kind::KnownFunction(Box::new(known)), schema.at))
}

/// The function of the encoder that a function is bound to, if it is this one.
fn encoder(function: &Callable, name: &str) -> Option<Known> {
    let [(key, encoder)] = function.kwargs.as_slice() else { return None };
    if *function.name != *name || !function.args.is_empty() || **key != *"encoder" {
        return None;
    }
    let is = |class: &str, shown: &str| match encoder {
        Value::String(text) => **text == *shown,
        Value::Python(value) => matches!(&**value, PythonValue::Class(name) if **name == *class),
        _ => false,
    };
    ENCODERS.iter().find(|(class, shown, _)| is(class, shown)).map(|(.., known)| *known)
}

/// Whether a function writes strings encoded, and in the alphabet for URLs.
pub(crate) fn encodes(function: &Callable) -> Option<bool> {
    encoder(function, ENCODE).map(|known| known == Known::Base64UrlStr)
}
