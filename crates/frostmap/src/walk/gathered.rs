//! Objects whose keys are gathered before any field is validated.
//!
//! Needed for alias paths, several fields on one key, more than 64 fields, defaults that are validated, an `on_error`,
//! a caller's `by_alias` or `by_name`, and for documents in which a key comes twice. Fields are then validated in
//! their order, as pydantic does.

use std::borrow::Cow;
use std::collections::HashMap;

use frostmap_format::tables::{
    ArchivedField, ArchivedKey, ArchivedNode, DEFAULT_NULL, field_flags, key_role, object_flags,
};
use frostmap_format::words::{PathHead, Paths, Step as PathStep};
use frostmap_format::{Kind, NONE, View};

use super::default::{OnError, Outcome};
use super::entries::Entry;
use super::object::{Open, extra_error, is_class, is_model, is_name};
use super::partial::Last;
use super::{Exactness, Halt, Origin, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::options::Extra;
use crate::sink::{Build, Sink, Slot};

/// What gives a field its value.
#[derive(Clone, Copy)]
enum Source<'a> {
    Key(&'a ArchivedKey),
    Path(PathHead<'a>),
}

/// A value that is offered to a field.
#[derive(Clone, Copy)]
struct Offer<'a> {
    source: Source<'a>,
    rank: u32,
    /// Which of the entries it comes from.
    entry: usize,
    at: usize,
}

/// A key of the document with its value.
type Keyed<'d> = (Entry, Cow<'d, str>);

/// The entries of an object.
struct Entries<'d> {
    /// All of them.
    all: Vec<Keyed<'d>>,
    /// Equal keys once: the last value, at the place of the first.
    unique: Vec<Keyed<'d>>,
    places: HashMap<Cow<'d, str>, usize>,
}

impl<'d> Entries<'d> {
    fn new(text: &crate::scan::Text<'d>, entries: Vec<Entry>) -> Self {
        let all: Vec<_> = entries.into_iter().map(|entry| (entry, entry.text(text))).collect();
        let mut places: HashMap<Cow<'d, str>, usize> = HashMap::new();
        let mut unique: Vec<Keyed<'d>> = Vec::with_capacity(all.len());
        for (entry, key) in &all {
            let place = *places.entry(key.clone()).or_insert(unique.len());
            match unique.get_mut(place) {
                Some(known) => known.0 = *entry,
                None => unique.push((*entry, key.clone())),
            }
        }
        Self { all, unique, places }
    }

    /// Which of the unique entries has the key that stands last.
    fn last(&self) -> Option<usize> {
        self.all.last().and_then(|(_, key)| self.places.get(key).copied())
    }

    fn find(&self, key: &str) -> Option<(usize, Entry)> {
        let place = *self.places.get(key)?;
        self.unique.get(place).map(|(entry, _)| (place, *entry))
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// An object whose keys are gathered first.
    #[inline(never)]
    pub(super) fn gathered(&mut self, open: &Open<'_, 'a>) -> Option<Step<S::Out>> {
        let step = self.gathered_fields(open);
        if step.is_none() {
            // Fields are walked in their own order.
            self.none_sound_in(open.start);
        }
        step
    }

    fn gathered_fields(&mut self, open: &Open<'_, 'a>) -> Option<Step<S::Out>> {
        let flags = open.tables.object.flags.to_native();
        if is_class(flags) {
            self.floor(Exactness::Strict);
        }
        if self.looked_up(flags) == (false, false) {
            return self.reject(nothing_to_look_up(), open.start);
        }
        let (errors, mark) = (self.sink.errors(), self.sink.mark());
        let (entries, end) = self.entries(open.start)?;
        let entries = Entries::new(&self.text, entries);
        self.depth += 1;
        self.enter_fields(flags);
        let last = self.last(|_| Some(entries.last()))?;
        let offers = self.offers(open, &entries)?;
        let mut used = vec![false; entries.unique.len()];
        for offer in offers.iter().flatten() {
            if let Some(place) = used.get_mut(offer.entry) {
                *place = true;
            }
        }
        let given = offers.iter().flatten().filter_map(|offer| entries.unique.get(offer.entry));
        let (given, all) = (given.map(|keyed| keyed.0), entries.unique.iter().map(|keyed| keyed.0));
        if let Some(step) = self.spoiled_object(open, given, all, end)? {
            self.depth -= 1;
            return Some(step);
        }
        let mut set = 0;
        for (slot, offer) in offers.iter().enumerate() {
            set += usize::from(self.field(open, slot as u16, (*offer, last), end)?);
        }
        let extras =
            if is_model(open.tables.object) || self.is_strings() { &entries.unique } else { &entries.all };
        for (entry, key) in extras {
            let place = entries.places.get(key).copied().unwrap_or_default();
            if used.get(place) != Some(&true)
                && self.gathered_extra(open, entry, key, (last, place)).is_none()
            {
                self.omitted()?;
                self.depth -= 1;
                self.sink.rewind(mark);
                self.sink.truncate(errors);
                return self.stop(Halt::Omit { end });
            }
        }
        self.depth -= 1;
        if S::BUILD {
            self.built(open, set + never_given(open));
        }
        let out = self.sink.close(open.frame, &self.text, self.store);
        self.step(end, out)
    }

    /// Whether fields are looked up by their aliases, and by their names.
    fn looked_up(&self, flags: u32) -> (bool, bool) {
        let by_alias = self.options.by_alias.unwrap_or(flags & object_flags::BY_ALIAS != 0);
        (by_alias, self.options.by_name.unwrap_or(flags & object_flags::BY_NAME != 0))
    }

    /// For every field the value with the highest priority.
    fn offers(&mut self, open: &Open<'_, 'a>, entries: &Entries<'_>) -> Option<Vec<Option<Offer<'a>>>> {
        let flags = open.tables.object.flags.to_native();
        let (by_alias, by_name) = self.looked_up(flags);
        let roles = u8::from(by_alias) * key_role::ALIAS + u8::from(by_name) * key_role::NAME;
        let mut offers = vec![None; usize::from(open.tables.object.fields.to_native())];
        for key in open.tables.keys {
            let text = self.key_text(open.view, key)?;
            // A field without an alias has but one key, which is both a name and an alias, and is always taken.
            let always = key.role & (key_role::NAME | key_role::ALIAS) == key_role::NAME | key_role::ALIAS
                && key.rank == 0;
            if key.role & key_role::NO_INIT != 0 || !always && key.role & roles == 0 {
                continue;
            }
            if let Some((entry, found)) = entries.find(text) {
                let offer = Offer { source: Source::Key(key), rank: key.rank.into(), entry, at: found.value };
                offer_to(&mut offers, key.slot.to_native().into(), offer);
            }
        }
        if by_alias {
            self.offer_paths(open, entries, &mut offers)?;
        }
        Some(offers)
    }

    fn offer_paths(
        &mut self,
        open: &Open<'_, 'a>,
        entries: &Entries<'_>,
        offers: &mut [Option<Offer<'a>>],
    ) -> Option<()> {
        let at = open.tables.object.paths.to_native();
        let paths = Paths::read(open.view.words, at);
        for path in self.record(open.view, "paths", at, paths)? {
            let Some(PathStep::Key(first)) = path.get(0) else {
                return self.damaged(open.view, "paths", at);
            };
            let first = self.place(open.view, first)?;
            if let Some((entry, found)) = entries.find(first)
                && let Some(value) = self.follow(open.view, path, found.value)?
            {
                let offer = Offer { source: Source::Path(path), rank: path.rank, entry, at: value };
                offer_to(offers, path.slot as usize, offer);
            }
        }
        Some(())
    }

    /// The position a path leads to, from that of the value of its first key.
    #[expect(clippy::option_option, reason = "the walk stops, and nothing is there, are different")]
    pub(super) fn follow(
        &mut self,
        view: &'a View<'a>,
        path: PathHead<'a>,
        mut at: usize,
    ) -> Option<Option<usize>> {
        for index in 1..path.len {
            let step = path.get(index);
            let next = match (self.record(view, "path", index, step)?, self.text.byte(at)) {
                (PathStep::Key(key), b'{') => {
                    let key = self.place(view, key)?;
                    let (entries, _) = self.entries(at)?;
                    let last = entries.iter().rev().find(|entry| entry.text(&self.text) == key);
                    last.map(|entry| entry.value)
                }
                (PathStep::Item(index), b'[') => {
                    let items = self.items(at)?;
                    let index = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
                    usize::try_from(index).ok().and_then(|index| items.get(index).copied())
                }
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => return Some(None),
            }
        }
        Some(Some(at))
    }

    /// One field: its value, its default, or its error. Says whether the field is set.
    fn field(
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
                match self.default_of(open, field, slot)? {
                    Some(out) => self.sink.set(open.frame, usize::from(slot), out),
                    None => self.sink.take_default(open.frame, usize::from(slot)),
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
    pub(super) fn default_of(
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
            None if matches!(self.halt, Halt::Omit { .. })
                || matches!(self.halt, Halt::Invalid { .. }) && flags & field_flags::ON_ERROR_OMIT != 0 =>
            {
                self.halt = Halt::Running;
                self.sink.rewind(mark);
                self.sink.omit(open.frame, usize::from(slot));
            }
            None => return None,
        }
        Some(())
    }

    /// The error of a required field whose first alias is a path. Says whether that is so.
    fn missing_path(&mut self, open: &Open<'_, 'a>, slot: u16, end: usize) -> Option<bool> {
        let flags = open.tables.object.flags.to_native();
        let by_alias = self.options.by_alias.unwrap_or(flags & object_flags::BY_ALIAS != 0);
        if !by_alias || flags & object_flags::LOC_BY_ALIAS == 0 {
            return Some(false);
        }
        let at = open.tables.object.paths.to_native();
        let paths = Paths::read(open.view.words, at);
        let mut paths = self.record(open.view, "paths", at, paths)?;
        let Some(path) = paths.find(|path| path.slot == u32::from(slot) && path.rank == 0) else {
            return Some(false);
        };
        let before = self.sink.errors();
        self.fail(ErrorKind::Missing, open.start, end)?;
        self.locate_path(open, path, before, slot)?;
        Some(true)
    }

    fn locate_offer(&mut self, open: &Open<'_, 'a>, slot: u16, offer: Offer<'a>, from: usize) -> Option<()> {
        let by_alias = open.tables.object.flags.to_native() & object_flags::LOC_BY_ALIAS != 0;
        let key = match offer.source {
            Source::Path(path) if by_alias => return self.locate_path(open, path, from, slot),
            Source::Key(key) if by_alias => key,
            _ => self.name_key(open, slot)?,
        };
        let text = self.key_text(open.view, key)?;
        self.sink.locate(from, LocItem::Key(text.into()), u32::from(slot));
        Some(())
    }

    fn locate_path(&mut self, open: &Open<'_, 'a>, path: PathHead<'a>, from: usize, slot: u16) -> Option<()> {
        for index in (0..path.len).rev() {
            let step = path.get(index);
            let item = match self.record(open.view, "path", index, step)? {
                PathStep::Key(key) => LocItem::Key(self.place(open.view, key)?.into()),
                PathStep::Item(index) => LocItem::Index(index),
            };
            self.sink.locate(from, item, u32::from(slot));
        }
        Some(())
    }

    fn gathered_extra(
        &mut self,
        open: &Open<'_, 'a>,
        entry: &Entry,
        key: &str,
        (last, place): (Last, usize),
    ) -> Option<()> {
        let before = self.sink.errors();
        match self.extra_behavior(open.tables.object) {
            Extra::Ignore => return Some(()),
            Extra::Allow if !is_model(open.tables.object) && is_name(open, key.as_bytes()) => return Some(()),
            Extra::Forbid => {
                self.fail(extra_error(open.tables.object), entry.value, entry.end)?;
            }
            Extra::Allow => {
                let mark = self.sink.mark();
                let is_last = open.tables.object.extras.to_native() != NONE && self.enters_last(last, place);
                if !self.allowed(open, entry, is_last)? {
                    if open.tables.object.flags.to_native() & object_flags::MODEL != 0
                        && self.sink.errors() == before
                    {
                        // A model or dataclass is left out with any of its extras.
                        return self.stop(Halt::Omit { end: entry.end });
                    }
                    self.sink.rewind(mark);
                }
            }
        }
        if S::COLLECT && self.sink.errors() > before {
            self.sink.locate(before, LocItem::Key(key.into()), u32::MAX);
        }
        Some(())
    }

    /// Validates an extra key; nothing when it is left out. Python's objects have no attributes but those named by strings.
    #[expect(clippy::option_option, reason = "the walk stops, and the key is left out, are different")]
    fn extra_key(&mut self, open: &Open<'_, 'a>, entry: &Entry) -> Option<Option<S::Out>> {
        let node = self.node(open.view, open.tables.object.extras_keys.to_native())?;
        let before = self.sink.errors();
        let was = std::mem::replace(&mut self.key, true);
        let step = self.value(open.view, node, entry.key);
        // Members of enums may be strings or not, which is not known here.
        let is_string = matches!(Kind::from_number(node.kind), Some(Kind::Str | Kind::Enum))
            || step.is_none()
            || self.sink.errors() > before
            || self.is_string(open.view, node, entry.key)?;
        self.key = was;
        match step {
            Some(step) if is_string => Some(Some(step.out)),
            Some(step) => self.fail(ErrorKind::StringType, entry.key, step.at).map(|_| None),
            None => self.omitted().map(|_| None),
        }
    }

    /// Whether a value is a string in Python.
    fn is_string(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, at: usize) -> Option<bool> {
        let mut build = Build::exact();
        let step = self.build_value(&mut build, view, node, at)?;
        Some(matches!(
            build.slot_of(step.out),
            Slot::Borrowed { .. } | Slot::Owned { .. } | Slot::Serialized { .. }
        ))
    }

    /// Validates an extra key and its value; says whether they are kept.
    fn allowed(&mut self, open: &Open<'_, 'a>, entry: &Entry, is_last: bool) -> Option<bool> {
        let keys = open.tables.object.extras_keys.to_native();
        let values = open.tables.object.extras.to_native();
        let out = if keys == NONE {
            self.sink.str(&self.text, entry.key + 1, entry.key_end.at, entry.key_end.escaped)
        } else {
            match self.extra_key(open, entry)? {
                Some(out) => out,
                None => return Some(false),
            }
        };
        self.sink.push(out);
        let step = if values == NONE {
            self.any(entry.value)
        } else {
            let node = self.node(open.view, values)?;
            self.value_or_cut(is_last, open.view, node, entry.value)
        };
        match step {
            Some(step) => {
                self.sink.push(step.out);
                Some(true)
            }
            None => self.omitted().map(|_| false),
        }
    }
}

/// Fields are looked up neither by their names nor by their aliases, for which pydantic raises an error of the caller's.
#[cold]
fn nothing_to_look_up() -> ErrorKind {
    ErrorKind::Custom {
        error_type: "schema_error".into(),
        message_template: "Fields are looked up neither by name nor by alias".into(),
        context: None,
    }
}

/// How many fields have a default and cannot be given: in a union they count as if they were.
fn never_given(open: &Open<'_, '_>) -> usize {
    let first = open.tables.object.first_field.to_native() as usize;
    let no_init = open.tables.keys.iter().filter(|key| key.role & key_role::NO_INIT != 0);
    let fields = no_init.filter_map(|key| open.view.fields.get(first + usize::from(key.slot.to_native())));
    fields.filter(|field| field.default.to_native() != NONE).count()
}

/// Later offers of the same rank replace earlier ones; lower ranks go before higher ones.
fn offer_to<'a>(offers: &mut [Option<Offer<'a>>], slot: usize, offer: Offer<'a>) {
    if let Some(place) = offers.get_mut(slot)
        && place.as_ref().is_none_or(|held| offer.rank <= held.rank)
    {
        *place = Some(offer);
    }
}
