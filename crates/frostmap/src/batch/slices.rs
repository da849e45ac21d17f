//! Documents in memory, in chunks.

use super::chunk::{Chunk, Document, Entry};
use crate::padded::Padded;

/// Bytes after which a chunk takes no more documents.
const FULL: usize = 64 << 10;
/// Documents that a chunk takes at most: short ones cost too.
const MOST: usize = 512;

/// A run of documents.
#[derive(Debug)]
pub(super) struct Slices<'d, D> {
    documents: &'d [D],
    /// Number of the first one.
    first: u64,
}

impl<'d, D: AsRef<[u8]>> Slices<'d, D> {
    /// All documents.
    pub(super) fn all(documents: &'d [D]) -> Self {
        Self { documents, first: 0 }
    }

    /// Moves the next documents to a chunk; false when there are none.
    pub(super) fn fill(&mut self, chunk: &mut Self) -> bool {
        let mut bytes = 0;
        let full = self.documents.iter().take(MOST).position(|document| {
            bytes += document.as_ref().len();
            bytes >= FULL
        });
        let count = full.map_or(MOST, |last| last + 1).min(self.documents.len());
        let (taken, rest) = self.documents.split_at(count);
        *chunk = Slices { documents: taken, first: self.first };
        (self.documents, self.first) = (rest, self.first + count as u64);
        count > 0
    }
}

impl<D: AsRef<[u8]> + Sync> Chunk for Slices<'_, D> {
    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (self.first..).zip(self.documents).map(|(index, json)| {
            let json = json.as_ref();
            let document = Document { index, line: index + 1, json };
            Entry { document, padded: Padded::without(json), too_long: None }
        })
    }
}
