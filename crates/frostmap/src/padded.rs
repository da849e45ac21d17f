//! Documents that lie within a larger buffer.

use crate::scan::BLOCK;

/// A document that has other bytes behind it in its buffer: whatever they are, they can be read. This saves copying a small
/// document to where that is so.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use frostmap::Padded;
///
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let mut buffer = br#"{"text": "hello", "createdAt": "2026-11-22T09:00:00Z"}"#.to_vec();
/// let length = buffer.len();
/// buffer.resize(length + Padded::PADDING, 0);
///
/// let document = Padded::new(&buffer, length).ok_or("too little room")?;
/// assert!(post.is_valid_padded(document));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Padded<'d> {
    buffer: &'d [u8],
    /// Up to the length of the buffer.
    length: usize,
}

impl<'d> Padded<'d> {
    /// How many bytes have to stand behind a document, at least. They may be any, the next document for example.
    pub const PADDING: usize = BLOCK;

    /// The first `length` bytes of a buffer; nothing where fewer than [`Padded::PADDING`] follow them.
    #[must_use]
    pub fn new(buffer: &'d [u8], length: usize) -> Option<Self> {
        (buffer.len().checked_sub(length)? >= Self::PADDING).then_some(Self { buffer, length })
    }

    /// The first `length` bytes of a buffer, whatever follows them.
    #[inline(always)]
    pub(crate) fn within(buffer: &'d [u8], length: usize) -> Self {
        Self { buffer, length }
    }

    /// A document that nothing needs to stand behind.
    pub(crate) fn without(document: &'d [u8]) -> Self {
        Self { buffer: document, length: document.len() }
    }

    /// The document.
    #[must_use]
    pub fn document(self) -> &'d [u8] {
        self.buffer.get(..self.length).unwrap_or(self.buffer)
    }

    /// Length of the document in bytes.
    pub(crate) fn length(self) -> usize {
        self.length
    }

    /// The document and what stands behind it.
    pub(crate) fn buffer(self) -> &'d [u8] {
        self.buffer
    }
}
