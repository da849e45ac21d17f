//! A section: a head of 32 bytes, the archived body, the name.

use crate::error::{ArchiveError, DamageReason};
use crate::hash::digest;

/// Length of a section's head in bytes.
pub const HEAD_LEN: usize = 32;
/// Sections start at multiples of this.
pub const SECTION_ALIGN: usize = 16;

/// What the body of a section is.
pub mod section_kind {
    /// Tables, see [`crate::body`].
    pub const TABLES: u32 = 0;
    /// A pattern, see [`crate::pattern`].
    pub const PATTERN: u32 = 1;
}

/// The head of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Digest of everything in the section behind this field.
    pub digest: u64,
    /// Length of the whole section in bytes.
    pub length: u32,
    /// Number of the section.
    pub number: u32,
    /// Length of the body in bytes.
    pub body: u32,
    /// Length of the name in bytes.
    pub name: u32,
    /// What the body is, see [`section_kind`].
    pub kind: u32,
}

/// Where the parts of a section lie.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// Its head.
    pub head: Head,
    /// All its bytes.
    pub bytes: &'a [u8],
    /// The archived body.
    pub body: &'a [u8],
    /// Its name; empty for shared parts.
    pub name: &'a [u8],
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().map(|field| u32::from_le_bytes(*field))
}

fn read_parts(bytes: &[u8]) -> Option<Parts<'_>> {
    let head = Head {
        digest: bytes.first_chunk::<8>().map(|field| u64::from_le_bytes(*field))?,
        length: u32_at(bytes, 8)?,
        number: u32_at(bytes, 12)?,
        body: u32_at(bytes, 16)?,
        name: u32_at(bytes, 20)?,
        kind: u32_at(bytes, 24)?,
    };
    let bytes = bytes.get(..head.length as usize)?;
    let body_end = HEAD_LEN.checked_add(head.body as usize)?;
    let body = bytes.get(HEAD_LEN..body_end)?;
    let name = bytes.get(body_end..body_end.checked_add(head.name as usize)?)?;
    if body_end + name.len() != bytes.len() {
        return None;
    }
    Some(Parts { head, bytes, body, name })
}

/// Finds the parts of the section at the start of `bytes`; nothing of its content is checked yet.
///
/// # Errors
/// When the head points outside of `bytes`, or is another section's.
pub fn parts(bytes: &[u8], number: u32, offset: u64) -> Result<Parts<'_>, ArchiveError> {
    let damaged = |reason| ArchiveError::DamagedSection { section: number, reason };
    let parts = read_parts(bytes).ok_or_else(|| damaged(DamageReason::Bounds { offset }))?;
    if parts.head.number != number {
        return Err(damaged(DamageReason::Number { expected: number, found: parts.head.number }));
    }
    Ok(parts)
}

/// Compares the section's digest with its bytes.
///
/// # Errors
/// When they differ.
pub fn check_digest(parts: &Parts<'_>) -> Result<(), ArchiveError> {
    let found = digest(parts.bytes.get(8..).unwrap_or_default());
    let expected = parts.head.digest;
    if found == expected {
        return Ok(());
    }
    let reason = DamageReason::Digest { expected, found };
    Err(ArchiveError::DamagedSection { section: parts.head.number, reason })
}

/// Writes a section; the caller pads it to [`SECTION_ALIGN`].
#[must_use]
pub fn write(number: u32, kind: u32, body: &[u8], name: &str) -> Vec<u8> {
    let length = HEAD_LEN + body.len() + name.len();
    let mut out = Vec::with_capacity(length + SECTION_ALIGN);
    out.extend_from_slice(&[0; 8]);
    for field in [length as u32, number, body.len() as u32, name.len() as u32, kind, 0] {
        out.extend_from_slice(&field.to_le_bytes());
    }
    out.extend_from_slice(body);
    out.extend_from_slice(name.as_bytes());
    let own = digest(out.get(8..).unwrap_or_default());
    if let Some(field) = out.first_chunk_mut::<8>() {
        *field = own.to_le_bytes();
    }
    out
}
