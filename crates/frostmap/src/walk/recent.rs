//! The sections a walk was in lately: found by number in seven instructions, where the store takes four times as many.

use crate::section::Section;

/// How many places there are; a power of two. All of them are set when a walk starts.
const PLACES: usize = 32;

/// Sections by the last bits of their numbers.
pub(super) struct Recent<'a>([Option<&'a Section<'a>>; PLACES]);

impl<'a> Recent<'a> {
    /// None yet.
    #[inline(always)]
    pub(super) fn new() -> Self {
        Self([None; PLACES])
    }

    /// The section with a number, if it was there lately.
    #[inline(always)]
    pub(super) fn get(&self, number: u32) -> Option<&'a Section<'a>> {
        self.0[number as usize % PLACES].filter(|section| section.view.number == number)
    }

    /// Remembers a section.
    pub(super) fn put(&mut self, section: &'a Section<'a>) {
        self.0[section.view.number as usize % PLACES] = Some(section);
    }
}
