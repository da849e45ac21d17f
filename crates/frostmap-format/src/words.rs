//! Records of varying length, kept in a section's words. Readers are total: out of bounds is `None`, never a panic.
//!
//! Each record type states its layout; a text is two words, offset and length in the section's strings.

mod constraint;
mod decimal;
mod limits;
mod output_order;
mod paths;
mod serialization;
mod string;
mod tagged_union;
mod temporal;
mod tuple;
mod union;
mod url;
mod values;
mod wrapped;

pub use constraint::Constraint;
pub use decimal::DecimalRules;
pub use limits::{BOUNDS, Bound, BoundValue, Limits};
pub use output_order::OutputOrder;
pub use paths::{Path, PathHead, Paths, Step};
pub use serialization::{Chosen, Serialization};
pub use string::{StrRules, bytes_encoding, str_flags};
pub use tagged_union::{Tag, TaggedUnion};
pub use temporal::{Moment, NO_OFFSET, Temporal, temporal_flags};
pub use tuple::Tuple;
pub use union::{Choice, Union};
pub use url::{UrlRules, url_flags};
pub use values::{Constant, Table, Values, enum_type};
pub use wrapped::{CustomError, Default, default_flags};

use crate::body::Body;

/// Little-endian words as they lie in the archive.
pub type Word = rkyv::rend::unaligned::u32_ule;

/// A run of words to read records from.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a>(pub &'a [Word]);

impl<'a> Words<'a> {
    /// The word at this index.
    #[must_use]
    #[inline]
    pub fn get(self, at: u32) -> Option<u32> {
        self.0.get(at as usize).map(|word| word.to_native())
    }

    /// The `N` words from this index on.
    #[must_use]
    #[inline]
    pub fn array<const N: usize>(self, at: u32) -> Option<[u32; N]> {
        let run = self.0.get(at as usize..)?.first_chunk::<N>()?;
        Some(run.map(|word| word.to_native()))
    }

    /// The text whose offset and length stand at this index.
    #[must_use]
    #[inline]
    pub fn text(self, at: u32) -> Option<Text> {
        let [offset, length] = self.array(at)?;
        Some(Text { offset, length })
    }

    fn long(self, at: u32) -> Option<u64> {
        let [low, high] = self.array(at)?;
        Some(u64::from(low) | u64::from(high) << 32)
    }
}

/// Text in a section's strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text {
    /// Offset in bytes.
    pub offset: u32,
    /// Length in bytes.
    pub length: u32,
}

impl Text {
    /// Adds text to a body.
    pub fn add(body: &mut Body, text: &str) -> Self {
        let (offset, length) = body.add_text(text);
        Self { offset, length }
    }

    /// As words.
    #[must_use]
    pub fn words(self) -> [u32; 2] {
        [self.offset, self.length]
    }
}

pub(crate) fn words_of(value: u64) -> [u32; 2] {
    [value as u32, (value >> 32) as u32]
}
