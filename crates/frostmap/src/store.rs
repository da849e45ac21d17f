//! The sections of an opened archive: each checked on its first use and then remembered, good or bad.
//!
//! Three levels of lazily made leaves, so that opening costs nothing per section and using k models costs O(k).

use std::sync::OnceLock;

use frostmap_format::{Archive, ArchiveError, Header, View};

use crate::features;
use crate::mapping::Backing;
use crate::patterns::Patterns;

const LEAF: usize = 64;
const BRANCH: usize = 64;

type Slot = OnceLock<Result<Box<View<'static>>, ArchiveError>>;
type Leaf = OnceLock<Box<[Slot]>>;
type Branch = OnceLock<Box<[Leaf]>>;

/// The sections of an archive.
pub(crate) struct Store {
    root: Box<[Branch]>,
    archive: Archive<'static>,
    patterns: Patterns,
    /// Last: everything above points into it.
    _backing: Backing,
}

fn empty<T>(length: usize) -> Box<[OnceLock<T>]> {
    (0..length).map(|_| OnceLock::new()).collect()
}

impl Store {
    /// Reads the header.
    pub(crate) fn open(backing: Backing) -> Result<Self, ArchiveError> {
        let archive = Archive::new(backing.bytes())?;
        let branches = (archive.header().sections as usize).div_ceil(LEAF * BRANCH);
        Ok(Self { root: empty(branches), archive, patterns: Patterns::default(), _backing: backing })
    }

    /// The header.
    pub(crate) fn header(&self) -> &Header {
        self.archive.header()
    }

    /// The archive; its slices must not outlive `self`.
    pub(crate) fn archive(&self) -> Archive<'_> {
        self.archive
    }

    /// The compiled patterns.
    pub(crate) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// The section with this number, checked.
    #[inline]
    pub(crate) fn section(&self, number: u32) -> Result<&View<'_>, &ArchiveError> {
        let at = number as usize;
        let branch = self.root.get(at / (LEAF * BRANCH)).and_then(OnceLock::get);
        let leaf = branch.and_then(|leaves| leaves.get(at / LEAF % BRANCH)).and_then(OnceLock::get);
        match leaf.and_then(|slots| slots.get(at % LEAF)).and_then(OnceLock::get) {
            Some(Ok(view)) => Ok(view),
            Some(Err(error)) => Err(error),
            None => self.first_use(number),
        }
    }

    #[cold]
    fn first_use(&self, number: u32) -> Result<&View<'_>, &ArchiveError> {
        const OUTSIDE: &ArchiveError = &ArchiveError::DamagedSection {
            section: u32::MAX,
            reason: frostmap_format::DamageReason::Bounds { offset: u64::MAX },
        };
        let at = number as usize;
        let Some(branch) = self.root.get(at / (LEAF * BRANCH)) else { return Err(OUTSIDE) };
        let leaf = branch.get_or_init(|| empty(BRANCH)).get(at / LEAF % BRANCH);
        let slot = leaf.map(|leaf| leaf.get_or_init(|| empty(LEAF))).and_then(|slots| slots.get(at % LEAF));
        let Some(slot) = slot else { return Err(OUTSIDE) };
        match slot.get_or_init(|| self.archive.section(number).and_then(features::check).map(Box::new)) {
            Ok(view) => Ok(view),
            Err(error) => Err(error),
        }
    }
}
