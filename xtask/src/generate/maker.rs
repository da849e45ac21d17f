//! Makes one instance of a schema.
//!
//! The schema is walked with a number of bytes still to fill ("room"). Lists take what room there is, optional fields
//! are given while there is some, and recursion ends because the smallest instance of everything is known.

use super::growth::{Growth, Reach};
use super::json::Json;
use super::keys::{key_path, nested, tag_key};
use super::model_set::{ModelSet, is_required, unlabelled};
use super::random::Random;
use super::values;

/// Nesting at which only the smallest instances are made.
const DEEPEST: usize = 60;

/// Room given to an item of a list that does not contain its list's holder again.
const ITEM: usize = 1_100;

/// Room in which a document still has to grow a lot.
const LARGE: usize = 4 * ITEM;

/// Makes values; one random stream, one document.
pub(super) struct Maker<'a> {
    set: &'a ModelSet,
    random: Random,
    depth: usize,
    /// The definition being made.
    holder: &'a str,
    reach: Reach<'a>,
}

impl<'a> Maker<'a> {
    /// A maker of values for models of `set`.
    pub(super) fn new(set: &'a ModelSet, random: Random) -> Self {
        Self { set, random, depth: 0, holder: "", reach: Reach::new(set) }
    }

    /// An instance of `schema` for the field `key`, about `room` bytes long if it can grow.
    pub(super) fn value(&mut self, schema: &'a Json, key: &str, room: usize) -> Option<Json> {
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
        let recursive = self.reach.contains(items_schema, self.holder);
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
            possible.iter().copied().filter(|(_, choice)| self.reach.contains_itself(choice)).collect();
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
        let growths: Vec<Growth> =
            fields.iter().map(|(_, field)| self.reach.growth(field, self.holder)).collect();
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
}
