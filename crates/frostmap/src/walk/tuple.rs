//! Tuples: items by their place, one of which may repeat.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::Tuple;
use frostmap_format::{Kind, NONE, View};

use super::{Exactness, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::sink::{Sequence, Sink};

/// What stands at a place of a tuple.
enum Place {
    /// Nothing does: there are more items than the tuple has.
    Surplus,
    /// The item node with this index.
    Item(u32),
}

/// What becomes of an item that is not there.
enum Missing {
    /// It takes its default.
    Defaulted,
    /// It is an error.
    Error,
    /// Its default has errors: those from this one on.
    InvalidDefault { from: usize },
}

fn place(tuple: &Tuple<'_>, index: usize, items: usize) -> Place {
    let (index, items) = (index as u32, items as u32);
    if tuple.variadic == NONE || index < tuple.variadic {
        return if index < tuple.count { Place::Item(index) } else { Place::Surplus };
    }
    let behind = tuple.count - tuple.variadic - 1;
    // The last items are those behind the one that repeats, the first of them if there are not enough.
    if items - tuple.variadic < behind {
        return Place::Item(index + 1);
    }
    let from_end = items - index;
    if from_end <= behind { Place::Item(tuple.count - from_end) } else { Place::Item(tuple.variadic) }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A tuple; the position is behind its bracket.
    #[inline(never)]
    pub(super) fn tuple(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.complete_only();
        self.floor(Exactness::Strict);
        let start = at - 1;
        let tuple = Tuple::read(view.words, node.a.to_native());
        let tuple = self.record(view, "tuple", node.a.to_native(), tuple)?;
        let items = self.items(start)?;
        if !items.is_empty() {
            self.enter()?;
        }
        let frame = self.sink.begin();
        let errors = self.sink.errors();
        let fail_fast = S::COLLECT && node.flags & node_flags::FAIL_FAST != 0;
        let (mut built, mut defaulted) = (0, 0);
        let (_, most) = self.lengths(view, node)?;
        for (index, item) in items.iter().enumerate() {
            let Place::Item(wanted) = place(&tuple, index, items.len()) else { break };
            // What stands behind an item too many is not looked at.
            if built > most || fail_fast && self.sink.errors() > errors {
                break;
            }
            built += u64::from(self.tuple_item(view, &tuple, wanted, index, *item)?);
        }
        let end = match items.last() {
            Some(last) => self.skip(*last)?,
            None => start + 1,
        };
        let end = self.text.skip_blanks(end) + 1;
        if !items.is_empty() {
            self.leave();
        }
        // One item too many is told before any that is not there.
        let fewest = if built > most { 0 } else { self.fewest(&tuple) };
        for index in items.len() as u32..fewest {
            if fail_fast && self.sink.errors() > errors {
                break;
            }
            // Missing places count from the front, also behind the item that repeats.
            match self.missing_item(view, &tuple, index, start, end)? {
                Missing::Defaulted => defaulted += 1,
                Missing::Error => {}
                Missing::InvalidDefault { from } => {
                    // The errors of a default that is invalid are all that is told.
                    self.sink.forget(errors, from);
                    return self.step(end, S::NOTHING);
                }
            }
        }
        if let Some(kind) =
            self.tuple_length_error(view, node, &tuple, items.len() as u64, [built, defaulted], errors)?
        {
            return self.fail(kind, start, end);
        }
        let out = self.sink.list(frame, Sequence::Tuple);
        self.step(end, out)
    }

    /// How many items a tuple has at least.
    fn fewest(&self, tuple: &Tuple<'_>) -> u32 {
        if tuple.variadic == NONE { tuple.count } else { tuple.count.saturating_sub(1) }
    }

    fn tuple_item(
        &mut self,
        view: &'a View<'a>,
        tuple: &Tuple<'a>,
        wanted: u32,
        index: usize,
        at: usize,
    ) -> Option<bool> {
        let node = tuple.get(wanted);
        let node = self.record(view, "tuple", wanted, node)?;
        let node = self.node(view, node)?;
        let before = self.sink.errors();
        let step = self.value(view, node, at);
        if S::COLLECT && self.sink.errors() > before {
            // Behind items that repeat pydantic counts one less.
            let behind = tuple.variadic != NONE && wanted > tuple.variadic && index as u32 >= wanted;
            let shown = index as i64 - i64::from(behind);
            self.sink.locate(before, LocItem::Index(shown), 0);
        }
        let failed = self.sink.errors() > before;
        let (_, kept) = self.kept(step)?;
        Some(kept && !failed)
    }

    /// An item that is not there: its default, or an error.
    fn missing_item(
        &mut self,
        view: &'a View<'a>,
        tuple: &Tuple<'a>,
        index: u32,
        start: usize,
        end: usize,
    ) -> Option<Missing> {
        let skipped = u32::from(tuple.variadic != NONE && index >= tuple.variadic);
        let node = tuple.get(index + skipped);
        let node = self.record(view, "tuple", index, node)?;
        let node = self.node(view, node)?;
        let before = self.sink.errors();
        if node.kind == Kind::Default as u8
            && node.flags & (node_flags::NULLABLE | node_flags::VARIANT) == 0
            && let Some(out) = self.default_value(view, node)?
        {
            if self.sink.errors() > before {
                self.sink.locate(before, LocItem::Index(i64::from(index)), 0);
                return Some(Missing::InvalidDefault { from: before });
            }
            self.sink.push(out);
            return Some(Missing::Defaulted);
        }
        self.fail(ErrorKind::Missing, start, end)?;
        self.sink.locate(before, LocItem::Index(i64::from(index)), 0);
        Some(Missing::Error)
    }

    fn tuple_length_error(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        tuple: &Tuple<'a>,
        items: u64,
        [built, defaulted]: [u64; 2],
        errors: usize,
    ) -> Option<Option<ErrorKind>> {
        let failed_fast = node.flags & node_flags::FAIL_FAST != 0 && self.sink.errors() > errors;
        let (least, most) = self.lengths(view, node)?;
        let actual_length = Some(items);
        let surplus = tuple.variadic == NONE && items > u64::from(tuple.count) && !failed_fast;
        if built > most || surplus {
            self.sink.truncate(errors);
            let max_length = if built > most { most } else { u64::from(tuple.count) };
            return Some(Some(ErrorKind::TooLong { field_type: "Tuple", max_length, actual_length }));
        }
        // Defaults make a tuple long enough, never too long.
        let (min_length, actual_length) = (least, built + defaulted);
        Some((actual_length < least).then_some(ErrorKind::TooShort {
            field_type: "Tuple",
            min_length,
            actual_length,
        }))
    }
}
