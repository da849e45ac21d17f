//! Values for scalars: from the pool of their kind, and beside the limits that a schema says.

use super::Inputs;
use crate::oracle::pool;
use crate::oracle::tree::Tree;

/// The pools of a kind: texts of JSON, and strings.
type Pools = (&'static [&'static [&'static str]], &'static [&'static [&'static str]]);

const POOLS: [(&str, Pools); 16] = [
    ("none", (&[&["null"]], &[&["null", ""]])),
    (
        "bool",
        (
            &[&["true", "false", "true", "false", "0", "1", "1.0", "0.0", "2", "-1", "1.5"]],
            &[pool::NUMBER_STRINGS],
        ),
    ),
    ("int", (&[pool::WHOLE_NUMBERS, pool::FRACTIONS, &["true", "false"]], &[pool::NUMBER_STRINGS])),
    (
        "float",
        (
            &[pool::WHOLE_NUMBERS, pool::FRACTIONS, pool::FRACTIONS, &["true", "false"]],
            &[pool::NUMBER_STRINGS],
        ),
    ),
    (
        "decimal",
        (
            &[pool::WHOLE_NUMBERS, pool::FRACTIONS, &["true"]],
            &[pool::DECIMALS, pool::DECIMALS, pool::NUMBER_STRINGS],
        ),
    ),
    ("complex", (&[pool::WHOLE_NUMBERS, pool::FRACTIONS], &[pool::NUMBER_STRINGS])),
    (
        "str",
        (
            &[&["\"a\""], pool::WHOLE_NUMBERS, pool::FRACTIONS],
            &[pool::STRINGS, pool::STRINGS, pool::PATTERN_TEXTS, pool::NUMBER_STRINGS, pool::MOMENTS],
        ),
    ),
    ("bytes", (&[&["\"YQ==\"", "\"61\"", "1"]], &[pool::STRINGS])),
    ("date", (&[pool::TIMESTAMPS, pool::FRACTIONS], &[pool::MOMENTS])),
    ("time", (&[pool::TIMESTAMPS, pool::FRACTIONS], &[pool::MOMENTS])),
    ("datetime", (&[pool::TIMESTAMPS, pool::FRACTIONS], &[pool::MOMENTS])),
    ("timedelta", (&[pool::TIMESTAMPS, pool::FRACTIONS, &["true"]], &[pool::MOMENTS])),
    ("uuid", (&[&["1"]], &[pool::UUIDS])),
    ("url", (&[&["1"]], &[pool::URLS])),
    ("multi-host-url", (&[&["1"]], &[pool::URLS])),
    ("callable", (&[&["1", "null"]], &[pool::STRINGS])),
];

/// Kinds that are mostly numbers in documents; others are mostly strings.
const NUMBERS: [&str; 5] = ["none", "bool", "int", "float", "decimal"];

/// Options with a number that documents come near.
const BOUNDS: [&str; 5] = ["le", "ge", "lt", "gt", "multiple_of"];

impl Inputs<'_> {
    /// A value for a schema without schemas inside.
    pub(super) fn scalar(&mut self, schema: &Tree) -> Tree {
        let kind = schema.text("type").unwrap_or_default();
        match kind {
            "literal" => return self.one_of(schema, "expected", None),
            "enum" => return self.one_of(schema, "members", Some("value")),
            "str" | "bytes" if self.random.percent(30) => return self.sized(schema),
            _ => {}
        }
        if self.random.percent(40)
            && let Some(value) = self.beside_bound(schema)
        {
            return value;
        }
        let Some((_, (texts, strings))) = POOLS.iter().find(|(name, _)| *name == kind) else {
            return self.any(1);
        };
        let percent = if NUMBERS.contains(&kind) { 70 } else { 20 };
        if self.random.percent(percent) {
            // What is usual comes often, or what is inside of limits would be rare.
            if matches!(kind, "int" | "float" | "decimal") && self.random.percent(40) {
                return self.random.between(-12, 12).into();
            }
            let texts = *self.random.pick(texts);
            self.raw(texts)
        } else {
            let strings = *self.random.pick(strings);
            self.string(strings)
        }
    }

    fn one_of(&mut self, schema: &Tree, key: &str, inner: Option<&str>) -> Tree {
        let values = schema.get(key).map(Tree::items).unwrap_or_default();
        if values.is_empty() || self.random.percent(12) {
            return self.any(1);
        }
        let value = self.random.pick(values);
        let value = inner.map_or(value, |key| value.get(key).unwrap_or(&Tree::Null)).clone();
        match value.text("base64").or_else(|| value.text("value")) {
            Some(text) => text.into(),
            None if value.get("$py").is_some() => self.string(&["a", "B", "1"]),
            None => match (self.random.below(10), value) {
                // As a string, or as the float of the same value.
                (0, Tree::Number(text)) => Tree::String(text),
                (1, Tree::Number(text)) if !text.contains(['.', 'e']) => Tree::Raw(text + ".0"),
                (_, value) => value,
            },
        }
    }

    /// A string about as long as the limits say, in characters of one to four bytes.
    fn sized(&mut self, schema: &Tree) -> Tree {
        let count = self.length(schema).min(400);
        let character = *self.random.pick(&['a', 'a', 'Z', '0', 'é', 'ß', '日', '😀', ' ', '"', '\n']);
        let mut text: String = std::iter::repeat_n(character, count).collect();
        if self.random.percent(20) {
            text = format!("  {text}\t");
        }
        Tree::String(text)
    }

    /// A number or a text at one of the limits, or one step past it.
    fn beside_bound(&mut self, schema: &Tree) -> Option<Tree> {
        let bounds: Vec<&Tree> = BOUNDS.iter().filter_map(|key| schema.get(key)).collect();
        if bounds.is_empty() {
            return None;
        }
        match *self.random.pick(&bounds) {
            Tree::Number(text) => Some(match (text.parse::<i64>(), self.random.below(6)) {
                (Ok(number), 0) => number.saturating_add(1).into(),
                (Ok(number), 1) => number.saturating_sub(1).into(),
                (Ok(number), 2) => number.saturating_mul(3).into(),
                (_, 3) => Tree::String(text.clone()),
                (_, 4) => Tree::Raw(format!("{text}.0").replace("..", ".")),
                _ => Tree::Number(text.clone()),
            }),
            bound => {
                let text = bound.text("value")?;
                if bound.text("$py") == Some("decimal")
                    && self.random.percent(50)
                    && text.parse::<f64>().is_ok_and(f64::is_finite)
                {
                    return Some(Tree::Raw(text.replace("E+", "e")));
                }
                Some(text.into())
            }
        }
    }
}
