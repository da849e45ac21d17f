//! Why an archive could not be opened.

use std::fmt;
use std::path::PathBuf;

use frostmap_format::ArchiveError;

/// An archive could not be opened.
///
/// ```
/// let error = frostmap::Snapshot::from_bytes(b"no archive".to_vec()).unwrap_err();
/// assert!(error.to_string().contains("not a frostmap archive"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The file could not be read.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The bytes are not an archive that can be used.
    Archive {
        /// The file, if there is one.
        path: Option<PathBuf>,
        /// What is wrong.
        source: ArchiveError,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: cannot be read: {source}", path.display()),
            Self::Archive { path: Some(path), source } => write!(f, "{}: {source}", path.display()),
            Self::Archive { path: None, source } => source.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Archive { source, .. } => Some(source),
        }
    }
}
