//! One field of an object: its value, its default, or its error.

use frostmap_format::NONE;
use frostmap_format::tables::{ArchivedField, DEFAULT_NULL, field_flags, object_flags};

use super::offers::Offer;
use crate::errors::LocItem;
use crate::sink::Sink;
use crate::walk::default::{OnError, Outcome};
use crate::walk::object::Open;
use crate::walk::partial::Last;
use crate::walk::{Halt, Origin, Walk};

impl<'a, S: Sink> Walk<'a, S> {
    /// One field: its value, its default, or its error. Says whether the field is set.
    pub(super) fn field(
        &mut self,
        open: &Open<'_, 'a>,
        slot: u16,
        (offer, last): (Option<Offer<'a>>, Last),
        end: usize,
    ) -> Option<bool> {
        let index = open.tables.object.first_field.to_native() as usize + usize::from(slot);
        let field = open.view.fields.get(index);
        let field = self.record(open.view, "field", u32::from(slot), field)?;
        match offer {
            Some(offer) => self.given_field(open, field, slot, (offer, last)),
            None => self.absent_field(open, field, slot, end).map(|()| false),
        }
    }

    fn given_field(
        &mut self,
        open: &Open<'_, 'a>,
        field: &'a ArchivedField,
        slot: u16,
        (offer, last): (Offer<'a>, Last),
    ) -> Option<bool> {
        if self.is_foreign_value(offer.at) {
            return self.foreign_field(open, slot, offer);
        }
        let flags = field.flags.to_native();
        let on_error = if flags & field_flags::ON_ERROR_OMIT != 0 {
            OnError::Omit
        } else if flags & field_flags::ON_ERROR_DEFAULT != 0 {
            OnError::Default
        } else {
            OnError::Raise
        };
        let node = &self.name_key(open, slot)?.node;
        let before = self.sink.errors();
        const KEPT: u16 = field_flags::REQUIRED | field_flags::REQUIRED_WITH_DEFAULT;
        let may_be_cut = self.enters_last(last, offer.entry) && flags & KEPT == 0;
        let value = if may_be_cut && on_error == OnError::Raise {
            self.value_or_cut(true, open.view, node, offer.at).map(Outcome::Value)
        } else {
            self.guarded(open.view, node, offer.at, on_error)
        };
        let outcome = match value {
            Some(outcome) => outcome,
            None if goes_with_fields(open) => return None,
            None => Outcome::Omitted(self.omitted()?),
        };
        match outcome {
            Outcome::Value(step) => {
                self.sink.set(open.frame, usize::from(slot), step.out);
                if S::COLLECT && self.sink.errors() > before {
                    self.locate_offer(open, slot, offer, before)?;
                }
                Some(true)
            }
            Outcome::Omitted(_) => {
                self.sink.omit(open.frame, usize::from(slot));
                Some(false)
            }
            Outcome::Defaulted(_) => {
                let mark = self.sink.mark();
                match self.default_of(open, field, slot) {
                    Some(Some(out)) => self.sink.set(open.frame, usize::from(slot), out),
                    Some(None) => self.sink.take_default(open.frame, usize::from(slot)),
                    None if goes_with_fields(open) => return None,
                    None => {
                        self.omitted()?;
                        self.sink.rewind(mark);
                        self.sink.omit(open.frame, usize::from(slot));
                        return Some(false);
                    }
                }
                // A default in place of what was given has its errors where that was.
                if S::COLLECT && self.sink.errors() > before {
                    self.locate_offer(open, slot, offer, before)?;
                }
                Some(true)
            }
        }
    }

    /// A field that is given something else than text, where all scalars are strings.
    #[cold]
    fn foreign_field(&mut self, open: &Open<'_, 'a>, slot: u16, offer: Offer<'a>) -> Option<bool> {
        if self.passes_over(open, offer.at) {
            self.sink.omit(open.frame, usize::from(slot));
            return Some(false);
        }
        let before = self.sink.errors();
        self.not_text(offer.at)?;
        let name = self.name_key(open, slot)?;
        let name = self.key_text(open.view, name)?;
        self.sink.locate(before, LocItem::Key(name.into()), u32::from(slot));
        Some(false)
    }

    /// A default that is validated, its errors at the name of its field.
    #[expect(
        clippy::option_option,
        reason = "the walk stops, and the default is not validated, are different"
    )]
    fn field_default(
        &mut self,
        open: &Open<'_, 'a>,
        field: &'a ArchivedField,
        slot: u16,
    ) -> Option<Option<S::Out>> {
        let before = self.sink.errors();
        let out = self.default_of(open, field, slot)?;
        if S::COLLECT && self.sink.errors() > before {
            let name = self.name_key(open, slot)?;
            let name = self.key_text(open.view, name)?;
            self.sink.locate(before, LocItem::Key(name.into()), u32::from(slot));
        }
        Some(out)
    }

    /// A default that is validated.
    #[expect(
        clippy::option_option,
        reason = "the walk stops, and the default is not validated, are different"
    )]
    pub(in crate::walk) fn default_of(
        &mut self,
        open: &Open<'_, 'a>,
        field: &'a ArchivedField,
        slot: u16,
    ) -> Option<Option<S::Out>> {
        if field.flags.to_native() & field_flags::VALIDATE_DEFAULT == 0 {
            return Some(None);
        }
        let text = match field.default.to_native() {
            NONE => return Some(None),
            DEFAULT_NULL => "null",
            at => self.place_at(open.view, at)?,
        };
        let node = &self.name_key(open, slot)?.node;
        self.walk_foreign(open.view, Some(node), text, Origin::Python).map(Some)
    }

    fn absent_field(
        &mut self,
        open: &Open<'_, 'a>,
        field: &'a ArchivedField,
        slot: u16,
        end: usize,
    ) -> Option<()> {
        let flags = field.flags.to_native();
        if flags & field_flags::REQUIRED != 0 {
            if !self.missing_path(open, slot, end)? {
                self.missing_field(open, slot, end)?;
            }
            return Some(());
        }
        if flags & field_flags::VALIDATE_DEFAULT == 0 || field.default.to_native() == NONE {
            return Some(());
        }
        let before = self.sink.errors();
        let mark = self.sink.mark();
        match self.field_default(open, field, slot) {
            Some(Some(out)) if self.sink.errors() == before => {
                self.sink.set_unset(open.frame, usize::from(slot), out);
            }
            Some(_) if flags & field_flags::ON_ERROR_OMIT != 0 => self.sink.truncate(before),
            Some(_) => {}
            None if matches!(self.halt, Halt::Omit { .. }) && !is_named_tuple(open)
                || matches!(self.halt, Halt::Invalid | Halt::Raised(_))
                    && flags & field_flags::ON_ERROR_OMIT != 0 =>
            {
                self.halt = Halt::Running;
                self.sink.rewind(mark);
                self.sink.omit(open.frame, usize::from(slot));
            }
            None => return None,
        }
        Some(())
    }
}

/// Whether an object is left out with any of its fields that is given: all but models and typed dicts.
fn goes_with_fields(open: &Open<'_, '_>) -> bool {
    open.tables.object.flags.to_native() & object_flags::DATACLASS != 0 || is_named_tuple(open)
}

/// Whether an object is a named tuple, which is also left out with a default that is.
fn is_named_tuple(open: &Open<'_, '_>) -> bool {
    open.tables.object.flags.to_native() & object_flags::NAMED_TUPLE != 0
}
