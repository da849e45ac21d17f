//! Values whose content the documents do not tell.

use super::walk::Walk;
use crate::diagnostics::codes;
use crate::schema::{Kind, PythonValue, Schema, Value};

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    match &schema.kind {
        Kind::Default(default) => {
            if let Some(value) = &default.default {
                values(walk, schema, "default", std::iter::once(value));
            }
        }
        Kind::Literal(literal) => values(walk, schema, "expected", literal.expected.iter()),
        Kind::Enum(found) => {
            values(walk, schema, "members", found.members.iter().map(|member| &member.value))
        }
        Kind::TaggedUnion(union) => values(walk, schema, "choices", union.choices.iter().map(|(tag, _)| tag)),
        _ => {}
    }
}

/// Reports the first unknown value: the others next to it are of the same making.
fn values<'v>(
    walk: &mut Walk<'_>,
    schema: &Schema,
    key: &'static str,
    mut values: impl Iterator<Item = &'v Value>,
) {
    if let Some(what) = values.find_map(|value| unknown(walk, value)) {
        walk.report_key(&codes::PYTHON_VALUE, schema.at, key, what);
    }
}

/// What is unknown about a value, if anything.
fn unknown(walk: &Walk<'_>, value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| unknown(walk, item)),
        Value::Object(pairs) => pairs.iter().find_map(|(_, value)| unknown(walk, value)),
        Value::Python(value) => unknown_python(walk, value),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn unknown_python(walk: &Walk<'_>, value: &PythonValue) -> Option<String> {
    match value {
        PythonValue::Collection { items, .. } => items.iter().find_map(|item| unknown(walk, item)),
        PythonValue::Mapping { items, .. } => {
            items.iter().find_map(|(key, value)| unknown(walk, key).or_else(|| unknown(walk, value)))
        }
        PythonValue::Instance { fields, extra, .. } => {
            let extra = extra.as_deref().unwrap_or_default();
            fields.iter().chain(extra).find_map(|(_, value)| unknown(walk, value))
        }
        PythonValue::Enum { class, name, value: None } if walk.enums.member(class, name).is_none() => {
            Some(format!("no document tells the value of `{class}.{name}`"))
        }
        PythonValue::Opaque(class) => Some(format!("the value is a Python object of type `{class}`")),
        PythonValue::Class(name) => Some(format!("the value is the Python class `{name}`")),
        PythonValue::Builtin(name) => Some(format!("the value is Python's `{name}`")),
        PythonValue::Callable(callable) => {
            Some(format!("the value is the Python function `{}`", callable.name))
        }
        PythonValue::Undefined | PythonValue::Ellipsis => Some("the value has no JSON form".to_owned()),
        _ => None,
    }
}
