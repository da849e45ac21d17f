//! Dicts as they are read. Keys are values: a dict may have integers for keys.

use std::fmt;

use super::read::Memory;
use super::{Instance, Value};
use crate::sink::Pairs;

/// A dict of an instance, in the order of its keys in the document.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let mood = instance.get("mood").and_then(|mood| mood.as_dict()).unwrap();
/// assert_eq!(mood.get("kind").and_then(|kind| kind.as_str()), Some("glad"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Dict<'i> {
    instance: &'i Instance<'i>,
    memory: Memory,
    at: u32,
    len: u32,
}

impl<'i> Dict<'i> {
    pub(super) fn new(instance: &'i Instance<'i>, memory: Memory, at: u32, len: u32) -> Self {
        Self { instance, memory, at, len }
    }

    /// A dict without keys.
    pub(super) fn empty(instance: &'i Instance<'i>) -> Self {
        Self { instance, memory: Memory::Document, at: 0, len: 0 }
    }

    /// Number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are no keys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value of a key that is a string.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value<'i>> {
        let is_key = |slot| self.instance.text(self.memory, slot) == Some(key.as_bytes());
        let [_, value] = self.slots().find(|[found, _]| is_key(*found))?;
        Some(self.instance.read(self.memory, value).unwrap_or(Value::Null))
    }

    /// The keys that are strings.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'i [u8]> + use<'i> {
        let dict = *self;
        self.slots().filter_map(move |[key, _]| dict.instance.text(dict.memory, key))
    }

    /// Keys and values.
    #[must_use]
    pub fn iter(&self) -> DictIter<'i> {
        DictIter { instance: self.instance, memory: self.memory, pairs: self.slots() }
    }

    /// Keys and values as slots.
    pub(super) fn slots(&self) -> Pairs<'i> {
        self.instance.slots(self.memory, self.at, 2 * self.len()).pairs()
    }
}

/// The keys and values of a dict.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let mood = instance.get("mood").and_then(|mood| mood.as_dict()).unwrap();
/// let keys: Vec<_> = mood.iter().filter_map(|(key, _)| key.as_str()).collect();
/// assert_eq!(keys, ["kind"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct DictIter<'i> {
    instance: &'i Instance<'i>,
    memory: Memory,
    pairs: Pairs<'i>,
}

impl<'i> Iterator for DictIter<'i> {
    type Item = (Value<'i>, Value<'i>);

    fn next(&mut self) -> Option<Self::Item> {
        self.nth(0)
    }

    fn nth(&mut self, index: usize) -> Option<Self::Item> {
        let [key, value] = self.pairs.nth(index)?;
        let read = |slot| self.instance.read(self.memory, slot).unwrap_or(Value::Null);
        Some((read(key), read(value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pairs.size_hint()
    }
}

impl ExactSizeIterator for DictIter<'_> {}

impl<'i> IntoIterator for Dict<'i> {
    type Item = (Value<'i>, Value<'i>);
    type IntoIter = DictIter<'i>;

    fn into_iter(self) -> DictIter<'i> {
        self.iter()
    }
}

impl fmt::Debug for Dict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl fmt::Debug for DictIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.clone()).finish()
    }
}
