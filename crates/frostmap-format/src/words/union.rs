//! Unions whose members are tried.

use super::{Text, Words};
use crate::body::Body;

/// A member of a union: its node and the label of its errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The node.
    pub node: u32,
    /// The label.
    pub label: Text,
}

/// A union. Words: `[custom error or NONE, count, (node, label text) per member]`. The node's VARIANT flag: left to right.
#[derive(Debug, Clone, Copy)]
pub struct Union<'a> {
    words: Words<'a>,
    at: u32,
    /// Custom error record, or NONE.
    pub custom: u32,
    /// Number of members.
    pub count: u32,
}

impl<'a> Union<'a> {
    /// The record at this index.
    #[must_use]
    #[inline]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let [custom, count] = words.array(at)?;
        Some(Self { words, at, custom, count })
    }

    /// The member with this index.
    #[must_use]
    #[inline]
    pub fn get(&self, index: u32) -> Option<Choice> {
        if index >= self.count {
            return None;
        }
        let at = index.checked_mul(3)?.checked_add(2)?.checked_add(self.at)?;
        let [node, offset, length] = self.words.array(at)?;
        Some(Choice { node, label: Text { offset, length } })
    }

    /// Adds a record.
    pub fn add(body: &mut Body, custom: u32, choices: &[Choice]) -> u32 {
        let at = body.add_words(&[custom, choices.len() as u32]);
        for choice in choices {
            body.add_words(&[choice.node, choice.label.offset, choice.label.length]);
        }
        at
    }
}
