//! JSON that keeps the order of keys, read through serde and written in the styles producers use.

use std::fmt;
use std::fmt::Write as _;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A JSON value whose objects keep their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// How JSON text is spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Style {
    /// No blanks
    Compact,
    /// A blank after every comma and colon
    Spaced,
    /// A line per member, indented by two
    Indented,
}

impl Json {
    /// A member of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The members of an object, none of anything else.
    pub(crate) fn members(&self) -> &[(String, Json)] {
        if let Json::Object(members) = self { members } else { &[] }
    }

    /// The items of an array, none of anything else.
    pub(crate) fn items(&self) -> &[Json] {
        if let Json::Array(items) = self { items } else { &[] }
    }

    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Json::String(text) = self { Some(text) } else { None }
    }

    /// The value of a number.
    pub(crate) fn as_f64(&self) -> Option<f64> {
        if let Json::Number(number) = self { number.as_f64() } else { None }
    }

    /// The value of a whole number.
    pub(crate) fn as_i64(&self) -> Option<i64> {
        if let Json::Number(number) = self { number.as_i64() } else { None }
    }

    /// A text member of an object.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// A count among the members of an object.
    pub(crate) fn count(&self, key: &str) -> Option<usize> {
        usize::try_from(self.get(key)?.as_i64()?).ok()
    }

    /// The JSON text of the value.
    pub(crate) fn write(&self, style: Style) -> String {
        let mut text = String::new();
        self.write_into(&mut text, style, 0);
        text
    }

    fn write_into(&self, text: &mut String, style: Style, depth: usize) {
        match self {
            Json::Null => text.push_str("null"),
            Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Json::Number(number) => {
                let _ = write!(text, "{number}");
            }
            Json::String(value) => write_string(text, value),
            Json::Array(items) => {
                text.push('[');
                for (place, item) in items.iter().enumerate() {
                    separate(text, style, depth + 1, place == 0);
                    item.write_into(text, style, depth + 1);
                }
                close(text, style, depth, items.is_empty());
                text.push(']');
            }
            Json::Object(members) => {
                text.push('{');
                for (place, (key, value)) in members.iter().enumerate() {
                    separate(text, style, depth + 1, place == 0);
                    write_string(text, key);
                    text.push_str(if style == Style::Compact { ":" } else { ": " });
                    value.write_into(text, style, depth + 1);
                }
                close(text, style, depth, members.is_empty());
                text.push('}');
            }
        }
    }

    /// The length of the compact text, without strings' escapes.
    pub(crate) fn compact_length(&self) -> usize {
        match self {
            Json::Null => 4,
            Json::Bool(value) => 5 - usize::from(*value),
            Json::Number(number) => number.to_string().len(),
            Json::String(text) => text.len() + 2,
            Json::Array(items) => 2 + items.iter().map(|item| item.compact_length() + 1).sum::<usize>(),
            Json::Object(members) => {
                2 + members.iter().map(|(key, value)| key.len() + 4 + value.compact_length()).sum::<usize>()
            }
        }
    }

    /// Moves the member `key` of every object to its end.
    pub(crate) fn move_last(&mut self, key: &str) {
        match self {
            Json::Array(items) => items.iter_mut().for_each(|item| item.move_last(key)),
            Json::Object(members) => {
                members.iter_mut().for_each(|(_, value)| value.move_last(key));
                members.sort_by_key(|(name, _)| name == key);
            }
            _ => {}
        }
    }
}

fn separate(text: &mut String, style: Style, depth: usize, first: bool) {
    if !first {
        text.push_str(if style == Style::Spaced { ", " } else { "," });
    }
    if style == Style::Indented {
        new_line(text, depth);
    }
}

fn close(text: &mut String, style: Style, depth: usize, empty: bool) {
    if style == Style::Indented && !empty {
        new_line(text, depth);
    }
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}

fn write_string(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            control if control < ' ' => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Json::Number(value.into())
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Json::String(value.to_owned())
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, Style};

    const TEXT: &str = "{\"z\": 1, \"a\": [true, null, -2.5, \"q\\\"\\n\\u0001é\"], \"e\": {}, \"b\": []}";

    #[test]
    fn order_and_text_survive() {
        let value: Json = serde_json::from_str(TEXT).expect("JSON");
        assert_eq!(value.write(Style::Spaced), TEXT);
        for style in [Style::Compact, Style::Indented] {
            let again: Json = serde_json::from_str(&value.write(style)).expect("JSON");
            assert_eq!(again, value);
        }
        assert_eq!(value.write(Style::Indented).lines().count(), 11);
    }

    #[test]
    fn a_key_moves_last_everywhere() {
        let mut value: Json =
            serde_json::from_str(r#"[{"$type":"t","a":{"$type":"u","b":1}}]"#).expect("JSON");
        value.move_last("$type");
        assert_eq!(value.write(Style::Compact), r#"[{"a":{"b":1,"$type":"u"},"$type":"t"}]"#);
    }
}
