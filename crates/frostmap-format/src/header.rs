//! The fixed header: read first, with hardened code, and the only part `open` looks at.

use crate::error::ArchiveError;
use crate::hash::digest;

/// The first eight bytes of every archive.
pub const MAGIC: [u8; 8] = *b"FROSTMAP";
/// Readers refuse another major version.
pub const FORMAT_MAJOR: u16 = 1;
/// Readers accept every minor version of their major one.
pub const FORMAT_MINOR: u16 = 0;
/// Marker of byte order and record layout.
pub const LAYOUT: u32 = 0x4C45_3031;
/// Length of the header in bytes.
pub const HEADER_LEN: usize = 128;
const DIGEST_AT: usize = HEADER_LEN - 8;

/// Offset and length of a part of the file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Region {
    /// Offset from the start of the file.
    pub offset: u64,
    /// Length in bytes.
    pub length: u64,
}

impl Region {
    /// The bytes of the region, if the file has them.
    #[must_use]
    pub fn slice<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let start = usize::try_from(self.offset).ok()?;
        let length = usize::try_from(self.length).ok()?;
        bytes.get(start..start.checked_add(length)?)
    }
}

/// The header of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Header {
    /// Format, minor version.
    pub minor: u16,
    /// Length of the whole file in bytes.
    pub file_length: u64,
    /// Number of models that have a name; they are the first sections, in order of their names.
    pub models: u32,
    /// Number of sections.
    pub sections: u32,
    /// The buckets of the name index.
    pub index: Region,
    /// The section table: the offset of each section in units of 16 bytes, as `u32`.
    pub table: Region,
    /// The sections.
    pub body: Region,
    /// Digest over the model documents the archive was built from.
    pub fingerprint: u64,
}

impl Header {
    /// Writes the header, its own digest included.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; HEADER_LEN] {
        let mut out = Vec::with_capacity(HEADER_LEN);
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&FORMAT_MAJOR.to_le_bytes());
        out.extend_from_slice(&self.minor.to_le_bytes());
        out.extend_from_slice(&LAYOUT.to_le_bytes());
        out.extend_from_slice(&self.file_length.to_le_bytes());
        out.extend_from_slice(&self.models.to_le_bytes());
        out.extend_from_slice(&self.sections.to_le_bytes());
        for region in [self.index, self.table, self.body] {
            out.extend_from_slice(&region.offset.to_le_bytes());
            out.extend_from_slice(&region.length.to_le_bytes());
        }
        out.extend_from_slice(&self.fingerprint.to_le_bytes());
        out.resize(DIGEST_AT, 0);
        let own = digest(&out);
        out.extend_from_slice(&own.to_le_bytes());
        let mut bytes = [0; HEADER_LEN];
        bytes.copy_from_slice(&out);
        bytes
    }

    /// Reads and checks the header of a file with these bytes.
    ///
    /// # Errors
    /// Every refusal names what was expected and what was found.
    pub fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let found = bytes.len() as u64;
        if let Some(magic) = bytes.first_chunk::<8>()
            && *magic != MAGIC
        {
            return Err(ArchiveError::NotAnArchive { found: *magic });
        }
        let Some(head) = bytes.first_chunk::<HEADER_LEN>() else {
            return Err(ArchiveError::TooShort { expected: HEADER_LEN as u64, found });
        };
        let mut fields = Fields { bytes: head.as_slice(), at: 8 };
        let major = fields.u16();
        if major != FORMAT_MAJOR {
            return Err(ArchiveError::UnsupportedVersion { expected: FORMAT_MAJOR, found: major });
        }
        let minor = fields.u16();
        let layout = fields.u32();
        if layout != LAYOUT {
            return Err(ArchiveError::ForeignLayout { expected: LAYOUT, found: layout });
        }
        check_digest(head)?;
        let header = Self {
            minor,
            file_length: fields.u64(),
            models: fields.u32(),
            sections: fields.u32(),
            index: fields.region(),
            table: fields.region(),
            body: fields.region(),
            fingerprint: fields.u64(),
        };
        if header.file_length != found {
            return Err(ArchiveError::WrongLength { expected: header.file_length, found });
        }
        header.check_regions()?;
        Ok(header)
    }

    fn check_regions(&self) -> Result<(), ArchiveError> {
        let table_length = u64::from(self.sections) * 4;
        let regions = [
            ("name index", self.index, self.index.length.is_multiple_of(64)),
            ("section table", self.table, self.table.length == table_length && self.models <= self.sections),
            ("sections", self.body, self.body.offset.is_multiple_of(16)),
        ];
        for (region, Region { offset, length }, well_formed) in regions {
            let end = offset.checked_add(length);
            let inside = offset >= HEADER_LEN as u64 && end.is_some_and(|end| end <= self.file_length);
            if !inside || !well_formed {
                return Err(ArchiveError::BadRegion { region, offset, length });
            }
        }
        Ok(())
    }
}

fn check_digest(head: &[u8; HEADER_LEN]) -> Result<(), ArchiveError> {
    let (covered, own) = head.split_at(DIGEST_AT);
    let expected = Fields { bytes: own, at: 0 }.u64();
    let found = digest(covered);
    if expected == found { Ok(()) } else { Err(ArchiveError::DamagedHeader { expected, found }) }
}

/// Little-endian fields one after the other; past the end they are zero.
struct Fields<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let field = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<N>).copied();
        self.at += N;
        field.unwrap_or([0; N])
    }

    fn u16(&mut self) -> u16 {
        u16::from_le_bytes(self.take())
    }

    fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.take())
    }

    fn region(&mut self) -> Region {
        Region { offset: self.u64(), length: self.u64() }
    }
}
