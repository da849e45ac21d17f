//! Documents that may be cut short: what is invalid at the last place of a container is left out.
//!
//! What is partial is said by the walk and changes as it goes, as in the reference: what supports no partial documents
//! turns it off, and the next item of a container around it sets it again.

use frostmap_format::tables::{ArchivedNode, node_flags, object_flags};
use frostmap_format::{Kind, View};

use super::{Halt, Step, Walk};
use crate::errors::ErrorKind;
use crate::options::Partial;
use crate::sink::{Sequence, Sink};

/// The last entry of a container, if the document may be cut there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last {
    /// What can be cut.
    partial: Partial,
    /// Which of the entries it is, however they are told apart.
    entry: Option<usize>,
}

/// What came of a value at the last place.
enum Outcome<T> {
    /// It is valid.
    Valid(Step<T>),
    /// It is invalid; it ends here.
    Invalid(usize),
    /// Its `on_error` leaves it out; it ends here.
    Omitted(usize),
}

impl<'a, S: Sink> Walk<'a, S> {
    /// Whether the document may have been cut here.
    #[inline(always)]
    pub(super) fn is_partial(&self) -> bool {
        S::UNUSUAL && self.partial != Partial::Off
    }

    /// What comes now has to be complete.
    #[inline(always)]
    pub(super) fn complete_only(&mut self) {
        if S::UNUSUAL {
            self.partial = Partial::Off;
        }
    }

    /// Comes to an object with fields: typed dicts may be cut as dicts may, all others have to be complete.
    #[inline(always)]
    pub(super) fn enter_fields(&mut self, flags: u32) {
        if flags & (object_flags::MODEL | object_flags::NAMED_TUPLE) != 0 {
            self.complete_only();
        }
    }

    /// The last of the entries, of which `find` says which it is.
    #[inline(always)]
    pub(super) fn last(&mut self, find: impl FnOnce(&mut Self) -> Option<Option<usize>>) -> Option<Last> {
        let partial = self.partial;
        let entry = if self.is_partial() { find(self)? } else { None };
        Some(Last { partial, entry })
    }

    /// The last item of the array at a position.
    #[inline(always)]
    pub(super) fn last_item(&mut self, start: usize) -> Option<Last> {
        self.last(|walk| Some(walk.items(start)?.len().checked_sub(1)))
    }

    /// The last entry of the object at a position, by the position of its key.
    #[inline(always)]
    pub(super) fn last_entry(&mut self, start: usize) -> Option<Last> {
        self.last(|walk| Some(walk.entries(start)?.0.last().map(|entry| entry.key)))
    }

    /// Comes to an entry; says whether it is the last one and the document may be cut there.
    #[inline(always)]
    pub(super) fn enters_last(&mut self, last: Last, entry: usize) -> bool {
        if !S::UNUSUAL {
            return false;
        }
        let is_last = last.entry == Some(entry);
        self.partial = if is_last { last.partial } else { Partial::Off };
        is_last
    }

    /// A value, which is left out where it is invalid and at the last place.
    #[inline(always)]
    pub(super) fn value_or_cut(
        &mut self,
        is_last: bool,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        if !S::UNUSUAL || !is_last {
            return self.value(view, node, at);
        }
        match self.last_value(view, node, at)? {
            Outcome::Valid(step) => Some(step),
            Outcome::Invalid(end) | Outcome::Omitted(end) => self.stop(Halt::Omit { end }),
        }
    }

    #[cold]
    fn last_value(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Outcome<S::Out>> {
        let (before, mark) = (self.sink.errors(), self.sink.mark());
        let step = self.attempt(view, node, at)?;
        if let Some(step) = step
            && self.sink.errors() == before
        {
            return Some(Outcome::Valid(step));
        }
        let omitted = step.is_none() && matches!(self.halt, Halt::Omit { .. });
        self.halt = Halt::Running;
        self.sink.truncate(before);
        self.sink.rewind(mark);
        let end = self.skip(at)?;
        Some(if omitted { Outcome::Omitted(end) } else { Outcome::Invalid(end) })
    }

    /// A list or a deque that may be cut; the position is that of its bracket.
    #[cold]
    pub(super) fn partial_list(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        sequence: Sequence,
        start: usize,
    ) -> Option<Step<S::Out>> {
        let item = self.node(view, node.a.to_native())?;
        let last = self.last_item(start)?;
        let (frame, errors) = (self.sink.begin(), self.sink.errors());
        let (mut count, mut kept, mut dropped) = (0, 0, 0);
        let end = self.each_item(start + 1, |walk, index, at| {
            count += 1;
            if node.flags & node_flags::FAIL_FAST != 0 && walk.sink.errors() > errors {
                return walk.skip(at);
            }
            if !walk.enters_last(last, index) {
                let (end, stays) = walk.list_item(view, node, item, index as u64, errors, at)?;
                kept += u64::from(stays);
                return Some(end);
            }
            match walk.last_value(view, item, at)? {
                Outcome::Valid(step) => {
                    kept += 1;
                    walk.sink.push(step.out);
                    Some(step.at)
                }
                Outcome::Invalid(end) => {
                    dropped += 1;
                    Some(end)
                }
                Outcome::Omitted(end) => Some(end),
            }
        })?;
        // An item that is left out counts where there are too many, and not where there are too few.
        let (_, most) = self.lengths(view, node)?;
        let counted = if kept + dropped > most { kept + dropped } else { kept };
        if let Some(kind) = self.list_length_error(view, node, count, counted, errors)? {
            return self.fail(kind, start, end);
        }
        let out = self.sink.list(frame, sequence);
        self.step(end, out)
    }

    /// The definition of another section: the reference takes no partial documents there.
    #[inline(always)]
    pub(super) fn refers_to(&mut self, target: &View<'_>) {
        if S::UNUSUAL && !target.name.is_empty() {
            self.partial = Partial::Off;
        }
    }

    /// JSON in a string that may be cut there.
    pub(super) fn mended_text(&self, text: &str) -> Result<Option<String>, ErrorKind> {
        if !self.is_partial() {
            return Ok(None);
        }
        match crate::syntax::mend(text.as_bytes(), self.partial) {
            Ok(mended) => Ok(Some(String::from_utf8_lossy(&mended).into_owned())),
            Err(found) => Err(ErrorKind::JsonInvalid { error: found.message.into() }),
        }
    }
}

/// Whether a list keeps its items as they are: then the document may be cut, but no item is invalid.
pub(super) fn keeps_any(item: &ArchivedNode) -> bool {
    item.kind == Kind::Any as u8 && item.flags == 0
}
