//! Python values as the JSON that pydantic writes for them.
//! Numbers keep the text of their document; what has no such form is refused with its name.

use std::fmt::Write;

use crate::schema::unwrap::collapsed;
use crate::schema::{BytesEncoding, InstanceKind, Kind, Name, Number, PythonValue, Schema, TextKind, Value};

use super::classes::Classes;
use super::scope::Scope;
use super::temporal_text;

/// The JSON of what a builtin type makes without arguments.
pub(super) fn of_builtin(name: &str) -> Option<&'static str> {
    const EMPTY: [(&str, &str); 11] = [
        ("list", "[]"),
        ("dict", "{}"),
        ("set", "[]"),
        ("tuple", "[]"),
        ("frozenset", "[]"),
        ("str", "\"\""),
        ("bytes", "\"\""),
        ("int", "0"),
        ("float", "0.0"),
        ("bool", "false"),
        ("complex", "\"0j\""),
    ];
    EMPTY.iter().find(|(builtin, _)| *builtin == name).map(|(_, text)| *text)
}

/// The JSON of a value; what cannot be written, where it has none.
pub(super) fn text(value: &Value, scope: Scope<'_>, classes: &Classes<'_>) -> Result<String, String> {
    let mut writer = Writer { out: String::new(), scope, classes };
    writer.value(value)?;
    Ok(writer.out)
}

/// The same of a value that stands for one of a schema: an integer where a float is wanted is written as one.
pub(super) fn typed(
    value: &Value,
    schema: &Schema,
    scope: Scope<'_>,
    classes: &Classes<'_>,
) -> Result<String, String> {
    let mut writer = Writer { out: String::new(), scope, classes };
    writer.typed(value, Some(schema))?;
    Ok(writer.out)
}

struct Writer<'w, 'g> {
    out: String,
    scope: Scope<'w>,
    classes: &'w Classes<'g>,
}

type Written = Result<(), String>;

impl Writer<'_, '_> {
    fn value(&mut self, value: &Value) -> Written {
        match value {
            Value::Null => self.out.push_str("null"),
            Value::Bool(value) => self.out.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) => self.out.push_str(number_text(number)),
            Value::String(text) => self.string(text),
            Value::Array(items) => return self.array(items.iter()),
            Value::Object(items) => return self.object(items.iter().map(|(name, value)| (name, value))),
            Value::Python(value) => return self.python(value),
        }
        Ok(())
    }

    fn typed(&mut self, value: &Value, schema: Option<&Schema>) -> Written {
        let wanted = schema.map(collapsed).filter(|schema| schema.serialization.is_none());
        let Some(wanted) = wanted else { return self.value(value) };
        match (value, &wanted.kind) {
            (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_), kind) => match kind {
                Kind::Nullable(nullable) => return self.typed(value, Some(&nullable.schema)),
                Kind::Default(default) => return self.typed(value, Some(&default.schema)),
                Kind::Constrained(constrained) => return self.typed(value, Some(&constrained.schema)),
                _ => {}
            },
            _ => return self.value(value),
        }
        match (value, &wanted.kind) {
            (Value::Bool(value), Kind::Int(_)) => self.out.push_str(if *value { "1" } else { "0" }),
            (Value::Bool(value), Kind::Float(_)) => self.out.push_str(if *value { "1.0" } else { "0.0" }),
            (Value::Number(number), Kind::Float(_)) if number.is_integer() => {
                let _ = write!(self.out, "{:?}", number.as_f64());
            }
            (Value::Array(items), Kind::List(list)) => {
                let wanted = list.items_schema.as_deref();
                return self.array_of(items.iter().map(|item| (item, wanted)));
            }
            (Value::Object(items), Kind::Dict(dict)) => {
                let wanted = dict.values_schema.as_deref();
                return self.object_of(items.iter().map(|(name, value)| (name, value, wanted)));
            }
            _ => return self.value(value),
        }
        Ok(())
    }

    fn string(&mut self, text: &str) {
        self.out.push_str(&serde_json::Value::from(text).to_string());
    }

    fn array<'v>(&mut self, items: impl Iterator<Item = &'v Value>) -> Written {
        self.array_of(items.map(|item| (item, None)))
    }

    fn array_of<'v>(&mut self, items: impl Iterator<Item = (&'v Value, Option<&'v Schema>)>) -> Written {
        self.out.push('[');
        for (position, (item, wanted)) in items.enumerate() {
            if position > 0 {
                self.out.push(',');
            }
            self.typed(item, wanted)?;
        }
        self.out.push(']');
        Ok(())
    }

    fn object<'v>(&mut self, items: impl Iterator<Item = (&'v Name, &'v Value)>) -> Written {
        self.object_of(items.map(|(name, value)| (name, value, None)))
    }

    fn object_of<'v>(
        &mut self,
        items: impl Iterator<Item = (&'v Name, &'v Value, Option<&'v Schema>)>,
    ) -> Written {
        self.out.push('{');
        for (position, (name, value, wanted)) in items.enumerate() {
            if position > 0 {
                self.out.push(',');
            }
            self.string(name);
            self.out.push(':');
            self.typed(value, wanted)?;
        }
        self.out.push('}');
        Ok(())
    }

    fn python(&mut self, value: &PythonValue) -> Written {
        match value {
            PythonValue::Bytes(bytes) => self.bytes(bytes),
            PythonValue::Text { kind, text } => {
                match temporal_text::scalar(*kind, text, self.scope.temporal_format()) {
                    Some(json) => self.out.push_str(&json),
                    None => self.string(&scalar_text(*kind, text)),
                }
                Ok(())
            }
            PythonValue::Timedelta { days, seconds, microseconds } => {
                let format = self.scope.timedelta_format();
                self.out.push_str(&temporal_text::duration(*days, *seconds, *microseconds, format));
                Ok(())
            }
            PythonValue::Pattern { pattern, .. } => {
                self.string(pattern);
                Ok(())
            }
            PythonValue::Collection { items, .. } => self.array(items.iter()),
            PythonValue::Mapping { items, .. } => self.mapping(items),
            PythonValue::Enum { class, name, value } => self.member(class, name, value.as_ref()),
            PythonValue::Instance { kind, class, fields, extra, .. } => {
                self.instance(*kind, class, fields, extra.as_deref())
            }
            PythonValue::Builtin(name) | PythonValue::Class(name) | PythonValue::Opaque(name) => {
                Err(format!("`{name}`"))
            }
            PythonValue::Callable(callable) => Err(format!("`{}`", callable.name)),
            PythonValue::Undefined => Err("`PydanticUndefined`".to_owned()),
            PythonValue::Ellipsis => Err("`...`".to_owned()),
            PythonValue::Missing => Err("`MISSING`".to_owned()),
        }
    }

    fn bytes(&mut self, bytes: &[u8]) -> Written {
        if bytes.is_empty() {
            self.out.push_str("\"\"");
            return Ok(());
        }
        match (self.scope.written_bytes(), str::from_utf8(bytes)) {
            (BytesEncoding::Utf8, Ok(text)) => {
                self.string(text);
                Ok(())
            }
            (BytesEncoding::Hex, _) => {
                let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                self.string(&text);
                Ok(())
            }
            (BytesEncoding::Base64, _) => {
                self.string(&base64(bytes));
                Ok(())
            }
            _ => Err("a `bytes` object".to_owned()),
        }
    }

    fn mapping(&mut self, items: &[(Value, Value)]) -> Written {
        self.out.push('{');
        for (position, (key, value)) in items.iter().enumerate() {
            if position > 0 {
                self.out.push(',');
            }
            let key = key_text(key)?;
            self.string(&key);
            self.out.push(':');
            self.value(value)?;
        }
        self.out.push('}');
        Ok(())
    }

    fn member(&mut self, class: &Name, name: &Name, value: Option<&Value>) -> Written {
        if let Some(value) = value {
            return self.value(value);
        }
        let known = self.classes.members(class);
        let member = known.and_then(|known| known.members.iter().find(|member| member.name == *name));
        match member {
            Some(member) => self.value(&member.value),
            None => Err(format!("`{class}.{name}`, a member of an enum that no document describes,")),
        }
    }

    fn instance(
        &mut self,
        kind: InstanceKind,
        class: &str,
        fields: &[(Name, Value)],
        extra: Option<&[(Name, Value)]>,
    ) -> Written {
        match (kind, fields) {
            (InstanceKind::NamedTuple, _) => self.array(fields.iter().map(|(_, value)| value)),
            (InstanceKind::Model, [(_, root)]) if self.classes.is_root_model(class) => self.value(root),
            _ => {
                let items = fields.iter().chain(extra.unwrap_or_default());
                self.object(items.map(|(name, value)| (name, value)))
            }
        }
    }
}

/// The number as JSON parsers that know the constants read it.
fn number_text(number: &Number) -> &str {
    match number.text() {
        "nan" => "NaN",
        "inf" => "Infinity",
        "-inf" => "-Infinity",
        text => text,
    }
}

/// Base64 with the alphabet for URLs and with padding, as pydantic writes it.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            (0..3).fold(0_u32, |bits, place| bits << 8 | group.get(place).map_or(0, |byte| u32::from(*byte)));
        for place in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'A');
            text.push(if place > group.len() { '=' } else { char::from(digit) });
        }
    }
    text
}

fn scalar_text(kind: TextKind, text: &str) -> String {
    match (kind, text.strip_suffix("+00:00")) {
        (TextKind::DateTime | TextKind::Time, Some(utc)) => format!("{utc}Z"),
        (TextKind::Complex, _) => text.trim_matches(['(', ')']).to_owned(),
        _ => text.to_owned(),
    }
}

fn key_text(key: &Value) -> Result<String, String> {
    match key {
        Value::Null => Ok("None".to_owned()),
        Value::Bool(value) => Ok(value.to_string()),
        Value::Number(number) => Ok(number.text().to_owned()),
        Value::String(text) => Ok(text.to_string()),
        Value::Python(value) => match &**value {
            PythonValue::Text { kind, text } => Ok(scalar_text(*kind, text)),
            PythonValue::Enum { value: Some(value), .. } => key_text(value),
            _ => Err("a dict with such keys".to_owned()),
        },
        Value::Array(_) | Value::Object(_) => Err("a dict with such keys".to_owned()),
    }
}
