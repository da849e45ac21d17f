//! Dicts: keys of objects are strings, which the schema of the keys reads as what they are.

use super::{
    Document, NOT_AS_BUILT, OBJECT_AS_ANY, Unreachable, WRONG_TYPE, Writer, plain, python, text, type_of,
};
use crate::json::{Json, Value};

/// A dict whose keys are strings, where any value is accepted.
pub(super) fn plain_dict(value: &Json<'_>) -> Document {
    let pair = |pair: &Json<'_>| match pair.items() {
        [key, value] if key.as_str().is_some() => Ok(format!("{}:{}", key.text, plain(value)?)),
        _ => Err(OBJECT_AS_ANY),
    };
    let pairs = value.get("items").map(Json::items).ok_or(NOT_AS_BUILT)?.iter().map(pair);
    Ok(format!("{{{}}}", pairs.collect::<Result<Vec<_>, Unreachable>>()?.join(",")))
}

impl<'r> Writer<'r> {
    pub(super) fn mapping(
        &mut self,
        schema: &'r Json<'r>,
        value: &'r Json<'r>,
        config: Option<&'r Json<'r>>,
    ) -> Document {
        let (keys, values) = (schema.get("keys_schema"), schema.get("values_schema"));
        let mut out = Vec::new();
        match (type_of(schema), &value.value, python(value)) {
            ("dict", Value::Object(members), None) => {
                for (key, value) in members {
                    if keys.is_some_and(|keys| type_of(keys) != "str" && type_of(keys) != "any") {
                        return Err(WRONG_TYPE);
                    }
                    out.push(format!("{}:{}", text(key), self.entry(values, value, config)?));
                }
            }
            (kind, Value::Object(_), Some(found)) if found == kind => {
                for pair in value.get("items").map(Json::items).ok_or(NOT_AS_BUILT)? {
                    let [key, value] = pair.items() else { return Err(NOT_AS_BUILT) };
                    let key = match keys {
                        Some(schema) => self.value(schema, key, config)?,
                        None if key.as_str().is_some() => key.text.to_owned(),
                        None => return Err(OBJECT_AS_ANY),
                    };
                    // Keys that are no strings are read from the strings of their texts.
                    let key = match key.as_bytes().first() {
                        Some(b'"') => key,
                        Some(b'[' | b'{') | None => return Err("a key that no string is read as"),
                        _ if key == "null" => return Err("a key that no string is read as"),
                        _ => text(&key),
                    };
                    out.push(format!("{key}:{}", self.entry(values, value, config)?));
                }
            }
            _ => return Err(WRONG_TYPE),
        }
        Ok(format!("{{{}}}", out.join(",")))
    }

    fn entry(
        &mut self,
        schema: Option<&'r Json<'r>>,
        value: &'r Json<'r>,
        config: Option<&'r Json<'r>>,
    ) -> Document {
        schema.map_or_else(|| plain(value), |schema| self.value(schema, value, config))
    }
}
