//! Values of which a part is written: by the call's `include` and `exclude`, or by their schema's own.

use super::error::DumpError;
use super::filter::{Filter, Key, Own};
use super::writer::Writer;
use crate::instance::read::Memory;
use crate::instance::{Dict, Object, Value};
use crate::sink::{Sequence, Slot};

impl<'w> Writer<'w> {
    /// A value of which a part is written.
    pub(super) fn filtered(&mut self, slot: Slot, filter: &Filter<'_>, own: Option<Own<'w>>) {
        if filter.is_empty() && own.is_none() {
            return self.value(slot);
        }
        match slot {
            Slot::Object { at } => self.object_in_part(at, filter, own),
            Slot::List { sequence: Sequence::Set | Sequence::FrozenSet, at, len } => {
                // Sets have no order to count by; what is said of one is said of its items.
                self.items(at, len, |writer, _, slot| {
                    writer.filtered(slot, filter, None);
                });
            }
            Slot::List { sequence, at, len } => self.filtered_list(sequence, (at, len), filter, own),
            Slot::Dict { at, len } => self.filtered_dict(at, len, filter, own),
            Slot::Root { at } => self.filtered_at(at.saturating_add(1), filter),
            Slot::Unset { at } => self.filtered_at(at, filter),
            Slot::Json { at } => self.json_text(|writer| writer.filtered_at(at, filter)),
            Slot::Serialized { at } => self.serialized(at, filter),
            slot => self.value(slot),
        }
    }

    fn filtered_at(&mut self, at: u32, filter: &Filter<'_>) {
        let slot = self.instance.slot(Memory::Document, at).unwrap_or(Slot::Null);
        self.filtered(slot, filter, None);
    }

    fn items(&mut self, at: u32, len: u32, mut item: impl FnMut(&mut Self, usize, Slot)) {
        let slots = self.instance.slots(Memory::Document, at, len as usize);
        self.out.push(b'[');
        let start = self.out.len();
        for (index, slot) in slots.enumerate() {
            self.comma(start);
            item(self, index, slot);
        }
        self.out.push(b']');
    }

    fn filtered_list(
        &mut self,
        sequence: Sequence,
        (at, len): (u32, u32),
        filter: &Filter<'_>,
        own: Option<Own<'w>>,
    ) {
        if sequence == Sequence::Generator && len > 0 && filter.counts_from_end() {
            return self.fail(DumpError::NegativeIndex);
        }
        let resolved = filter.of_length(len as usize);
        let filter = if sequence == Sequence::Generator { filter } else { &resolved };
        let slots = self.instance.slots(Memory::Document, at, len as usize);
        self.out.push(b'[');
        let start = self.out.len();
        for (index, slot) in slots.enumerate() {
            if let Some(next) = filter.of(Key::Index(index), own) {
                self.comma(start);
                self.filtered(slot, &next, None);
            }
        }
        self.out.push(b']');
    }

    fn filtered_dict(&mut self, at: u32, len: u32, filter: &Filter<'_>, own: Option<Own<'w>>) {
        let slots = self.instance.slots(Memory::Document, at, 2 * len as usize);
        self.out.push(b'{');
        let mut entries = Vec::with_capacity(len as usize);
        for [key, value] in slots.pairs() {
            let name = self.instance.read(Memory::Document, key).unwrap_or(Value::Null);
            if let Some(next) = filter.of(Key::Value(name), own) {
                entries.push((key, value, next));
            }
        }
        self.dict_entries(at, entries);
        self.out.push(b'}');
    }

    /// A named tuple of which a part is written, whatever is left out of objects.
    pub(super) fn named_tuple_in_part(
        &mut self,
        object: &Object<'w>,
        filter: &Filter<'_>,
        own: Option<Own<'w>>,
    ) {
        let filter = filter.of_length(object.shape.len());
        self.out.push(b'[');
        let start = self.out.len();
        for (number, place) in object.places().enumerate() {
            if let Some(next) = filter.of(Key::Index(number), own) {
                self.comma(start);
                self.place(object, place, &next);
            }
        }
        self.out.push(b']');
    }

    /// The entries of an object of which a part is written.
    pub(super) fn entries_in_part(&mut self, object: &Object<'w>, extras: Dict<'w>, filter: &Filter<'_>) {
        let start = self.out.len();
        for place in object.places_written() {
            let name = Value::Str(object.shape.name_of(place.field));
            let Some(next) = filter.of(Key::Value(name), None) else { continue };
            if let Some(entry) = self.entry(object, place) {
                self.field_key(object.shape, place.field, start);
                self.write_entry(entry, &next);
            }
        }
        for ([key, value], (name, _)) in extras.slots().zip(extras) {
            let Some(next) = filter.of(Key::Value(name), None) else { continue };
            if self.options.exclude_none && self.is_null(value) {
                continue;
            }
            self.comma(start);
            self.key(key);
            self.filtered(value, &next, None);
        }
    }
}
