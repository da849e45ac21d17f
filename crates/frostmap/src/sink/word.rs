//! Slots in eight bytes each: six bits say what it is, then come 26 bits of length and 32 bits of place, or one number.
//!
//! No word is zero, so that the walk hands them on in registers, and zero is a field that was not given. What does not
//! fit has a word of its own in the arena.

use std::num::NonZeroU64;

use super::slot::{Form, NonFinite, Sequence, Slot};

/// Bits that say what a word is.
const KIND_BITS: u32 = 6;
const KINDS: u64 = (1 << KIND_BITS) - 1;
/// Length from which on a word has no room for it.
pub(super) const LONG: usize = 1 << 26;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind(NonZeroU64);

impl Kind {
    pub(super) const ABSENT: Self = Self::numbered(1);
    pub(super) const OMITTED: Self = Self::numbered(2);
    pub(super) const DEFAULT: Self = Self::numbered(3);
    pub(super) const UNSET: Self = Self::numbered(4);
    pub(super) const NULL: Self = Self::numbered(5);
    const BOOL: Self = Self::numbered(6);
    const INT: Self = Self::numbered(7);
    /// An integer whose 64 bits are elsewhere.
    pub(super) const LONG_INT: Self = Self::numbered(8);
    pub(super) const DIGITS: Self = Self::numbered(9);
    const FLOAT: Self = Self::numbered(10);
    /// A float whose 64 bits are elsewhere.
    pub(super) const LONG_FLOAT: Self = Self::numbered(11);
    const NON_FINITE: Self = Self::numbered(12);
    pub(super) const BORROWED: Self = Self::numbered(13);
    pub(super) const OWNED: Self = Self::numbered(14);
    pub(super) const DICT: Self = Self::numbered(15);
    pub(super) const OBJECT: Self = Self::numbered(16);
    pub(super) const ROOT: Self = Self::numbered(17);
    pub(super) const JSON: Self = Self::numbered(18);
    pub(super) const SERIALIZED: Self = Self::numbered(19);
    /// What has a place and a length, both elsewhere; in place of its length stands what it is.
    pub(super) const LONG: Self = Self::numbered(20);
    pub(super) const MOMENT: Self = Self::numbered(21);
    /// This and the next seven.
    const SEQUENCES: Self = Self::numbered(32);
    /// This and the next fifteen.
    const FORMS: Self = Self::numbered(40);

    const fn numbered(number: u64) -> Self {
        match NonZeroU64::new(number & KINDS) {
            Some(number) => Self(number),
            None => Self(NonZeroU64::MIN),
        }
    }

    pub(super) const fn sequence(sequence: Sequence) -> Self {
        Self::numbered(Self::SEQUENCES.0.get() + sequence as u64)
    }

    pub(super) const fn form(form: Form) -> Self {
        Self::numbered(Self::FORMS.0.get() + form as u64)
    }
}

/// What a field of an object is, as far as its word alone tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Not given.
    Absent,
    /// Given, and left out.
    Omitted,
    /// Given, with its default in place of the value.
    Default,
    /// Not given, with a default that was validated.
    Unset,
    /// Given.
    Given,
}

/// A slot as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word(NonZeroU64);

impl Word {
    /// A word without a number.
    pub(super) const fn plain(kind: Kind) -> Self {
        Self(kind.0)
    }

    /// What is at a place.
    #[inline(always)]
    pub(super) fn at(kind: Kind, at: u32) -> Self {
        Self(kind.0 | u64::from(at) << 32)
    }

    /// What is at a place and has a length, which is less than [`LONG`].
    #[inline(always)]
    pub(super) fn run(kind: Kind, at: u32, len: usize) -> Self {
        Self(kind.0 | u64::from(at) << 32 | (len as u64) << KIND_BITS)
    }

    /// What has a place and a length, both in the word at this place.
    pub(super) fn long_run(kind: Kind, at: u32) -> Self {
        Self(Kind::LONG.0 | u64::from(at) << 32 | kind.0.get() << KIND_BITS)
    }

    #[inline(always)]
    pub(super) fn bool(value: bool) -> Self {
        Self(Kind::BOOL.0 | u64::from(value) << KIND_BITS)
    }

    /// An integer, if a word has room for it.
    #[inline(always)]
    pub(super) fn int(value: i64) -> Option<Self> {
        let shifted = value << KIND_BITS;
        (shifted >> KIND_BITS == value).then_some(Self(Kind::INT.0 | shifted as u64))
    }

    /// A float, if a word has room for it: those with few digits in base two.
    #[inline(always)]
    pub(super) fn float(value: f64) -> Option<Self> {
        let bits = value.to_bits();
        (bits & KINDS == 0).then_some(Self(Kind::FLOAT.0 | bits))
    }

    pub(super) fn non_finite(value: NonFinite, written: u8) -> Self {
        Self(Kind::NON_FINITE.0 | u64::from(written) << 32 | (value as u64) << KIND_BITS)
    }

    /// The word as it stands in memory.
    #[inline(always)]
    pub(super) fn bits(self) -> u64 {
        self.0.get()
    }

    /// The word that stands in memory; for zero a field that was not given.
    #[inline(always)]
    pub(super) fn from_bits(bits: u64) -> Self {
        NonZeroU64::new(bits).map_or(Self::plain(Kind::ABSENT), Self)
    }

    /// What a field is whose value this is.
    #[inline(always)]
    pub(crate) fn state(self) -> State {
        match Kind::numbered(self.bits() & KINDS) {
            Kind::ABSENT => State::Absent,
            Kind::OMITTED => State::Omitted,
            Kind::DEFAULT => State::Default,
            Kind::UNSET => State::Unset,
            _ => State::Given,
        }
    }

    /// Where a string of the document is, and its length, if this is one of less than [`LONG`] bytes.
    #[inline(always)]
    pub(crate) fn borrowed(self) -> Option<(u32, u32)> {
        let bits = self.bits();
        let borrowed = Kind::numbered(bits & KINDS) == Kind::BORROWED;
        borrowed.then_some(((bits >> 32) as u32, (bits >> KIND_BITS) as u32 & (LONG as u32 - 1)))
    }

    /// The slot of a word; `words` are those that it may point to.
    #[inline]
    pub(super) fn slot(self, words: &[u64]) -> Slot {
        let bits = self.bits();
        let (len, at) = ((bits >> KIND_BITS) as u32 & (LONG as u32 - 1), (bits >> 32) as u32);
        let there = || words.get(at as usize).copied().unwrap_or_default();
        match Kind::numbered(bits & KINDS) {
            Kind::OMITTED => Slot::Omitted,
            Kind::DEFAULT => Slot::Default,
            Kind::UNSET => Slot::Unset { at },
            Kind::NULL => Slot::Null,
            Kind::BOOL => Slot::Bool(len != 0),
            Kind::INT => Slot::Int(bits.cast_signed() >> KIND_BITS),
            Kind::LONG_INT => Slot::Int(there().cast_signed()),
            Kind::FLOAT => Slot::Float(f64::from_bits(bits & !KINDS)),
            Kind::LONG_FLOAT => Slot::Float(f64::from_bits(there())),
            Kind::NON_FINITE => {
                let value = match len {
                    0 => NonFinite::Infinity,
                    1 => NonFinite::NegativeInfinity,
                    _ => NonFinite::Nan,
                };
                Slot::NonFinite { value, written: at as u8 }
            }
            Kind::OBJECT => Slot::Object { at },
            Kind::ROOT => Slot::Root { at },
            Kind::JSON => Slot::Json { at },
            Kind::MOMENT => Slot::Moment { at },
            Kind::SERIALIZED => Slot::Serialized { at },
            Kind::LONG => {
                let run = there();
                run_slot(Kind::numbered(len.into()), run as u32, (run >> 32) as u32)
            }
            kind => run_slot(kind, at, len),
        }
    }
}

/// What has a place and a length.
#[inline(always)]
fn run_slot(kind: Kind, at: u32, len: u32) -> Slot {
    match kind {
        Kind::BORROWED => Slot::Borrowed { start: at, len },
        Kind::OWNED => Slot::Owned { start: at, len },
        Kind::DIGITS => Slot::Digits { start: at, len },
        Kind::DICT => Slot::Dict { at, len },
        kind => {
            let number = kind.0.get() as usize;
            let sequence = Sequence::ALL.get(number.wrapping_sub(Kind::SEQUENCES.0.get() as usize));
            let form = Form::ALL.get(number.wrapping_sub(Kind::FORMS.0.get() as usize));
            match (sequence, form) {
                (Some(sequence), _) => Slot::List { sequence: *sequence, at, len },
                (_, Some(form)) => Slot::Form { form: *form, start: at, len },
                _ => Slot::Absent,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, LONG, Word};
    use crate::sink::slot::{Form, NonFinite, Sequence, Slot};

    fn slot(word: Word) -> Slot {
        word.slot(&[])
    }

    #[test]
    fn words_fit_registers() {
        assert_eq!(size_of::<Option<crate::walk::Step<Word>>>(), 16);
    }

    #[test]
    fn runs_keep_place_and_length() {
        let (at, len) = (u32::MAX, LONG as u32 - 1);
        let run = |kind| slot(Word::run(kind, at, LONG - 1));
        assert_eq!(run(Kind::BORROWED), Slot::Borrowed { start: at, len });
        assert_eq!(run(Kind::OWNED), Slot::Owned { start: at, len });
        assert_eq!(run(Kind::DIGITS), Slot::Digits { start: at, len });
        assert_eq!(run(Kind::DICT), Slot::Dict { at, len });
        for sequence in Sequence::ALL {
            assert_eq!(run(Kind::sequence(sequence)), Slot::List { sequence, at, len });
        }
        for form in Form::ALL.iter().copied() {
            assert_eq!(run(Kind::form(form)), Slot::Form { form, start: at, len });
        }
        let words = [0, u64::from(u32::MAX) << 32 | 7];
        let long = Word::long_run(Kind::sequence(Sequence::Set), 1).slot(&words);
        assert_eq!(long, Slot::List { sequence: Sequence::Set, at: 7, len: u32::MAX });
    }

    #[test]
    fn numbers_that_fit_come_back() {
        for value in [0, 1, -1, i64::MAX >> 6, i64::MIN >> 6] {
            assert_eq!(Word::int(value).map(slot), Some(Slot::Int(value)));
        }
        assert_eq!([(i64::MAX >> 6) + 1, (i64::MIN >> 6) - 1, i64::MAX, i64::MIN].map(Word::int), [None; 4]);
        for value in [0.0, -0.5, 1e300, 1_048_576.25] {
            assert!(Word::float(value).is_none_or(|word| slot(word) == Slot::Float(value)), "{value}");
        }
        assert!(Word::float(-0.5).is_some() && Word::float(0.1).is_none());
        for value in [NonFinite::Infinity, NonFinite::NegativeInfinity, NonFinite::Nan] {
            assert_eq!(slot(Word::non_finite(value, 2)), Slot::NonFinite { value, written: 2 });
        }
        assert_eq!([false, true].map(|value| slot(Word::bool(value))), [false, true].map(Slot::Bool));
        assert_eq!(slot(Word::from_bits(0)), Slot::Absent);
    }

    #[test]
    fn any_bits_are_some_slot() {
        for bits in 0..1 << 12 {
            slot(Word::from_bits(bits));
            slot(Word::from_bits(bits << 52 | bits));
        }
    }
}
