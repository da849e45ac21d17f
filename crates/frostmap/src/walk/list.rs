//! Lists and deques.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::{Kind, View};

use super::partial::keeps_any;
use super::resume::Reached;
use super::{Exactness, Halt, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::scan::Width;
use crate::sink::{Sequence, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// A list or a deque; the position is behind its bracket.
    #[inline(always)]
    pub(super) fn list(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.sink.width().run(
            #[inline(always)]
            |walk: &mut Self, view, node, at, ()| walk.items_of_list(view, node, at),
            self,
            view,
            node,
            at,
            (),
        )
    }

    #[inline(always)]
    fn items_of_list(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        const DEQUE: u8 = Kind::Deque as u8;
        let start = at - 1;
        let mut sequence = Sequence::List;
        if node.kind == DEQUE {
            sequence = Sequence::Deque;
            self.floor(Exactness::Strict);
        }
        let item = self.node(view, node.a.to_native())?;
        if self.is_partial() && !keeps_any(item) {
            return self.partial_list(view, node, sequence, start);
        }
        let frame = self.sink.begin();
        let errors = self.sink.errors();
        let (mut count, mut kept) = (0, 0);
        let mut at = self.blanks(at);
        let reached = self.reached_in(start, node);
        if let Some(reached) = reached {
            (count, kept, at) = (reached.seen, reached.seen, reached.at);
        }
        if reached.is_none() && self.text.byte(at) == b']' {
            at += 1;
        } else {
            self.enter()?;
            loop {
                // Where there are too many, the rest is not looked at.
                let found = if S::COLLECT && self.is_too_many(view, node, kept) {
                    self.skip(at).map(|end| (end, false))
                } else {
                    self.list_item(view, node, item, count, errors, at)
                };
                let Some((end, stays)) = found else {
                    if matches!(self.halt, Halt::Raised(_)) && self.is_too_many(view, node, kept) {
                        return self.stop(Halt::Invalid);
                    }
                    return if kept == count {
                        self.stopped_in(start, node, Reached::item(at, count))
                    } else {
                        None
                    };
                };
                (count, kept) = (count + 1, kept + u64::from(stays));
                let (next, more) = self.separator(end)?;
                at = next;
                if !more {
                    break;
                }
            }
            self.leave();
        }
        if node.flags & node_flags::LIMITED != 0
            && let Some(kind) = self.list_length_error(view, node, count, kept, errors)?
        {
            return self.fail(kind, start, at);
        }
        let out = self.sink.list(frame, sequence);
        self.step(at, out)
    }

    /// Whether a collection has more than it may have, if there is a limit.
    #[inline]
    pub(super) fn is_too_many(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, kept: u64) -> bool {
        self.lengths(view, node).is_some_and(|(_, most)| kept > most)
    }

    /// What stands behind an item: the position of the next one, or behind the bracket where there is none.
    #[inline(always)]
    fn separator(&mut self, at: usize) -> Option<(usize, bool)> {
        let window = self.text.window(at);
        if window.first() == b',' {
            if window.second() > b' ' {
                return Some((at + 1, true));
            }
            if window.second() == b' ' && window.byte(2) > b' ' {
                return Some((at + 2, true));
            }
        }
        if window.first() == b']' { Some((at + 1, false)) } else { self.spaced_separator(at) }
    }

    #[inline(never)]
    fn spaced_separator(&mut self, at: usize) -> Option<(usize, bool)> {
        let at = self.blanks(at);
        match self.text.byte(at) {
            b',' => Some((self.blanks(at + 1), true)),
            b']' => Some((at + 1, false)),
            _ => self.syntax(),
        }
    }

    /// Blanks are rare: one comparison where there are none.
    #[inline(always)]
    pub(super) fn blanks(&self, at: usize) -> usize {
        if self.text.byte(at) <= b' ' { self.text.skip_blanks(at) } else { at }
    }

    /// One item; gives the position behind it, and whether it counts as an item.
    #[inline(always)]
    pub(super) fn list_item(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        item: &'a ArchivedNode,
        index: u64,
        errors: usize,
        at: usize,
    ) -> Option<(usize, bool)> {
        if S::COLLECT {
            if node.flags & node_flags::FAIL_FAST != 0 && self.sink.errors() > errors {
                // Nor is it counted: the error that is there comes before one of the length.
                return self.skip(at).map(|end| (end, false));
            }
            let before = self.sink.errors();
            let step = self.item_value(view, item, at);
            if self.sink.errors() > before {
                self.sink.locate(before, LocItem::Index(index as i64), 0);
            }
            return self.kept(step);
        }
        let step = self.item_value(view, item, at);
        self.kept(step)
    }

    /// The value of an item. Where items may be anything, a list fits a union no worse for it.
    #[inline(always)]
    fn item_value(&mut self, view: &'a View<'a>, item: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        if keeps_any(item) { self.any(at) } else { self.value(view, item, at) }
    }

    /// Pushes an item, unless it is to be left out; gives the position behind it, and whether it stays.
    #[inline(always)]
    pub(super) fn kept(&mut self, step: Option<Step<S::Out>>) -> Option<(usize, bool)> {
        match step {
            Some(step) => {
                self.sink.push(step.out);
                Some((step.at, true))
            }
            None => self.omitted().map(|end| (end, false)),
        }
    }

    /// The error of a list's length. Too many items hide the errors of the items.
    pub(super) fn list_length_error(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        count: u64,
        kept: u64,
        errors: usize,
    ) -> Option<Option<ErrorKind>> {
        let (least, most) = self.lengths(view, node)?;
        if (least..=most).contains(&kept) {
            return Some(None);
        }
        let field_type = if node.kind == Kind::Deque as u8 { "Deque" } else { "List" };
        // A list of Python's that is only copied is looked at in another order.
        let copied = self.python && field_type == "List" && keeps_any(self.node(view, node.a.to_native())?);
        if kept > most && !(copied && kept < least) {
            self.sink.truncate(errors);
            let actual_length = Some(count);
            return Some(Some(ErrorKind::TooLong { field_type, max_length: most, actual_length }));
        }
        let too_short = kept < least && self.sink.errors() == errors;
        let (min_length, actual_length) = (least, kept);
        Some(too_short.then_some(ErrorKind::TooShort { field_type, min_length, actual_length }))
    }
}
