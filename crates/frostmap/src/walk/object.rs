//! Objects as their keys come: the hot path of the walk.
//!
//! A key is guessed from the one before it - producers write keys in a constant order - and compared together with
//! its comma, colon and the first byte of its value in one comparison of 32 bytes. Without the guess the walk takes
//! a third longer. A key that comes twice stops the walk: [`super::gathered`] then decides which one counts.

use frostmap_format::tables::{ArchivedKey, ArchivedNode, ArchivedObject, key_role, object_flags};
use frostmap_format::words::Table;
use frostmap_format::{NONE, View};

use super::entries::{KeyEnd, plain_text};
use super::{Care, Exactness, GUESSES, Halt, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::options::Extra;
use crate::sink::{Frame, Likeness, Sink};

/// Errors of unknown keys come behind those of all fields.
const EXTRAS_ORDER: u32 = u32::MAX;

/// An object that is being walked.
pub(super) struct Open<'a> {
    /// Its tables.
    pub(super) view: &'a View<'a>,
    /// Its record.
    pub(super) object: &'a ArchivedObject,
    /// Its keys.
    pub(super) keys: &'a [ArchivedKey],
    /// Where it starts.
    pub(super) start: usize,
    /// What has been built of it.
    pub(super) frame: Frame,
    /// Where its guesses start.
    guesses: usize,
}

/// What stands where a key can.
enum Found<'a> {
    /// A key of the model.
    Known(Known<'a>),
    /// A key the model does not know; its opening quote.
    Unknown { at: usize, key: KeyEnd },
    /// The end of the object; behind its brace.
    End { at: usize },
}

/// A key of the model that was found in the document.
#[derive(Clone, Copy)]
struct Known<'a> {
    key: &'a ArchivedKey,
    /// Its number among the keys of the object.
    number: usize,
    /// Where its value starts, or behind its first byte.
    at: usize,
    /// The first byte of the value is the one its node wants.
    opened: bool,
}

/// What has been seen of an object so far.
struct Progress {
    /// Bit i: field i.
    seen: u64,
    /// Number of the last key; before the first key one less than 0.
    previous: usize,
    /// The places of a pattern that count: before the first key there is no comma.
    places: u32,
    at: usize,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// An object of a section; the position is that of its brace.
    #[inline(always)]
    pub(super) fn object_node(&mut self, view: &'a View<'a>, index: u32, at: usize) -> Option<Step<S::Out>> {
        self.object(view, index, at, None)
    }

    /// An object. With a tag, the walk starts behind the tag's value: its key, and the position there.
    #[inline(never)]
    pub(super) fn object(
        &mut self,
        view: &'a View<'a>,
        index: u32,
        start: usize,
        tag: Option<(u32, usize, S::Out)>,
    ) -> Option<Step<S::Out>> {
        const GATHER: u32 = object_flags::GATHER | object_flags::CAREFUL_DEFAULTS;
        let open = self.open(view, index, start)?;
        let Open { keys, frame, .. } = open;
        let first = open.object.first_key.to_native() as usize;
        let flags = open.object.flags.to_native();
        if self.care == Care::Gather || flags & GATHER != 0 {
            return self.gathered(&open);
        }
        if flags & object_flags::MODEL != 0 {
            self.floor(Exactness::Strict);
        }
        self.depth += 1;
        if self.depth > super::MAX_DEPTH && self.text.byte(self.text.skip_blanks(start + 1)) != b'}' {
            return self.syntax();
        }
        let mut progress = Progress { seen: 0, previous: usize::MAX, places: !1, at: start };
        if let Some((key, behind, out)) = tag {
            let number = (key as usize).wrapping_sub(first);
            let Some(key) = keys.get(number) else { return self.damaged(view, "tag", key) };
            let slot = key.slot.to_native();
            self.sink.set(frame, usize::from(slot), out);
            let seen = 1_u64.wrapping_shl(u32::from(slot));
            progress = Progress { seen, previous: number, places: !0, at: behind };
        }
        self.fields(&open, progress)
    }

    /// The tables of an object, and room for what is built of it.
    #[inline(always)]
    pub(super) fn open(&mut self, view: &'a View<'a>, index: u32, start: usize) -> Option<Open<'a>> {
        let Some(object) = view.objects.get(index as usize) else {
            return self.damaged(view, "object", index);
        };
        let first = object.first_key.to_native() as usize;
        let keys = view.keys.get(first..first + usize::from(object.keys.to_native()));
        let keys = self.record(view, "object", index, keys)?;
        let likeness = likeness(object.flags.to_native());
        let frame = self.sink.open(view.number, index, object.fields.to_native(), likeness);
        if S::BUILD
            && object.flags.to_native() & object_flags::BARE_FIELDS != 0
            && self.extra_behavior(object) == Extra::Allow
        {
            self.sink.keep_extras(frame);
        }
        let guesses = (view.number.wrapping_mul(0x9E37_79B1) >> 20) as usize + (index as usize) * 7;
        Some(Open { view, object, keys, start, frame, guesses })
    }

    /// The entries of an object: from its brace on, or from behind a value.
    #[inline(always)]
    fn fields(&mut self, open: &Open<'a>, mut progress: Progress) -> Option<Step<S::Out>> {
        let errors = self.sink.errors();
        loop {
            let known = match self.guess(open, &progress) {
                Some(known) => known,
                None if self.text.byte(progress.at) == b'}' => {
                    return self.finish(open, progress.seen, errors, progress.at + 1);
                }
                None => match self.next_key(open, progress.previous, progress.at)? {
                    Found::Known(known) => known,
                    Found::Unknown { at, key } => {
                        progress.at = self.extra(open, at, key)?;
                        progress.places = !0;
                        continue;
                    }
                    Found::End { at } => return self.finish(open, progress.seen, errors, at),
                },
            };
            let slot = known.key.slot.to_native();
            let bit = 1_u64.wrapping_shl(u32::from(slot));
            if progress.seen & bit != 0 {
                return self.stop(Halt::Irregular);
            }
            progress.seen |= bit;
            let before = self.sink.errors();
            let node = &known.key.node;
            let step = if known.opened {
                self.opened(open.view, node, known.at)?
            } else {
                self.value(open.view, node, known.at)?
            };
            if S::COLLECT && self.sink.errors() > before {
                self.locate_field(open, known.key, before)?;
            }
            self.sink.set(open.frame, usize::from(slot), step.out);
            (progress.previous, progress.places, progress.at) = (known.number, !0, step.at);
        }
    }

    /// The key that came after the last one the last time, if it is here.
    #[inline(always)]
    fn guess(&self, open: &Open<'a>, progress: &Progress) -> Option<Known<'a>> {
        let number = usize::from(self.guesses[open.guesses.wrapping_add(progress.previous) % GUESSES]);
        let key = open.keys.get(number)?;
        // A key without a pattern has 32 zero bytes for one, which no document has.
        let places = (1_u64.wrapping_shl(u32::from(key.advance)) as u32).wrapping_sub(1) & progress.places;
        if !self.text.matches(progress.at, &key.pattern, places) {
            return None;
        }
        let at = progress.at + usize::from(key.advance);
        Some(Known { key, number, at, opened: key.node.first != 0 })
    }

    /// The key at a position: that of the brace for the first one, otherwise behind a value.
    #[inline(never)]
    fn next_key(&mut self, open: &Open<'a>, previous: usize, at: usize) -> Option<Found<'a>> {
        let first = at == open.start;
        let mut at = if first { at } else { self.blanks(at) };
        match self.text.byte(at) {
            b'}' if !first => return Some(Found::End { at: at + 1 }),
            b',' if !first => at = self.blanks(at + 1),
            b'{' if first => {
                at = self.blanks(at + 1);
                if self.text.byte(at) == b'}' {
                    return Some(Found::End { at: at + 1 });
                }
            }
            _ => return self.syntax(),
        }
        let key = self.key(at)?;
        let Some(number) = self.find_key(open, at, key) else {
            return Some(Found::Unknown { at, key });
        };
        let Some(found) = open.keys.get(number) else {
            return self.damaged(open.view, "key", number as u32);
        };
        self.guesses[open.guesses.wrapping_add(previous) % GUESSES] = number as u16;
        Some(Found::Known(Known { key: found, number, at: key.value, opened: false }))
    }

    /// The number of a key among those of an object, if it is accepted.
    fn find_key(&self, open: &Open<'a>, at: usize, key: KeyEnd) -> Option<usize> {
        if key.end.escaped {
            let text = plain_text(&self.text, at + 1, key.end);
            return find_key(open, text.as_bytes(), key_role::DEFAULT);
        }
        find_key(open, self.text.slice(at + 1, key.end.at), key_role::DEFAULT)
    }

    /// An unknown key with its value; gives the position behind it.
    fn extra(&mut self, open: &Open<'a>, at: usize, key: KeyEnd) -> Option<usize> {
        match self.extra_behavior(open.object) {
            Extra::Ignore => self.skip(key.value),
            Extra::Forbid => {
                let before = self.sink.errors();
                let step = self.reject(extra_error(open.object), self.text.skip_blanks(key.value))?;
                self.sink.locate(before, self.key_item(at, key), EXTRAS_ORDER);
                Some(step.at)
            }
            Extra::Allow => self.allowed_extra(open, at, key),
        }
    }

    fn allowed_extra(&mut self, open: &Open<'a>, at: usize, key: KeyEnd) -> Option<usize> {
        if open.object.extras_keys.to_native() != NONE {
            return self.stop(Halt::Irregular);
        }
        if !is_model(open.object) && is_name(open, plain_text(&self.text, at + 1, key.end).as_bytes()) {
            return self.skip(key.value);
        }
        let before = self.sink.errors();
        let out = self.sink.str(&self.text, at + 1, key.end.at, key.end.escaped);
        self.sink.push(out);
        let node = open.object.extras.to_native();
        let step = if node == NONE {
            self.any(key.value)?
        } else {
            let node = self.node(open.view, node)?;
            self.value(open.view, node, key.value)?
        };
        self.sink.push(step.out);
        if S::COLLECT && self.sink.errors() > before {
            // Of equal keys only the last counts, so its errors would.
            return self.stop(Halt::Irregular);
        }
        Some(step.at)
    }

    /// What happens to unknown keys.
    pub(super) fn extra_behavior(&self, object: &ArchivedObject) -> Extra {
        let flags = object.flags.to_native();
        if flags & object_flags::NAMED_TUPLE != 0 {
            return Extra::Forbid;
        }
        self.options.extra.unwrap_or(if flags & object_flags::EXTRA_ALLOW != 0 {
            Extra::Allow
        } else if flags & object_flags::EXTRA_FORBID != 0 {
            Extra::Forbid
        } else {
            Extra::Ignore
        })
    }

    /// The errors from here on are those of a field that was found by a key.
    fn locate_field(&mut self, open: &Open<'a>, key: &'a ArchivedKey, from: usize) -> Option<()> {
        let slot = key.slot.to_native();
        let by_alias = open.object.flags.to_native() & object_flags::LOC_BY_ALIAS != 0;
        let key = if by_alias { key } else { self.name_key(open, slot)? };
        let text = self.key_text(open.view, key)?;
        self.sink.locate(from, LocItem::Key(text.into()), u32::from(slot));
        Some(())
    }

    /// The text of a key of the model.
    pub(super) fn key_text(&mut self, view: &'a View<'a>, key: &'a ArchivedKey) -> Option<&'a str> {
        let text = view.key_text(key);
        self.record(view, "key", key.text.to_native(), text)
    }

    /// The key that is a field's name.
    pub(super) fn name_key(&mut self, open: &Open<'a>, slot: u16) -> Option<&'a ArchivedKey> {
        let index = open.object.first_field.to_native() as usize + usize::from(slot);
        let key = open
            .view
            .fields
            .get(index)
            .and_then(|field| open.view.keys.get(usize::from(field.name.to_native())));
        self.record(open.view, "field", u32::from(slot), key)
    }

    /// The end of an object: required fields that were not there, order of errors.
    #[inline(always)]
    fn finish(&mut self, open: &Open<'a>, seen: u64, errors: usize, end: usize) -> Option<Step<S::Out>> {
        self.depth -= 1;
        let missing = open.object.required.to_native() & !seen;
        if missing != 0 {
            self.missing_fields(open, missing, end)?;
        }
        if S::COLLECT && self.sink.errors() > errors {
            self.sink.sort(errors);
            if is_model(open.object) && self.sink.repeats(errors, EXTRAS_ORDER) {
                return self.stop(Halt::Irregular);
            }
        }
        if S::BUILD {
            self.built(open, seen.count_ones() as usize);
        }
        let out = self.sink.close(open.frame);
        self.step(end, out)
    }

    /// Counts the fields and merges the extras of an object that is complete.
    #[inline(always)]
    pub(super) fn built(&mut self, open: &Open<'a>, fields_set: usize) {
        if self.exactness.is_some() && open.object.flags.to_native() & object_flags::NAMED_TUPLE == 0 {
            self.add_fields_set(fields_set);
        }
        self.sink.merge(open.frame, self.text.bytes());
    }

    #[cold]
    fn missing_fields(&mut self, open: &Open<'a>, missing: u64, end: usize) -> Option<()> {
        for slot in (0..64_u16).filter(|slot| missing & 1 << slot != 0) {
            self.missing_field(open, slot, end)?;
        }
        Some(())
    }

    /// The error of a required field that was not there.
    pub(super) fn missing_field(&mut self, open: &Open<'a>, slot: u16, end: usize) -> Option<()> {
        let before = self.sink.errors();
        self.fail(ErrorKind::Missing, open.start, end)?;
        let index = open.object.first_field.to_native() as usize + usize::from(slot);
        let field = open.view.fields.get(index);
        let field = self.record(open.view, "field", u32::from(slot), field)?;
        let flags = open.object.flags.to_native();
        let alias = open.view.keys.get(usize::from(field.alias.to_native()));
        let by_alias = self.options.by_alias.unwrap_or(flags & object_flags::BY_ALIAS != 0);
        let key = match alias {
            Some(alias) if by_alias && flags & object_flags::LOC_BY_ALIAS != 0 => alias,
            _ => self.name_key(open, slot)?,
        };
        let text = self.key_text(open.view, key)?;
        self.sink.locate(before, LocItem::Key(text.into()), u32::from(slot));
        Some(())
    }

    /// Something other than an object where one is wanted.
    #[cold]
    pub(super) fn not_an_object(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let index = node.a.to_native();
        let object = view.objects.get(index as usize);
        let object = self.record(view, "object", index, object)?;
        let flags = object.flags.to_native();
        self.wanted()?;
        let class_name = self.place_at(view, object.names.to_native())?.into();
        self.reject(
            if flags & object_flags::DATACLASS != 0 {
                ErrorKind::DataclassType { class_name }
            } else if flags & object_flags::MODEL != 0 {
                ErrorKind::ModelType { class_name }
            } else {
                ErrorKind::DictType
            },
            at,
        )
    }
}

/// Whether an object is a model. Typed dicts and dataclasses treat unknown keys a little differently: each occurrence
/// of one counts, and one that is the name of a field is passed over.
pub(super) fn is_model(object: &ArchivedObject) -> bool {
    let flags = object.flags.to_native();
    flags & object_flags::MODEL != 0 && flags & object_flags::DATACLASS == 0
}

/// Whether text is the name of a field of the object.
pub(super) fn is_name(open: &Open<'_>, text: &[u8]) -> bool {
    find_key(open, text, key_role::NAME).is_some()
}

/// The error of an unknown key.
pub(super) fn extra_error(object: &ArchivedObject) -> ErrorKind {
    if object.flags.to_native() & object_flags::DATACLASS != 0 {
        ErrorKind::UnexpectedKeywordArgument
    } else {
        ErrorKind::ExtraForbidden
    }
}

/// What objects with these flags are equal to in Python.
fn likeness(flags: u32) -> Likeness {
    match flags & (object_flags::FROZEN | object_flags::NAMED_TUPLE) {
        0 => Likeness::Unhashable,
        object_flags::FROZEN => Likeness::Frozen,
        _ => Likeness::Tuple,
    }
}

/// The number of a key among those of an object, by its text and one of these roles.
#[inline(always)]
pub(super) fn find_key(open: &Open<'_>, text: &[u8], roles: u8) -> Option<usize> {
    let object = open.object;
    let table = Table {
        start: object.table.to_native(),
        len: object.table_len.to_native(),
        seed: object.seed.to_native(),
    };
    let found = open.view.find(table, text, |number| {
        open.keys
            .get(number as usize)
            .is_some_and(|key| key.role & roles != 0 && open.view.key_bytes(key) == Some(text))
    });
    found.map(|number| number as usize)
}
