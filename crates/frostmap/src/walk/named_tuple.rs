//! Named tuples: arrays by position, objects by name.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedField, ArchivedNode, field_flags};

use super::default::{OnError, Outcome};
use super::object::Open;
use super::{Exactness, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::section::ObjectTables;
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be a named tuple.
    #[inline(never)]
    pub(super) fn named_tuple(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.complete_only();
        let index = node.a.to_native();
        match self.text.byte(at) {
            b'{' => {
                self.floor(Exactness::Strict);
                self.object_node(view, index, at)
            }
            b'[' => {
                self.floor(Exactness::Strict);
                let tables = self.record(view, "object", index, ObjectTables::find(view, index))?;
                let open = self.open(view, &tables, at);
                self.named_items(&open)
            }
            _ => {
                let object = view.objects.get(index as usize);
                let object = self.record(view, "object", index, object)?;
                self.wanted()?;
                let class_name = self.place_at(view, object.names.to_native())?.into();
                self.reject(ErrorKind::NamedTupleType { class_name }, at)
            }
        }
    }

    #[inline(never)]
    fn named_items(&mut self, open: &Open<'_, 'a>) -> Option<Step<S::Out>> {
        let items = self.items(open.start)?;
        let end = match items.last() {
            Some(last) => {
                self.enter()?;
                self.skip(*last)?
            }
            None => open.start + 1,
        };
        let end = self.text.skip_blanks(end) + 1;
        let errors = self.sink.errors();
        let fields = open.tables.object.fields.to_native();
        for slot in 0..fields {
            let index = open.tables.object.first_field.to_native() as usize + usize::from(slot);
            let field = open.view.fields.get(index);
            let field = self.record(open.view, "field", u32::from(slot), field)?;
            let before = self.sink.errors();
            let walked = match items.get(usize::from(slot)) {
                Some(item) => self.named_item(open, field, slot, *item),
                None => self.absent_item(open, field, slot, end),
            };
            if walked.is_none() {
                if !items.is_empty() {
                    self.leave();
                }
                // It is left out with any of its items.
                return self.stopped_before(end);
            }
            if self.sink.errors() > before {
                self.sink.locate(before, LocItem::Index(i64::from(slot)), u32::from(slot));
                if items.len() <= usize::from(slot) && field.flags.to_native() & field_flags::REQUIRED == 0 {
                    // The errors of a default that is invalid are all that is told.
                    self.sink.forget(errors, before);
                    break;
                }
            }
        }
        if !items.is_empty() {
            self.leave();
        }
        if items.len() > usize::from(fields) {
            self.sink.truncate(errors);
            let (max_length, actual_length) = (u64::from(fields), Some(items.len() as u64));
            let kind = ErrorKind::TooLong { field_type: "NamedTuple", max_length, actual_length };
            return self.fail(kind, open.start, end);
        }
        let out = self.sink.close(open.frame, &self.text, self.store);
        self.step(end, out)
    }

    fn named_item(
        &mut self,
        open: &Open<'_, 'a>,
        field: &'a ArchivedField,
        slot: u16,
        at: usize,
    ) -> Option<()> {
        let defaults = field.flags.to_native() & field_flags::ON_ERROR_DEFAULT != 0;
        let on_error = if defaults { OnError::Default } else { OnError::Raise };
        let node = &self.name_key(open, slot)?.node;
        match self.guarded(open.view, node, at, on_error)? {
            Outcome::Value(step) => self.sink.set(open.frame, usize::from(slot), step.out),
            Outcome::Omitted(_) | Outcome::Defaulted(_) => match self.default_of(open, field, slot)? {
                Some(out) => self.sink.set(open.frame, usize::from(slot), out),
                None => self.sink.take_default(open.frame, usize::from(slot)),
            },
        }
        Some(())
    }

    fn absent_item(
        &mut self,
        open: &Open<'_, 'a>,
        field: &'a ArchivedField,
        slot: u16,
        end: usize,
    ) -> Option<()> {
        if field.flags.to_native() & field_flags::REQUIRED != 0 {
            return self.fail(ErrorKind::Missing, open.start, end).map(|_| ());
        }
        if let Some(out) = self.default_of(open, field, slot)? {
            self.sink.set_unset(open.frame, usize::from(slot), out);
        }
        Some(())
    }
}
