//! Defaults of fields that were not given: read from the archive's JSON text when they are asked for.
//!
//! A scalar is read in place. Lists, dicts and strings with escapes need memory; those of all objects of an instance
//! are built together when the first is read, so that an instance whose defaults are not looked at pays nothing.

use frostmap_format::tables::{ArchivedField, ArchivedNode, DEFAULT_NULL, field_flags};
use frostmap_format::{NONE, View};

use super::read::Memory;
use super::{Dict, Instance, List, Object, Value};
use crate::number::{Int, float_token};
use crate::options::Options;
use crate::scan::{Tail, Text};
use crate::sink::{Arena, Build, Sink, Slot, Word};
use crate::walk::{Care, Places, Scratch, Walk, temporal};

/// Defaults that need memory.
pub(super) struct Defaults {
    pub(super) arena: Arena,
    /// Section and number of a field with its default, in order.
    places: Vec<((u32, u32), Word)>,
}

/// What a default's JSON text says, as far as that needs no memory.
pub(crate) enum DefaultText<'v> {
    Scalar(Value<'v>),
    /// An empty list.
    NoItems,
    /// An empty dict.
    NoEntries,
    NeedsMemory,
}

impl<'v> DefaultText<'v> {
    /// The default of a field, if it has one.
    pub(crate) fn of(view: &'v View<'v>, field: &ArchivedField) -> Option<Self> {
        if field.default.to_native() == DEFAULT_NULL {
            return Some(Self::Scalar(Value::Null));
        }
        let text = Self::read(json(view, field)?)?;
        let number = moment(view, field).and_then(|(node, moment)| temporal::number(view, node, moment));
        Some(number.map_or(text, |number| Self::Scalar(Value::Float(number))))
    }

    fn read(json: &'v str) -> Option<Self> {
        Some(Self::Scalar(match json.as_bytes() {
            b"null" => Value::Null,
            b"true" => Value::Bool(true),
            b"false" => Value::Bool(false),
            b"[]" => return Some(Self::NoItems),
            b"{}" => return Some(Self::NoEntries),
            [b'"', .., b'"'] if !json.contains('\\') => Value::Str(json.get(1..json.len() - 1)?),
            [b'"' | b'[' | b'{', ..] => return Some(Self::NeedsMemory),
            _ => number_value(json)?,
        }))
    }
}

impl Instance<'_> {
    /// The default of a field, if it has one.
    pub(super) fn default<'i>(
        &'i self,
        view: &'i View<'i>,
        index: u32,
        field: &'i ArchivedField,
    ) -> Option<Value<'i>> {
        match DefaultText::of(view, field)? {
            DefaultText::Scalar(value) => Some(value),
            DefaultText::NoItems => Some(Value::List(List::new(self, Memory::Defaults, 0, 0))),
            DefaultText::NoEntries => Some(Value::Dict(Dict::new(self, Memory::Defaults, 0, 0))),
            DefaultText::NeedsMemory => {
                let defaults = self.defaults.get_or_init(|| Box::new(Defaults::of(self)));
                let place = (view.number, index);
                let found = defaults.places.binary_search_by_key(&place, |(place, _)| *place).ok()?;
                let word = defaults.places.get(found)?.1;
                self.read(Memory::Defaults, defaults.arena.slot_of(word))
            }
        }
    }
}

/// A default that is a time or datetime and written as a number: as text, with the node of the field.
pub(super) fn moment<'i>(view: &'i View<'i>, field: &ArchivedField) -> Option<(&'i ArchivedNode, &'i str)> {
    if field.flags.to_native() & field_flags::MOMENT_DEFAULT == 0 {
        return None;
    }
    let key = view.keys.get(usize::from(field.name.to_native()))?;
    Some((&key.node, json(view, field)?.trim_matches('"')))
}

/// The JSON text of a default that is not null, if there is one.
fn json<'i>(view: &'i View<'i>, field: &ArchivedField) -> Option<&'i str> {
    match field.default.to_native() {
        NONE | DEFAULT_NULL => None,
        at => view.text(view.words.text(at)?),
    }
}

fn number_value(json: &str) -> Option<Value<'_>> {
    match Int::of_archive(json) {
        None => float_token(json).map(Value::Float),
        Some(Int::I64(value)) => Some(Value::Int(value)),
        Some(Int::Big(_)) => Some(Value::BigInt(json)),
    }
}

impl Defaults {
    /// Those of all kinds of objects of an instance, also of fields that were given: they are compared with.
    fn of(instance: &Instance<'_>) -> Self {
        let mut build = Build::default();
        build.foreign(true);
        let mut scratch = Scratch::default();
        let options = Options::default();
        let mut places = Vec::new();
        for object in kinds(instance) {
            for place in object.places() {
                let Some(json) = json(object.shape.view, place.field) else { continue };
                if !matches!(DefaultText::read(json), Some(DefaultText::NeedsMemory)) {
                    continue;
                }
                let tail = Tail::new(json.as_bytes());
                let text = Text::new(json.as_bytes(), &tail);
                let store = &instance.store;
                let mut recent = Places::new();
                let mut walk =
                    Walk::new(text, store, &mut recent, &options, &mut scratch, &mut build, Care::Stream);
                if let Some(step) = walk.any(0) {
                    places.push(((object.shape.view.number, place.index), step.out));
                }
            }
        }
        places.sort_unstable_by_key(|(place, _)| *place);
        Self { arena: build.finish(), places }
    }
}

/// The objects of an instance, one of each kind.
fn kinds<'i>(instance: &'i Instance<'_>) -> impl Iterator<Item = Object<'i>> {
    let mut kinds = Vec::new();
    let mut open = vec![instance.root];
    while let Some(slot) = open.pop() {
        match instance.inner(Memory::Document, slot) {
            Some(Slot::Object { at }) => {
                let Some(object) = Object::new(instance, at) else { continue };
                kinds.push((instance.arena.record(at), at));
                open.extend(object.places().map(|place| place.slot));
                open.extend(object.extras().slots().flatten());
            }
            Some(Slot::List { at, len, .. }) => {
                open.extend(instance.slots(Memory::Document, at, len as usize));
            }
            Some(Slot::Dict { at, len }) => {
                open.extend(instance.slots(Memory::Document, at, 2 * len as usize));
            }
            _ => {}
        }
    }
    kinds.sort_unstable();
    kinds.dedup_by_key(|(kind, _)| *kind);
    kinds.into_iter().filter_map(|(_, at)| Object::new(instance, at))
}
