//! An opened archive.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use frostmap_format::{ArchiveError, listing};

use crate::mapping::Backing;
use crate::model::{Model, UnknownModel, nearest};
use crate::open_error::OpenError;
use crate::store::Store;

/// An opened archive: shared by all threads, cheap to clone.
///
/// Opening reads the header and nothing else; a model is read and checked when it is first used.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("models.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// post.validate(br#"{"text": "hello"}"#)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Snapshot {
    store: Arc<Store>,
}

impl Snapshot {
    /// Maps an archive into memory. The pages are shared by every process that maps the same file.
    ///
    /// # Safety
    /// Nobody may write to the file in place or truncate it while the snapshot or anything of it lives.
    /// `frostmap build` never does: it writes another file and renames it.
    ///
    /// # Errors
    /// When the file cannot be read or is no archive.
    pub unsafe fn map(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let io = |source| OpenError::Io { path: path.into(), source };
        let file = File::open(path).map_err(io)?;
        // SAFETY: the caller vouches for the file.
        let backing = unsafe { Backing::map(&file) }.map_err(io)?;
        Self::with(backing, Some(path))
    }

    /// Reads an archive into memory of this process. As [`Snapshot::map`], but safe whatever happens to the file, and
    /// at the price of a copy.
    ///
    /// # Errors
    /// When the file cannot be read or is no archive.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| OpenError::Io { path: path.into(), source })?;
        Self::with(Backing::heap(bytes), Some(path))
    }

    /// Takes the bytes of an archive.
    ///
    /// # Errors
    /// When they are no archive.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, OpenError> {
        Self::with(Backing::heap(bytes), None)
    }

    /// Uses an archive that is part of the program, as `include_bytes!` gives it.
    ///
    /// # Errors
    /// When the bytes are no archive.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, OpenError> {
        Self::with(Backing::program(bytes), None)
    }

    fn with(backing: Backing, path: Option<&Path>) -> Result<Self, OpenError> {
        match Store::open(backing) {
            Ok(store) => Ok(Self { store: Arc::new(store) }),
            Err(source) => Err(OpenError::Archive { path: path.map(Into::into), source }),
        }
    }

    /// Number of models.
    #[must_use]
    pub fn len(&self) -> usize {
        self.store.header().models as usize
    }

    /// Whether there are no models.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Length of the archive in bytes.
    #[must_use]
    pub fn byte_len(&self) -> u64 {
        self.store.header().file_length
    }

    /// Digest over the model documents the archive was built from.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.store.header().fingerprint
    }

    /// The model with this name.
    ///
    /// # Errors
    /// When there is none; the error names those that come near. When the archive is damaged.
    pub fn model(&self, name: &str) -> Result<Model, UnknownModel> {
        match self.store.archive().find(name) {
            Ok(Some(section)) => Ok(Model::new(Arc::clone(&self.store), section, name)),
            Ok(None) => Err(UnknownModel::missing(name, nearest(name, self.names()))),
            Err(error) => Err(UnknownModel::damaged(name, error)),
        }
    }

    /// The names of all models, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let archive = self.store.archive();
        (0..self.store.header().models).filter_map(move |number| archive.name(number).ok())
    }

    /// The names that start with a prefix, sorted. Found by bisection: the others are not looked at.
    pub fn names_with_prefix<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = &'s str> {
        let archive = self.store.archive();
        let models = self.store.header().models;
        let (mut low, mut high) = (0, models);
        while low < high {
            let middle = low + (high - low) / 2;
            match archive.name(middle) {
                Ok(name) if name < prefix => low = middle + 1,
                _ => high = middle,
            }
        }
        (low..models)
            .filter_map(move |number| archive.name(number).ok())
            .take_while(move |name| name.starts_with(prefix))
    }

    /// What the archive says about a model, as text for review: its fields, their types, constraints and defaults.
    ///
    /// The text depends on the model alone, so it can be kept beside an application as a snapshot test:
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let snapshot = frostmap::Snapshot::open("models.frost")?;
    /// let listing = snapshot.listing("social.feed.Post")?;
    /// assert!(listing.contains("text: str(strict, max_length=300), required"));
    /// // With insta: insta::assert_snapshot!(listing);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When there is no such model, or the archive is damaged.
    pub fn listing(&self, name: &str) -> Result<String, UnknownModel> {
        let archive = self.store.archive();
        match archive.find(name) {
            Ok(Some(section)) => {
                listing::section(&archive, section).map_err(|error| UnknownModel::damaged(name, error))
            }
            Ok(None) => Err(UnknownModel::missing(name, nearest(name, self.names()))),
            Err(error) => Err(UnknownModel::damaged(name, error)),
        }
    }

    /// Checks every byte of the archive. What is used is checked on its first use anyway.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn verify(&self) -> Result<(), ArchiveError> {
        self.store.archive().verify()
    }
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("models", &self.len()).finish_non_exhaustive()
    }
}

/// Opens an archive that is built into the program, from a path relative to the source file.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::include_snapshot!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../snapshots/social.frost"))?;
/// assert!(snapshot.model("social.feed.Post").is_ok());
/// # Ok(())
/// # }
/// ```
///
/// Gives what [`Snapshot::from_static`] gives.
#[macro_export]
macro_rules! include_snapshot {
    ($path:expr $(,)?) => {
        $crate::Snapshot::from_static(include_bytes!($path))
    };
}
