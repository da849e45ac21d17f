//! Paths into a document.

use super::{Text, Words, words_of};
use crate::NONE;
use crate::body::Body;

/// A step of a path into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(Text),
    /// Into an item, from the start, or from the end when negative.
    Item(i64),
}

/// A path with the field it leads to (0 for discriminators) and its priority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The field, counted within the object.
    pub slot: u32,
    /// Its priority among the aliases of the field, from 0.
    pub rank: u32,
    /// The steps; the first is a key.
    pub steps: Vec<Step>,
}

/// Paths. Words: `[count, then per path: slot, rank, number of steps, (kind, low, high) per step]`.
#[derive(Debug, Clone, Copy)]
pub struct Paths<'a> {
    words: Words<'a>,
    at: u32,
    left: u32,
}

impl<'a> Paths<'a> {
    /// The record at this index; none for NONE.
    #[must_use]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        if at == NONE {
            return Some(Self { words, at: 0, left: 0 });
        }
        Some(Self { words, at: at.checked_add(1)?, left: words.get(at)? })
    }

    /// Adds a record.
    pub fn add(body: &mut Body, paths: &[Path]) -> u32 {
        let at = body.add_words(&[paths.len() as u32]);
        for path in paths {
            body.add_words(&[path.slot, path.rank, path.steps.len() as u32]);
            for step in &path.steps {
                let (kind, [low, high]) = match step {
                    Step::Key(text) => (0, text.words()),
                    Step::Item(index) => (1, words_of(*index as u64)),
                };
                body.add_words(&[kind, low, high]);
            }
        }
        at
    }
}

/// The head of a path; its steps are read one by one.
#[derive(Debug, Clone, Copy)]
pub struct PathHead<'a> {
    words: Words<'a>,
    at: u32,
    /// The field it leads to.
    pub slot: u32,
    /// Its priority.
    pub rank: u32,
    /// Number of steps.
    pub len: u32,
}

impl PathHead<'_> {
    /// The step with this index.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<Step> {
        if index >= self.len {
            return None;
        }
        let at = index.checked_mul(3)?.checked_add(self.at)?;
        let [kind, low, high] = self.words.array(at)?;
        match kind {
            0 => Some(Step::Key(Text { offset: low, length: high })),
            1 => Some(Step::Item((u64::from(low) | u64::from(high) << 32) as i64)),
            _ => None,
        }
    }
}

impl<'a> Iterator for Paths<'a> {
    type Item = PathHead<'a>;

    fn next(&mut self) -> Option<PathHead<'a>> {
        self.left = self.left.checked_sub(1)?;
        let [slot, rank, len] = self.words.array(self.at)?;
        let head = PathHead { words: self.words, at: self.at.checked_add(3)?, slot, rank, len };
        self.at = len.checked_mul(3)?.checked_add(head.at)?;
        Some(head)
    }
}
