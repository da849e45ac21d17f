//! Constraints that pydantic checks by a function: of unions mostly, which have none of their own.

use super::Maker;
use crate::oracle::tree::Tree;

/// Functions, their keyword, and values of it.
const FUNCTIONS: [(&str, &str, &[&str]); 10] = [
    ("greater_than", "gt", NUMBERS),
    ("greater_than_or_equal", "ge", NUMBERS),
    ("less_than", "lt", NUMBERS),
    ("less_than_or_equal", "le", NUMBERS),
    ("multiple_of", "multiple_of", &["1", "2", "3", "0.5", "0.1", "10"]),
    ("min_length", "min_length", LENGTHS),
    ("max_length", "max_length", LENGTHS),
    ("max_digits", "max_digits", LENGTHS),
    ("decimal_places", "decimal_places", LENGTHS),
    ("", "", &[""]),
];
const NUMBERS: &[&str] =
    &["0", "1", "-1", "5", "0.5", "-2.5", "1e+16", "9007199254740993", "100000000000000000000", "inf"];
const LENGTHS: &[&str] = &["0", "1", "2", "3", "10"];

impl Maker {
    pub(super) fn constrained(&mut self, kind: &'static str, depth: usize) -> Tree {
        let (name, key, values) = *self.random.pick(&FUNCTIONS);
        let value = self.random.word(values);
        let inner = match self.random.below(10) {
            0..=4 => self.union("union", depth),
            5..=6 => self.native(depth),
            _ => self.below(depth),
        };
        let name =
            if name.is_empty() { "forbid_inf_nan_check".to_owned() } else { format!("{name}_validator") };
        let mut function = Tree::object([
            ("$py", "callable".into()),
            ("name", Tree::String(format!("pydantic._internal._validators.{name}"))),
        ]);
        if !key.is_empty() {
            function.set("args", Tree::Array(Vec::new()));
            function.set("kwargs", Tree::object([(key, value.into())]));
        }
        let function = Tree::object([("type", "no-info".into()), ("function", function)]);
        Tree::object([("type", kind.into()), ("function", function), ("schema", inner)])
    }
}
