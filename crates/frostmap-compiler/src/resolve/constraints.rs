//! Constraints pydantic refuses to build, and choices among nothing.

use super::error_types::context_of;
use super::walk::Walk;
use crate::diagnostics::codes;
use crate::schema::{CustomError, Decimal, Kind, Number, PythonValue, Schema, Value};

/// The versions pydantic-core builds. 2 is in no document.
const UUID_VERSIONS: [u8; 7] = [1, 3, 4, 5, 6, 7, 8];

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    match &schema.kind {
        Kind::Int(int) => number(walk, schema, int.multiple_of.as_ref()),
        Kind::Float(float) => number(walk, schema, float.multiple_of.as_ref()),
        Kind::Decimal(decimal) => {
            number(walk, schema, decimal.multiple_of.as_ref());
            digits(walk, schema, decimal);
        }
        Kind::Fraction(fraction) => value(walk, schema, fraction.multiple_of.as_ref()),
        Kind::Timedelta(timedelta) => duration(walk, schema, timedelta.multiple_of.as_ref()),
        Kind::Literal(literal) if literal.expected.is_empty() => nothing(walk, schema, "expected", "literal"),
        Kind::Enum(found) if found.members.is_empty() => nothing(walk, schema, "members", "enum"),
        Kind::Chain(chain) if chain.steps.is_empty() => nothing(walk, schema, "steps", "chain"),
        Kind::Union(union) => {
            if union.choices.is_empty() {
                nothing(walk, schema, "choices", "union");
            }
            let collapses = union.choices.len() == 1 && union.auto_collapse != Some(false);
            if !collapses {
                custom_error(walk, schema, union.custom_error.as_ref());
            }
        }
        Kind::TaggedUnion(union) => custom_error(walk, schema, union.custom_error.as_ref()),
        Kind::CustomError(custom) => custom_error(walk, schema, Some(&custom.error)),
        Kind::Tuple(tuple)
            if tuple.variadic_item_index.is_some_and(|index| index >= tuple.items_schema.len()) =>
        {
            let message = format!("the tuple has {} items", tuple.items_schema.len());
            walk.report_key(&codes::BAD_POSITION, schema.at, "variadic_item_index", message);
        }
        Kind::Url(url) | Kind::MultiHostUrl(url) => {
            if url.allowed_schemes.as_ref().is_some_and(Vec::is_empty) {
                nothing(walk, schema, "allowed_schemes", schema.kind.name());
            }
            let several = matches!(schema.kind, Kind::MultiHostUrl(_));
            if several && url.default_host.as_ref().is_some_and(|host| host.contains(',')) {
                walk.report_key(&codes::BAD_HOST, schema.at, "default_host", "the default host has a comma");
            }
        }
        Kind::Uuid(uuid) if !uuid.version.is_none_or(|version| UUID_VERSIONS.contains(&version)) => {
            let message = "`version` has to be 1 or from 3 to 8";
            walk.report_key(&codes::UNKNOWN_CHOICE, schema.at, "version", message);
        }
        _ => {}
    }
}

fn nothing(walk: &mut Walk<'_>, schema: &Schema, key: &'static str, what: &str) {
    walk.report_key(&codes::NOTHING_TO_CHOOSE, schema.at, key, format!("the {what} has no `{key}`"));
}

fn number(walk: &mut Walk<'_>, schema: &Schema, multiple_of: Option<&Number>) {
    let Some(number) = multiple_of else { return };
    if !number.is_positive() || number.as_f64().is_infinite() && !number.is_integer() {
        let message = format!("nothing is a multiple of {}", number.text());
        walk.report_key(&codes::BAD_MULTIPLE_OF, schema.at, "multiple_of", message);
    }
}

/// Infinities have no digits that could be counted.
fn digits(walk: &mut Walk<'_>, schema: &Schema, decimal: &Decimal) {
    let config = walk.config.and_then(|config| config.allow_inf_nan);
    let counted = decimal.max_digits.is_some() || decimal.decimal_places.is_some();
    if counted && decimal.allow_inf_nan.or(config) == Some(true) {
        let message = "`allow_inf_nan` cannot go with `max_digits` or `decimal_places`";
        walk.report(&codes::DIGITS_OF_INFINITY, schema.at, message);
    }
}

/// `multiple_of` of the kinds whose bounds stay values.
fn value(walk: &mut Walk<'_>, schema: &Schema, multiple_of: Option<&Value>) {
    let positive = match multiple_of {
        Some(Value::Number(number)) => number.is_positive(),
        Some(Value::Python(value)) => match &**value {
            PythonValue::Text { text, .. } => positive(text),
            _ => true,
        },
        Some(Value::String(text)) => positive(text),
        _ => true,
    };
    if !positive {
        let message = "`multiple_of` is not above zero";
        walk.report_key(&codes::BAD_MULTIPLE_OF, schema.at, "multiple_of", message);
    }
}

fn duration(walk: &mut Walk<'_>, schema: &Schema, multiple_of: Option<&speedate::Duration>) {
    let Some(step) = multiple_of else { return };
    if !step.positive || (step.day, step.second, step.microsecond) == (0, 0, 0) {
        let message = "`multiple_of` is not above zero";
        walk.report_key(&codes::BAD_MULTIPLE_OF, schema.at, "multiple_of", message);
    }
}

/// Whether a text such as `3/4`, `0.5` or `PT5S` is no zero and has no minus in front.
fn positive(text: &str) -> bool {
    let numerator = text.split('/').next().unwrap_or(text);
    !text.trim_start().starts_with('-') && numerator.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

fn custom_error(walk: &mut Walk<'_>, schema: &Schema, error: Option<&CustomError>) {
    let Some(error) = error else { return };
    let Some(context) = context_of(&error.error_type) else {
        if error.message.is_none() {
            let message = format!("the error type `{}` needs a message", error.error_type);
            walk.report_key(&codes::BAD_CUSTOM_ERROR, schema.at, "custom_error_type", message);
        }
        return;
    };
    if error.message.is_some() {
        let message =
            format!("`{}` is one of pydantic's error types and has its own message", error.error_type);
        walk.report_key(&codes::BAD_CUSTOM_ERROR, schema.at, "custom_error_message", message);
    }
    let given: &[(crate::schema::Name, Value)] = match &error.context {
        Some(Value::Object(pairs)) => pairs,
        _ => &[],
    };
    for key in context.iter().filter(|key| !given.iter().any(|(name, _)| &**name == **key)) {
        let message = format!("the error type `{}` needs `{key}` in its context", error.error_type);
        walk.report_key(&codes::BAD_CUSTOM_ERROR, schema.at, "custom_error_type", message);
    }
}
