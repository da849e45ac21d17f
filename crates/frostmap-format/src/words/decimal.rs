//! The rules of decimals and fractions: bounds as texts, because they are exact, and numbers of digits.

use super::{BOUNDS, Bound, Text, Words, words_of};
use crate::body::Body;

/// The mask's bit for the greatest number of digits.
const MAX_DIGITS: u32 = 1 << 8;
/// The mask's bit for the greatest number of decimal places.
const DECIMAL_PLACES: u32 = 1 << 9;

/// What a decimal or a fraction must keep to.
///
/// Words: `[mask, text per bound, max_digits low, high, decimal_places low, high]`. Bit i of the mask: bound i is
/// set; bit 8: `max_digits` is; bit 9: `decimal_places` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecimalRules {
    /// The bounds by their number, as Python's `str` shows them or as the source wrote them.
    pub bounds: [Option<Text>; BOUNDS.len()],
    /// The greatest number of digits.
    pub max_digits: Option<u64>,
    /// The greatest number of digits behind the point.
    pub decimal_places: Option<u64>,
}

impl DecimalRules {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let mask = words.get(at)?;
        let mut bounds = [None; BOUNDS.len()];
        let mut next = at.checked_add(1)?;
        for (number, bound) in bounds.iter_mut().enumerate() {
            let text = words.text(next)?;
            *bound = (mask & 1 << number != 0).then_some(text);
            next = next.checked_add(2)?;
        }
        let (digits, places) = (words.long(next)?, words.long(next.checked_add(2)?)?);
        Some(Self {
            bounds,
            max_digits: (mask & MAX_DIGITS != 0).then_some(digits),
            decimal_places: (mask & DECIMAL_PLACES != 0).then_some(places),
        })
    }

    /// A bound, if it is set.
    #[must_use]
    pub fn get(&self, bound: Bound) -> Option<Text> {
        self.bounds.get(bound as usize).copied().flatten()
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        let mut mask = 0;
        for (number, bound) in self.bounds.iter().enumerate() {
            mask |= u32::from(bound.is_some()) << number;
        }
        mask |= if self.max_digits.is_some() { MAX_DIGITS } else { 0 };
        mask |= if self.decimal_places.is_some() { DECIMAL_PLACES } else { 0 };
        let at = body.add_words(&[mask]);
        for bound in self.bounds {
            body.add_words(&bound.unwrap_or_default().words());
        }
        body.add_words(&words_of(self.max_digits.unwrap_or_default()));
        body.add_words(&words_of(self.decimal_places.unwrap_or_default()));
        at
    }
}
