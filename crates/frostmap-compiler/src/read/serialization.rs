//! The `serialization` of schemas.

use super::Reader;
use super::keys::Keys;
use crate::schema::{CollectionKind, PythonValue, Serialization, Value, WhenUsed};
use crate::source::Node;

const WHEN_USED: [(&str, WhenUsed); 4] = [
    ("always", WhenUsed::Always),
    ("unless-none", WhenUsed::UnlessNone),
    ("json", WhenUsed::Always),
    ("json-unless-none", WhenUsed::UnlessNone),
];

impl Reader<'_> {
    /// Reads the `serialization` of a schema. What has no type of its own, or one that says nothing here, is choices.
    pub(super) fn serialization(&mut self, node: &Node<'_>) -> Option<Serialization> {
        let mut keys = self.keys(node, "`serialization`")?;
        let kind = match keys.take("type") {
            Some(kind) => self.string(kind, "type")?,
            None => "include-exclude-dict",
        };
        let found = match kind {
            "to-string" => Some(Serialization::ToString(self.when_used(&mut keys))),
            "format" => self.formatting(&mut keys),
            "function-plain" | "function-wrap" => {
                let function = self.required(&mut keys, "function");
                let function = function.and_then(|node| self.callable_of(node, "function"));
                keys.take_all();
                function.map(Serialization::Function)
            }
            "include-exclude-sequence" | "include-exclude-dict" | "base64" => Some(self.choices(&mut keys)),
            _ => return Some(Serialization::Schema(Box::new(self.schema(node)))),
        };
        self.finish(keys);
        found
    }

    fn when_used(&mut self, keys: &mut Keys<'_, '_>) -> WhenUsed {
        self.choice(keys, "when_used", &WHEN_USED).unwrap_or(WhenUsed::UnlessNone)
    }

    fn formatting(&mut self, keys: &mut Keys<'_, '_>) -> Option<Serialization> {
        let when_used = self.when_used(keys);
        let spec = self.required_name(keys, "formatting_string")?;
        Some(if spec.is_empty() {
            Serialization::ToString(when_used)
        } else {
            Serialization::Format(spec, when_used)
        })
    }

    fn choices(&mut self, keys: &mut Keys<'_, '_>) -> Serialization {
        let include = self.chosen(keys, "include");
        Serialization::Choices { include, exclude: self.chosen(keys, "exclude") }
    }

    fn chosen(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Vec<Value>> {
        let node = keys.take(key)?;
        match self.value(node) {
            Value::Null => return None,
            Value::Python(value) => {
                if let PythonValue::Collection { kind: CollectionKind::Set, items } = *value {
                    return Some(items);
                }
            }
            _ => {}
        }
        self.wrong_type(node, &format!("`{key}`"), "a set");
        None
    }
}
