//! Dicts and their kin: keys by one node, values by another.

use std::borrow::Cow;
use std::collections::HashSet;

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::{Kind, View};

use super::entries::{KeyEnd, plain_text};
use super::partial::Last;
use super::resume::Reached;
use super::set::is_what_is_written;
use super::{Exactness, Halt, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::sink::{Build, Sink};

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is in the dict.
    Kept,
    /// It is not: left out, or its value has errors.
    Dropped,
    /// Its key has errors.
    KeyFailed,
}

/// Whether every key passes and stays as it is.
pub(super) fn any_key(keys: &ArchivedNode) -> bool {
    let plain = keys.flags & node_flags::LIMITED == 0;
    keys.kind == Kind::Any as u8
        || keys.kind == Kind::Str as u8 && plain && keys.a.to_native() == frostmap_format::NONE
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A dict; the position is behind its brace.
    #[inline(never)]
    pub(super) fn dict(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let start = at - 1;
        if node.kind != Kind::Dict as u8 {
            self.floor(Exactness::Strict);
        }
        let nodes = view.words.array(node.a.to_native());
        let [keys, values] = self.record(view, "dict", node.a.to_native(), nodes)?;
        let (keys, values) = (self.node(view, keys)?, self.node(view, values)?);
        let frame = self.sink.begin();
        let errors = self.sink.errors();
        // Lengths count equal keys once, so keys are remembered where a length matters.
        let limited = node.flags & node_flags::LIMITED != 0;
        let fail_fast = S::COLLECT && node.flags & node_flags::FAIL_FAST != 0;
        if let Some(step) = self.spoiled_dict(start)? {
            return Some(step);
        }
        let last = self.last_entry(start)?;
        let mut done = false;
        let mut different = HashSet::new();
        // Keys that are written alike may be different, and equal ones differently.
        let identified = S::BUILD && !any_key(keys) && !is_what_is_written(keys);
        let mut identities = Vec::new();
        let mut at = self.blanks(at);
        let reached = self.reached_in(start, node);
        if let Some(reached) = reached {
            at = reached.at;
        }
        if reached.is_none() && self.text.byte(at) == b'}' {
            at += 1;
        } else {
            self.enter()?;
            loop {
                let key = self.key(at)?;
                let (end, kept) = if done
                    || S::COLLECT && self.is_too_many(view, node, different.len() as u64)
                {
                    (self.skip(key.value)?, false)
                } else if fail_fast && self.sink.errors() > errors {
                    // The error of a value stops behind the next key, the error of a key at once.
                    done = true;
                    self.dict_key(view, keys, at, key)?;
                    (self.skip(key.value)?, false)
                } else {
                    let Some((end, fate)) = self.dict_entry(view, [keys, values], at, key, (fail_fast, last))
                    else {
                        let raised = limited && matches!(self.halt, Halt::Raised(_));
                        if raised && self.is_too_many(view, node, different.len() as u64) {
                            return self.stop(Halt::Invalid);
                        }
                        return if limited {
                            None
                        } else {
                            self.stopped_in(start, node, Reached::item(at, 0))
                        };
                    };
                    done = fail_fast && fate == Fate::KeyFailed;
                    (end, fate == Fate::Kept)
                };
                if (limited || identified) && kept {
                    let same = self.key_identity(view, keys, at, key, at)?;
                    if identified {
                        identities.push(same.to_vec());
                    }
                    if limited {
                        different.insert(same);
                    }
                }
                at = self.blanks(end);
                match self.text.byte(at) {
                    b',' => at = self.blanks(at + 1),
                    b'}' => break,
                    _ => return self.syntax(),
                }
            }
            at += 1;
            self.leave();
        }
        if limited && let Some(kind) = self.dict_length_error(view, node, different.len() as u64, errors)? {
            return self.fail(kind, start, at);
        }
        if identified {
            self.sink.merge_as(frame, identities);
        } else {
            self.sink.merge(frame, &self.text, self.store);
        }
        let out = self.sink.dict(frame);
        self.step(at, out)
    }

    /// One entry: the position behind it, and what became of it.
    #[inline(always)]
    fn dict_entry(
        &mut self,
        view: &'a View<'a>,
        [keys, values]: [&'a ArchivedNode; 2],
        at: usize,
        key: KeyEnd,
        (fail_fast, last): (bool, Last),
    ) -> Option<(usize, Fate)> {
        self.complete_only();
        let before = self.sink.errors();
        let out = if any_key(keys) {
            self.floor(Exactness::Strict);
            Some(self.sink.str(&self.text, at + 1, key.end.at, key.end.escaped))
        } else {
            self.dict_key(view, keys, at, key)?
        };
        let behind_key = self.sink.errors();
        if fail_fast && behind_key > before {
            return Some((self.skip(key.value)?, Fate::KeyFailed));
        }
        let Some(out) = out else { return Some((self.skip(key.value)?, Fate::Dropped)) };
        let mark = self.sink.mark();
        self.sink.push(out);
        let is_last = self.enters_last(last, at);
        let step = self.value_or_cut(is_last, view, values, key.value);
        if S::COLLECT && self.sink.errors() > behind_key {
            self.sink.locate(behind_key, self.key_item(at, key), 0);
        }
        match step {
            Some(step) => {
                self.sink.push(step.out);
                let fate = if self.sink.errors() == before { Fate::Kept } else { Fate::Dropped };
                Some((step.at, fate))
            }
            None => {
                let end = self.omitted()?;
                self.sink.rewind(mark);
                Some((end, Fate::Dropped))
            }
        }
    }

    /// A key that must be validated; nothing when it is to be left out.
    #[expect(clippy::option_option, reason = "the walk stops, and the key is left out, are different")]
    fn dict_key(
        &mut self,
        view: &'a View<'a>,
        keys: &'a ArchivedNode,
        at: usize,
        key: KeyEnd,
    ) -> Option<Option<S::Out>> {
        let before = self.sink.errors();
        let was = std::mem::replace(&mut self.key, true);
        let step = self.value(view, keys, at);
        self.key = was;
        if S::COLLECT && self.sink.errors() > before {
            self.sink.locate(before, LocItem::Key("[key]".into()), 0);
            self.sink.locate(before, self.key_item(at, key), 0);
        }
        match step {
            Some(step) => Some(Some(step.out)),
            None => self.omitted().map(|_| None),
        }
    }

    /// What a key is equal to in a dict: `1` and `01` are one integer. `unique` is for what nothing equals.
    fn key_identity(
        &mut self,
        view: &'a View<'a>,
        keys: &'a ArchivedNode,
        at: usize,
        key: KeyEnd,
        unique: usize,
    ) -> Option<Cow<'a, [u8]>> {
        if any_key(keys) {
            return Some(match plain_text(&self.text, at + 1, key.end) {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            });
        }
        let was = std::mem::replace(&mut self.key, true);
        let mut build = Build::exact();
        let step = self.build_value(&mut build, view, keys, at);
        self.key = was;
        let identity = build.key_of(step?.out, self.around(unique));
        Some(Cow::Owned(identity.unwrap_or_else(|| unique.to_ne_bytes().to_vec())))
    }

    /// A key of the document as a place.
    pub(super) fn key_item(&self, at: usize, key: KeyEnd) -> LocItem {
        LocItem::Key(plain_text(&self.text, at + 1, key.end).into())
    }

    /// The error of a dict's length. Too many entries hide the errors of the entries.
    fn dict_length_error(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        count: u64,
        errors: usize,
    ) -> Option<Option<ErrorKind>> {
        let (least, most) = self.lengths(view, node)?;
        let field_type = match Kind::from_number(node.kind) {
            Some(Kind::OrderedDict) => "OrderedDict",
            Some(Kind::Counter) => "Counter",
            Some(Kind::FrozenDict) => "Frozendict",
            _ => "Dictionary",
        };
        if count > most {
            self.sink.truncate(errors);
            let (max_length, actual_length) = (most, None);
            return Some(Some(ErrorKind::TooLong { field_type, max_length, actual_length }));
        }
        let too_short = count < least && self.sink.errors() == errors;
        let (min_length, actual_length) = (least, count);
        Some(too_short.then_some(ErrorKind::TooShort { field_type, min_length, actual_length }))
    }
}
