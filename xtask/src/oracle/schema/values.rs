//! Literals, enums and defaults: values in schemas.

use super::{Maker, NATIVE};
use crate::oracle::input::Inputs;
use crate::oracle::tree::Tree;

/// Bases of enums with the values of their members.
const ENUMS: [(&str, &[&str]); 4] = [
    ("str", &["\"a\"", "\"B\"", "\"é\"", "\"1\"", "\"\"", "\"two words\""]),
    ("int", &["1", "2", "-3", "0", "9007199254740993", "10"]),
    ("float", &["0.5", "1.0", "-2.5", "1e300", "0.1"]),
    ("", &["2", "\"a\"", "2.5", "true", "\"1\"", "-7"]),
];

/// Values of literals.
const LITERALS: [&str; 20] = [
    "\"a\"",
    "\"b\"",
    "\"é\"",
    "\"\"",
    "\"1\"",
    "\"true\"",
    "1",
    "2",
    "-3",
    "0",
    "true",
    "false",
    "null",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "\"x y\"",
    "1.5",
    "1.0",
    "\"a much longer literal, longer than thirty-two bytes\"",
];

/// Defaults of any kind.
const JSON_DEFAULTS: [&str; 10] =
    ["null", "1", "\"x\"", "[]", "{}", "[1, \"a\"]", "{\"a\": 1}", "1.5", "true", "[null, {\"b\": []}]"];

/// Defaults that are of their kind.
const PLAIN_DEFAULTS: [(&str, &str); 7] = [
    ("any", "1"),
    ("bool", "true"),
    ("int", "7"),
    ("float", "1.5"),
    ("str", "\"x\""),
    ("list", "[]"),
    ("dict", "{}"),
];

/// Defaults of kinds that JSON lacks.
const DEFAULTS: [(&str, &[&str]); 14] = [
    ("bytes", &[r#"{"$py": "bytes", "base64": "aGk="}"#, r#"{"$py": "bytes", "base64": ""}"#]),
    ("decimal", &[r#"{"$py": "decimal", "value": "1.50"}"#, r#"{"$py": "decimal", "value": "-7"}"#]),
    ("date", &[r#"{"$py": "date", "value": "2022-06-08"}"#]),
    ("datetime", &[r#"{"$py": "datetime", "value": "2031-04-05T06:07:08.000009+00:00"}"#]),
    ("time", &[r#"{"$py": "time", "value": "04:05:06.000007"}"#]),
    ("timedelta", &[r#"{"$py": "timedelta", "days": 1, "seconds": 2, "microseconds": 3}"#]),
    ("uuid", &[r#"{"$py": "uuid", "value": "ebcdab58-6eb8-46fb-a190-d07a33e9eac8"}"#]),
    ("url", &[r#"{"$py": "url", "value": "http://example.com/"}"#]),
    ("complex", &[r#"{"$py": "complex", "value": "1+2j"}"#]),
    ("set", &[r#"{"$py": "set", "items": []}"#]),
    ("frozenset", &[r#"{"$py": "frozenset", "items": []}"#]),
    ("deque", &[r#"{"$py": "deque", "items": []}"#]),
    ("tuple", &[r#"{"$py": "tuple", "items": []}"#]),
    ("float", &["1.5", "-0.0", r#"{"$py": "float", "value": "inf"}"#, "3.0"]),
];

/// What makes empty values of a kind.
const FACTORIES: [(&str, &str); 9] = [
    ("list", "list"),
    ("dict", "dict"),
    ("set", "set"),
    ("frozenset", "frozenset"),
    ("tuple", "tuple"),
    ("str", "str"),
    ("int", "int"),
    ("float", "float"),
    ("bool", "bool"),
];

fn read(text: &str) -> Tree {
    Tree::parse(text).unwrap_or(Tree::Null)
}

impl Maker {
    pub(super) fn literal(&mut self, _kind: &'static str, _depth: usize) -> Tree {
        let count = if self.random.percent(2) { 0 } else { 1 + self.random.below(5) };
        let mut expected: Vec<Tree> = Vec::new();
        for _ in 0..count {
            let value = match self.random.below(20) {
                0 => self.enum_value(),
                1 => Tree::object([("$py", "bytes".into()), ("base64", "YQ==".into())]),
                _ => read(self.random.word(&LITERALS)),
            };
            if !expected.contains(&value) {
                expected.push(value);
            }
        }
        Tree::object([("type", "literal".into()), ("expected", Tree::Array(expected))])
    }

    pub(super) fn enumeration(&mut self, kind: &'static str, depth: usize) -> Tree {
        let name = self.name("Enum");
        let (base, class, members) = self.enum_class(&name);
        let mut schema = self.plain(kind, depth);
        schema.set("cls", class);
        schema.set("members", members);
        // pydantic says so of every class whose members are values of another type as well.
        if !base.is_empty() {
            schema.set("sub_type", base.into());
        }
        schema
    }

    /// The base, the class and the members of an enum.
    fn enum_class(&mut self, name: &str) -> (&'static str, Tree, Tree) {
        let (base, values) = *self.random.pick(&ENUMS);
        let count = 1 + self.random.below(values.len());
        let mut values = values.to_vec();
        self.random.shuffle(&mut values);
        let member = |(number, value): (usize, &&str)| {
            Tree::object([("name", Tree::String(format!("M{number}"))), ("value", read(value))])
        };
        let members = values.iter().take(count).enumerate().map(member).collect();
        let shown = if base.is_empty() { Tree::Null } else { base.into() };
        let class = Tree::object([("name", name.into()), ("qualname", name.into()), ("base", shown)]);
        (base, class, Tree::Array(members))
    }

    /// A member of an enum that no schema describes.
    pub(super) fn enum_value(&mut self) -> Tree {
        if self.enums.is_empty() {
            let name = self.name("Told");
            let (_, mut class, members) = self.enum_class(&name);
            class.set("members", members);
            self.enums.push((name, class));
        }
        let (name, class) = self.random.pick(&self.enums).clone();
        let members = class.get("members").map(Tree::items).unwrap_or_default();
        let member = self.random.pick(members).get("name").cloned().unwrap_or(Tree::Null);
        Tree::object([("$py", "enum".into()), ("cls", name.as_str().into()), ("name", member)])
    }

    /// A default: a value that fits, any value, or a factory.
    pub(super) fn default(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut inner = self.below(depth);
        if inner.text("type") == Some("default") {
            inner = self.plain("str", 0);
        }
        self.default_of(kind, inner)
    }

    /// A default around a schema: of a kind that JSON has any value, else one of the kind. What Python makes of other
    /// defaults when it validates them is not what JSON's validation says.
    pub(super) fn default_of(&mut self, kind: &'static str, inner: Tree) -> Tree {
        if inner.text("type") == Some("default") {
            return inner;
        }
        let mut inner = inner;
        if matches!(inner.text("type"), Some("bytes" | "date" | "time" | "datetime" | "timedelta")) {
            // An error about such a default shows it as an object, which an archive has only as text.
            inner = Tree::object([("type", inner.text("type").unwrap_or_default().into())]);
        }
        let mut schema = self.plain(kind, 0);
        let name = inner.text("type").unwrap_or_default().to_owned();
        let text = self.random.word(&JSON_DEFAULTS);
        let own = DEFAULTS.iter().find(|(kind, _)| *kind == name);
        let factory = FACTORIES.iter().find(|(kind, _)| *kind == name);
        match (own, factory) {
            (_, Some((_, factory))) if self.random.percent(30) => {
                schema.set(
                    "default_factory",
                    Tree::object([("$py", "builtin".into()), ("name", (*factory).into())]),
                );
            }
            (Some((_, texts)), _) => schema.set("default", read(self.random.word(texts))),
            // Within a union a value that is not of its type changes how all of it is written.
            _ if self.in_union > 0 && is_native(&inner) => {
                let plain = PLAIN_DEFAULTS.iter().find(|(kind, _)| *kind == name);
                schema.set("default", plain.map_or(Tree::Null, |(_, text)| read(text)));
            }
            _ if is_native(&inner) => {
                let fitting = Inputs::new(&mut self.random, &[]).fitting(&inner);
                let fitting = Tree::parse(&fitting.compact()).filter(has_python_form);
                let value = fitting.filter(|_| self.random.percent(70)).unwrap_or_else(|| read(text));
                schema.set("default", value);
            }
            _ if name == "literal" => {
                let expected = inner.get("expected").map(Tree::items).unwrap_or_default();
                if let Some(value) = expected.iter().find(|value| value.get("$py").is_none()) {
                    schema.set("default", value.clone());
                }
            }
            _ => {
                let nullable = Tree::object([("type", "nullable".into()), ("schema", inner.clone())]);
                schema.set("schema", nullable);
                schema.set("default", Tree::Null);
            }
        }
        if schema.get("schema").is_none() {
            schema.set("schema", inner);
        }
        if self.random.percent(20) {
            // How well a default that takes the place of an error fits a union depends on how far the error got.
            let choices: &[&str] =
                if self.in_union > 0 { &["raise", "omit"] } else { &["raise", "omit", "default"] };
            schema.set("on_error", self.random.word(choices).into());
        }
        schema
    }
}

/// Whether a schema's values are the same in Python as in JSON.
fn is_native(schema: &Tree) -> bool {
    let kind = schema.text("type").unwrap_or_default();
    let plain_keys =
        schema.get("keys_schema").is_none_or(|keys| matches!(keys.text("type"), Some("any" | "str")));
    let itself = plain_keys && (NATIVE.contains(&kind) || kind == "nullable");
    itself
        && schema
            .members()
            .iter()
            .filter(|(key, _)| key.ends_with("schema"))
            .all(|(_, inner)| is_native(inner))
}

/// Whether a value is the same once it has been a Python object: no constants beyond JSON, no key twice.
fn has_python_form(value: &Tree) -> bool {
    let members = value.members();
    let once = members.iter().all(|(key, _)| members.iter().filter(|(other, _)| other == key).count() == 1);
    let constant = matches!(value, Tree::Number(text) if text.contains(['N', 'I']));
    once && !constant && value.children().all(has_python_form)
}
