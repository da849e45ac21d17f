//! Fields that are written in an order of their own.

use super::Words;
use crate::body::Body;

/// The fields of an object in the order they are written. Words: `[class, title, count, fields]`, of which the first
/// four are two texts.
#[derive(Debug, Clone, Copy)]
pub struct OutputOrder<'a> {
    words: Words<'a>,
    start: u32,
    /// Number of fields that are written.
    pub count: u32,
}

impl<'a> OutputOrder<'a> {
    /// The record behind the names at this index.
    #[must_use]
    pub fn read(words: Words<'a>, names: u32) -> Option<Self> {
        let start = names.checked_add(5)?;
        Some(Self { words, start, count: words.get(names.checked_add(4)?)? })
    }

    /// The number among the object's fields of the one that is written in this place.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<u32> {
        if index >= self.count { None } else { self.words.get(self.start.checked_add(index)?) }
    }

    /// Adds names and what stands behind them.
    pub fn add(body: &mut Body, names: &[u32; 4], fields: &[u32]) -> u32 {
        let at = body.add_words(names);
        body.add_words(&[fields.len() as u32]);
        body.add_words(fields);
        at
    }
}
