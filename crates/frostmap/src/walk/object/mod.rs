//! Objects as their keys come: the hot path of the walk.
//!
//! A key is guessed from the one before it - producers write keys in a constant order - and compared together with
//! its comma, colon and the first byte of its value in one comparison of 32 bytes. Without the guess the walk takes
//! a third longer. A key that comes twice stops the walk: [`super::gathered`] then decides which one counts.

mod extras;
mod failures;
mod keys;
mod members;
mod resume;

use frostmap_format::tables::{ArchivedObject, node_flags, object_flags};
use frostmap_format::{Kind, View};

pub(super) use self::extras::extra_error;
pub(super) use self::keys::is_name;
use self::keys::{Found, Known};
pub(super) use self::members::Members;
use super::string::StringEnd;
use super::{Care, Exactness, Halt, Step, Walk};
use crate::options::Extra;
use crate::scan::{Width, Window};
use crate::section::ObjectTables;
use crate::sink::{Frame, Sink};

/// Errors of unknown keys come behind those of all fields.
const EXTRAS_ORDER: u32 = u32::MAX;

/// An object that is being walked.
#[derive(Clone, Copy)]
pub(super) struct Open<'t, 'a> {
    /// The tables of its section.
    pub(super) view: &'a View<'a>,
    /// Its own.
    pub(super) tables: &'t ObjectTables<'a>,
    /// Where it starts.
    pub(super) start: usize,
    /// What has been built of it.
    pub(super) frame: Frame,
}

/// What has been seen of an object so far.
#[derive(Clone, Copy)]
struct Progress {
    /// Bit i: field i.
    seen: u64,
    /// Those that have to be seen.
    wanted: u64,
    /// Number of the last key; before the first key one less than 0.
    previous: usize,
    /// Bit 0 before the first key, which comes behind a brace and not behind a comma.
    ignored: u32,
    at: usize,
}

/// What is known of the tag that chose an object.
#[derive(Clone, Copy)]
pub(super) enum Tagged<T> {
    /// Nothing, or there is none.
    No,
    /// It came first: the key's number in its section, the position behind its value, and the value.
    First(u32, usize, T),
    /// It has to come, in the field of this bit: then it is the one that was guessed.
    Guessed(u64),
}

impl<'a, S: Sink> Walk<'a, S> {
    /// An object of a section; the position is that of its brace.
    #[inline(never)]
    pub(super) fn object_node(&mut self, view: &'a View<'a>, index: u32, at: usize) -> Option<Step<S::Out>> {
        let tables = self.record(view, "object", index, ObjectTables::find(view, index))?;
        if !tables.streams {
            let open = self.open(view, &tables, at);
            return self.gathered(&open);
        }
        self.object(view, &tables, at, Tagged::No)
    }

    /// An object whose keys can be taken as they come. With a tag, the walk starts behind the tag's value.
    #[inline(always)]
    pub(super) fn object(
        &mut self,
        view: &'a View<'a>,
        tables: &ObjectTables<'a>,
        start: usize,
        tag: Tagged<S::Out>,
    ) -> Option<Step<S::Out>> {
        self.sink.width().run(
            #[inline(always)]
            |walk: &mut Self, view, tables, start, tag| walk.entries_of_object(view, tables, start, tag),
            self,
            view,
            tables,
            start,
            tag,
        )
    }

    #[inline(always)]
    fn entries_of_object(
        &mut self,
        view: &'a View<'a>,
        tables: &ObjectTables<'a>,
        start: usize,
        tag: Tagged<S::Out>,
    ) -> Option<Step<S::Out>> {
        let open = self.open(view, tables, start);
        if self.care == Care::Gather {
            return self.gathered(&{ open });
        }
        if S::BUILD && self.exactness.is_some() && loosens_first(open.tables.object.flags.to_native()) {
            self.floor(Exactness::Strict);
        }
        self.enter_object(start)?;
        let errors = self.sink.errors();
        let wanted = open.tables.object.required.to_native();
        let mut progress = Progress { seen: 0, wanted, previous: usize::MAX, ignored: 1, at: start };
        if let Tagged::Guessed(bit) = tag {
            progress.wanted |= bit;
        }
        if let Tagged::First(key, behind, out) = tag {
            let number = key.wrapping_sub(open.tables.object.first_key.to_native()) as usize;
            let Some(key) = open.tables.keys.get(number) else { return self.damaged(view, "tag", key) };
            let slot = key.slot.to_native();
            self.sink.set(open.frame, usize::from(slot), out);
            let seen = 1_u64.wrapping_shl(u32::from(slot));
            progress = Progress { seen, wanted, previous: number, ignored: 0, at: behind };
        }
        if S::COLLECT
            && let Some(reached) = self.reached_in(start, open.tables.object)
        {
            return self.resume(open, Progress { seen: reached.seen, ..progress }, reached);
        }
        self.fields::<false>(open, progress, errors)
    }

    /// An object with room for what is built of it.
    #[inline(always)]
    pub(super) fn open<'t>(
        &mut self,
        view: &'a View<'a>,
        tables: &'t ObjectTables<'a>,
        start: usize,
    ) -> Open<'t, 'a> {
        let object = tables.object;
        let mut frame = Frame::default();
        if S::BUILD {
            let flags = object.flags.to_native();
            frame = self.sink.open(view.number, tables.index, object.fields.to_native());
            if flags & object_flags::BARE_FIELDS != 0 && self.extra_behavior(object) == Extra::Allow {
                self.sink.keep_extras(frame);
            }
        }
        Open { view, tables, start, frame }
    }

    /// The entries of an object: from its brace on, or from behind a value.
    ///
    /// What is rarely called gets copies of `open`: then the object itself stays in registers. There is a loop for
    /// keys behind commas and one for keys behind blanks, which takes over at the first of those.
    #[inline(always)]
    fn fields<const SPACED: bool>(
        &mut self,
        open: Open<'_, 'a>,
        mut progress: Progress,
        errors: usize,
    ) -> Option<Step<S::Out>> {
        loop {
            let mut seen_at = progress.at;
            let mut window = self.text.window(seen_at);
            if window.first() == b'}' {
                return self.finish(open, &progress, errors, progress.at + 1);
            }
            let guess = if SPACED {
                self.before_key(&progress, window).and_then(|at| {
                    (seen_at, window) = (at, self.text.window(at));
                    self.guess::<true>(&open, &progress, seen_at, window)
                })
            } else {
                if window.second() <= b' ' {
                    return self.spaced_fields(open, progress, errors);
                }
                self.guess::<false>(&open, &progress, seen_at, window)
            };
            let known = match guess {
                Some(known) => known,
                None => {
                    let known = match self.next_key(&{ open }, progress.previous, progress.at)? {
                        Found::Known(known) => known,
                        Found::Unknown { at, key } => {
                            let Some(behind) = self.extra(&{ open }, at, key) else {
                                return self.stopped_at_key(&{ open }, at, progress.seen);
                            };
                            progress.at = behind;
                            progress.ignored = 0;
                            continue;
                        }
                        Found::End { at } => return self.finish(open, &progress, errors, at),
                    };
                    seen_at = known.at;
                    window = self.text.window(seen_at);
                    known
                }
            };
            let slot = known.key.slot.to_native();
            let bit = 1_u64.wrapping_shl(u32::from(slot));
            let seen = progress.seen | bit;
            if seen == progress.seen {
                return self.stop(Halt::Irregular);
            }
            progress.seen = seen;
            if let Some(end) = self.near_string(&known, seen_at, window)? {
                self.floor(Exactness::Strict);
                let out = self.sink.str(&self.text, known.at, end.at, end.escaped);
                self.sink.set(open.frame, usize::from(slot), out);
                (progress.previous, progress.ignored, progress.at) = (known.number, 0, end.at + 1);
                continue;
            }
            let before = self.sink.errors();
            let Some(step) = self.field_value(open.view, &known) else {
                return self.stopped_at_value(&{ open }, known.at, known.number, seen);
            };
            if S::COLLECT && self.sink.errors() > before {
                self.locate_field(&{ open }, known.key, before)?;
            }
            self.sink.set(open.frame, usize::from(slot), step.out);
            (progress.previous, progress.ignored, progress.at) = (known.number, 0, step.at);
        }
    }

    /// The entries of an object from the first one on that stands behind a blank.
    #[inline(always)]
    fn spaced_fields(
        &mut self,
        open: Open<'_, 'a>,
        progress: Progress,
        errors: usize,
    ) -> Option<Step<S::Out>> {
        self.sink.width().run(
            #[inline(always)]
            |walk: &mut Self, open, progress, errors, ()| walk.fields::<true>(open, progress, errors),
            self,
            open,
            progress,
            errors,
            (),
        )
    }

    /// The end of a value that is a string of which nothing else is asked. Its start has mostly been looked at with its
    /// key, through a window at `seen_at`.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and it is another value, are different")]
    fn near_string(
        &mut self,
        known: &Known<'a>,
        seen_at: usize,
        window: Window<'a>,
    ) -> Option<Option<StringEnd>> {
        const STR: u8 = Kind::Str as u8;
        let node = &known.key.node;
        if !known.opened || node.kind != STR || node.flags & node_flags::CHECKED != 0 {
            return Some(None);
        }
        let offset = known.at - seen_at;
        if offset > 32 {
            return self.string_end(known.at).map(Some);
        }
        Some(Some(match window.find_special(offset) {
            Some((offset, b'"')) => StringEnd { at: seen_at + offset, escaped: false },
            Some(_) => self.string_end(known.at)?,
            None => self.string_end(known.at + 32)?,
        }))
    }

    /// The value of a key.
    #[inline(always)]
    fn field_value(&mut self, view: &'a View<'a>, known: &Known<'a>) -> Option<Step<S::Out>> {
        let node = &known.key.node;
        if known.opened { self.opened(view, node, known.at) } else { self.value(view, node, known.at) }
    }

    /// The end of an object: required fields that were not there, order of errors.
    #[inline(always)]
    fn finish(
        &mut self,
        open: Open<'_, 'a>,
        progress: &Progress,
        errors: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        self.depth -= 1;
        let missing = progress.wanted & !progress.seen;
        if missing != 0 && self.missing_fields(&{ open }, missing, end).is_none() {
            return self.stopped_at_key(&{ open }, end - 1, progress.seen);
        }
        if S::COLLECT && self.sink.errors() > errors {
            self.sink.sort(errors);
            if is_model(open.tables.object) && self.sink.repeats(errors, EXTRAS_ORDER) {
                return self.stop(Halt::Irregular);
            }
        }
        if S::BUILD {
            self.built(&{ open }, progress.seen.count_ones() as usize);
        }
        let out = self.sink.close(open.frame, &self.text, self.store);
        self.step(end, out)
    }

    /// Counts the fields of an object that is complete.
    #[inline(always)]
    pub(super) fn built(&mut self, open: &Open<'_, 'a>, fields_set: usize) {
        if self.exactness.is_none() {
            return;
        }
        let flags = open.tables.object.flags.to_native();
        if flags & object_flags::NAMED_TUPLE == 0 {
            self.add_fields_set(fields_set);
        }
        if is_class(flags) {
            self.floor(Exactness::Strict);
        }
    }

    /// Counts the fields of an object that does not fit: those of typed dicts and dataclasses stay with the members of
    /// a union that are tried after it, from left to right.
    #[cold]
    pub(super) fn unfit(&mut self, open: &Open<'_, 'a>, fields_set: usize) {
        const UNCOUNTED: u32 = object_flags::MODEL | object_flags::NAMED_TUPLE;
        let flags = open.tables.object.flags.to_native();
        if S::BUILD
            && self.exactness.is_some()
            && (flags & UNCOUNTED == 0 || flags & object_flags::DATACLASS != 0)
        {
            self.add_fields_set(fields_set);
        }
    }
}

/// Whether an object is a model. Typed dicts and dataclasses treat unknown keys a little differently: each occurrence
/// of one counts, and one that is the name of a field is passed over.
pub(super) fn is_model(object: &ArchivedObject) -> bool {
    let flags = object.flags.to_native();
    flags & object_flags::MODEL != 0 && flags & object_flags::DATACLASS == 0
}

/// Whether a union's member that is tried fits less than exactly from the start, even if it fails: models do.
#[inline(always)]
pub(super) fn loosens_first(flags: u32) -> bool {
    is_class(flags) && flags & object_flags::DATACLASS == 0
}

/// Whether what comes out is an instance of a class, and so a union's member that fits less than exactly.
#[inline(always)]
fn is_class(flags: u32) -> bool {
    flags & (object_flags::MODEL | object_flags::BARE_FIELDS) == object_flags::MODEL
}
