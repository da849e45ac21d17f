//! The context of an error: the values its message speaks of, by name.
//! Typed values come from the variant; a model's own context is JSON text, read when the error is rendered.

use std::borrow::Cow;

use super::error_type::ErrorType;
use super::json_value::{Node, Notation, Tape, json_string};
use super::kind::ErrorKind;
use super::number::Number;

/// One value of a context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContextValue<'k> {
    /// The name it has in `ctx` and in the template.
    pub(super) key: Cow<'k, str>,
    /// The value as JSON.
    pub(super) json: String,
    /// The value as it stands in the message.
    pub(super) words: String,
}

impl ErrorKind {
    /// The context in the order of `ctx`; `None` when the error has no `ctx` at all.
    pub(super) fn context(&self) -> Option<Vec<ContextValue<'_>>> {
        match self {
            Self::Known { error_type, context } => Some(known_context(error_type, context.as_deref()?)),
            Self::Custom { context, .. } => Some(written_context(context.as_deref()?, custom_words)),
            _ => Some(self.values()).filter(|values| !values.is_empty()),
        }
    }

    fn values(&self) -> Vec<ContextValue<'_>> {
        match self {
            Self::JsonInvalid { error }
            | Self::ValueError { error }
            | Self::AssertionError { error }
            | Self::UuidParsing { error } => vec![text("error", error)],
            Self::NeedsPythonObject { method_name } => vec![text("method_name", method_name)],
            Self::ModelType { class_name }
            | Self::DataclassType { class_name }
            | Self::NamedTupleType { class_name } => vec![text("class_name", class_name)],
            Self::GreaterThan { gt } => vec![number("gt", gt)],
            Self::GreaterThanEqual { ge } => vec![number("ge", ge)],
            Self::LessThan { lt } => vec![number("lt", lt)],
            Self::LessThanEqual { le } => vec![number("le", le)],
            Self::MultipleOf { multiple_of } => vec![number("multiple_of", multiple_of)],
            Self::TooShort { field_type, min_length, actual_length } => vec![
                text("field_type", field_type),
                count("min_length", *min_length),
                count("actual_length", *actual_length),
            ],
            Self::TooLong { field_type, max_length, actual_length } => vec![
                text("field_type", field_type),
                count("max_length", *max_length),
                limit("actual_length", *actual_length),
            ],
            Self::StringTooShort { min_length } | Self::BytesTooShort { min_length } => {
                vec![count("min_length", *min_length)]
            }
            Self::StringTooLong { max_length }
            | Self::BytesTooLong { max_length }
            | Self::UrlTooLong { max_length } => vec![count("max_length", *max_length)],
            Self::StringPatternMismatch { pattern } => vec![text("pattern", pattern)],
            Self::Enum { expected } | Self::LiteralError { expected } => vec![text("expected", expected)],
            Self::BytesInvalidEncoding { encoding, encoding_error } => {
                vec![text("encoding", encoding), text("encoding_error", encoding_error)]
            }
            Self::DateParsing { error }
            | Self::DateFromDatetimeParsing { error }
            | Self::TimeParsing { error }
            | Self::DatetimeParsing { error }
            | Self::DatetimeFromDateParsing { error }
            | Self::TimeDeltaParsing { error }
            | Self::UrlParsing { error }
            | Self::UrlSyntaxViolation { error } => vec![text("error", error)],
            Self::TimezoneOffset { tz_expected, tz_actual } => {
                vec![offset("tz_expected", *tz_expected), offset("tz_actual", *tz_actual)]
            }
            Self::UnionTagInvalid { discriminator, tag, expected_tags } => vec![
                text("discriminator", discriminator),
                text("tag", tag),
                text("expected_tags", expected_tags),
            ],
            Self::UnionTagNotFound { discriminator } => vec![text("discriminator", discriminator)],
            Self::UrlScheme { expected_schemes } => vec![text("expected_schemes", expected_schemes)],
            Self::UuidVersion { expected_version } => vec![count("expected_version", *expected_version)],
            Self::DecimalMaxDigits { max_digits } => vec![count("max_digits", *max_digits)],
            Self::DecimalMaxPlaces { decimal_places } => vec![count("decimal_places", *decimal_places)],
            Self::DecimalWholeDigits { whole_digits } => vec![count("whole_digits", *whole_digits)],
            _ => Vec::new(),
        }
    }
}

fn text<'k>(key: &'k str, value: &str) -> ContextValue<'k> {
    ContextValue { key: key.into(), json: json_string(value), words: value.to_owned() }
}

fn count(key: &str, value: u64) -> ContextValue<'_> {
    ContextValue { key: key.into(), json: value.to_string(), words: value.to_string() }
}

fn offset(key: &str, value: i32) -> ContextValue<'_> {
    ContextValue { key: key.into(), json: value.to_string(), words: value.to_string() }
}

fn limit(key: &str, value: Option<u64>) -> ContextValue<'_> {
    match value {
        Some(value) => count(key, value),
        None => ContextValue { key: key.into(), json: "null".to_owned(), words: "more".to_owned() },
    }
}

fn number<'k>(key: &'k str, value: &Number) -> ContextValue<'k> {
    ContextValue { key: key.into(), json: value.to_json(), words: value.to_string() }
}

/// The context of a known type: its own keys first, then what else the model wrote.
fn known_context<'k>(error_type: &ErrorType, context: &'k str) -> Vec<ContextValue<'k>> {
    let mut values = written_context(context, known_words);
    let own = |value: &ContextValue<'_>| error_type.context_keys().iter().position(|key| *key == value.key);
    values.sort_by_key(|value| own(value).unwrap_or(usize::MAX));
    values
}

/// Reads a context that the model wrote. Text that is no object, which the compiler refuses, gives an empty one.
fn written_context(context: &str, words: fn(&str, &Tape<'_>, usize) -> String) -> Vec<ContextValue<'_>> {
    let Some(tape) = Tape::read(context.as_bytes()) else { return Vec::new() };
    let values = tape.members(0).into_iter().filter_map(|member| {
        let Some(Node::Text(key)) = tape.node(member.key) else { return None };
        let json = tape.render(member.value, &Notation::JSON);
        Some(ContextValue { words: words(key, &tape, member.value), key: key.clone(), json })
    });
    values.collect()
}

/// A value in the message of a model's own error type: strings and small integers as they are, the rest as Python's `str`.
fn custom_words(_key: &str, tape: &Tape<'_>, value: usize) -> String {
    match tape.node(value) {
        Some(Node::Text(text)) => text.clone().into_owned(),
        Some(Node::Bool(flag)) => u8::from(*flag).to_string(),
        _ => tape.render(value, &Notation::PYTHON),
    }
}

/// A value in the message of one of pydantic's types: numbers are shown as the typed variants show them.
fn known_words(key: &str, tape: &Tape<'_>, value: usize) -> String {
    match tape.node(value) {
        Some(Node::Null) if key == "actual_length" => "more".to_owned(),
        Some(Node::Float(float)) => Number::F64(*float).to_string(),
        Some(Node::Int(digits)) => match digits.parse() {
            Ok(small) => Number::I64(small).to_string(),
            // Bounds that a model passes here are read as 64-bit integers or else as floats.
            Err(_) => Number::F64(digits.parse().unwrap_or(f64::NAN)).to_string(),
        },
        _ => custom_words(key, tape, value),
    }
}
