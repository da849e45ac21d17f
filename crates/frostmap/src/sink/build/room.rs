//! Room in the arena: words are handed out one behind the other, cleared a stretch ahead of their use.

use super::{Build, Frame};
use crate::sink::word::Word;

/// Words that are cleared at once: more would be cleared in vain for small documents.
const STRETCH: usize = 64;

impl<W> Build<W> {
    /// So many words, all zero; gives the place of the first.
    #[inline(always)]
    pub(super) fn claim(&mut self, words: usize) -> usize {
        let at = self.top;
        self.top = at + words;
        if self.top > self.arena.words.len() {
            self.clear_ahead();
        }
        at
    }

    #[cold]
    #[inline(never)]
    fn clear_ahead(&mut self) {
        while self.arena.words.len() < self.top {
            self.arena.words.extend_from_slice(&[0; STRETCH]);
        }
    }

    /// Takes back all words from a place on.
    pub(super) fn unclaim(&mut self, at: usize) {
        if let Some(words) = self.arena.words.get_mut(at..self.top) {
            words.fill(0);
            self.top = at;
        }
    }

    /// Puts words behind those of the arena; gives the place of the first.
    #[inline(always)]
    pub(super) fn add<const N: usize>(&mut self, words: [u64; N]) -> u32 {
        let at = self.claim(N);
        if let Some(room) = self.arena.words.get_mut(at..at + N) {
            room.copy_from_slice(&words);
        }
        at as u32
    }

    /// Sets a word of the arena.
    #[inline(always)]
    pub(super) fn put(&mut self, at: usize, word: Word) {
        if let Some(place) = self.arena.words.get_mut(at) {
            *place = word.bits();
        }
    }

    /// Moves what is on the stack since a frame to the arena; gives where it starts and how much it is. Most lists are
    /// empty or have one item.
    #[inline(always)]
    pub(super) fn settle(&mut self, frame: Frame) -> (usize, usize) {
        let Some(items @ [first, ..]) = self.stack.get(frame.stack..) else { return (0, 0) };
        let (first, len) = (*first, items.len());
        let at = self.claim(len);
        if len > 1 {
            self.copy_items(frame, at);
        } else if let Some(room) = self.arena.words.get_mut(at) {
            *room = first;
        }
        self.stack.truncate(frame.stack);
        (at, len)
    }

    #[inline(never)]
    fn copy_items(&mut self, frame: Frame, at: usize) {
        let items = self.stack.get(frame.stack..).unwrap_or_default();
        if let Some(room) = self.arena.words.get_mut(at..at + items.len()) {
            room.copy_from_slice(items);
        }
    }
}
