//! The sections of an opened archive: each checked on its first use and then remembered, good or bad.

use std::sync::OnceLock;

use frostmap_format::{Archive, ArchiveError, Header};

use crate::features;
use crate::leaves::Leaves;
use crate::mapping::Backing;
use crate::patterns::Matcher;
use crate::section::Section;

type Checked<T> = Box<Result<T, ArchiveError>>;

/// The sections of an archive.
pub(crate) struct Store {
    sections: Leaves<Checked<Section<'static>>>,
    /// Made when the first pattern is used: most archives have few or none.
    patterns: OnceLock<Leaves<Checked<Matcher<'static>>>>,
    archive: Archive<'static>,
    /// Last: everything above points into it.
    _backing: Backing,
}

const OUTSIDE: &ArchiveError = &ArchiveError::DamagedSection {
    section: u32::MAX,
    reason: frostmap_format::DamageReason::Bounds { offset: u64::MAX },
};

impl Store {
    /// Reads the header.
    pub(crate) fn open(backing: Backing) -> Result<Self, ArchiveError> {
        let archive = Archive::new(backing.bytes())?;
        let sections = Leaves::new(archive.header().sections);
        Ok(Self { sections, patterns: OnceLock::new(), archive, _backing: backing })
    }

    /// The header.
    pub(crate) fn header(&self) -> &Header {
        self.archive.header()
    }

    /// The archive; its slices must not outlive `self`.
    pub(crate) fn archive(&self) -> Archive<'_> {
        self.archive
    }

    /// The section with this number, checked.
    #[inline]
    pub(crate) fn section(&self, number: u32) -> Result<&Section<'_>, &ArchiveError> {
        match self.sections.get(number) {
            Some(checked) => checked.as_ref().as_ref(),
            None => self.first_use(number),
        }
    }

    #[cold]
    fn first_use(&self, number: u32) -> Result<&Section<'_>, &ArchiveError> {
        let archive = &self.archive;
        let check = || {
            let view = archive.section(number).and_then(|view| features::check(archive, view));
            Box::new(view.map(Section::new))
        };
        self.sections.get_or_make(number, check).map_or(Err(OUTSIDE), |checked| checked.as_ref().as_ref())
    }

    /// The pattern in the section with this number, checked.
    #[inline]
    pub(crate) fn pattern(&self, number: u32) -> Result<&Matcher<'_>, &ArchiveError> {
        match self.patterns.get().and_then(|patterns| patterns.get(number)) {
            Some(checked) => checked.as_ref().as_ref(),
            None => self.first_use_of_pattern(number),
        }
    }

    #[cold]
    fn first_use_of_pattern(&self, number: u32) -> Result<&Matcher<'_>, &ArchiveError> {
        let patterns = self.patterns.get_or_init(|| Leaves::new(self.archive.header().sections));
        let check = || Box::new(self.archive.pattern(number).map(Matcher::new));
        patterns.get_or_make(number, check).map_or(Err(OUTSIDE), |checked| checked.as_ref().as_ref())
    }
}
