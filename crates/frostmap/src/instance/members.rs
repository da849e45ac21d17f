//! The fields of an object for those who want keys and values and nothing else.

use frostmap_format::NONE;
use frostmap_format::tables::{ArchivedField, DEFAULT_NULL};

use super::Value;
use super::object::Object;
use crate::labels::Labels;
use crate::sink::{Slot, Slots};

/// The fields that have a value, in their order, but for one: the first field with a literal for a
/// value comes before all others. So types that are told apart by a tag can be read without holding back what stands
/// before it.
pub(super) struct Members<'i> {
    object: Object<'i>,
    /// The keys of the fields.
    keys: &'i [Box<str>],
    slots: Slots<'i>,
    fields: &'i [ArchivedField],
    tag: usize,
    /// Whether the field with the tag is still to come.
    tag_is_due: bool,
    next: usize,
    /// Whether fields that were not given are there if their default is null.
    null_defaults: bool,
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
        (by_alias, null_defaults): (bool, bool),
    ) -> Self {
        let fields = object.shape.fields();
        let first = object.shape.index(0) as usize;
        let keys = labels.of_fields(by_alias).get(first..).unwrap_or_default();
        let tag_is_due = tag < slots.len();
        Self { object, keys, slots, fields, tag, tag_is_due, next: 0, null_defaults }
    }

    #[inline]
    fn member(&self, number: usize) -> Option<Member<'i>> {
        let (field, slot) = (self.fields.get(number)?, self.slots.get(number)?);
        let absent = match slot {
            Slot::Absent | Slot::Default => match field.default.to_native() {
                NONE => true,
                DEFAULT_NULL => !self.null_defaults,
                _ => false,
            },
            slot => slot == Slot::Omitted,
        };
        if absent { None } else { Some(Member { key: self.keys.get(number)?, field, slot, number }) }
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
