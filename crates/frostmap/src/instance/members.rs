//! The fields of an object for those who want keys and values and nothing else.

use frostmap_format::tables::ArchivedField;

use super::Value;
use super::object::Object;
use crate::sink::Slot;
use crate::store::Labels;

/// Keys and values of the fields that have one, in their order, but for one: the first field with a literal for a
/// value comes before all others. So types that are told apart by a tag can be read without holding back what stands
/// before it.
pub(super) struct Members<'i> {
    object: Object<'i>,
    labels: &'i Labels,
    slots: &'i [Slot],
    fields: &'i [ArchivedField],
    tag: usize,
    /// Whether the field with the tag is still to come.
    tag_is_due: bool,
    next: usize,
    by_alias: bool,
}

impl<'i> Members<'i> {
    pub(super) fn new(
        object: Object<'i>,
        labels: &'i Labels,
        tag: usize,
        slots: &'i [Slot],
        by_alias: bool,
    ) -> Self {
        let fields = object.shape.fields();
        Self { object, labels, slots, fields, tag, tag_is_due: tag < slots.len(), next: 0, by_alias }
    }

    fn key(&self, field: &'i ArchivedField) -> &'i str {
        let name = || self.labels.key(field.name.to_native()).unwrap_or_default();
        if !self.by_alias {
            return name();
        }
        let key = self.labels.key(field.output_key.to_native());
        key.or_else(|| self.object.shape.output_text(field)).unwrap_or_else(name)
    }

    fn member(&self, number: usize) -> Option<(&'i str, Value<'i>)> {
        let (field, slot) = (self.fields.get(number)?, *self.slots.get(number)?);
        let value = self.object.slot_value(number, field, slot)?;
        Some((self.key(field), value))
    }
}

impl<'i> Iterator for Members<'i> {
    type Item = (&'i str, Value<'i>);

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
