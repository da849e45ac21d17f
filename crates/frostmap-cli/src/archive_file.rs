//! An archive named on the command line, with errors that name the file.

use std::fs;
use std::path::{Path, PathBuf};

use frostmap::Snapshot;
use frostmap_format::{Archive, ArchiveError};

use crate::failure::Failure;

/// The bytes of a file that should be an archive.
#[derive(Debug)]
pub(crate) struct ArchiveFile {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl ArchiveFile {
    /// Reads the file.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
        Ok(Self { path: path.to_owned(), bytes })
    }

    /// The archive; its header has been read.
    pub(crate) fn archive(&self) -> Result<Archive<'_>, Failure> {
        self.sound(Archive::new(&self.bytes))
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What was read from the archive, or a failure that names the file.
    pub(crate) fn sound<T>(&self, read: Result<T, ArchiveError>) -> Result<T, Failure> {
        read.map_err(|error| Failure::new(format!("{}: {error}", self.path.display())))
    }

    /// The number of a model's section.
    pub(crate) fn model(&self, archive: &Archive<'_>, name: &str) -> Result<u32, Failure> {
        if let Some(number) = self.sound(archive.find(name))? {
            return Ok(number);
        }
        // The runtime knows which names come near.
        let missing = Snapshot::from_bytes(self.bytes.clone()).ok().and_then(|snapshot| {
            let missing = snapshot.model(name).err()?;
            Some(missing.to_string())
        });
        let missing = missing.unwrap_or_else(|| format!("no model `{name}` in the archive"));
        Err(Failure::new(format!("{}: {missing}", self.path.display())))
    }
}

/// A file that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let failure = Failure::of_file("read", path, error);
    if path.is_dir() {
        return failure.help("pass an archive written by `frostmap build`, not a folder");
    }
    failure.help("pass an archive written by `frostmap build`")
}
