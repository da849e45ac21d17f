//! Values: JSON's own and the `{"$py": ...}` forms.

use super::Reader;
use super::keys::Keys;
use crate::diagnostics::codes;
use crate::schema::{
    Callable, CollectionKind, InstanceKind, MappingKind, Name, Number, PythonValue, TextKind, Value,
};
use crate::source::{Node, Tree};

const TEXTS: [(&str, TextKind); 9] = [
    ("decimal", TextKind::Decimal),
    ("fraction", TextKind::Fraction),
    ("complex", TextKind::Complex),
    ("date", TextKind::Date),
    ("time", TextKind::Time),
    ("datetime", TextKind::DateTime),
    ("uuid", TextKind::Uuid),
    ("url", TextKind::Url),
    ("multi-host-url", TextKind::MultiHostUrl),
];

const COLLECTIONS: [(&str, CollectionKind); 5] = [
    ("tuple", CollectionKind::Tuple),
    ("set", CollectionKind::Set),
    ("frozenset", CollectionKind::FrozenSet),
    ("deque", CollectionKind::Deque),
    ("generator", CollectionKind::Generator),
];

const MAPPINGS: [(&str, MappingKind); 4] = [
    ("dict", MappingKind::Dict),
    ("ordered-dict", MappingKind::OrderedDict),
    ("counter", MappingKind::Counter),
    ("frozendict", MappingKind::FrozenDict),
];

const INSTANCES: [(&str, InstanceKind); 3] = [
    ("model", InstanceKind::Model),
    ("dataclass", InstanceKind::Dataclass),
    ("named-tuple", InstanceKind::NamedTuple),
];

fn find<T: Copy>(table: &[(&str, T)], kind: &str) -> Option<T> {
    table.iter().find(|(name, _)| *name == kind).map(|(_, value)| *value)
}

impl Reader<'_> {
    /// Reads a value.
    pub(super) fn value(&mut self, node: &Node<'_>) -> Value {
        match &node.tree {
            Tree::Null => Value::Null,
            Tree::Bool(flag) => Value::Bool(*flag),
            Tree::Number(text) => Value::Number(Number::new(text)),
            Tree::String(text) => Value::String(self.name(text)),
            Tree::Array(items) => Value::Array(items.iter().map(|item| self.value(item)).collect()),
            Tree::Object(entries) if entries.iter().any(|(key, _)| key.text == "$py") => {
                self.typed_value(node).unwrap_or(Value::Null)
            }
            Tree::Object(_) => Value::Object(self.pairs(node)),
        }
    }

    /// Reads something nobody looks into. Malformed `$py` forms inside are let through.
    pub(super) fn opaque(&mut self, node: &Node<'_>) -> Value {
        let before = self.problems.len();
        let value = self.value(node);
        self.problems.truncate(before);
        value
    }

    fn pairs(&mut self, node: &Node<'_>) -> Vec<(Name, Value)> {
        let entries = self.entries(node, "a value").unwrap_or_default();
        entries.iter().map(|(key, node)| (self.name(&key.text), self.value(node))).collect()
    }

    fn typed_value(&mut self, node: &Node<'_>) -> Option<Value> {
        let mut keys = self.keys(node, "a typed value")?;
        let kind = self.text(&mut keys, "$py")?;
        let value = self.python_value(kind, &mut keys, node)?;
        self.finish(keys);
        Some(value)
    }

    fn python_value(&mut self, kind: &str, keys: &mut Keys<'_, '_>, node: &Node<'_>) -> Option<Value> {
        if kind == "float" {
            let text = self.text(keys, "value")?;
            return self.checked(node, text.parse::<f64>().is_ok().then(|| Value::Number(Number::new(text))));
        }
        let value = if let Some(kind) = find(&TEXTS, kind) {
            PythonValue::Text { kind, text: self.required_name(keys, "value")? }
        } else if let Some(kind) = find(&COLLECTIONS, kind) {
            keys.take("maxlen");
            let items = self.required(keys, "items")?;
            let items = self.items(items, "`items`")?;
            PythonValue::Collection { kind, items: items.iter().map(|item| self.value(item)).collect() }
        } else if let Some(kind) = find(&MAPPINGS, kind) {
            let items = self.required(keys, "items")?;
            let items = self.items(items, "`items`")?;
            PythonValue::Mapping { kind, items: items.iter().filter_map(|item| self.pair(item)).collect() }
        } else if let Some(kind) = find(&INSTANCES, kind) {
            self.instance(kind, keys)?
        } else {
            self.other_value(kind, keys, node)?
        };
        Some(Value::Python(Box::new(value)))
    }

    fn other_value(&mut self, kind: &str, keys: &mut Keys<'_, '_>, node: &Node<'_>) -> Option<PythonValue> {
        Some(match kind {
            "bytes" => {
                let text = self.text(keys, "base64")?;
                PythonValue::Bytes(self.checked(node, base64(text))?.into())
            }
            "timedelta" => PythonValue::Timedelta {
                days: self.integer(keys, "days").unwrap_or(0),
                seconds: self.integer(keys, "seconds").unwrap_or(0),
                microseconds: self.integer(keys, "microseconds").unwrap_or(0),
            },
            "pattern" => {
                let pattern = self.required_name(keys, "pattern")?;
                PythonValue::Pattern { pattern, flags: self.integer(keys, "flags").unwrap_or(0) }
            }
            "enum" => {
                let class = self.required_name(keys, "cls")?;
                let name = self.required_name(keys, "name")?;
                let value = keys.take("value").map(|node| self.value(node));
                PythonValue::Enum { class, name, value }
            }
            "class" => PythonValue::Class(self.required_name(keys, "name")?),
            "builtin" => PythonValue::Builtin(self.required_name(keys, "name")?),
            "callable" => PythonValue::Callable(self.callable_value(keys)?),
            "undefined" => PythonValue::Undefined,
            "ellipsis" => PythonValue::Ellipsis,
            "missing" => PythonValue::Missing,
            "opaque" => PythonValue::Opaque(self.required_name(keys, "type")?),
            _ => {
                // Exporters name the type of whatever they cannot take apart.
                keys.take_all();
                PythonValue::Opaque(self.name(kind))
            }
        })
    }

    fn callable_value(&mut self, keys: &mut Keys<'_, '_>) -> Option<Callable> {
        let name = self.required_name(keys, "name")?;
        let args = match keys.take("args").map(|node| self.value(node)) {
            Some(Value::Array(args)) => args,
            _ => Vec::new(),
        };
        let kwargs = keys.take("kwargs").map(|node| self.pairs(node)).unwrap_or_default();
        Some(Callable { name, args, kwargs })
    }

    fn instance(&mut self, kind: InstanceKind, keys: &mut Keys<'_, '_>) -> Option<PythonValue> {
        let class = self.required_name(keys, "cls")?;
        let fields = self.required(keys, "fields")?;
        let fields = self.pairs(fields);
        let fields_set = keys.take("fields_set").and_then(|node| match &node.tree {
            Tree::Array(items) => Some(items),
            _ => None,
        });
        let fields_set = fields_set.map(|items| {
            items
                .iter()
                .filter_map(|item| self.string(item, "fields_set").map(|text| self.name(text)))
                .collect()
        });
        let extra = keys.take("extra").filter(|node| matches!(node.tree, Tree::Object(_)));
        let extra = extra.map(|node| self.pairs(node));
        Some(PythonValue::Instance { kind, class, fields, fields_set, extra })
    }

    fn pair(&mut self, node: &Node<'_>) -> Option<(Value, Value)> {
        if let Tree::Array(items) = &node.tree
            && let [key, value] = items.as_slice()
        {
            return Some((self.value(key), self.value(value)));
        }
        self.wrong_type(node, "an item", "a key and a value");
        None
    }

    fn checked<T>(&mut self, node: &Node<'_>, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.report(&codes::BAD_VALUE, node.at, "the typed value is malformed");
        }
        value
    }
}

/// Decodes base64 of either alphabet, with or without padding.
fn base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for character in text.bytes() {
        let digit = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xFF).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    (count < 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_any_length() {
        assert_eq!(base64("").as_deref(), Some(&b""[..]));
        assert_eq!(base64("Zg==").as_deref(), Some(&b"f"[..]));
        assert_eq!(base64("Zm8=").as_deref(), Some(&b"fo"[..]));
        assert_eq!(base64("Zm9v").as_deref(), Some(&b"foo"[..]));
        assert_eq!(base64("_-8").as_deref(), Some(&[0xFF, 0xEF][..]));
        assert!(base64("Z").is_none() && base64("Z*==").is_none());
    }
}
