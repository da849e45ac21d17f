//! Models, dataclasses and typed dicts as they are read.

use std::fmt;

use frostmap_format::View;
use frostmap_format::tables::{ArchivedKey, ArchivedObject, key_role, object_flags};
use frostmap_format::words::Table;

use super::field::{Fields, FieldsSet, Place};
use super::read::Memory;
use super::{Dict, Instance, Value};
use crate::sink::Slot;

/// Slots of an object before those of its fields: its head and its extras.
const HEAD: u32 = 2;

/// A model, dataclass or typed dict of an instance.
#[derive(Clone, Copy)]
pub struct Object<'i> {
    pub(super) instance: &'i Instance<'i>,
    pub(super) view: &'i View<'i>,
    pub(super) record: &'i ArchivedObject,
    at: u32,
}

impl<'i> Object<'i> {
    pub(super) fn new(instance: &'i Instance<'i>, at: u32) -> Option<Self> {
        let Slot::Head { section, object, .. } = instance.slot(Memory::Document, at)? else { return None };
        let view = instance.store.section(section).ok()?;
        let record = view.objects.get(object as usize)?;
        Some(Self { instance, view, record, at })
    }

    /// The name of its class.
    #[must_use]
    pub fn name(&self) -> &'i str {
        let text = self.view.words.text(self.record.names.to_native());
        text.and_then(|text| self.view.text(text)).unwrap_or_default()
    }

    /// Whether it is a model, and so knows which of its fields were given; otherwise a dataclass or typed dict.
    #[must_use]
    pub fn is_model(&self) -> bool {
        self.has(object_flags::MODEL) && !self.has(object_flags::DATACLASS)
    }

    /// The value of a field by its name, or of an extra.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'i>> {
        match self.find(name) {
            Some(place) => self.value(place),
            None => self.extras().get(name),
        }
    }

    /// The value of a field by its serialization alias, which is its name if it has none, or of an extra.
    #[must_use]
    pub fn get_by_alias(&self, alias: &str) -> Option<Value<'i>> {
        match self.places().find(|place| self.alias_of(*place) == alias) {
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
            _ => Dict::new(self.instance, Memory::Document, 0, 0),
        }
    }

    /// The names of the fields that were given, and the keys of the extras.
    #[must_use]
    pub fn fields_set(&self) -> FieldsSet<'i> {
        FieldsSet::new(*self)
    }

    pub(super) fn has(&self, flag: u32) -> bool {
        self.record.flags.to_native() & flag != 0
    }

    /// Its fields with their slots.
    pub(super) fn places(&self) -> impl Iterator<Item = Place<'i>> + use<'i> {
        let first = self.record.first_field.to_native();
        let count = usize::from(self.record.fields.to_native());
        let rest = self.view.fields.get(first as usize..).unwrap_or_default();
        let slots = self.instance.slots(Memory::Document, self.at.saturating_add(HEAD), count);
        let places = rest.iter().zip(slots).zip(first..);
        places.map(|((field, slot), index)| Place { field, slot: *slot, index })
    }

    /// The field with this number among its own.
    pub(super) fn place(&self, number: usize) -> Option<Place<'i>> {
        let count = usize::from(self.record.fields.to_native());
        let slots = self.instance.slots(Memory::Document, self.at.saturating_add(HEAD), count);
        let index = self.record.first_field.to_native().saturating_add(number as u32);
        Some(Place { field: self.view.fields.get(index as usize)?, slot: *slots.get(number)?, index })
    }

    fn find(&self, name: &str) -> Option<Place<'i>> {
        let record = self.record;
        let first = record.first_key.to_native() as usize;
        let keys = self.view.keys.get(first..first + usize::from(record.keys.to_native()))?;
        let table = Table {
            start: record.table.to_native(),
            len: record.table_len.to_native(),
            seed: record.seed.to_native(),
        };
        let is_name = |number: u32| {
            keys.get(number as usize)
                .is_some_and(|key| key.role & key_role::NAME != 0 && self.view.key_text(key) == Some(name))
        };
        let number = self.view.find(table, name.as_bytes(), is_name)?;
        self.place(keys.get(number as usize)?.slot.to_native().into())
    }

    pub(super) fn key(&self, number: u16) -> Option<&'i ArchivedKey> {
        self.view.keys.get(usize::from(number))
    }

    /// The name of a field.
    pub(super) fn name_of(&self, place: Place<'i>) -> &'i str {
        let key = self.key(place.field.name.to_native());
        key.and_then(|key| self.view.key_text(key)).unwrap_or_default()
    }

    /// The serialization alias of a field, or its name.
    pub(super) fn alias_of(&self, place: Place<'i>) -> &'i str {
        let key = self.key(place.field.output_key.to_native()).and_then(|key| self.view.key_text(key));
        let words = self.view.words;
        let text = || self.view.text(words.text(place.field.output.to_native())?);
        key.or_else(text).unwrap_or_else(|| self.name_of(place))
    }

    /// The value of a field, if it has one.
    pub(super) fn value(&self, place: Place<'i>) -> Option<Value<'i>> {
        match place.slot {
            Slot::Absent | Slot::Default => self.instance.default(self.view, place.index, place.field),
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
