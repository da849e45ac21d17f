//! What can be wrong with the bytes of an archive: each error says what was expected, what was found, what to do.

use std::fmt;

/// The archive cannot be used, or one of its sections cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArchiveError {
    /// Fewer bytes than a header has.
    TooShort {
        /// Bytes needed.
        expected: u64,
        /// Bytes there.
        found: u64,
    },
    /// The first bytes are not those of an archive.
    NotAnArchive {
        /// The first eight bytes.
        found: [u8; 8],
    },
    /// Written by a format this reader does not know.
    UnsupportedVersion {
        /// Major version this reader knows.
        expected: u16,
        /// Major version of the file.
        found: u16,
    },
    /// The header's marker of byte order and record layout differs.
    ForeignLayout {
        /// Marker of this reader.
        expected: u32,
        /// Marker of the file.
        found: u32,
    },
    /// The file is longer or shorter than its header says.
    WrongLength {
        /// Length in the header.
        expected: u64,
        /// Length of the file.
        found: u64,
    },
    /// The header's own digest does not match.
    DamagedHeader {
        /// Digest in the header.
        expected: u64,
        /// Digest of the bytes.
        found: u64,
    },
    /// A region lies outside of the file or overlaps the header.
    BadRegion {
        /// Name of the region.
        region: &'static str,
        /// Its offset in bytes.
        offset: u64,
        /// Its length in bytes.
        length: u64,
    },
    /// A bucket of the name index does not match its digest.
    DamagedIndex {
        /// Number of the bucket.
        bucket: u64,
        /// Digest in the bucket.
        expected: u64,
        /// Digest of the bytes.
        found: u64,
    },
    /// A section does not pass its check.
    DamagedSection {
        /// Number of the section.
        section: u32,
        /// What is wrong.
        reason: DamageReason,
    },
    /// A section needs a feature that the reader was built without.
    MissingFeature {
        /// Number of the section.
        section: u32,
        /// Name of the cargo feature.
        feature: &'static str,
    },
    /// Bytes between regions or sections that must be zero are not.
    NonZeroPadding {
        /// Offset of the first such byte.
        offset: u64,
    },
}

/// What is wrong with a section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DamageReason {
    /// Its place in the section table is outside of the file.
    Bounds {
        /// Offset from the table.
        offset: u64,
    },
    /// The digest does not match the bytes.
    Digest {
        /// Digest in the section's head.
        expected: u64,
        /// Digest of the bytes.
        found: u64,
    },
    /// The section is another one than the table says.
    Number {
        /// Number asked for.
        expected: u32,
        /// Number in the head.
        found: u32,
    },
    /// The section is something else than what refers to it needs.
    Kind {
        /// Kind needed.
        expected: u32,
        /// Kind in the head.
        found: u32,
    },
    /// A record refers to something that is not there.
    Structure {
        /// The kind of record.
        record: &'static str,
        /// Its index.
        index: u32,
    },
}

impl fmt::Display for DamageReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bounds { offset } => write!(f, "its offset {offset} is outside of the file"),
            Self::Digest { expected, found } => {
                write!(f, "expected digest {expected:016x}, found {found:016x}")
            }
            Self::Number { expected, found } => write!(f, "expected section {expected}, found {found}"),
            Self::Kind { expected, found } => {
                write!(f, "expected a section of kind {expected}, found kind {found}")
            }
            Self::Structure { record, index } => {
                write!(f, "{record} record {index} refers to something that is not there")
            }
        }
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { expected, found } => write!(
                f,
                "not a frostmap archive: expected at least {expected} bytes, found {found}; build the archive again"
            ),
            Self::NotAnArchive { found } => write!(
                f,
                "not a frostmap archive: expected the file to start with \"FROSTMAP\", found \"{}\"; \
                 pass a file written by `frostmap build`",
                found.escape_ascii()
            ),
            Self::UnsupportedVersion { expected, found } => write!(
                f,
                "archive format {found} is not supported: this frostmap reads format {expected}; \
                 build the archive again with the frostmap that reads it"
            ),
            Self::ForeignLayout { expected, found } => write!(
                f,
                "archive layout {found:08x} is not the layout {expected:08x} this frostmap reads; build the archive again"
            ),
            Self::WrongLength { expected, found } => write!(
                f,
                "the archive is damaged: its header says {expected} bytes, the file has {found}; \
                 copy it again or build it again"
            ),
            Self::DamagedHeader { expected, found } => write!(
                f,
                "the archive's header is damaged: expected digest {expected:016x}, found {found:016x}; build it again"
            ),
            Self::BadRegion { region, offset, length } => write!(
                f,
                "the archive's header is damaged: {region} at offset {offset} with {length} bytes is outside of the file; \
                 build it again"
            ),
            Self::DamagedIndex { bucket, expected, found } => write!(
                f,
                "the archive's name index is damaged in bucket {bucket}: expected digest {expected:016x}, \
                 found {found:016x}; build it again"
            ),
            Self::DamagedSection { section, reason } => {
                write!(f, "section {section} of the archive is damaged: {reason}; build the archive again")
            }
            Self::MissingFeature { section, feature } => write!(
                f,
                "section {section} of the archive needs the feature `{feature}`, and this build of frostmap has none; \
                 enable the `{feature}` feature of the frostmap crate"
            ),
            Self::NonZeroPadding { offset } => write!(
                f,
                "the archive is damaged: padding at offset {offset} is not zero; build the archive again"
            ),
        }
    }
}

impl std::error::Error for ArchiveError {}
