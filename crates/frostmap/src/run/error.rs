//! Why there is no answer, or not the one that was hoped for.

use std::fmt;

use frostmap_format::ArchiveError;

use super::MAX_DOCUMENT;
use crate::errors::{Raised, ValidationErrors};
use crate::instance::DeserializeError;

/// A document does not fit its model, or the archive is damaged.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// match post.validate(b"[]") {
///     Err(frostmap::Error::Invalid(errors)) => assert_eq!(errors.error_count(), 1),
///     other => panic!("an array is no post: {other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The document does not fit.
    Invalid(ValidationErrors),
    /// The document fits its model, and not the type it is to become; only [`Model::deserialize`](crate::Model::deserialize)
    /// and its like say so.
    Mismatch(DeserializeError),
    /// pydantic raises an error of Python's for the document, and lists none.
    Raised(Raised),
    /// A part of the archive that is needed is damaged.
    Archive(ArchiveError),
    /// The document is longer than positions of 32 bits reach.
    TooLarge {
        /// Its length in bytes.
        length: usize,
    },
    /// A line of a batch is longer than lines may be; only batches say so.
    LineTooLong {
        /// How many bytes a line may have.
        most: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(errors) => errors.fmt(f),
            Self::Mismatch(error) => error.fmt(f),
            Self::Raised(raised) => raised.fmt(f),
            Self::Archive(error) => error.fmt(f),
            Self::TooLarge { length } => {
                write!(f, "a document of {length} bytes is too large: at most {MAX_DOCUMENT} bytes are read")
            }
            Self::LineTooLong { most } => write!(f, "the line is longer than {most} bytes"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(errors) => Some(errors),
            Self::Mismatch(error) => Some(error),
            Self::Raised(raised) => Some(raised),
            Self::Archive(error) => Some(error),
            Self::TooLarge { .. } | Self::LineTooLong { .. } => None,
        }
    }
}
