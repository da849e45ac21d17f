//! Constraints of numbers and of lengths.

use super::{Text, Words, words_of};
use crate::body::Body;

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
        const BOTH: u32 = 1 << Bound::Ge as u32 | 1 << Bound::Le as u32;
        if let Some([mask, least_low, least_high, most_low, most_high]) = self.words.array(self.at)
            && mask & (BOTH | BOTH << 8) == mask & BOTH
        {
            let long = |low, high| u64::from(low) | u64::from(high) << 32;
            let least = if self.has(Bound::Ge) { long(least_low, least_high) } else { 0 };
            let most = if self.has(Bound::Le) { long(most_low, most_high) } else { u64::MAX };
            return (least, most);
        }
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
