//! Records of varying length, kept in a section's words. Readers are total: out of bounds is `None`, never a panic.
//!
//! Each record type states its layout; a text is two words, offset and length in the section's strings.

mod decimal;
mod temporal;
mod url;

pub use decimal::DecimalRules;
pub use temporal::{Moment, NO_OFFSET, Temporal, temporal_flags};
pub use url::{UrlRules, url_flags};

use crate::NONE;
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

fn words_of(value: u64) -> [u32; 2] {
    [value as u32, (value >> 32) as u32]
}

/// One bound of a limits record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Bound {
    /// `ge`, or the least length.
    Ge = 0,
    /// `le`, or the greatest length.
    Le = 1,
    /// `gt`.
    Gt = 2,
    /// `lt`.
    Lt = 3,
    /// `multiple_of`.
    MultipleOf = 4,
}

/// The bounds by their number.
pub const BOUNDS: [Bound; 5] = [Bound::Ge, Bound::Le, Bound::Gt, Bound::Lt, Bound::MultipleOf];

/// Constraints of a number or of a length.
///
/// Words: `[mask, (low, high) per bound]` up to the last bound that is set. Bit i of the mask: bound i is set;
/// bit 8 + i: its two words are a text of decimal digits, for integers beyond 64 bits; bit 16 + i: they are the
/// bits of an f64 in an int's limits or of an i64 in a float's, as the source wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    words: Words<'a>,
    at: u32,
    mask: u32,
}

/// The value of a bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BoundValue {
    /// The bits of an i64, f64 or length, as the kind says.
    Bits(u64),
    /// Decimal digits, for integers beyond 64 bits.
    Digits(Text),
}

impl<'a> Limits<'a> {
    /// The record at this index.
    #[must_use]
    #[inline]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        Some(Self { words, at, mask: words.get(at)? })
    }

    /// Which bounds are set.
    #[must_use]
    #[inline]
    pub fn has(&self, bound: Bound) -> bool {
        self.mask & 1 << bound as u32 != 0
    }

    /// The value of a bound that is set.
    #[must_use]
    #[inline]
    pub fn get(&self, bound: Bound) -> Option<BoundValue> {
        if !self.has(bound) {
            return None;
        }
        let at = self.at.checked_add(1 + 2 * bound as u32)?;
        if self.mask & 1 << (8 + bound as u32) != 0 {
            return self.words.text(at).map(BoundValue::Digits);
        }
        self.words.long(at).map(BoundValue::Bits)
    }

    /// The least and greatest length.
    #[must_use]
    #[inline]
    pub fn lengths(&self) -> (u64, u64) {
        let bits = |bound, absent| match self.get(bound) {
            Some(BoundValue::Bits(bits)) => bits,
            _ => absent,
        };
        (bits(Bound::Ge, 0), bits(Bound::Le, u64::MAX))
    }

    /// Adds a record.
    pub fn add(body: &mut Body, bounds: &[(Bound, BoundValue)]) -> u32 {
        let last = bounds.iter().map(|(bound, _)| *bound as usize + 1).max().unwrap_or(0);
        let mut words = vec![0; 1 + 2 * last];
        for (bound, value) in bounds {
            let number = *bound as usize;
            let (bits, digits) = match value {
                BoundValue::Bits(bits) => (words_of(*bits), 0),
                BoundValue::Digits(text) => (text.words(), 1 << (8 + number)),
            };
            words[0] |= 1 << number | digits;
            words[1 + 2 * number..3 + 2 * number].copy_from_slice(&bits);
        }
        body.add_words(&words)
    }
}

/// Flags of string rules.
pub mod str_flags {
    /// Strip white space.
    pub const STRIP: u32 = 1;
    /// Lower the case.
    pub const LOWER: u32 = 2;
    /// Raise the case.
    pub const UPPER: u32 = 4;
    /// Only ASCII is accepted.
    pub const ASCII: u32 = 8;
    /// There is a pattern.
    pub const PATTERN: u32 = 16;
}

/// What happens to a string. Words: `[flags, pattern text]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrRules {
    /// See [`str_flags`].
    pub flags: u32,
    /// The pattern, in the syntax of the regex crate.
    pub pattern: Text,
}

impl StrRules {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let [flags, offset, length] = words.array(at)?;
        Some(Self { flags, pattern: Text { offset, length } })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        body.add_words(&[self.flags, self.pattern.offset, self.pattern.length])
    }
}

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
}

impl Constant {
    const WORDS: u32 = 3;

    fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let [kind, low, high] = words.array(at)?;
        let bits = u64::from(low) | u64::from(high) << 32;
        let text = Text { offset: low, length: high };
        Some(match kind {
            0 => Self::Null,
            1 => Self::Bool(low != 0),
            2 => Self::Int(bits as i64),
            3 => Self::Digits(text),
            4 => Self::Float(f64::from_bits(bits)),
            5 => Self::Str(text),
            6 => Self::Opaque,
            _ => return None,
        })
    }

    fn words(self) -> [u32; 3] {
        let (kind, [low, high]) = match self {
            Self::Null => (0, [0, 0]),
            Self::Bool(value) => (1, [u32::from(value), 0]),
            Self::Int(value) => (2, words_of(value as u64)),
            Self::Digits(text) => (3, text.words()),
            Self::Float(value) => (4, words_of(value.to_bits())),
            Self::Str(text) => (5, text.words()),
            Self::Opaque => (6, [0, 0]),
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
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let [offset, length, start, len, seed, count] = words.array(at)?;
        let table = Table { start, len, seed };
        Some(Self { words, at, expected: Text { offset, length }, table, count })
    }

    /// The value with this index.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<Constant> {
        if index >= self.count {
            return None;
        }
        let at = index.checked_mul(Constant::WORDS)?.checked_add(Self::HEAD)?.checked_add(self.at)?;
        Constant::read(self.words, at)
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

/// How bytes stand in strings: the node's `a`.
pub mod bytes_encoding {
    /// As the string's own bytes.
    pub const UTF8: u32 = 0;
    /// As base64.
    pub const BASE64: u32 = 1;
    /// As hexadecimal digits.
    pub const HEX: u32 = 2;

    /// The operand for an encoding that is read and one that is written.
    #[must_use]
    pub fn join(read: u32, written: u32) -> u32 {
        read | written << 8
    }

    /// The encoding that is read and the one that is written.
    #[must_use]
    pub fn split(operand: u32) -> [u32; 2] {
        [operand & 0xFF, operand >> 8]
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
        if self.only && self.key != crate::NONE { self.key | Self::ONLY } else { self.key }
    }
}

/// A union chosen by a tag.
///
/// Words: `[custom error or NONE, discriminator text, tags text, paths, table start, table len, seed, count,
/// pattern text, (constant, node, key) per tag]`. The pattern is `{"key":"` for a discriminator of one simple key,
/// otherwise empty.
#[derive(Debug, Clone, Copy)]
pub struct TaggedUnion<'a> {
    words: Words<'a>,
    at: u32,
    /// Custom error record, or NONE.
    pub custom: u32,
    /// The discriminator as errors show it.
    pub discriminator: Text,
    /// The tags as errors show them.
    pub expected_tags: Text,
    /// Paths record.
    pub paths: u32,
    /// Finds tags.
    pub table: Table,
    /// Number of tags.
    pub count: u32,
    /// `{"key":"`, or empty.
    pub pattern: Text,
}

impl<'a> TaggedUnion<'a> {
    const HEAD: u32 = 12;

    /// The record at this index.
    #[must_use]
    #[inline]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let head: [u32; 12] = words.array(at)?;
        let [
            custom,
            d_offset,
            d_length,
            t_offset,
            t_length,
            paths,
            start,
            len,
            seed,
            count,
            p_offset,
            p_length,
        ] = head;
        Some(Self {
            words,
            at,
            custom,
            discriminator: Text { offset: d_offset, length: d_length },
            expected_tags: Text { offset: t_offset, length: t_length },
            paths,
            table: Table { start, len, seed },
            count,
            pattern: Text { offset: p_offset, length: p_length },
        })
    }

    /// The tag with this index.
    #[must_use]
    #[inline]
    pub fn get(&self, index: u32) -> Option<Tag> {
        if index >= self.count {
            return None;
        }
        let at = index.checked_mul(5)?.checked_add(Self::HEAD)?.checked_add(self.at)?;
        let value = Constant::read(self.words, at)?;
        let [node, key] = self.words.array(at.checked_add(3)?)?;
        let only = key != crate::NONE && key & Tag::ONLY != 0;
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

/// Flags of a default record.
pub mod default_flags {
    /// There is a default.
    pub const PRESENT: u32 = 1;
    /// The default is validated when it is used.
    pub const VALIDATE: u32 = 2;
    /// An invalid value leaves the item out.
    pub const ON_ERROR_OMIT: u32 = 4;
    /// An invalid value gives the default.
    pub const ON_ERROR_DEFAULT: u32 = 8;
}

/// A default outside of fields. Words: `[flags, JSON text]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Default {
    /// See [`default_flags`].
    pub flags: u32,
    /// The default as JSON.
    pub text: Text,
}

impl Default {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let [flags, offset, length] = words.array(at)?;
        Some(Self { flags, text: Text { offset, length } })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        body.add_words(&[self.flags, self.text.offset, self.text.length])
    }
}

/// An error of the user's. Words: `[type text, message text, context text]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomError {
    /// Its type.
    pub error_type: Text,
    /// Its message template; length NONE when the type is one of pydantic's own.
    pub message: Text,
    /// Its context as a JSON object; length NONE when there is none.
    pub context: Text,
}

impl CustomError {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let error_type = words.text(at)?;
        let message = words.text(at.checked_add(2)?)?;
        let context = words.text(at.checked_add(4)?)?;
        Some(Self { error_type, message, context })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        let at = body.add_words(&self.error_type.words());
        body.add_words(&self.message.words());
        body.add_words(&self.context.words());
        at
    }
}

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
