//! Models, dataclasses and typed dicts as they are read.

use std::fmt;

use frostmap_format::tables::ArchivedField;

use super::field::{Fields, FieldsSet, Place};
use super::members::Members;
use super::read::Memory;
use super::shape::Shape;
use super::{Dict, Instance, Value};
use crate::sink::{Slot, Slots};

/// Slots of an object before those of its fields: its head and its extras.
const HEAD: u32 = 2;

/// A model, dataclass or typed dict of an instance.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let object = instance.value().as_object().unwrap();
/// assert_eq!(object.name(), "Post");
/// assert_eq!(object.get("text").and_then(|text| text.as_str()), Some("hi"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Object<'i> {
    instance: &'i Instance<'i>,
    pub(super) shape: Shape<'i>,
    at: u32,
}

impl<'i> Object<'i> {
    pub(super) fn new(instance: &'i Instance<'i>, at: u32) -> Option<Self> {
        let (section, object) = instance.arena.record(at)?;
        let view = &instance.store.section(section).ok()?.view;
        Some(Self { instance, shape: Shape::new(view, object)?, at })
    }

    /// The name of its class.
    #[must_use]
    pub fn name(&self) -> &'i str {
        self.shape.name()
    }

    /// Whether it is a model, and so knows which of its fields were given; otherwise a dataclass or typed dict.
    #[must_use]
    pub fn is_model(&self) -> bool {
        self.shape.is_model()
    }

    /// The value of a field by its name, or of an extra.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'i>> {
        match self.shape.find(name).and_then(|number| self.place(number)) {
            Some(place) => self.value(place),
            None => self.extras().get(name),
        }
    }

    /// The value of a field by its serialization alias, which is its name if it has none, or of an extra.
    #[must_use]
    pub fn get_by_alias(&self, alias: &str) -> Option<Value<'i>> {
        match self.places().find(|place| self.shape.alias_of(place.field) == alias) {
            Some(place) => self.value(place),
            None => self.extras().get(alias),
        }
    }

    /// The fields in their order, without those that have no value.
    #[must_use]
    pub fn fields(&self) -> Fields<'i> {
        Fields::new(*self)
    }

    /// Keys the model does not know, with their values.
    #[must_use]
    pub fn extras(&self) -> Dict<'i> {
        match self.instance.slot(Memory::Document, self.at + 1) {
            Some(Slot::Dict { at, len }) => Dict::new(self.instance, Memory::Document, at, len),
            _ => Dict::empty(self.instance),
        }
    }

    /// Whether it has extras, or could have had: fields by themselves say so.
    pub(super) fn keeps_extras(&self) -> bool {
        matches!(self.instance.slot(Memory::Document, self.at.saturating_add(1)), Some(Slot::Dict { .. }))
    }

    /// The names of the fields that were given, and the keys of the extras.
    #[must_use]
    pub fn fields_set(&self) -> FieldsSet<'i> {
        FieldsSet::new(*self)
    }

    /// Its place in the arena.
    pub(super) fn at(&self) -> u32 {
        self.at
    }

    /// Keys and values of its fields, by name or by alias, with defaults that are null or without.
    pub(super) fn members(&self, by_alias: bool, null_defaults: bool) -> Option<Members<'i>> {
        let (section, object) = self.instance.arena.record(self.at)?;
        let labels = self.instance.store.section(section).ok()?.labels();
        Some(Members::new(*self, labels, labels.tag(object), self.slots(), (by_alias, null_defaults)))
    }

    pub(super) fn slots(&self) -> Slots<'i> {
        self.instance.slots(Memory::Document, self.at.saturating_add(HEAD), self.shape.len())
    }

    /// Its fields with their slots.
    pub(super) fn places(&self) -> impl Iterator<Item = Place<'i>> + use<'i> {
        let shape = self.shape;
        self.slots().enumerate().map_while(move |(number, slot)| {
            Some(Place { field: shape.field(number)?, slot, index: shape.index(number) })
        })
    }

    /// Its fields with their slots, in the order they are written.
    pub(super) fn places_written(&self) -> impl Iterator<Item = Place<'i>> + use<'i> {
        let object = *self;
        let order = self.shape.output_order();
        let own = order.is_none().then(|| self.places());
        let ordered = order.into_iter().flat_map(|order| order.iter().flatten());
        own.into_iter().flatten().chain(ordered.filter_map(move |number| object.place(number as usize)))
    }

    /// The field with this number among its own.
    pub(super) fn place(&self, number: usize) -> Option<Place<'i>> {
        let slot = self.slots().get(number)?;
        Some(Place { field: self.shape.field(number)?, slot, index: self.shape.index(number) })
    }

    /// Whether a field was given, or an extra that is called as the field is: for pydantic the two are one name.
    pub(super) fn is_set(&self, place: Place<'i>) -> bool {
        !matches!(place.slot, Slot::Absent | Slot::Omitted | Slot::Unset { .. })
            || self.has_extra(place.field)
    }

    /// Whether an extra is called as a field is.
    pub(super) fn has_extra(&self, field: &ArchivedField) -> bool {
        let extras = self.extras();
        if extras.is_empty() {
            return false;
        }
        let name = self.shape.written_key(field, false);
        extras.texts().any(|extra| extra == name)
    }

    /// The value of a field, if it has one.
    pub(super) fn value(&self, place: Place<'i>) -> Option<Value<'i>> {
        let number = place.index.saturating_sub(self.shape.index(0));
        self.slot_value(number as usize, place.field, place.slot)
    }

    /// The value of the field with this number, if it has one.
    #[inline]
    pub(super) fn slot_value(
        &self,
        number: usize,
        field: &'i ArchivedField,
        slot: Slot,
    ) -> Option<Value<'i>> {
        match slot {
            Slot::Absent | Slot::Default => {
                self.instance.default(self.shape.view, self.shape.index(number), field)
            }
            Slot::Omitted => None,
            slot => self.instance.read(Memory::Document, slot),
        }
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut object = f.debug_struct(self.name());
        self.fields().for_each(|field| {
            object.field(field.name, &field.value);
        });
        for (key, value) in self.extras() {
            object.field(key.as_str().unwrap_or_default(), &value);
        }
        object.finish()
    }
}
