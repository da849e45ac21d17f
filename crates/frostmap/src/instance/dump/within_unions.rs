//! What is written otherwise because it stands within a union.
//!
//! pydantic turns what stands in a union into a dict before it writes it, at any depth, so that of equal keys, those of
//! a field and an extra, or of a dict where different keys are written alike, the last value is written at the place of
//! the first. Elsewhere it writes both. And the first member that can write a value does: a dict with numbers for keys
//! also writes boolean ones, as Python's `str` does.

use std::collections::{HashMap, HashSet};

use frostmap_format::Kind;
use frostmap_format::words::{TaggedUnion, Union};

use super::entry::Entry;
use super::filter::{Filter, Key};
use super::node::Wanted;
use super::scalar;
use super::writer::{Writer, is_odd};
use crate::instance::read::Memory;
use crate::instance::{Dict, Instance, Object, Value};
use crate::sink::{Form, Slot, Slots};

/// One of 64 bits, by the length and the ends of a text: few texts share it.
fn telling_bit(text: &[u8]) -> u64 {
    let [first, last] = [text.first(), text.last()].map(|byte| usize::from(*byte.unwrap_or(&0)));
    1 << ((text.len() + 5 * first + 11 * last) % 64)
}

impl<'w> Writer<'w> {
    /// Whether the extras of an object are to be merged with its fields.
    pub(super) fn is_merged(&mut self, object: &Object<'w>, extras: Dict<'w>, at: u32) -> bool {
        let by_alias = self.by_alias(object.shape);
        let keys = || object.shape.fields().iter().map(|field| object.shape.written_key(field, by_alias));
        let seldom = keys().fold(0, |bits, key| bits | telling_bit(key));
        extras.texts().any(|extra| seldom & telling_bit(extra) != 0 && keys().any(|key| key == extra))
            && self.within_unions().objects.contains(&at)
    }

    /// Whether the keys of a dict, which are booleans, are written as Python shows them.
    #[cold]
    pub(super) fn keys_are_shown(&mut self, at: u32) -> bool {
        self.within_unions().dicts.contains(&at)
    }

    /// Writes entries of the dict at a place: within a union, those whose keys are written alike once.
    #[cold]
    pub(super) fn dict_entries(&mut self, at: u32, entries: Vec<(Slot, Slot, Filter<'_>)>) {
        // No member of a union writes complex keys, so that the dict is written as elsewhere.
        let complex = |key: &Slot| matches!(key, Slot::Form { form: Form::Complex, .. });
        let odd = entries.len() > 1
            && entries.iter().any(|(key, ..)| is_odd(*key))
            && !entries.iter().any(|(key, ..)| complex(key));
        let once = odd && self.within_unions().odd.contains(&at);
        let mut places = HashMap::new();
        let mut written: Vec<(Vec<u8>, Slot, Filter<'_>)> = Vec::new();
        for (key, value, filter) in entries {
            let from = self.out.len();
            self.dict_key(at, key);
            let key = self.out.split_off(from);
            let place =
                if once { *places.entry(key.clone()).or_insert(written.len()) } else { written.len() };
            match written.get_mut(place) {
                Some((_, last, next)) => (*last, *next) = (value, filter),
                None => written.push((key, value, filter)),
            }
        }
        for (index, (key, value, filter)) in written.into_iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.out.extend_from_slice(&key);
            self.filtered(value, &filter, None);
        }
    }

    fn within_unions(&mut self) -> &WithinUnions {
        let instance = self.instance;
        self.within_unions.get_or_insert_with(|| {
            let mut search = Search { instance, found: WithinUnions::default() };
            search.value(instance.root, Wanted::of_root(instance.section, &instance.store), false);
            search.found
        })
    }

    /// The entries of an object, keys that come twice once.
    #[cold]
    pub(super) fn merged_entries(&mut self, object: &Object<'w>, extras: Dict<'w>, filter: &Filter<'_>) {
        let shape = object.shape;
        let mut entries: Vec<(&str, Entry<'w>, Filter<'_>)> = Vec::new();
        for place in object.places_written() {
            let name = Value::Str(shape.name_of(place.field));
            let Some(next) = filter.of(Key::Value(name), None) else { continue };
            if let Some(entry) = self.entry(object, place) {
                entries.push((self.key_of(shape, place.field), entry, next));
            }
        }
        for ([_, slot], (key, _)) in extras.slots().zip(extras) {
            let Some(next) = filter.of(Key::Value(key), None) else { continue };
            if self.options.exclude_none && self.is_null(slot) {
                continue;
            }
            let key = key.as_str().unwrap_or_default();
            match entries.iter_mut().find(|(other, ..)| *other == key) {
                Some((_, entry, filter)) => (*entry, *filter) = (Entry::Slot(slot), next),
                None => entries.push((key, Entry::Slot(slot), next)),
            }
        }
        let start = self.out.len();
        for (key, entry, filter) in entries {
            self.comma(start);
            scalar::text(&mut self.out, key);
            self.out.push(b':');
            self.write_entry(entry, &filter);
        }
    }
}

/// Places of the values that unions have to do with.
#[derive(Debug, Default)]
pub(super) struct WithinUnions {
    /// All objects within unions.
    objects: HashSet<u32>,
    /// Dicts within unions, those that are no objects of JSON's: their keys may be written alike.
    odd: HashSet<u32>,
    /// Dicts with boolean keys that a member with numbers for keys writes.
    dicts: HashSet<u32>,
}

/// Follows values and what they should be side by side.
struct Search<'i> {
    instance: &'i Instance<'i>,
    found: WithinUnions,
}

impl<'i> Search<'i> {
    fn value(&mut self, slot: Slot, wanted: Option<Wanted<'i>>, within: bool) {
        let store = &self.instance.store;
        let wanted = wanted.and_then(|wanted| self.seen_through(wanted));
        let members = wanted.map_or(0, members);
        let union = !within && members > 1;
        let Some(slot) = self.instance.inner(Memory::Document, slot) else { return };
        // No member of a union takes a model without one of its fields, which is then written as itself.
        let within = within || union && !self.lacks_a_field(slot);
        match slot {
            Slot::Object { at } => self.object(at, within),
            Slot::List { at, len, .. } => {
                for (index, slot) in (0..).zip(self.instance.slots(Memory::Document, at, len as usize)) {
                    self.value(slot, wanted.and_then(|wanted| wanted.item(index, len, store)), within);
                }
            }
            // Empty ones have no place of their own.
            Slot::Dict { len: 0, .. } => {}
            Slot::Dict { at, len } => {
                if wanted.is_some_and(|wanted| self.numbers_first(wanted, at, len)) {
                    self.found.dicts.insert(at);
                }
                if within {
                    self.found.odd.insert(at);
                }
                let wanted = wanted.and_then(|wanted| wanted.values(store));
                let slots = self.instance.slots(Memory::Document, at, 2 * len as usize);
                slots.pairs().for_each(|[_, slot]| self.value(slot, wanted, within));
            }
            _ => {}
        }
    }

    /// What writes a value of a node: what is within JSON or under an error, and the member of a union that has no
    /// other. Of two schemas for the same values either will do.
    fn seen_through(&self, mut wanted: Wanted<'i>) -> Option<Wanted<'i>> {
        const MOST_WRAPPERS: usize = 64;
        let store = &self.instance.store;
        for _ in 0..MOST_WRAPPERS {
            wanted = match Kind::from_number(wanted.node.kind) {
                Some(Kind::Json | Kind::CustomError | Kind::LaxOrStrict) => wanted.inner(store)?,
                Some(Kind::Union) if members(wanted) == 1 => wanted.member(0, store)?,
                _ => return Some(wanted),
            };
        }
        None
    }

    /// Whether the first member that can write a dict with boolean keys has numbers for keys.
    fn numbers_first(&self, wanted: Wanted<'i>, at: u32, len: u32) -> bool {
        let store = &self.instance.store;
        let values: Vec<Value<'i>> = {
            let pairs = self.instance.slots(Memory::Document, at, 2 * len as usize).pairs();
            pairs.filter_map(|[_, slot]| self.instance.read(Memory::Document, slot)).collect()
        };
        let members = (0..members(wanted)).filter_map(|index| wanted.member(index, store));
        let members = members.filter_map(|member| {
            let takes =
                |value: &Value<'i>| member.values(store).is_some_and(|wanted| wanted.is_type_of(*value));
            values.iter().all(takes).then(|| Some((member, member.keys(store)?))).flatten()
        });
        let members: Vec<(Wanted<'i>, Wanted<'i>)> = members.collect();
        let Some((own, _)) = members.iter().find(|(_, keys)| !is_number(*keys)) else { return false };
        // A dict takes ordered dicts and counters, which take but their own kind.
        let first = members.iter().find(|(member, keys)| {
            (member.is(Kind::Dict) || member.node.kind == own.node.kind)
                && (keys.is(Kind::Bool) || is_number(*keys) || std::ptr::eq(member.node, own.node))
        });
        first.is_some_and(|(_, keys)| is_number(*keys))
    }

    /// Whether a model in a value has a field that was left out.
    fn lacks_a_field(&self, slot: Slot) -> bool {
        let lacks = |mut slots: Slots<'_>| slots.any(|slot| self.lacks_a_field(slot));
        match self.instance.inner(Memory::Document, slot) {
            Some(Slot::Object { at }) => Object::new(self.instance, at).is_some_and(|object| {
                object.places().any(|place| place.slot == Slot::Omitted || self.lacks_a_field(place.slot))
                    || object.extras().slots().any(|[_, value]| self.lacks_a_field(value))
            }),
            Some(Slot::List { at, len, .. }) => {
                lacks(self.instance.slots(Memory::Document, at, len as usize))
            }
            Some(Slot::Dict { at, len }) => {
                lacks(self.instance.slots(Memory::Document, at, 2 * len as usize))
            }
            _ => false,
        }
    }

    fn object(&mut self, at: u32, within: bool) {
        let Some(object) = Object::new(self.instance, at) else { return };
        if within {
            self.found.objects.insert(at);
        }
        let store = &self.instance.store;
        for place in object.places() {
            self.value(place.slot, Wanted::of_field(object.shape, place.field, store), within);
        }
        let wanted = Wanted::of_extras(object.shape, store);
        object.extras().slots().for_each(|[_, slot]| self.value(slot, wanted, within));
    }
}

/// Whether values are numbers.
fn is_number(wanted: Wanted<'_>) -> bool {
    wanted.is(Kind::Int) || wanted.is(Kind::Float)
}

/// How many members a union has; 0 for what is none.
fn members(wanted: Wanted<'_>) -> u32 {
    let (words, record) = (wanted.view.words, wanted.node.a.to_native());
    let members = match Kind::from_number(wanted.node.kind) {
        Some(Kind::Union) => Union::read(words, record).map(|union| union.count),
        Some(Kind::TaggedUnion) => TaggedUnion::read(words, record).map(|union| union.count()),
        _ => None,
    };
    members.unwrap_or(0)
}
