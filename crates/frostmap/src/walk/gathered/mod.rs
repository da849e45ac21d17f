//! Objects whose keys are gathered before any field is validated.
//!
//! Needed for alias paths, several fields on one key, more than 64 fields, defaults that are validated, an `on_error`,
//! a caller's `by_alias` or `by_name`, and for documents in which a key comes twice. Fields are then validated in
//! their order, as pydantic does.

mod entries;
mod extras;
mod field;
mod location;
mod offers;

use frostmap_format::NONE;
use frostmap_format::tables::{key_role, object_flags};

use self::entries::Entries;
use self::offers::Offer;
use super::object::{Open, is_model, loosens_first};
use super::partial::Last;
use super::{Exactness, Halt, Raise, Step, Walk};
use crate::sink::{Mark, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// An object whose keys are gathered first.
    #[inline(never)]
    pub(super) fn gathered(&mut self, open: &Open<'_, 'a>) -> Option<Step<S::Out>> {
        let flags = open.tables.object.flags.to_native();
        if loosens_first(flags) {
            self.floor(Exactness::Strict);
        }
        if self.looked_up(flags) == (false, false) {
            return self.stop(Halt::Raised(Raise::Lookup));
        }
        let (errors, mark) = (self.sink.errors(), self.sink.mark());
        let (entries, end) = self.entries(open.start)?;
        let mut entries = Entries::new(&self.text, entries);
        self.depth += 1;
        self.enter_fields(flags);
        let last = self.last(|_| Some(entries.last()))?;
        let offers = self.offers(open, &entries)?;
        for offer in offers.iter().flatten() {
            entries.take(offer.entry);
        }
        let given = offers.iter().flatten().filter_map(|offer| entries.unique.get(offer.entry));
        let (given, all) = (given.map(|keyed| keyed.0), entries.unique.iter().map(|keyed| keyed.0));
        if let Some(step) = self.spoiled_object(open, given, all, end)? {
            self.depth -= 1;
            return Some(step);
        }
        let mut unfit = None;
        let mut set = never_given(open);
        if self.tried(|walk| walk.every_field(open, &offers, (last, &mut set), end))?.is_none() {
            if self.omitted().is_some() {
                return self.left_out_whole((errors, mark), end);
            }
            self.unfit(open, set);
            self.put_off(open, &mut unfit)?;
        }
        for (place, (entry, key)) in entries.untaken(is_model(open.tables.object) || self.is_strings()) {
            let extra = self.tried(|walk| walk.gathered_extra(open, entry, key, (last, place)))?;
            if extra.is_some() {
                continue;
            }
            if self.omitted().is_some() {
                return self.left_out_whole((errors, mark), end);
            }
            self.put_off(open, &mut unfit)?;
        }
        if let Some(halt) = unfit {
            return self.stop(halt);
        }
        self.depth -= 1;
        if S::BUILD {
            self.built(open, set);
        }
        let out = self.sink.close(open.frame, &self.text, self.store);
        self.step(end, out)
    }

    /// The object is left out with a part of it that is.
    #[cold]
    fn left_out_whole(&mut self, (errors, mark): (usize, Mark), end: usize) -> Option<Step<S::Out>> {
        self.depth -= 1;
        self.sink.rewind(mark);
        self.sink.truncate(errors);
        self.stop(Halt::Omit { end })
    }

    /// All fields in their order; counts those that are set.
    fn every_field(
        &mut self,
        open: &Open<'_, 'a>,
        offers: &[Option<Offer<'a>>],
        (last, set): (Last, &mut usize),
        end: usize,
    ) -> Option<()> {
        for (slot, offer) in offers.iter().enumerate() {
            *set += usize::from(self.field(open, slot as u16, (*offer, last), end)?);
        }
        Some(())
    }

    /// Something does not fit, and an extra that comes later may leave the object out all the same: then the walk
    /// only stops behind the extras.
    #[cold]
    fn put_off(&mut self, open: &Open<'_, 'a>, unfit: &mut Option<Halt>) -> Option<()> {
        if !self.goes_with_extras(open) || !matches!(self.halt, Halt::Invalid) {
            return None;
        }
        self.forget_stops();
        unfit.get_or_insert(std::mem::take(&mut self.halt));
        Some(())
    }

    /// Whether fields are looked up by their aliases, and by their names. Where they are by neither, pydantic raises an
    /// error of the caller's.
    pub(super) fn looked_up(&self, flags: u32) -> (bool, bool) {
        let by_alias = self.options.by_alias.unwrap_or(flags & object_flags::BY_ALIAS != 0);
        (by_alias, self.options.by_name.unwrap_or(flags & object_flags::BY_NAME != 0))
    }
}

/// How many fields have a default and cannot be given: in a union they count as if they were.
fn never_given(open: &Open<'_, '_>) -> usize {
    let first = open.tables.object.first_field.to_native() as usize;
    let no_init = open.tables.keys.iter().filter(|key| key.role & key_role::NO_INIT != 0);
    let fields = no_init.filter_map(|key| open.view.fields.get(first + usize::from(key.slot.to_native())));
    fields.filter(|field| field.default.to_native() != NONE).count()
}
