//! Fields without a model, and arguments without a dataclass: what pydantic hands to the class, as a list.

use frostmap_format::tables::field_flags;

use super::filter::Filter;
use super::scalar;
use super::writer::Writer;
use crate::instance::{Dict, Object};
use crate::sink::Slot;

impl<'w> Writer<'w> {
    /// Fields, extras and the names of the fields that were set; or arguments and those the dataclass does not keep.
    pub(super) fn bare(&mut self, object: &Object<'w>) {
        let none = Dict::empty(self.instance);
        let dataclass = object.shape.is_dataclass();
        self.out.extend_from_slice(b"[{");
        self.entries(object, if dataclass { object.extras() } else { none });
        self.out.extend_from_slice(b"},");
        if dataclass {
            self.init_only(object);
        } else {
            self.extras_and_set(object);
        }
        self.out.push(b']');
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
                self.key(*key);
                self.value(*value);
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
