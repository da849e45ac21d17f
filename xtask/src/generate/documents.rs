//! Valid documents of a wanted size for any model of a set.
//!
//! The schema is walked with a number of bytes still to fill ("room"). Lists take what room there is, optional fields
//! are given while there is some, and recursion ends because the smallest instance of everything is known.

use std::collections::HashMap;
use std::fmt;

use super::json::{Json, Style};
use super::model_set::{ModelSet, is_required, unlabelled};
use super::random::Random;
use super::spoil::spoil_late;
use super::values;

/// Nesting at which only the smallest instances are made.
const DEEPEST: usize = 60;

/// Room given to an item of a list that does not contain its list's holder again.
const ITEM: usize = 1_100;

/// Room in which a document still has to grow a lot.
const LARGE: usize = 4 * ITEM;

/// Below this size the best of several documents is taken.
const SMALL: usize = 64 * 1024;

const TRIES: u64 = 24;

/// What a document shall be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    /// Wanted length in bytes of the compact text; what the model cannot fill stays unfilled.
    pub(crate) size: usize,
    /// The document that this number makes.
    pub(crate) seed: u64,
    /// Tags stand last in their objects, not first.
    pub(crate) tag_last: bool,
    /// One error, near the end.
    pub(crate) invalid: bool,
    /// Spacing of the text.
    pub(crate) style: Style,
}

/// Why no document was made.
#[derive(Debug)]
pub(crate) enum DocumentError {
    /// The set has no such entry model.
    NoSuchModel(String),
    /// The model needs a value of a kind that cannot be made up, such as a text that matches a pattern.
    NotMakeable(String),
    /// No place in the document was found where an error can be made.
    NotSpoilable(String),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchModel(name) => write!(formatter, "the set has no model named {name}"),
            Self::NotMakeable(name) => write!(formatter, "{name} needs a value that cannot be made up"),
            Self::NotSpoilable(name) => {
                write!(formatter, "found no place for an error in a document for {name}")
            }
        }
    }
}

impl std::error::Error for DocumentError {}

/// Makes the text of a document for the entry model `name`.
pub(crate) fn document(set: &ModelSet, name: &str, recipe: Recipe) -> Result<String, DocumentError> {
    let schema = set.model(name).ok_or_else(|| DocumentError::NoSuchModel(name.to_owned()))?;
    let mut value = nearest(set, schema, recipe).ok_or_else(|| match set.smallest(schema) {
        Some(_) => DocumentError::NotSpoilable(name.to_owned()),
        None => DocumentError::NotMakeable(name.to_owned()),
    })?;
    if recipe.tag_last {
        value.move_last("$type");
    }
    Ok(value.write(recipe.style))
}

/// Of some documents the one nearest to the wanted size.
fn nearest(set: &ModelSet, schema: &Json, recipe: Recipe) -> Option<Json> {
    let tries = if recipe.size < SMALL { TRIES } else { 1 };
    let made = (0..tries).filter_map(|attempt| {
        let random = Random::of_part(recipe.seed, attempt);
        let mut maker = Maker { set, random, depth: 0, holder: "", reached: HashMap::new() };
        let mut value = maker.value(schema, "", recipe.size)?;
        (!recipe.invalid || spoil_late(set, schema, &mut value)).then_some(value)
    });
    made.min_by_key(|value| value.compact_length().abs_diff(recipe.size))
}

struct Maker<'a> {
    set: &'a ModelSet,
    random: Random,
    depth: usize,
    /// The definition being made.
    holder: &'a str,
    /// Whether a schema, by its address, may contain a definition, by its name.
    reached: HashMap<(usize, &'a str), bool>,
}

impl<'a> Maker<'a> {
    /// An instance of `schema` for the field `key`, about `room` bytes long if it can grow.
    fn value(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
        let body = self.set.body(schema)?;
        let outside = self.holder;
        self.holder = schema.text("schema_ref").unwrap_or(outside);
        self.depth += 1;
        let value = self.instance(body, key, if self.depth > DEEPEST { 0 } else { room });
        self.depth -= 1;
        self.holder = outside;
        value
    }

    fn instance(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
        match schema.text("type")? {
            "any" => Some(values::anything(&mut self.random)),
            "none" => Some(Json::Null),
            "bool" => Some(Json::Bool(self.random.percent(50))),
            "int" => values::integer(&mut self.random, schema),
            "float" => values::float(&mut self.random, schema),
            "str" | "bytes" if schema.get("pattern").is_none() => {
                Some(Json::String(values::text(&mut self.random, schema, key)))
            }
            "literal" => Some(self.random.pick(schema.get("expected")?.items()).clone()),
            "enum" => self.random.pick(schema.get("members")?.items()).get("value").cloned(),
            "default" | "model" => self.value(schema.get("schema")?, key, room),
            "nullable" => self.nullable(schema.get("schema")?, key, room),
            "list" => self.list(schema, key, room),
            "dict" => self.dict(schema, room),
            "tuple" => self.tuple(schema, key),
            "union" => self.union(schema, key, room),
            "tagged-union" => self.tagged_union(schema, key, room),
            "model-fields" | "typed-dict" => self.fields(schema, room),
            _ => None,
        }
    }

    fn nullable(&mut self, inner: &'a Json, key: &str, room: usize) -> Option<Json> {
        if room == 0 || self.random.percent(3) { Some(Json::Null) } else { self.value(inner, key, room) }
    }

    /// Items until the room is used up.
    fn list(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
        let items_schema = schema.get("items_schema")?;
        let least = schema.count("min_length").unwrap_or(0);
        let most = schema.count("max_length").unwrap_or(usize::MAX);
        let recursive = self.reaches(items_schema, self.holder);
        let mut items = Vec::new();
        let mut used = 0;
        while items.len() < most && (items.len() < least || used < room) {
            let left = room.saturating_sub(used);
            let room = if recursive { (left / 2).max(ITEM.min(left)) } else { ITEM.min(left) };
            let Some(item) = self.value(items_schema, key, room) else { break };
            let length = item.compact_length() + 1;
            if length / 2 > left && items.len() >= least {
                break;
            }
            used += length;
            items.push(item);
        }
        (items.len() >= least).then_some(Json::Array(items))
    }

    fn dict(&mut self, schema: &'a Json, room: usize) -> Option<Json> {
        let (keys, values) = (schema.get("keys_schema"), schema.get("values_schema"));
        let most = schema.count("max_length").unwrap_or(4).min(if room == 0 { 0 } else { 4 });
        let mut members: Vec<(String, Json)> = Vec::new();
        for place in 0..most {
            let name = match keys.and_then(|keys| self.value(keys, "id", 0)) {
                Some(Json::String(name)) => name,
                _ => break,
            };
            let value = match values {
                Some(values) => self.value(values, &name, room / 4)?,
                None => (place as i64).into(),
            };
            if members.iter().all(|(other, _)| *other != name) {
                members.push((name, value));
            }
        }
        (members.len() >= schema.count("min_length").unwrap_or(0)).then_some(Json::Object(members))
    }

    fn tuple(&mut self, schema: &'a Json, key: &str) -> Option<Json> {
        let items = schema.get("items_schema")?.items().iter();
        items.map(|item| self.value(item, key, 0)).collect::<Option<_>>().map(Json::Array)
    }

    fn union(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
        let choices = schema.get("choices")?.items().iter().map(unlabelled);
        let possible: Vec<&Json> = choices.filter(|choice| self.set.smallest(choice).is_some()).collect();
        let smallest = possible.iter().copied().min_by_key(|choice| self.set.smallest(choice))?;
        // The first choice is the typed one where a plain dict is the other.
        let first = possible.first().copied().filter(|_| self.random.percent(60));
        let any = *self.random.pick(&possible);
        self.value(if room == 0 { smallest } else { first.unwrap_or(any) }, key, room)
    }

    fn tagged_union(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
        let choices = schema.get("choices")?.members().iter();
        let possible: Vec<&(String, Json)> =
            choices.filter(|(_, choice)| self.set.smallest(choice).is_some()).collect();
        let (_, smallest) = possible.iter().min_by_key(|(_, choice)| self.set.smallest(choice))?;
        let deep: Vec<_> =
            possible.iter().copied().filter(|(_, choice)| self.contains_itself(choice)).collect();
        let choices = if room > LARGE && !deep.is_empty() { &deep } else { &possible };
        let (_, choice) = *self.random.pick(choices);
        let choice = if room < self.set.smallest(choice)? { smallest } else { choice };
        let tag =
            possible.iter().find(|(_, other)| std::ptr::eq(other, choice)).map(|(tag, _)| tag.as_str())?;
        let mut value = self.value(choice, key, room)?;
        if let Json::Object(members) = &mut value {
            let name = tag_key(schema)?;
            members.retain(|(key, _)| key != name);
            members.insert(0, (name.to_owned(), tag.into()));
        }
        Some(value)
    }

    /// The fields of a model, in order; those that can grow share the room that the others leave.
    fn fields(&mut self, schema: &'a Json, room: usize) -> Option<Json> {
        let fields = schema.get("fields")?.members();
        let growths: Vec<Growth> = fields.iter().map(|(_, field)| self.growth(field)).collect();
        let most = growths.iter().copied().max().unwrap_or(Growth::None);
        let mut growing = growths.iter().filter(|growth| **growth == most).count();
        let mut members = Vec::with_capacity(fields.len());
        let mut used = 2;
        for ((name, field), growth) in fields.iter().zip(growths) {
            let left = room.saturating_sub(used);
            let share = if growth == most { left / growing.max(1) } else { left.min(ITEM) };
            growing -= usize::from(growth == most);
            let inner = field.get("schema")?;
            let Some(path) = key_path(name, field) else { continue };
            let fits = self.set.smallest(inner).is_some_and(|needed| needed <= share);
            let given = is_required(field) || (fits && self.is_given(growth, share));
            if !given {
                continue;
            }
            let value = self.value(inner, path.last()?, share)?;
            let (key, value) = nested(&path, value)?;
            used += key.len() + 4 + value.compact_length();
            members.push((key, value));
        }
        Some(Json::Object(members))
    }

    /// Whether an optional field is given: those that a large document needs to grow always are.
    fn is_given(&mut self, growth: Growth, share: usize) -> bool {
        (growth == Growth::Unbounded && share > LARGE) || self.random.percent(65)
    }

    /// How much room a field can take up.
    fn growth(&mut self, field: &'a Json) -> Growth {
        let Some(mut schema) = field.get("schema") else { return Growth::None };
        while let ("default" | "nullable", Some(inner)) =
            (schema.text("type").unwrap_or_default(), schema.get("schema"))
        {
            schema = inner;
        }
        let choices = schema.get("choices").map(Json::members).unwrap_or_default();
        if self.reaches(schema, self.holder) || choices.iter().any(|(_, choice)| self.contains_itself(choice))
        {
            return Growth::Unbounded;
        }
        match self.set.body(schema).and_then(|body| body.text("type")) {
            Some("list") => Growth::Unbounded,
            Some("dict" | "union" | "tagged-union" | "model" | "typed-dict") => Growth::Some,
            _ => Growth::None,
        }
    }

    fn reaches(&mut self, schema: &'a Json, name: &'a str) -> bool {
        let set = self.set;
        let address = std::ptr::from_ref(schema).addr();
        *self.reached.entry((address, name)).or_insert_with(|| set.reaches(schema, name))
    }

    fn contains_itself(&mut self, schema: &'a Json) -> bool {
        match (schema.text("schema_ref"), self.set.body(schema)) {
            (Some(name), Some(body)) => self.reaches(body, name),
            _ => false,
        }
    }
}

/// How much room a field's instances can take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Growth {
    /// A single value.
    None,
    /// A model or a choice of models.
    Some,
    /// A list, or something that contains the model or itself again.
    Unbounded,
}

/// The keys that lead to a field in the input: its alias, or the shortest of its alias paths.
fn key_path<'a>(name: &'a str, field: &'a Json) -> Option<Vec<&'a str>> {
    match field.get("validation_alias") {
        None => Some(vec![name]),
        Some(Json::String(alias)) => Some(vec![alias]),
        Some(alias) => {
            let first = alias.items().first()?;
            let paths = if first.as_str().is_some() { std::slice::from_ref(alias) } else { alias.items() };
            let shortest = paths.iter().min_by_key(|path| path.items().len())?;
            shortest.items().iter().map(Json::as_str).collect()
        }
    }
}

fn nested(path: &[&str], value: Json) -> Option<(String, Json)> {
    let (first, rest) = path.split_first()?;
    let value = rest.iter().rev().fold(value, |value, key| Json::Object(vec![((*key).to_owned(), value)]));
    Some(((*first).to_owned(), value))
}

/// The key a tag is written under: the last discriminator path is the alias.
pub(super) fn tag_key(schema: &Json) -> Option<&str> {
    let discriminator = schema.get("discriminator")?;
    discriminator.as_str().or_else(|| {
        let last = discriminator.items().last()?;
        last.as_str().or_else(|| last.items().first()?.as_str())
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn social() -> ModelSet {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../snapshots/social/models");
        let mut paths: Vec<_> =
            fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
        paths.sort();
        let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("text")).collect();
        ModelSet::read(texts.iter().map(String::as_str)).expect("model documents")
    }

    const RECIPE: Recipe =
        Recipe { size: 1_500, seed: 5, tag_last: false, invalid: false, style: Style::Compact };

    #[test]
    fn documents_come_near_the_wanted_size() {
        let set = social();
        for (model, size) in [
            ("social.feed.Post", 500),
            ("social.actor.ProfileViewDetailed", 1_500),
            ("social.feed.Timeline", 18_000),
            ("social.feed.Thread", 18_000),
            ("social.feed.Timeline", 2_000_000),
        ] {
            let text = document(&set, model, Recipe { size, ..RECIPE }).expect("a document");
            assert!(text.len().abs_diff(size) < size / 5, "{model}: {} bytes, wanted {size}", text.len());
        }
    }

    #[test]
    fn variants_are_the_same_document() {
        let set = social();
        let make = |recipe| document(&set, "social.feed.Timeline", recipe).expect("a document");
        let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        let text = make(RECIPE);
        assert_eq!(text, make(RECIPE));
        let last = make(Recipe { tag_last: true, style: Style::Indented, ..RECIPE });
        assert_ne!(text, last);
        assert_eq!(parse(&text), parse(&last));
        assert_ne!(parse(&text), parse(&make(Recipe { invalid: true, ..RECIPE })));
    }

    #[test]
    fn unmakeable_documents_are_refused() {
        let set = social();
        let refusal = |model: &str| document(&set, model, RECIPE).expect_err("no document");
        assert!(matches!(refusal("social.feed.Pots"), DocumentError::NoSuchModel(_)));
        assert!(matches!(refusal("social.stats.TagSet"), DocumentError::NotMakeable(_)));
    }
}
