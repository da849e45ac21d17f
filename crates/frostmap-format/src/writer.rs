//! Puts sections together into an archive. The bytes depend on the sections and on nothing else.

use crate::header::{FORMAT_MINOR, HEADER_LEN, Header, Region};
use crate::index;
use crate::section::{self, SECTION_ALIGN};

/// A section to write.
#[derive(Debug, Clone)]
pub struct SectionSource {
    /// Its name; empty for shared parts.
    pub name: String,
    /// What the body is, see [`section::section_kind`].
    pub kind: u32,
    /// Its body: archived tables, or a pattern.
    pub body: Vec<u8>,
}

/// Writes archives.
#[derive(Debug, Clone, Default)]
pub struct ArchiveWriter {
    /// Digest over the sources.
    pub fingerprint: u64,
    /// Number of models: the first sections, in order of their names.
    pub models: u32,
    /// The sections in order of their numbers.
    pub sections: Vec<SectionSource>,
}

const PAGE: usize = 4096;

impl ArchiveWriter {
    /// The bytes of the archive.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let shape = index::Shape::for_names(self.models as usize);
        let index_at = if shape.groups > 1 { PAGE } else { HEADER_LEN };
        // The index can outgrow its planned shape, so it is built twice: once for its length.
        let mut offsets = self.offsets(0);
        let index_len = self.index(&offsets).len();
        let table_at = index_at + index_len;
        let body_at = (table_at + self.sections.len() * 4).next_multiple_of(64);
        offsets = self.offsets(body_at);
        let index = self.index(&offsets);
        let end = offsets.last().copied().unwrap_or(body_at);
        let region = |offset: usize, length: usize| Region { offset: offset as u64, length: length as u64 };
        let header = Header {
            minor: FORMAT_MINOR,
            file_length: end as u64,
            models: self.models,
            sections: self.sections.len() as u32,
            index: region(index_at, index_len),
            table: region(table_at, self.sections.len() * 4),
            body: region(body_at, end - body_at),
            fingerprint: self.fingerprint,
        };
        let mut out = Vec::with_capacity(end);
        out.extend_from_slice(&header.to_bytes());
        out.resize(index_at, 0);
        out.extend_from_slice(&index);
        for offset in offsets.iter().take(self.sections.len()) {
            out.extend_from_slice(&((offset / SECTION_ALIGN) as u32).to_le_bytes());
        }
        for ((number, source), offset) in self.sections.iter().enumerate().zip(&offsets) {
            out.resize(*offset, 0);
            out.extend_from_slice(&section::write(number as u32, source.kind, &source.body, &source.name));
        }
        out.resize(end, 0);
        out
    }

    /// The offset of each section, and the end of the file.
    fn offsets(&self, body_at: usize) -> Vec<usize> {
        let mut at = body_at;
        let mut offsets = Vec::with_capacity(self.sections.len() + 1);
        for source in &self.sections {
            offsets.push(at);
            let length = section::HEAD_LEN + source.body.len() + source.name.len();
            at = (at + length).next_multiple_of(SECTION_ALIGN);
        }
        offsets.push(at);
        offsets
    }

    fn index(&self, offsets: &[usize]) -> Vec<u8> {
        let named = self.sections.iter().zip(offsets).take(self.models as usize);
        // Offset 0 marks an empty entry, and no section can be there: the header is.
        let names: Vec<_> = named.map(|(source, offset)| (source.name.as_str(), *offset as u64)).collect();
        index::build(&names)
    }
}
