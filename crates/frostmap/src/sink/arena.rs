//! What an instance is kept in. Each thread keeps the memory of one that is gone for the next.

use std::cell::Cell;
use std::mem;

use super::Slot;

/// Bytes of slots that a thread keeps at most; what is longer is worth an allocation.
const MOST_KEPT: usize = 1 << 20;
/// Bytes of text that a thread keeps at most.
const MOST_TEXT: usize = 64 << 10;

/// Slots that an instance may have and not need: it may live long, and then this memory is lost to all others.
const SPARE: usize = 4096;

thread_local! {
    static KEPT: Cell<(Vec<Slot>, Vec<u8>)> = const { Cell::new((Vec::new(), Vec::new())) };
}

/// The values of an instance and its text that does not stand in the document.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    /// Finished values.
    pub(crate) slots: Vec<Slot>,
    text: Vec<u8>,
}

impl Arena {
    /// Empty memory for so many slots and for text; it was used before if there is some.
    pub(super) fn memory(slots: usize) -> (Vec<Slot>, Vec<u8>) {
        let kept = KEPT.try_with(Cell::take).unwrap_or_default();
        let (mut arena, text) = if kept.0.capacity() <= SPARE.max(8 * slots) {
            kept
        } else {
            let _ = KEPT.try_with(|place| place.set(kept));
            Default::default()
        };
        arena.reserve(slots);
        (arena, text)
    }

    /// Finished values, and text that is whole strings of UTF-8.
    pub(super) fn new(slots: Vec<Slot>, text: Vec<u8>) -> Self {
        Self { slots, text }
    }

    /// Text of the arena. Few look at it, and then once: so it is not checked before.
    pub(crate) fn text(&self, start: u32, len: u32) -> Option<&str> {
        str::from_utf8(self.text.get(start as usize..)?.get(..len as usize)?).ok()
    }

    /// Gives back memory that is not needed: the arena lives on.
    pub(crate) fn shrink(&mut self) {
        self.slots.shrink_to_fit();
        self.text.shrink_to_fit();
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        let bytes = self.slots.capacity() * size_of::<Slot>();
        if bytes == 0 || bytes > MOST_KEPT || self.text.capacity() > MOST_TEXT {
            return;
        }
        // The larger of the two stays. A thread that ends keeps nothing.
        let _ = KEPT.try_with(|place| {
            let kept = place.take();
            if kept.0.capacity() > self.slots.capacity() {
                return place.set(kept);
            }
            let (mut slots, mut text) = (mem::take(&mut self.slots), mem::take(&mut self.text));
            slots.clear();
            text.clear();
            place.set((slots, text));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, KEPT, MOST_KEPT, SPARE};
    use crate::sink::Slot;

    #[test]
    fn memory_comes_back_once_and_empty() {
        let with_room = |slots| {
            let (slots, text) = Arena::memory(slots);
            Arena::new(slots, text)
        };
        let mut arena = with_room(100);
        arena.slots.push(Slot::Null);
        let place = arena.slots.as_ptr();
        drop(arena);
        let (again, other) = (with_room(10), with_room(10));
        assert!(again.slots.as_ptr() == place && again.slots.is_empty() && again.slots.capacity() >= 100);
        assert!(other.slots.as_ptr() != place);
        drop((again, other));
        drop(with_room(2 * SPARE));
        let small = with_room(10);
        assert!(
            small.slots.capacity() <= SPARE,
            "a small instance does not hold on to the memory of a large one"
        );
        assert!(with_room(SPARE).slots.capacity() >= 2 * SPARE);
        drop(with_room(2 * MOST_KEPT / size_of::<Slot>()));
        assert!(KEPT.take().0.capacity() * size_of::<Slot>() <= MOST_KEPT, "too much is not kept");
    }
}
