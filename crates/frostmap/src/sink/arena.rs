//! What an instance is kept in. Each thread keeps the memory of one that is gone for the next.

use std::cell::Cell;
use std::mem;

use super::slot::Slot;
use super::slots::Slots;
use super::word::Word;

/// Bytes of words that a thread keeps at most; what is longer is worth an allocation.
const MOST_KEPT: usize = 1 << 20;
/// Bytes of text that a thread keeps at most.
const MOST_TEXT: usize = 64 << 10;

/// Words that an instance may have and not need: it may live long, and then this memory is lost to all others.
const SPARE: usize = 8192;

thread_local! {
    static KEPT: Cell<(Vec<u64>, Vec<u8>)> = const { Cell::new((Vec::new(), Vec::new())) };
}

/// The values of an instance and its text that does not stand in the document.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    /// Finished values, each a [`Word`], and what they point to: longer numbers, and numbers of records.
    pub(super) words: Vec<u64>,
    /// Whole strings of UTF-8.
    pub(super) text: Vec<u8>,
}

impl Arena {
    /// Empty memory for so many words and for text; it was used before if there is some.
    pub(super) fn with_room(words: usize) -> Self {
        let mut kept = KEPT.try_with(Cell::take).unwrap_or_default();
        if kept.0.capacity() > SPARE.max(8 * words) {
            let _ = KEPT.try_with(|place| place.set(mem::take(&mut kept)));
        }
        let (mut arena, text) = kept;
        arena.reserve(words);
        Self { words: arena, text }
    }

    /// The slot of a word.
    #[inline]
    pub(crate) fn slot_of(&self, word: Word) -> Slot {
        word.slot(&self.words)
    }

    /// The slot at a place.
    #[inline]
    pub(crate) fn slot(&self, at: u32) -> Option<Slot> {
        self.bits(at).map(|bits| self.slot_of(Word::from_bits(bits)))
    }

    /// So many slots.
    #[inline]
    pub(crate) fn slots(&self, at: u32, len: usize) -> Slots<'_> {
        Slots::new(&self.words, at, len)
    }

    /// The number of a section, and that of a record of it.
    #[inline]
    pub(crate) fn record(&self, at: u32) -> Option<(u32, u32)> {
        self.bits(at).map(|bits| ((bits >> 32) as u32, bits as u32))
    }

    /// A number that is no slot.
    pub(crate) fn bits(&self, at: u32) -> Option<u64> {
        self.words.get(at as usize).copied()
    }

    /// Text of the arena. Few look at it, and then once: so it is not checked before.
    pub(crate) fn text(&self, start: u32, len: u32) -> Option<&str> {
        str::from_utf8(self.text.get(start as usize..)?.get(..len as usize)?).ok()
    }

    /// Gives back memory that is not needed: the arena lives on.
    pub(crate) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.text.shrink_to_fit();
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        let bytes = self.words.capacity() * size_of::<u64>();
        if bytes == 0 || bytes > MOST_KEPT || self.text.capacity() > MOST_TEXT {
            return;
        }
        // The larger of the two stays. A thread that ends keeps nothing.
        let _ = KEPT.try_with(|place| {
            let kept = place.take();
            if kept.0.capacity() > self.words.capacity() {
                return place.set(kept);
            }
            let (mut words, mut text) = (mem::take(&mut self.words), mem::take(&mut self.text));
            words.clear();
            text.clear();
            place.set((words, text));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, KEPT, MOST_KEPT, SPARE};

    #[test]
    fn memory_comes_back_once_and_empty() {
        let mut arena = Arena::with_room(100);
        arena.words.push(1);
        let place = arena.words.as_ptr();
        drop(arena);
        let (again, other) = (Arena::with_room(10), Arena::with_room(10));
        assert!(again.words.as_ptr() == place && again.words.is_empty() && again.words.capacity() >= 100);
        assert!(other.words.as_ptr() != place);
        drop((again, other));
        drop(Arena::with_room(2 * SPARE));
        let small = Arena::with_room(10);
        assert!(
            small.words.capacity() <= SPARE,
            "a small instance does not hold on to the memory of a large one"
        );
        assert!(Arena::with_room(SPARE).words.capacity() >= 2 * SPARE);
        drop(Arena::with_room(2 * MOST_KEPT / size_of::<u64>()));
        assert!(KEPT.take().0.capacity() * size_of::<u64>() <= MOST_KEPT, "too much is not kept");
    }
}
