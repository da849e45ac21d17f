//! Makes schemas of every kind and option that is in the tables: `KINDS` here, `OPTIONS` in `options`.
//! A kind or an option that is new to frostmap is a new line in one of them.

mod alias;
mod config;
mod constrained;
mod draw;
mod options;
mod record;
mod union;
mod values;
mod wrapper;

use crate::generate::random::Random;

use super::tree::Tree;

pub(super) use config::config;

/// Makes the schema of one kind, whose parts are at most so deep.
type Make = fn(&mut Maker, &'static str, usize) -> Tree;

struct Kind {
    name: &'static str,
    weight: usize,
    /// Whether there are schemas inside.
    inner: bool,
    make: Make,
}

const fn leaf(name: &'static str, weight: usize, make: Make) -> Kind {
    Kind { name, weight, inner: false, make }
}

const fn around(name: &'static str, weight: usize, make: Make) -> Kind {
    Kind { name, weight, inner: true, make }
}

/// Kinds without a weight stand alone: what comes of them is no value of a field, and pydantic writes it by accident.
const KINDS: [Kind; 48] = [
    leaf("any", 4, Maker::plain),
    leaf("none", 2, Maker::plain),
    leaf("bool", 6, Maker::plain),
    leaf("int", 12, Maker::plain),
    leaf("float", 10, Maker::plain),
    leaf("decimal", 8, Maker::plain),
    leaf("complex", 3, Maker::plain),
    leaf("str", 14, Maker::plain),
    leaf("bytes", 6, Maker::plain),
    leaf("literal", 8, Maker::literal),
    leaf("enum", 7, Maker::enumeration),
    leaf("date", 6, Maker::plain),
    leaf("time", 6, Maker::plain),
    leaf("datetime", 6, Maker::plain),
    leaf("timedelta", 6, Maker::plain),
    leaf("uuid", 4, Maker::plain),
    leaf("url", 5, Maker::plain),
    leaf("multi-host-url", 4, Maker::plain),
    leaf("is-instance", 1, Maker::class),
    leaf("is-subclass", 1, Maker::class),
    leaf("callable", 1, Maker::plain),
    around("nullable", 8, Maker::nullable),
    around("default", 5, Maker::default),
    around("list", 9, Maker::items),
    around("set", 4, Maker::items),
    around("frozenset", 3, Maker::items),
    around("generator", 0, Maker::items),
    around("deque", 2, Maker::items),
    around("tuple", 7, Maker::tuple),
    around("dict", 6, Maker::mapping),
    around("ordered-dict", 2, Maker::mapping),
    around("counter", 2, Maker::mapping),
    around("union", 14, Maker::union),
    around("tagged-union", 10, Maker::tagged_union),
    around("model", 18, Maker::model),
    around("model-fields", 0, Maker::model_fields),
    around("typed-dict", 9, Maker::typed_dict),
    around("dataclass", 7, Maker::dataclass),
    around("dataclass-args", 0, Maker::dataclass_args),
    around("named-tuple", 4, Maker::named_tuple),
    around("definition-ref", 6, Maker::reference),
    around("definitions", 0, Maker::definitions),
    around("chain", 3, Maker::chain),
    around("lax-or-strict", 3, Maker::lax_or_strict),
    around("json-or-python", 2, Maker::json_or_python),
    around("custom-error", 3, Maker::custom_error),
    around("json", 3, Maker::json),
    around("function-after", 4, Maker::constrained),
];

/// Kinds whose values are the same in Python as in JSON, if what is in them is.
pub(in crate::oracle) const NATIVE: [&str; 8] =
    ["any", "none", "bool", "int", "float", "str", "list", "dict"];

/// The names of all kinds.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.name)
}

/// Makes the schemas of one question.
pub(super) struct Maker {
    pub(super) random: Random,
    /// Definitions by name; null while they are being made.
    pub(super) definitions: Vec<(String, Tree)>,
    /// Enums that values name.
    pub(super) enums: Vec<(String, Tree)>,
    /// How often a definition was opened inside something that consumes input.
    consuming: usize,
    /// How many unions the schema is in.
    in_union: usize,
    /// The definitions being made, each with `consuming` when it was opened.
    open: Vec<(String, usize)>,
    named: usize,
}

impl Maker {
    pub(super) fn new(random: Random) -> Self {
        let (definitions, enums, open) = (Vec::new(), Vec::new(), Vec::new());
        Self { random, definitions, enums, consuming: 0, in_union: 0, open, named: 0 }
    }

    /// A schema, of the wanted kind if one is wanted.
    pub(super) fn top(&mut self, wanted: Option<&str>) -> Tree {
        let depth = self.random.below(4);
        let alone = self.random.percent(6).then(|| self.random.pick(&KINDS));
        match wanted.map_or(alone, |wanted| KINDS.iter().find(|kind| kind.name == wanted)) {
            Some(kind) => (kind.make)(self, kind.name, depth.max(1)),
            None => self.schema(depth),
        }
    }

    /// A schema in which no more than so many stand inside each other. There are no typed dicts in unions: pydantic
    /// writes a dict by what it looks like and not by what it was read as, so that they come out by accident there.
    fn schema(&mut self, depth: usize) -> Tree {
        let in_union = self.in_union > 0;
        let fits = |kind: &&Kind| (depth > 0 || !kind.inner) && !(in_union && kind.name == "typed-dict");
        let total = KINDS.iter().filter(fits).map(|kind| kind.weight).sum();
        let mut left = self.random.below(total);
        let drawn = KINDS.iter().filter(fits).find(|kind| {
            let found = left < kind.weight;
            left = left.saturating_sub(kind.weight);
            found
        });
        drawn.map_or(Tree::Null, |kind| (kind.make)(self, kind.name, depth))
    }

    /// A schema whose values are the same in Python as in JSON.
    fn native(&mut self, depth: usize) -> Tree {
        let kind = self.random.word(if depth > 1 { &NATIVE } else { &NATIVE[..6] });
        let mut schema = self.plain(kind, 0);
        match kind {
            "list" => schema.set("items_schema", self.native(depth - 1)),
            "dict" => schema.set("values_schema", self.native(depth - 1)),
            _ => {}
        }
        schema
    }

    /// A schema one level down, in the same place of the document.
    fn below(&mut self, depth: usize) -> Tree {
        self.schema(depth.saturating_sub(1))
    }

    /// A schema one level down, of a part of what is there in the document.
    fn part(&mut self, depth: usize) -> Tree {
        self.consuming += 1;
        let schema = self.below(depth);
        self.consuming -= 1;
        schema
    }

    /// A kind of which nothing but options can be said.
    fn plain(&mut self, kind: &'static str, _depth: usize) -> Tree {
        let mut schema = Tree::object([("type", kind.into())]);
        self.options(kind, &mut schema);
        schema
    }

    /// A name nothing else has, so that every class is its own.
    fn name(&mut self, prefix: &str) -> String {
        self.named += 1;
        format!("{prefix}{}", self.named)
    }

    /// `is-instance` and `is-subclass`.
    fn class(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        schema.set("cls", Tree::String(self.name("Class")));
        schema
    }
}
