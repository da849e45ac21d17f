//! The sections of an opened archive: each checked on its first use and then remembered, good or bad.

use std::sync::OnceLock;

use frostmap_format::{Archive, ArchiveError, Header, View};

use crate::features;
use crate::leaves::Leaves;
use crate::mapping::Backing;
use crate::patterns::Matcher;

type Checked<T> = Result<Box<T>, ArchiveError>;

/// The sections of an archive.
pub(crate) struct Store {
    views: Leaves<Checked<View<'static>>>,
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
        let views = Leaves::new(archive.header().sections);
        Ok(Self { views, patterns: OnceLock::new(), archive, _backing: backing })
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
    pub(crate) fn section(&self, number: u32) -> Result<&View<'_>, &ArchiveError> {
        match self.views.get(number) {
            Some(Ok(view)) => Ok(view),
            Some(Err(error)) => Err(error),
            None => self.first_use(number),
        }
    }

    #[cold]
    fn first_use(&self, number: u32) -> Result<&View<'_>, &ArchiveError> {
        let archive = &self.archive;
        let check = || archive.section(number).and_then(|view| features::check(archive, view)).map(Box::new);
        match self.views.get_or_make(number, check) {
            Some(Ok(view)) => Ok(view),
            Some(Err(error)) => Err(error),
            None => Err(OUTSIDE),
        }
    }

    /// The pattern in the section with this number, checked.
    #[inline]
    pub(crate) fn pattern(&self, number: u32) -> Result<&Matcher<'_>, &ArchiveError> {
        match self.patterns.get().and_then(|patterns| patterns.get(number)) {
            Some(Ok(pattern)) => Ok(pattern),
            Some(Err(error)) => Err(error),
            None => self.first_use_of_pattern(number),
        }
    }

    #[cold]
    fn first_use_of_pattern(&self, number: u32) -> Result<&Matcher<'_>, &ArchiveError> {
        let patterns = self.patterns.get_or_init(|| Leaves::new(self.archive.header().sections));
        let check = || self.archive.pattern(number).map(|pattern| Box::new(Matcher::new(pattern)));
        match patterns.get_or_make(number, check) {
            Some(Ok(pattern)) => Ok(pattern),
            Some(Err(error)) => Err(error),
            None => Err(OUTSIDE),
        }
    }
}
