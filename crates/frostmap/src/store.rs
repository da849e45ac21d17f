//! The sections of an opened archive: each checked on its first use and then remembered, good or bad.
//!
//! Three levels of lazily made leaves, so that opening costs nothing per section and using k models costs O(k).

use std::sync::OnceLock;

use frostmap_format::tables::{ArchivedKey, ArchivedObject, object_flags};
use frostmap_format::{Archive, ArchiveError, Header, Kind, View};

use crate::features;
use crate::mapping::Backing;
use crate::patterns::Patterns;
use crate::walk::guess::place_of;

const LEAF: usize = 64;
const BRANCH: usize = 64;

type Slot = OnceLock<Box<Result<Section<'static>, ArchiveError>>>;
type Leaf = OnceLock<Box<[Slot; LEAF]>>;
type Branch = OnceLock<Box<[Leaf; BRANCH]>>;

/// A section that has been checked.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    /// Its tables.
    pub(crate) view: View<'a>,
    /// The tables of its definition, where that is an object whose keys can be taken as they come.
    pub(crate) object: Option<ObjectTables<'a>>,
    labels: OnceLock<Box<Labels>>,
}

/// What instances ask of a section again and again, once one of them does.
#[derive(Debug)]
pub(crate) struct Labels {
    /// The texts of its keys.
    keys: Box<[Box<str>]>,
    /// By object: the number of the first field with a literal for a value, or one that no field has.
    tags: Box<[usize]>,
}

impl<'a> Section<'a> {
    /// A section with these tables.
    fn new(view: View<'a>) -> Self {
        Self { object: ObjectTables::of(&view), view, labels: OnceLock::new() }
    }

    /// Its labels.
    pub(crate) fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| Box::new(Labels::of(&self.view)))
    }
}

impl Labels {
    fn of(view: &View<'_>) -> Self {
        let keys = view.keys.iter().map(|key| view.key_text(key).unwrap_or_default().into());
        Self {
            keys: keys.collect(),
            tags: view.objects.iter().map(|object| tag(view, object).unwrap_or(usize::MAX)).collect(),
        }
    }

    /// The text of a key.
    pub(crate) fn key(&self, number: u16) -> Option<&str> {
        self.keys.get(usize::from(number)).map(AsRef::as_ref)
    }

    /// The number of an object's first field with a literal for a value, or one that no field has.
    pub(crate) fn tag(&self, object: u32) -> usize {
        self.tags.get(object as usize).copied().unwrap_or(usize::MAX)
    }
}

/// The first field of an object with a literal for a value.
fn tag(view: &View<'_>, object: &ArchivedObject) -> Option<usize> {
    let tables = object.first_key.to_native() as usize;
    let keys = view.keys.get(tables..tables + usize::from(object.keys.to_native()))?;
    let literals = keys.iter().filter(|key| key.node.kind == Kind::Literal as u8);
    literals.map(|key| usize::from(key.slot.to_native())).min()
}

/// The tables of an object, found once and not each time the walk enters it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ObjectTables<'a> {
    /// Its record.
    pub(crate) object: &'a ArchivedObject,
    /// Its keys.
    pub(crate) keys: &'a [ArchivedKey],
    /// Its number within the section.
    pub(crate) index: u32,
    /// Its keys can be taken as they come.
    pub(crate) streams: bool,
    /// Where the walk's guesses for it start.
    pub(crate) guesses: usize,
}

impl<'a> ObjectTables<'a> {
    /// The tables of an object of a section.
    pub(crate) fn find(view: &View<'a>, index: u32) -> Option<Self> {
        const GATHER: u32 = object_flags::GATHER | object_flags::CAREFUL_DEFAULTS;
        let object = view.objects.get(index as usize)?;
        let first = object.first_key.to_native() as usize;
        Some(Self {
            object,
            keys: view.keys.get(first..first + usize::from(object.keys.to_native()))?,
            index,
            streams: object.flags.to_native() & GATHER == 0,
            guesses: place_of(view, 0) + (index as usize) * 7,
        })
    }

    /// Those of a section's definition.
    fn of(view: &View<'a>) -> Option<Self> {
        let root = view.nodes.first().filter(|root| root.kind == Kind::Object as u8)?;
        Self::find(view, root.a.to_native()).filter(|tables| tables.streams)
    }
}

/// The sections of an archive.
pub(crate) struct Store {
    root: Box<[Branch]>,
    archive: Archive<'static>,
    patterns: Patterns,
    /// Last: everything above points into it.
    _backing: Backing,
}

fn empty<T, const N: usize>() -> Box<[OnceLock<T>; N]> {
    Box::new([const { OnceLock::new() }; N])
}

impl Store {
    /// Reads the header.
    pub(crate) fn open(backing: Backing) -> Result<Self, ArchiveError> {
        let archive = Archive::new(backing.bytes())?;
        let branches = (archive.header().sections as usize).div_ceil(LEAF * BRANCH);
        Ok(Self {
            root: (0..branches).map(|_| OnceLock::new()).collect(),
            archive,
            patterns: Patterns::default(),
            _backing: backing,
        })
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
    pub(crate) fn section(&self, number: u32) -> Result<&Section<'_>, &ArchiveError> {
        let at = number as usize;
        let branch = self.root.get(at / (LEAF * BRANCH)).and_then(OnceLock::get);
        let leaf = branch.and_then(|leaves| leaves[at / LEAF % BRANCH].get());
        match leaf.and_then(|slots| slots[at % LEAF].get()) {
            Some(checked) => checked.as_ref().as_ref(),
            None => self.first_use(number),
        }
    }

    #[cold]
    fn first_use(&self, number: u32) -> Result<&Section<'_>, &ArchiveError> {
        const OUTSIDE: &ArchiveError = &ArchiveError::DamagedSection {
            section: u32::MAX,
            reason: frostmap_format::DamageReason::Bounds { offset: u64::MAX },
        };
        let at = number as usize;
        let Some(branch) = self.root.get(at / (LEAF * BRANCH)) else { return Err(OUTSIDE) };
        let leaf = &branch.get_or_init(empty)[at / LEAF % BRANCH];
        let slot = &leaf.get_or_init(empty)[at % LEAF];
        let check = || {
            let view = self.archive.section(number).and_then(features::check);
            Box::new(view.map(Section::new))
        };
        slot.get_or_init(check).as_ref().as_ref()
    }
}
