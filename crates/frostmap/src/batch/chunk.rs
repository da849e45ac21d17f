//! Documents and the chunks in which they travel.

use crate::padded::Padded;
use crate::run::Error;

/// A document of a batch.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::ops::ControlFlow;
///
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let end = post.batch().ndjson(&b"\n\n {}\r\n"[..], |document, result| {
///     assert_eq!((document.index, document.line, document.json), (0, 3, &b"{}"[..]));
///     ControlFlow::Break(result.is_ok())
/// })?;
/// assert_eq!(end, ControlFlow::Break(false));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Document<'b> {
    /// Its number among the documents, from 0.
    pub index: u64,
    /// The line it is on, from 1. Blank lines hold no documents, but count.
    pub line: u64,
    /// Its bytes without the blanks around; none of a line that is too long.
    pub json: &'b [u8],
}

/// A document, or a line that is too long to be one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'b> {
    pub(super) document: Document<'b>,
    /// Its bytes with those that stand behind it.
    pub(super) padded: Padded<'b>,
    /// How long the line may be that is longer.
    pub(super) too_long: Option<usize>,
}

impl<'b> Entry<'b> {
    /// The document, if it has been read.
    pub(super) fn readable(self) -> Result<Self, Error> {
        match self.too_long {
            Some(most) => Err(Error::LineTooLong { most }),
            None => Ok(self),
        }
    }
}

/// Some documents that one worker takes at once.
pub(super) trait Chunk: Send {
    /// The documents in their order.
    fn entries(&self) -> impl Iterator<Item = Entry<'_>>;
}
