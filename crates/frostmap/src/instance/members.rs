//! The fields of an object for those who want keys and values and nothing else.

use frostmap_format::NONE;
use frostmap_format::tables::ArchivedField;

use super::Value;
use super::object::Object;
use crate::labels::Labels;
use crate::sink::{Slot, Slots};

/// The fields that have a value, in their order, but for one: the first field with a literal for a
/// value comes before all others. So types that are told apart by a tag can be read without holding back what stands
/// before it.
pub(super) struct Members<'i> {
    object: Object<'i>,
    labels: &'i Labels,
    slots: Slots<'i>,
    fields: &'i [ArchivedField],
    tag: usize,
    /// Whether the field with the tag is still to come.
    tag_is_due: bool,
    next: usize,
    by_alias: bool,
}

/// A field that has a value.
#[derive(Clone, Copy)]
pub(super) struct Member<'i> {
    pub(super) key: &'i str,
    field: &'i ArchivedField,
    slot: Slot,
    number: usize,
}

impl<'i> Members<'i> {
    pub(super) fn new(
        object: Object<'i>,
        labels: &'i Labels,
        tag: usize,
        slots: Slots<'i>,
        by_alias: bool,
    ) -> Self {
        let fields = object.shape.fields();
        let tag_is_due = tag < slots.len();
        Self { object, labels, slots, fields, tag, tag_is_due, next: 0, by_alias }
    }

    fn key(&self, field: &'i ArchivedField) -> &'i str {
        let name = || self.labels.key(field.name.to_native()).unwrap_or_default();
        if !self.by_alias {
            return name();
        }
        let key = self.labels.key(field.output_key.to_native());
        key.or_else(|| self.object.shape.output_text(field)).unwrap_or_else(name)
    }

    #[inline]
    fn member(&self, number: usize) -> Option<Member<'i>> {
        let (field, slot) = (self.fields.get(number)?, self.slots.get(number)?);
        let absent = match slot {
            Slot::Absent | Slot::Default => field.default.to_native() == NONE,
            slot => slot == Slot::Omitted,
        };
        if absent { None } else { Some(Member { key: self.key(field), field, slot, number }) }
    }

    /// The value of a member.
    #[inline]
    pub(super) fn value(&self, member: Member<'i>) -> Value<'i> {
        let Member { field, slot, number, .. } = member;
        self.object.slot_value(number, field, slot).unwrap_or(Value::Null)
    }
}

impl<'i> Iterator for Members<'i> {
    type Item = Member<'i>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.tag_is_due {
            self.tag_is_due = false;
            if let Some(member) = self.member(self.tag) {
                return Some(member);
            }
        }
        while self.next < self.slots.len() {
            let number = self.next;
            self.next += 1;
            if number == self.tag {
                continue;
            }
            if let Some(member) = self.member(number) {
                return Some(member);
            }
        }
        None
    }
}
