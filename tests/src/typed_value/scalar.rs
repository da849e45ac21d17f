//! Scalars: each has one text that its schema reads.

use super::{Document, NOT_AS_BUILT, OBJECT_AS_ANY, WRONG_TYPE, Writer, plain, python, text};
use crate::base64::decode;
use crate::json::{Json, Value};

/// A float that JSON has no number for, as Python's parsers read it.
pub(super) fn float(value: &Json<'_>) -> Document {
    Ok(match value.get("value").and_then(Json::as_str) {
        Some("nan") => "NaN".into(),
        Some("inf") => "Infinity".into(),
        Some("-inf") => "-Infinity".into(),
        _ => return Err(OBJECT_AS_ANY),
    })
}

impl<'r> Writer<'r> {
    pub(super) fn scalar(
        &mut self,
        kind: &str,
        schema: &'r Json<'r>,
        value: &'r Json<'r>,
        config: Option<&'r Json<'r>>,
    ) -> Document {
        let whole = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match (kind, &value.value, python(value)) {
            ("none", Value::Null, _) | ("bool", Value::Bool(_), _) | ("str", Value::String(_), _) => {
                Ok(value.text.to_owned())
            }
            ("int", Value::Number, _) if whole(value.text) => Ok(value.text.to_owned()),
            ("float", Value::Number, _) if !whole(value.text) => Ok(value.text.to_owned()),
            ("float", _, Some("float")) => float(value),
            ("bytes", _, Some("bytes")) => bytes(value, config),
            ("timedelta", _, Some("timedelta")) => duration(value),
            ("complex", _, Some("complex")) => {
                let found = value.get("value").and_then(Json::as_str).ok_or(NOT_AS_BUILT)?;
                Ok(text(found.trim_matches(['(', ')'])))
            }
            (
                "date" | "time" | "datetime" | "decimal" | "uuid" | "url" | "multi-host-url",
                _,
                Some(found),
            ) if found == kind => Ok(text(value.get("value").and_then(Json::as_str).ok_or(NOT_AS_BUILT)?)),
            ("literal", _, _) => {
                let expected = schema.get("expected").map(Json::items).unwrap_or_default();
                if !expected.iter().any(|other| other.value == value.value && other.text == value.text) {
                    return Err(WRONG_TYPE);
                }
                if python(value) == Some("enum") { self.member_value(value, None) } else { plain(value) }
            }
            ("enum", _, Some("enum")) => {
                let own = schema.get("cls").and_then(|class| class.get("name")).and_then(Json::as_str);
                if value.get("cls").and_then(Json::as_str) != own {
                    return Err(WRONG_TYPE);
                }
                self.member_value(value, schema.get("members"))
            }
            _ => Err(WRONG_TYPE),
        }
    }

    /// The value of an enum's member, which the document has in its place.
    fn member_value(&self, value: &Json<'_>, members: Option<&Json<'_>>) -> Document {
        let class = value.get("cls").and_then(Json::as_str).unwrap_or_default();
        let known = || self.record.get("enums").and_then(|enums| enums.get(class)?.get("members"));
        let members = members.or_else(known).map(Json::items).unwrap_or_default();
        let name = value.get("name").and_then(Json::as_str);
        let member = members.iter().find(|member| member.get("name").and_then(Json::as_str) == name);
        plain(member.and_then(|member| member.get("value")).ok_or(NOT_AS_BUILT)?)
    }
}

/// Bytes as the config says they stand in strings that are read.
fn bytes(value: &Json<'_>, config: Option<&Json<'_>>) -> Document {
    let encoded = value.get("base64").and_then(Json::as_str).ok_or(NOT_AS_BUILT)?;
    let bytes = decode(encoded).ok_or(NOT_AS_BUILT)?;
    match config.and_then(|config| config.get("val_json_bytes")).and_then(Json::as_str) {
        Some("base64") => Ok(text(encoded)),
        Some("hex") => Ok(text(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())),
        _ => match str::from_utf8(&bytes) {
            Ok(found) => Ok(text(found)),
            Err(_) => Err("bytes that no string holds"),
        },
    }
}

/// A duration in ISO 8601.
fn duration(value: &Json<'_>) -> Document {
    let part = |key: &str| value.get(key).and_then(|part| part.text.parse::<i128>().ok()).ok_or(NOT_AS_BUILT);
    let total = (part("days")? * 86_400 + part("seconds")?) * 1_000_000 + part("microseconds")?;
    let (sign, size) = (if total < 0 { "-" } else { "" }, total.unsigned_abs());
    let (days, rest) = (size / 86_400_000_000, size % 86_400_000_000);
    Ok(format!("\"{sign}P{days}DT{}.{:06}S\"", rest / 1_000_000, rest % 1_000_000))
}
