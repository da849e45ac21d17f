//! Fields that are written in an order of their own.

use super::Words;
use crate::body::Body;

/// The fields of an object in the order they are written. Words: `[class, title, count, fields]`, of which the first
/// four are two texts.
#[derive(Debug, Clone, Copy)]
pub struct OutputOrder<'a> {
    words: Words<'a>,
    start: u32,
    count: u32,
}

impl<'a> OutputOrder<'a> {
    /// The record behind the names at this index.
    #[must_use]
    pub fn read(words: Words<'a>, names: u32) -> Option<Self> {
        let start = names.checked_add(5)?;
        Some(Self { words, start, count: words.get(names.checked_add(4)?)? })
    }

    /// The numbers of the fields among those of the object; ends with the first that is not there.
    pub fn iter(&self) -> impl Iterator<Item = Option<u32>> + use<'a> {
        let (words, start) = (self.words, self.start);
        let read = move |index: u32| words.get(start.checked_add(index)?);
        let mut sound = true;
        (0..self.count).map(read).take_while(move |field| std::mem::replace(&mut sound, field.is_some()))
    }

    /// Adds names and what stands behind them.
    pub fn add(body: &mut Body, names: [[u32; 2]; 2], fields: &[u32]) -> u32 {
        let at = body.add_words(names.as_flattened());
        body.add_words(&[fields.len() as u32]);
        body.add_words(fields);
        at
    }
}
