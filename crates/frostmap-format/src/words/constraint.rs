//! What is checked of a value when the rest of its schema has been: constraints that the schema itself does not have.

use super::{BOUNDS, Bound, Text, Words, words_of};
use crate::body::Body;

/// A constraint. Words: `[form, two words, two words]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    /// The bound of a number, a text: digits where it is an integer, else a float as Python shows it.
    Bound(Bound, Text),
    /// The least length.
    MinLength(u64),
    /// The greatest length.
    MaxLength(u64),
    /// No infinity, and not NaN.
    Finite,
    /// The greatest number of digits of a decimal.
    MaxDigits(u64),
    /// The greatest number of digits behind the point of a decimal, and of digits before it.
    DecimalPlaces {
        /// Behind the point.
        places: u64,
        /// Before the point, if that is limited.
        whole: Option<u64>,
    },
    /// A text: for any other value, Python raises an error that is none of validation.
    Text,
}

const MIN_LENGTH: u32 = 5;
const MAX_LENGTH: u32 = 6;
const FINITE: u32 = 7;
const MAX_DIGITS: u32 = 8;
const DECIMAL_PLACES: u32 = 9;
const DIGITS_AND_PLACES: u32 = 10;
const TEXT: u32 = 11;

impl Constraint {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let form = words.get(at)?;
        let (first, second) = (at.checked_add(1)?, at.checked_add(3)?);
        if let Some(bound) = BOUNDS.get(form as usize) {
            return Some(Self::Bound(*bound, words.text(first)?));
        }
        let (first, second) = (words.long(first)?, words.long(second)?);
        Some(match form {
            MIN_LENGTH => Self::MinLength(first),
            MAX_LENGTH => Self::MaxLength(first),
            FINITE => Self::Finite,
            MAX_DIGITS => Self::MaxDigits(first),
            DECIMAL_PLACES => Self::DecimalPlaces { places: first, whole: None },
            DIGITS_AND_PLACES => Self::DecimalPlaces { places: first, whole: Some(second) },
            TEXT => Self::Text,
            _ => return None,
        })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        let (form, first, second) = match self {
            Self::Bound(bound, limit) => (bound as u32, limit.words(), 0),
            Self::MinLength(least) => (MIN_LENGTH, words_of(least), 0),
            Self::MaxLength(most) => (MAX_LENGTH, words_of(most), 0),
            Self::Finite => (FINITE, [0; 2], 0),
            Self::Text => (TEXT, [0; 2], 0),
            Self::MaxDigits(most) => (MAX_DIGITS, words_of(most), 0),
            Self::DecimalPlaces { places, whole: None } => (DECIMAL_PLACES, words_of(places), 0),
            Self::DecimalPlaces { places, whole: Some(whole) } => {
                (DIGITS_AND_PLACES, words_of(places), whole)
            }
        };
        let second = words_of(second);
        body.add_words(&[form, first[0], first[1], second[0], second[1]])
    }
}
