//! An instance in an arena: fields by slot, strings borrowed from the document where they can be.

mod json;
mod merge;
mod room;
mod values;

#[cfg(test)]
mod tests;

use super::arena::Arena;
use super::slot::Slot;
use super::word::{Kind, LONG, Word};
use crate::scan::{Plain, Text};
use crate::walk::unescape::unescape_within;

/// Words that an object has before those of its fields: the numbers of its records, and its extras.
const HEAD: usize = 2;

/// An object, a list or a dict that is open.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Frame {
    /// Where its fields are in the arena, if it has any.
    fields: usize,
    /// Where its items or extras start on the stack.
    stack: usize,
}

/// A place to come back to: lengths of the arena, the stack and the owned text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mark {
    arena: u32,
    stack: u32,
    text: u32,
}

/// Builds an instance.
#[derive(Debug)]
pub(crate) struct Build<W = Plain> {
    /// Finished values, and behind them zeros.
    pub(super) arena: Arena,
    /// Where the zeros start.
    top: usize,
    /// Items of the lists and dicts that are open.
    stack: Vec<u64>,
    /// Length from which on strings of the document need a closer look: all of them, when nothing is to be borrowed.
    near: usize,
    /// Values are only compared.
    exact: bool,
    /// What the walk is compiled for.
    width: W,
}

impl Default for Build {
    fn default() -> Self {
        Self { arena: Arena::default(), top: 0, stack: Vec::new(), near: LONG, exact: false, width: Plain }
    }
}

impl Build {
    /// For values that are only compared.
    pub(crate) fn exact() -> Self {
        Self { exact: true, ..Self::default() }
    }
}

impl<W> Build<W> {
    /// Room for a document of this many bytes; the stack has been used before.
    pub(crate) fn for_document(bytes: usize, stack: Vec<u64>, width: W) -> Self {
        Self { arena: Arena::with_room(bytes / 8 + 96), top: 0, stack, near: LONG, exact: false, width }
    }

    /// What a word stands for.
    pub(crate) fn slot_of(&self, word: Word) -> Slot {
        self.arena.slot_of(word)
    }

    /// What was built.
    pub(crate) fn finish(mut self) -> Arena {
        self.arena.words.truncate(self.top);
        self.arena
    }

    /// The stack, emptied, for the next document; none that has grown too large to be kept.
    pub(crate) fn take_stack(&mut self) -> Vec<u64> {
        const MOST: usize = 1 << 15;
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        if stack.capacity() > MOST { Vec::new() } else { stack }
    }

    /// What has a place and a length.
    #[inline(always)]
    fn run(&mut self, kind: Kind, at: usize, len: usize) -> Word {
        if len < LONG { Word::run(kind, at as u32, len) } else { self.long_run(kind, at, len) }
    }

    #[cold]
    fn long_run(&mut self, kind: Kind, at: usize, len: usize) -> Word {
        let run = self.add([(len as u64) << 32 | at as u64]);
        Word::long_run(kind, run)
    }

    /// Text that does not stand in the document.
    fn own(&mut self, kind: Kind, value: &str) -> Word {
        let start = self.arena.text.len();
        self.arena.text.extend_from_slice(value.as_bytes());
        self.run(kind, start, value.len())
    }

    /// A string that is long, has escapes, or does not stand in the document.
    #[cold]
    #[inline(never)]
    fn far_string(&mut self, text: &Text<'_>, start: usize, end: usize, escaped: bool) -> Word {
        if self.near > 0 && !escaped {
            return self.long_run(Kind::BORROWED, start, end - start);
        }
        let owned = &mut self.arena.text;
        let from = owned.len();
        unescape_within(text, start, end, owned);
        let len = owned.len() - from;
        self.run(Kind::OWNED, from, len)
    }

    #[cold]
    fn long_number(&mut self, kind: Kind, bits: u64) -> Word {
        let at = self.add([bits]);
        Word::at(kind, at)
    }
}
