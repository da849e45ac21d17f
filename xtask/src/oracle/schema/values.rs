//! Literals, enums and defaults: values in schemas.

use super::Maker;
use crate::oracle::input::Inputs;
use crate::oracle::pool;
use crate::oracle::tree::Tree;

/// Bases of enums with the values of their members.
const ENUMS: [(&str, &[&str]); 4] = [
    ("str", &["\"a\"", "\"B\"", "\"é\"", "\"1\"", "\"\"", "\"two words\""]),
    ("int", &["1", "2", "-3", "0", "9007199254740993", "10"]),
    ("float", &["0.5", "1.0", "-2.5", "1e300", "0.1"]),
    ("", &["2", "\"a\"", "null", "2.5", "true", "\"1\"", "-7"]),
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
        if !base.is_empty() && self.random.percent(80) {
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
        let inner = self.below(depth);
        self.default_of(kind, inner)
    }

    /// A default around a schema.
    pub(super) fn default_of(&mut self, kind: &'static str, inner: Tree) -> Tree {
        let value = match self.random.below(10) {
            0 | 1 => Tree::Null,
            2 | 3 => {
                read(self.random.word(&["1", "\"x\"", "[]", "{}", "[1, \"a\"]", "{\"a\": 1}", "1.5", "true"]))
            }
            4 => read(self.random.word(pool::PYTHON_VALUES)),
            _ => Inputs::new(&mut self.random, &[]).fitting(&inner),
        };
        let mut schema = self.plain(kind, 0);
        schema.set("schema", inner);
        match self.random.below(20) {
            0 => {}
            1..4 => schema.set("default_factory", self.factory()),
            _ => schema.set("default", value),
        }
        if self.random.percent(20) {
            let word = self.random.word(&["raise", "omit", "default"]);
            schema.set("on_error", word.into());
        }
        schema
    }

    fn factory(&mut self) -> Tree {
        let name =
            self.random.word(&["list", "dict", "set", "tuple", "frozenset", "str", "int", "float", "bool"]);
        Tree::object([("$py", "builtin".into()), ("name", name.into())])
    }
}
