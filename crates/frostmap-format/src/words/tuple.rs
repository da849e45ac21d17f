//! Tuples.

use super::Words;
use crate::body::Body;

/// A tuple. Words: `[index of the variadic item or NONE, count, nodes]`.
#[derive(Debug, Clone, Copy)]
pub struct Tuple<'a> {
    words: Words<'a>,
    at: u32,
    /// Which item repeats, or NONE.
    pub variadic: u32,
    /// Number of item nodes.
    pub count: u32,
}

impl<'a> Tuple<'a> {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let [variadic, count] = words.array(at)?;
        Some(Self { words, at, variadic, count })
    }

    /// The node of the item with this index among the nodes.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<u32> {
        if index >= self.count { None } else { self.words.get(index.checked_add(2)?.checked_add(self.at)?) }
    }

    /// Adds a record.
    pub fn add(body: &mut Body, variadic: u32, nodes: &[u32]) -> u32 {
        let at = body.add_words(&[variadic, nodes.len() as u32]);
        body.add_words(nodes);
        at
    }
}
