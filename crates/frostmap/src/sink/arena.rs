//! What an instance is kept in. Each thread keeps the memory of one that is gone for the next.

use std::cell::Cell;
use std::mem;

use super::Slot;

/// Bytes of slots, and of text, that a thread keeps at most; what is longer is worth an allocation.
const MOST_KEPT: usize = 1 << 20;

thread_local! {
    static KEPT: Cell<Arena> = const { Cell::new(Arena::EMPTY) };
    static STACK: Cell<Vec<Slot>> = const { Cell::new(Vec::new()) };
}

/// The values of an instance and its text that does not stand in the document.
#[derive(Debug)]
pub(crate) struct Arena {
    /// Finished values.
    pub(crate) slots: Vec<Slot>,
    text: String,
}

impl Arena {
    /// An arena without memory.
    pub(crate) const EMPTY: Self = Self { slots: Vec::new(), text: String::new() };

    /// Empty memory for so many slots and for text; it was used before if there is some.
    pub(super) fn memory(slots: usize) -> (Vec<Slot>, Vec<u8>) {
        let mut arena = KEPT.try_with(Cell::take).unwrap_or(Self::EMPTY);
        arena.slots.reserve(slots);
        (mem::take(&mut arena.slots), mem::take(&mut arena.text).into_bytes())
    }

    /// Finished values and text, which is checked once here and not each time that a part of it is read.
    pub(super) fn new(slots: Vec<Slot>, text: Vec<u8>) -> Self {
        let text = String::from_utf8(text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Self { slots, text }
    }

    /// Text of the arena.
    pub(crate) fn text(&self, start: u32, len: u32) -> Option<&str> {
        self.text.get(start as usize..)?.get(..len as usize)
    }

    /// Gives back memory that is not needed: the arena lives on.
    pub(crate) fn shrink(&mut self) {
        self.slots.shrink_to_fit();
        self.text.shrink_to_fit();
    }

    fn is_worth_keeping(&self) -> bool {
        let bytes = self.slots.capacity() * size_of::<Slot>();
        (1..=MOST_KEPT).contains(&bytes) && self.text.capacity() <= MOST_KEPT
    }
}

impl Default for Arena {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        if !self.is_worth_keeping() {
            return;
        }
        // The larger of the two stays. A thread that ends keeps nothing.
        let _ = KEPT.try_with(|place| {
            let mut kept = place.take();
            if kept.slots.capacity() < self.slots.capacity() {
                mem::swap(&mut kept, self);
                kept.slots.clear();
                kept.text.clear();
            }
            place.set(kept);
        });
    }
}

/// A stack that was used before, if there is one.
pub(super) fn take_stack() -> Vec<Slot> {
    STACK.try_with(Cell::take).unwrap_or_default()
}

/// Keeps a stack for the next instance.
pub(super) fn keep_stack(mut stack: Vec<Slot>) {
    stack.clear();
    if stack.capacity() * size_of::<Slot>() <= MOST_KEPT {
        let _ = STACK.try_with(|place| place.set(stack));
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, KEPT, MOST_KEPT};
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
        drop(with_room(2 * MOST_KEPT / size_of::<Slot>()));
        assert!(KEPT.take().slots.capacity() * size_of::<Slot>() <= MOST_KEPT, "too much is not kept");
    }
}
