//! Unions chosen by a tag.

use super::{Constant, Table, Text, Word, Words};
use crate::NONE;
use crate::body::Body;

/// Words of a tag.
const TAG: usize = 5;

/// A tag with what it chooses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tag {
    /// The tag.
    pub value: Constant,
    /// The node it chooses.
    pub node: u32,
    /// The key of the tag in the object that the node refers to, when that field accepts just this tag
    /// and when only that field takes the union's discriminator keys; NONE otherwise.
    pub key: u32,
    /// Whether that field accepts no other tag of the union. Bit 31 of the key's word, unless that is NONE.
    pub only: bool,
}

impl Tag {
    const ONLY: u32 = 1 << 31;

    fn key_word(self) -> u32 {
        if self.only && self.key != NONE { self.key | Self::ONLY } else { self.key }
    }
}

/// A union chosen by a tag.
///
/// Words: `[custom error or NONE, discriminator text, tags text, paths, table start, table len, seed, count,
/// pattern text, (constant, node, key) per tag]`. The pattern is `{"key":"` for a discriminator of one simple key,
/// otherwise empty.
///
/// What is asked for is read when it is asked for: the walk needs three words of most unions.
#[derive(Debug, Clone, Copy)]
pub struct TaggedUnion<'a> {
    head: &'a [Word; 12],
    tags: &'a [Word],
}

impl<'a> TaggedUnion<'a> {
    /// The record at this index.
    #[must_use]
    #[inline]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let (head, tags) = words.0.get(at as usize..)?.split_first_chunk()?;
        Some(Self { head, tags })
    }

    #[inline]
    fn word(&self, index: usize) -> u32 {
        self.head[index].to_native()
    }

    /// Custom error record, or NONE.
    #[must_use]
    pub fn custom(&self) -> u32 {
        self.word(0)
    }

    /// The discriminator as errors show it.
    #[must_use]
    pub fn discriminator(&self) -> Text {
        Text { offset: self.word(1), length: self.word(2) }
    }

    /// The tags as errors show them.
    #[must_use]
    pub fn expected_tags(&self) -> Text {
        Text { offset: self.word(3), length: self.word(4) }
    }

    /// Paths record.
    #[must_use]
    #[inline]
    pub fn paths(&self) -> u32 {
        self.word(5)
    }

    /// Finds tags.
    #[must_use]
    #[inline]
    pub fn table(&self) -> Table {
        Table { start: self.word(6), len: self.word(7), seed: self.word(8) }
    }

    /// Number of tags.
    #[must_use]
    #[inline]
    pub fn count(&self) -> u32 {
        self.word(9)
    }

    /// `{"key":"`, or empty.
    #[must_use]
    #[inline]
    pub fn pattern(&self) -> Text {
        Text { offset: self.word(10), length: self.word(11) }
    }

    /// The tag with this index.
    #[must_use]
    #[inline]
    pub fn get(&self, index: u32) -> Option<Tag> {
        if index >= self.count() {
            return None;
        }
        let start = (index as usize).checked_mul(TAG)?;
        let words = self.tags.get(start..)?.first_chunk::<TAG>()?;
        let [kind, low, high, node, key] = words.map(|word| word.to_native());
        let value = Constant::from_words([kind, low, high])?;
        let only = key != NONE && key & Tag::ONLY != 0;
        Some(Tag { value, node, key: if only { key & !Tag::ONLY } else { key }, only })
    }

    /// Adds a record.
    #[expect(clippy::too_many_arguments, reason = "one argument per field of the record, in its order")]
    pub fn add(
        body: &mut Body,
        custom: u32,
        discriminator: Text,
        expected_tags: Text,
        paths: u32,
        table: Table,
        pattern: Text,
        tags: &[Tag],
    ) -> u32 {
        let head = [
            custom,
            discriminator.offset,
            discriminator.length,
            expected_tags.offset,
            expected_tags.length,
            paths,
            table.start,
            table.len,
            table.seed,
            tags.len() as u32,
            pattern.offset,
            pattern.length,
        ];
        let at = body.add_words(&head);
        for tag in tags {
            body.add_words(&tag.value.words());
            body.add_words(&[tag.node, tag.key_word()]);
        }
        at
    }
}
