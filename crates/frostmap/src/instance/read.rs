//! Slots as values.

use super::{Dict, Instance, List, Object, Value};
use crate::sink::{Arena, Slot, Slots};

/// What a slot points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    /// The instance's own arena and text.
    Document,
    /// Those of the defaults that need memory.
    Defaults,
}

impl Instance<'_> {
    /// A run of slots; empty when it is not there.
    pub(super) fn slots(&self, memory: Memory, at: u32, len: usize) -> Slots<'_> {
        self.arena(memory).map(|arena| arena.slots(at, len)).unwrap_or_default()
    }

    /// One slot.
    pub(super) fn slot(&self, memory: Memory, at: u32) -> Option<Slot> {
        self.arena(memory)?.slot(at)
    }

    /// Text that does not stand in the document.
    pub(super) fn owned(&self, memory: Memory, start: u32, len: u32) -> Option<&str> {
        self.arena(memory)?.text(start, len)
    }

    #[inline]
    pub(super) fn arena(&self, memory: Memory) -> Option<&Arena> {
        match memory {
            Memory::Document => Some(&self.arena),
            Memory::Defaults => self.defaults.get().map(|defaults| &defaults.arena),
        }
    }

    /// Bytes of the document.
    pub(super) fn borrowed(&self, start: u32, len: u32) -> Option<&[u8]> {
        self.document.as_bytes().get(start as usize..)?.get(..len as usize)
    }

    /// A string of the document.
    fn string(&self, start: u32, len: u32) -> Option<&str> {
        self.document.get(start as usize..)?.get(..len as usize)
    }

    /// The text of a slot that is a string.
    pub(super) fn text(&self, memory: Memory, slot: Slot) -> Option<&[u8]> {
        match slot {
            Slot::Borrowed { start, len } => self.borrowed(start, len),
            slot => match self.read(memory, slot)? {
                Value::Str(text) => Some(text.as_bytes()),
                _ => None,
            },
        }
    }

    /// The value of a slot, if it has one. Fields that were not given are read by their object.
    pub(super) fn read(&self, memory: Memory, slot: Slot) -> Option<Value<'_>> {
        Some(match self.inner(memory, slot)? {
            Slot::Null => Value::Null,
            Slot::Bool(value) => Value::Bool(value),
            Slot::Int(value) => Value::Int(value),
            Slot::Digits { start, len } => Value::BigInt(self.owned(memory, start, len)?),
            Slot::Float(value) => Value::Float(value),
            Slot::NonFinite { value, .. } => Value::Float(value.value()),
            Slot::Borrowed { start, len } => Value::Str(self.string(start, len)?),
            Slot::Owned { start, len } => Value::Str(self.owned(memory, start, len)?),
            Slot::Form { start, len, .. } => Value::Str(self.owned(memory, start, len)?),
            Slot::List { at, len, .. } => Value::List(List::new(self, memory, at, len)),
            Slot::Dict { at, len } => Value::Dict(Dict::new(self, memory, at, len)),
            Slot::Object { at } => Value::Object(Object::new(self, at)?),
            _ => return None,
        })
    }

    /// A slot without the root models and the like around it.
    pub(super) fn inner(&self, memory: Memory, mut slot: Slot) -> Option<Slot> {
        loop {
            slot = match slot {
                Slot::Root { at } | Slot::Serialized { at } => self.slot(memory, at.checked_add(1)?)?,
                Slot::Unset { at } | Slot::Json { at } | Slot::Moment { at } => self.slot(memory, at)?,
                slot => return Some(slot),
            };
        }
    }
}
