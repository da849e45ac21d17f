//! Lists as they are read.

use std::fmt;

use super::read::Memory;
use super::{Instance, Value};
use crate::sink::Slots;

/// A list of an instance.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let langs = instance.get("langs").and_then(|langs| langs.as_list()).unwrap();
/// assert_eq!(langs.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct List<'i> {
    instance: &'i Instance<'i>,
    memory: Memory,
    at: u32,
    len: u32,
}

impl<'i> List<'i> {
    pub(super) fn new(instance: &'i Instance<'i>, memory: Memory, at: u32, len: u32) -> Self {
        Self { instance, memory, at, len }
    }

    /// Number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The item with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Value<'i>> {
        let slot = self.slots().get(index)?;
        Some(self.instance.read(self.memory, slot).unwrap_or(Value::Null))
    }

    /// The items.
    #[must_use]
    pub fn iter(&self) -> ListIter<'i> {
        ListIter { instance: self.instance, memory: self.memory, slots: self.slots() }
    }

    fn slots(&self) -> Slots<'i> {
        self.instance.slots(self.memory, self.at, self.len())
    }
}

/// The items of a list.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let langs = instance.get("langs").and_then(|langs| langs.as_list()).unwrap();
/// let langs: Vec<_> = langs.iter().filter_map(|lang| lang.as_str()).collect();
/// assert_eq!(langs, ["en"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ListIter<'i> {
    instance: &'i Instance<'i>,
    memory: Memory,
    slots: Slots<'i>,
}

impl<'i> Iterator for ListIter<'i> {
    type Item = Value<'i>;

    fn next(&mut self) -> Option<Value<'i>> {
        let slot = self.slots.next()?;
        Some(self.instance.read(self.memory, slot).unwrap_or(Value::Null))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.slots.size_hint()
    }
}

impl ExactSizeIterator for ListIter<'_> {}

impl<'i> IntoIterator for List<'i> {
    type Item = Value<'i>;
    type IntoIter = ListIter<'i>;

    fn into_iter(self) -> ListIter<'i> {
        self.iter()
    }
}

impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl fmt::Debug for ListIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
