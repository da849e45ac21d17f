//! Literals and enums, and the constants and tables they are made of.

use super::{Text, Words, words_of};
use crate::body::Body;

/// A value that is compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Constant {
    /// null.
    Null,
    /// true or false.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// Decimal digits of a longer integer.
    Digits(Text),
    /// A floating point number.
    Float(f64),
    /// A string.
    Str(Text),
    /// Never equal to anything JSON can hold; kept so that positions stay.
    Opaque,
    /// An array or object, as JSON.
    Json(Text),
}

impl Constant {
    const WORDS: u32 = 3;

    /// The constant of these words. Strings are by far the most common.
    #[inline]
    pub(super) fn from_words([kind, low, high]: [u32; 3]) -> Option<Self> {
        let bits = u64::from(low) | u64::from(high) << 32;
        let text = Text { offset: low, length: high };
        if kind == 5 {
            return Some(Self::Str(text));
        }
        Some(match kind {
            0 => Self::Null,
            1 => Self::Bool(low != 0),
            2 => Self::Int(bits as i64),
            3 => Self::Digits(text),
            4 => Self::Float(f64::from_bits(bits)),
            6 => Self::Opaque,
            7 => Self::Json(text),
            _ => return None,
        })
    }

    pub(super) fn words(self) -> [u32; 3] {
        let (kind, [low, high]) = match self {
            Self::Null => (0, [0, 0]),
            Self::Bool(value) => (1, [u32::from(value), 0]),
            Self::Int(value) => (2, words_of(value as u64)),
            Self::Digits(text) => (3, text.words()),
            Self::Float(value) => (4, words_of(value.to_bits())),
            Self::Str(text) => (5, text.words()),
            Self::Opaque => (6, [0, 0]),
            Self::Json(text) => (7, text.words()),
        };
        [kind, low, high]
    }
}

/// An open-addressed table among the slots: entry + 1, or 0. Strings hash as their text, integers as their digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// First slot.
    pub start: u32,
    /// Number of slots: 0 or a power of two.
    pub len: u32,
    /// Seed of the hash.
    pub seed: u32,
}

/// The values of a literal or an enum. Words: `[expected text, table start, table len, seed, count, constants]`.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    words: Words<'a>,
    at: u32,
    /// What an error says was expected.
    pub expected: Text,
    /// Finds strings and integers.
    pub table: Table,
    /// Number of values.
    pub count: u32,
}

impl<'a> Values<'a> {
    const HEAD: u32 = 6;

    /// The record at this index.
    #[must_use]
    #[inline]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let [offset, length, start, len, seed, count] = words.array(at)?;
        let table = Table { start, len, seed };
        Some(Self { words, at, expected: Text { offset, length }, table, count })
    }

    /// The value with this index.
    #[must_use]
    #[inline]
    pub fn get(&self, index: u32) -> Option<Constant> {
        if index >= self.count {
            return None;
        }
        let at = index.checked_mul(Constant::WORDS)?.checked_add(Self::HEAD)?.checked_add(self.at)?;
        Constant::from_words(self.words.array(at)?)
    }

    /// Adds a record.
    pub fn add(body: &mut Body, expected: Text, table: Table, values: &[Constant]) -> u32 {
        let head =
            [expected.offset, expected.length, table.start, table.len, table.seed, values.len() as u32];
        let at = body.add_words(&head);
        for value in values {
            body.add_words(&value.words());
        }
        at
    }
}

/// What the values of an enum are: the node's `b`.
pub mod enum_type {
    /// Any value, compared as it is.
    pub const PLAIN: u32 = 0;
    /// Strings.
    pub const STR: u32 = 1;
    /// Integers.
    pub const INT: u32 = 2;
    /// Floating point numbers.
    pub const FLOAT: u32 = 3;
}
