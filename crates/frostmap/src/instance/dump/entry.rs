//! Objects as JSON: which entries are written, and under which keys.

use frostmap_format::tables::{field_flags, object_flags};
use frostmap_format::{NONE, NONE16};

use super::scalar;
use super::writer::Writer;
use crate::instance::field::Place;
use crate::instance::read::Memory;
use crate::instance::{Object, Value};
use crate::sink::Slot;

/// What is written of a field.
enum Entry<'w> {
    Slot(Slot),
    Default(Value<'w>),
}

impl<'w> Writer<'w> {
    pub(super) fn object(&mut self, at: u32) {
        self.out.push(b'{');
        if let Some(object) = Object::new(self.instance, at) {
            let start = self.out.len();
            for place in object.places() {
                if let Some(entry) = self.entry(&object, place) {
                    self.field_key(&object, place, start);
                    match entry {
                        Entry::Slot(slot) => self.value(slot),
                        Entry::Default(value) => self.default(value, super::default::node_of(&object, place)),
                    }
                }
            }
            // Extras a caller has allowed are no part of what the model writes.
            if object.has(object_flags::EXTRA_ALLOW) {
                self.extras(at, start);
            }
        }
        self.out.push(b'}');
    }

    /// What is written of a field, if anything is.
    fn entry(&self, object: &Object<'w>, place: Place<'w>) -> Option<Entry<'w>> {
        if place.field.flags.to_native() & field_flags::EXCLUDED != 0
            || self.options.exclude_unset && !place.is_set() && object.is_model()
        {
            return None;
        }
        let entry = match place.slot {
            Slot::Omitted => return None,
            Slot::Absent | Slot::Default => Entry::Default(object.value(place)?),
            Slot::Unset { at } => Entry::Slot(self.instance.slot(Memory::Document, at)?),
            slot => Entry::Slot(slot),
        };
        let is_null = matches!(entry, Entry::Slot(Slot::Null) | Entry::Default(Value::Null));
        let left_out = self.options.exclude_none && is_null
            || self.options.exclude_defaults && self.is_default(object, place, &entry);
        (!left_out).then_some(entry)
    }

    /// Whether a field has the value of its default.
    fn is_default(&self, object: &Object<'w>, place: Place<'w>, entry: &Entry<'w>) -> bool {
        let default = self.instance.default(object.view, place.index, place.field);
        match (default, entry) {
            (None, _) => false,
            // Only not-a-number is not equal to itself.
            (Some(_), Entry::Default(value)) => !matches!(value, Value::Float(float) if float.is_nan()),
            // A default is as JSON has it, and so never a model.
            (Some(_), Entry::Slot(Slot::Root { .. })) => false,
            (Some(default), Entry::Slot(slot)) => {
                self.instance.read(Memory::Document, *slot).is_some_and(|value| value == default)
            }
        }
    }

    /// The comma before an entry that is not the first.
    fn comma(&mut self, start: usize) {
        if self.out.len() > start {
            self.out.push(b',');
        }
    }

    /// The key of a field with its comma and colon.
    fn field_key(&mut self, object: &Object<'w>, place: Place<'w>, start: usize) {
        let field = place.field;
        let mut number = field.name.to_native();
        if self.options.by_alias && field.output_key.to_native() != NONE16 {
            number = field.output_key.to_native();
        } else if self.options.by_alias && field.output.to_native() != NONE {
            self.comma(start);
            scalar::text(&mut self.out, object.alias_of(place));
            return self.out.push(b':');
        }
        // The pattern is the key as compact JSON has it, comma and colon included.
        let pattern = object.key(number).and_then(|key| key.pattern.get(..usize::from(key.length)));
        if let Some(pattern @ [b',', rest @ ..]) = pattern {
            let first = self.out.len() == start;
            return self.out.extend_from_slice(if first { rest } else { pattern });
        }
        self.comma(start);
        let key = object.key(number).and_then(|key| object.view.key_text(key));
        scalar::text(&mut self.out, key.unwrap_or_default());
        self.out.push(b':');
    }

    fn extras(&mut self, at: u32, start: usize) {
        let Some(Slot::Dict { at, len }) = self.instance.slot(Memory::Document, at.saturating_add(1)) else {
            return;
        };
        let slots = self.instance.slots(Memory::Document, at, 2 * len as usize);
        for [key, value] in slots.as_chunks().0 {
            if self.options.exclude_none && *value == Slot::Null {
                continue;
            }
            self.comma(start);
            self.key(*key);
            self.value(*value);
        }
    }
}
