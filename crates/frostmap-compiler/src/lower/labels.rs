//! What pydantic calls validators and how it shows values, put together for records.

use crate::schema::{Kind, Schema, Value};

/// The name of a validator, as titles and union labels show it.
pub(super) fn label(schema: &Schema) -> String {
    match &schema.kind {
        Kind::Model(model) => last_part(&model.class).to_owned(),
        kind => kind.name().to_owned(),
    }
}

/// A value as Python shows it.
pub(super) fn repr(value: &Value) -> String {
    match value {
        Value::String(text) => format!("'{text}'"),
        Value::Number(number) => number.text().to_owned(),
        other => format!("{other:?}"),
    }
}

/// Values joined the way errors list tags.
pub(super) fn reprs(values: &[&Value]) -> String {
    values.iter().map(|value| repr(value)).collect::<Vec<_>>().join(", ")
}

/// Values joined the way errors say what was expected.
pub(super) fn expected(values: &[&Value]) -> String {
    let Some((last, rest)) = values.split_last() else { return String::new() };
    if rest.is_empty() {
        return repr(last);
    }
    format!("{} or {}", reprs(rest), repr(last))
}

fn last_part(class: &str) -> &str {
    class.rsplit('.').next().unwrap_or(class)
}
