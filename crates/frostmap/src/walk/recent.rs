//! The sections a walk was in lately: found by number in seven instructions, where the store takes four times as many.

use crate::section::Section;

/// How many places there are for a small document; a power of two. All of them are set when a walk starts.
const FEW: usize = 16;

/// How many places there are for a larger one, of which setting them is a small part: so many that sections seldom share
/// one.
const MANY: usize = 512;

/// Documents up to this many bytes are small.
const SMALL: usize = 4096;

/// Room for the sections of a walk.
pub(crate) struct Places<'a> {
    few: [Option<&'a Section<'a>>; FEW],
    /// Made when it is needed: to set so many places is dear.
    many: Option<[Option<&'a Section<'a>>; MANY]>,
}

impl<'a> Places<'a> {
    /// Room, and nothing in it.
    #[inline(always)]
    pub(crate) fn new() -> Self {
        Self { few: [None; FEW], many: None }
    }

    /// What a walk of a document of this many bytes remembers.
    #[inline(always)]
    pub(super) fn recent(&'a mut self, length: usize) -> Recent<'a> {
        if length > SMALL {
            return Recent(self.many.insert([None; MANY]));
        }
        Recent(&mut self.few)
    }
}

/// Sections by the last bits of their numbers.
pub(super) struct Recent<'a>(&'a mut [Option<&'a Section<'a>>]);

impl<'a> Recent<'a> {
    /// Remembers nothing: for a walk of a value or two.
    pub(super) fn none() -> Self {
        Self(&mut [])
    }

    #[inline(always)]
    fn place(&self, number: u32) -> usize {
        number as usize & self.0.len().wrapping_sub(1)
    }

    /// The section with a number, if it was there lately.
    #[inline(always)]
    pub(super) fn get(&self, number: u32) -> Option<&'a Section<'a>> {
        self.0.get(self.place(number)).copied().flatten().filter(|section| section.view.number == number)
    }

    /// Remembers a section.
    pub(super) fn put(&mut self, section: &'a Section<'a>) {
        let place = self.place(section.view.number);
        if let Some(place) = self.0.get_mut(place) {
            *place = Some(section);
        }
    }
}
