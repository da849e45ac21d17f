//! Valid documents of a wanted size for any model of a set.
//!
//! The schema is walked with a number of bytes still to fill ("room"). Lists take what room there is, optional fields
//! are given while there is some, and recursion ends because the smallest instance of everything is known.

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
    let mut value =
        nearest(set, schema, recipe).ok_or_else(|| DocumentError::NotMakeable(name.to_owned()))?;
    if recipe.invalid && !spoil_late(set, schema, &mut value) {
        return Err(DocumentError::NotSpoilable(name.to_owned()));
    }
    if recipe.tag_last {
        value.move_last("$type");
    }
    Ok(value.write(recipe.style))
}

/// Of some documents the one nearest to the wanted size.
fn nearest(set: &ModelSet, schema: &Json, recipe: Recipe) -> Option<Json> {
    let tries = if recipe.size < SMALL { TRIES } else { 1 };
    let made = (0..tries).filter_map(|attempt| {
        let mut maker = Maker { set, random: Random::of_part(recipe.seed, attempt), depth: 0 };
        maker.value(schema, "", recipe.size)
    });
    made.min_by_key(|value| value.compact_length().abs_diff(recipe.size))
}

struct Maker<'a> {
    set: &'a ModelSet,
    random: Random,
    depth: usize,
}

impl<'a> Maker<'a> {
    /// An instance of `schema` for the field `key`, about `room` bytes long if it can grow.
    fn value(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
        self.depth += 1;
        let value = self.instance(self.set.body(schema)?, key, if self.depth > DEEPEST { 0 } else { room });
        self.depth -= 1;
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
        let recursive = is_recursive(self.set, items_schema);
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
        let (_, choice) = *self.random.pick(&possible);
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
        let growing = |field: &Json| field.get("schema").is_some_and(|schema| can_grow(self.set, schema));
        let mut growing_left = fields.iter().filter(|(_, field)| growing(field)).count();
        let grows: Vec<bool> = fields.iter().map(|(_, field)| growing(field)).collect();
        let mut members = Vec::with_capacity(fields.len());
        let mut used = 2;
        for ((name, field), grows) in fields.iter().zip(grows) {
            let left = room.saturating_sub(used);
            let share = if grows { left / growing_left.max(1) } else { left };
            growing_left -= usize::from(grows);
            let inner = field.get("schema")?;
            let Some(path) = key_path(name, field) else { continue };
            let needed = self.set.smallest(inner);
            if !is_required(field) && (needed.is_none_or(|needed| needed > share) || !self.random.percent(65))
            {
                continue;
            }
            let value = self.value(inner, path.last()?, share)?;
            let (key, value) = nested(&path, value)?;
            used += key.len() + 4 + value.compact_length();
            members.push((key, value));
        }
        Some(Json::Object(members))
    }
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

/// Whether a list's items may contain such items again.
fn is_recursive(set: &ModelSet, items: &Json) -> bool {
    let choices = items.get("choices").map(Json::members).unwrap_or_default();
    std::iter::once(items).chain(choices.iter().map(|(_, choice)| choice)).any(|schema| {
        let name = schema.text("schema_ref");
        name.is_some_and(|name| set.body(schema).is_some_and(|body| set.reaches(body, name)))
    })
}

/// Whether instances of a field's schema can take up much room: models and lists do, single values do not.
fn can_grow(set: &ModelSet, schema: &Json) -> bool {
    let Some(schema) = set.body(schema) else { return false };
    match schema.text("type").unwrap_or_default() {
        "default" | "nullable" => schema.get("schema").is_some_and(|inner| can_grow(set, inner)),
        "union" => {
            let choices = schema.get("choices").map(Json::items).unwrap_or_default();
            choices.iter().any(|choice| can_grow(set, unlabelled(choice)))
        }
        kind => matches!(kind, "list" | "dict" | "tagged-union" | "model" | "typed-dict"),
    }
}
