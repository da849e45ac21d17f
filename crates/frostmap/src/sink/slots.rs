//! Values that stand next to each other.

use super::slot::Slot;
use super::word::Word;

/// The slots that are left of a run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slots<'s> {
    run: &'s [u64],
    /// All words of the arena.
    words: &'s [u64],
}

impl<'s> Slots<'s> {
    /// A run; empty when it is not there.
    #[inline]
    pub(super) fn new(words: &'s [u64], at: u32, len: usize) -> Self {
        let run = words.get(at as usize..).and_then(|rest| rest.get(..len)).unwrap_or_default();
        Self { run, words }
    }

    /// One of them.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> Option<Slot> {
        self.run.get(index).map(|bits| Word::from_bits(*bits).slot(self.words))
    }

    /// The words as they are kept.
    #[inline]
    pub(crate) fn words(&self) -> impl Iterator<Item = Word> + use<'s> {
        self.run.iter().map(|bits| Word::from_bits(*bits))
    }

    /// One of the words.
    #[inline]
    pub(crate) fn word(&self, index: usize) -> Option<Word> {
        self.run.get(index).map(|bits| Word::from_bits(*bits))
    }

    /// The slots by two: keys and values.
    pub(crate) fn pairs(self) -> Pairs<'s> {
        Pairs(self)
    }
}

impl Iterator for Slots<'_> {
    type Item = Slot;

    #[inline]
    fn next(&mut self) -> Option<Slot> {
        let (first, rest) = self.run.split_first()?;
        self.run = rest;
        Some(Word::from_bits(*first).slot(self.words))
    }

    #[inline]
    fn nth(&mut self, index: usize) -> Option<Slot> {
        self.run = self.run.get(index..).unwrap_or_default();
        self.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.run.len(), Some(self.run.len()))
    }
}

impl ExactSizeIterator for Slots<'_> {}

/// Slots by two.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs<'s>(Slots<'s>);

impl Iterator for Pairs<'_> {
    type Item = [Slot; 2];

    #[inline]
    fn next(&mut self) -> Option<[Slot; 2]> {
        self.nth(0)
    }

    #[inline]
    fn nth(&mut self, index: usize) -> Option<[Slot; 2]> {
        Some([self.0.nth(index.checked_mul(2)?)?, self.0.next()?])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len() / 2, Some(self.0.len() / 2))
    }
}

impl ExactSizeIterator for Pairs<'_> {}
