//! Fields without a model, and arguments without a dataclass: what pydantic hands to the class, as a list.

use frostmap_format::tables::field_flags;

use super::filter::{Filter, Key};
use super::scalar;
use super::writer::Writer;
use crate::instance::field::Place;
use crate::instance::{Object, Value};
use crate::sink::Slot;

impl<'w> Writer<'w> {
    /// Fields, extras and the names of the fields that were set; or arguments and those the dataclass does not keep.
    pub(super) fn bare(&mut self, object: &Object<'w>) {
        let dataclass = object.shape.is_dataclass();
        self.out.extend_from_slice(b"[{");
        let start = self.out.len();
        let inferred = std::mem::replace(&mut self.inferred, true);
        self.plain_fields(object, &Filter::default());
        if dataclass {
            for [key, value] in object.extras().slots() {
                self.comma(start);
                self.key(key);
                self.value(value);
            }
        }
        self.out.extend_from_slice(b"},");
        if dataclass {
            self.init_only(object);
        } else {
            self.extras_and_set(object);
        }
        self.inferred = inferred;
        self.out.push(b']');
    }

    /// The fields as a plain dict: by name, and whatever is left out of objects.
    pub(super) fn plain_fields(&mut self, object: &Object<'w>, filter: &Filter<'_>) {
        let inferred = std::mem::replace(&mut self.inferred, true);
        let start = self.out.len();
        let unset = self.options.exclude_unset && !object.shape.is_bare();
        for place in object.places().filter(|place| !unset || object.is_set(*place)) {
            let name = Value::Str(object.shape.name_of(place.field));
            if let Some(next) = filter.of(Key::Value(name), None) {
                self.bare_field(object, place, start, &next);
            }
        }
        let extras = object.shape.is_typed_dict();
        for ([key, value], (name, _)) in object.extras().slots().zip(object.extras()).filter(|_| extras) {
            let Some(next) = filter.of(Key::Value(name), None) else { continue };
            self.comma(start);
            self.key(key);
            self.filtered(value, &next, None);
        }
        self.inferred = inferred;
    }

    /// A field as an entry of a plain dict: by its name, and never left out.
    fn bare_field(&mut self, object: &Object<'w>, place: Place<'w>, start: usize, filter: &Filter<'_>) {
        let no_value = matches!(place.slot, Slot::Absent | Slot::Default) && object.value(place).is_none();
        let init_only = place.field.flags.to_native() & field_flags::INIT_ONLY != 0;
        if no_value || init_only || place.slot == Slot::Omitted {
            return;
        }
        self.comma(start);
        scalar::text(&mut self.out, object.shape.name_of(place.field));
        self.out.push(b':');
        self.place(object, place, filter);
    }

    fn init_only(&mut self, object: &Object<'w>) {
        if !object.shape.collects_init_only() {
            return self.out.extend_from_slice(b"null");
        }
        self.out.push(b'[');
        let start = self.out.len();
        for place in
            object.places().filter(|place| place.field.flags.to_native() & field_flags::INIT_ONLY != 0)
        {
            // One without a value that no document can give.
            if place.slot == Slot::Absent && object.value(place).is_none() {
                continue;
            }
            self.comma(start);
            self.place(object, place, &Filter::default());
        }
        self.out.push(b']');
    }

    fn extras_and_set(&mut self, object: &Object<'w>) {
        let extras = object.extras();
        if object.keeps_extras() {
            self.out.push(b'{');
            let start = self.out.len();
            for [key, value] in extras.slots() {
                self.comma(start);
                self.key(key);
                self.value(value);
            }
            self.out.push(b'}');
        } else {
            self.out.extend_from_slice(b"null");
        }
        self.out.extend_from_slice(b",[");
        let start = self.out.len();
        for name in object.fields_set() {
            self.comma(start);
            scalar::text(&mut self.out, name);
        }
        self.out.push(b']');
    }
}
