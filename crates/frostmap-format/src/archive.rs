//! An archive over bytes: header, look-up of names, sections. Nothing is cached here.

use crate::error::{ArchiveError, DamageReason};
use crate::header::Header;
use crate::pattern::Pattern;
use crate::section::{self, Parts, section_kind};
use crate::view::View;
use crate::{check, index};

/// The bytes of an archive whose header has been read.
#[derive(Debug, Clone, Copy)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    header: Header,
}

impl<'a> Archive<'a> {
    /// Reads the header; no other byte is looked at.
    ///
    /// # Errors
    /// See [`Header::read`].
    pub fn new(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        Ok(Self { bytes, header: Header::read(bytes)? })
    }

    /// The header.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// All bytes.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Offset of a section in bytes, from the section table.
    fn offset(&self, number: u32) -> Option<u64> {
        if number >= self.header.sections {
            return None;
        }
        let table = self.header.table.slice(self.bytes)?;
        let entry = table.get(number as usize * 4..)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_le_bytes(*entry)) * 16)
    }

    /// The parts of a section, unchecked but for their bounds.
    ///
    /// # Errors
    /// When the section table or the section's head points elsewhere.
    pub fn parts(&self, number: u32) -> Result<Parts<'a>, ArchiveError> {
        let offset = self.offset(number).unwrap_or(u64::MAX);
        section::parts(self.section_bytes(offset), number, offset)
    }

    /// The bytes from a section's offset to the end of the sections; empty when it is outside of them.
    fn section_bytes(&self, offset: u64) -> &'a [u8] {
        let region = self.header.body;
        let inside = offset >= region.offset && offset - region.offset < region.length;
        let end = (region.offset + region.length) as usize;
        if inside { self.bytes.get(offset as usize..end).unwrap_or_default() } else { &[] }
    }

    /// The number of the section with this name. Touches one page of the index and the section's head.
    ///
    /// # Errors
    /// When the index or the section's head is damaged.
    pub fn find(&self, name: &str) -> Result<Option<u32>, ArchiveError> {
        let index = self.header.index.slice(self.bytes).unwrap_or_default();
        let mut found = None;
        index::find(index, name, |offset| {
            let bytes = self.section_bytes(offset);
            let number = bytes.get(12..).and_then(<[u8]>::first_chunk::<4>);
            let number = number.map_or(crate::NONE, |number| u32::from_le_bytes(*number));
            let parts = section::parts(bytes, number, offset)?;
            let same = parts.name == name.as_bytes();
            if same {
                found = Some(number);
            }
            Ok(same)
        })?;
        Ok(found)
    }

    /// The parts of a section of this kind, whose digest is right.
    fn sound_parts(&self, number: u32, kind: u32) -> Result<Parts<'a>, ArchiveError> {
        let parts = self.parts(number)?;
        section::check_digest(&parts)?;
        if parts.head.kind == kind {
            return Ok(parts);
        }
        let reason = DamageReason::Kind { expected: kind, found: parts.head.kind };
        Err(ArchiveError::DamagedSection { section: number, reason })
    }

    /// Checks the section of a pattern, digest and structure, and gives the pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn pattern(&self, number: u32) -> Result<Pattern<'a>, ArchiveError> {
        let parts = self.sound_parts(number, section_kind::PATTERN)?;
        Pattern::read(parts.body).map_err(|reason| ArchiveError::DamagedSection { section: number, reason })
    }

    /// Checks a section of tables, digest and structure, and gives its tables.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn section(&self, number: u32) -> Result<View<'a>, ArchiveError> {
        let parts = self.sound_parts(number, section_kind::TABLES)?;
        let damaged = |reason| ArchiveError::DamagedSection { section: number, reason };
        let unreadable = DamageReason::Structure { record: "body", index: 0 };
        let view = View::new(number, parts.body, parts.name).ok_or_else(|| damaged(unreadable))?;
        check::view(&view, self.header.sections).map_err(damaged)?;
        Ok(view)
    }

    /// Checks a section of any kind, digest and structure.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, number: u32) -> Result<(), ArchiveError> {
        match self.parts(number)?.head.kind {
            section_kind::PATTERN => self.pattern(number).map(|_| ()),
            _ => self.section(number).map(|_| ()),
        }
    }

    /// Whether a section is a pattern; unchecked.
    #[must_use]
    pub fn is_pattern(&self, number: u32) -> bool {
        self.parts(number).is_ok_and(|parts| parts.head.kind == section_kind::PATTERN)
    }

    /// The name of a section, unchecked; for look-ups by order.
    ///
    /// # Errors
    /// When the section table or the head points elsewhere.
    pub fn name(&self, number: u32) -> Result<&'a str, ArchiveError> {
        let parts = self.parts(number)?;
        let unreadable = DamageReason::Structure { record: "name", index: 0 };
        str::from_utf8(parts.name)
            .map_err(|_| ArchiveError::DamagedSection { section: number, reason: unreadable })
    }

    /// Checks every byte: index, padding, every section.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn verify(&self) -> Result<(), ArchiveError> {
        let header = &self.header;
        index::check(header.index.slice(self.bytes).unwrap_or_default())?;
        self.check_zero(crate::HEADER_LEN as u64, header.index.offset)?;
        self.check_zero(header.index.offset + header.index.length, header.table.offset)?;
        self.check_zero(header.table.offset + header.table.length, header.body.offset)?;
        let mut end = header.body.offset;
        for number in 0..header.sections {
            let offset = self.offset(number).unwrap_or(u64::MAX);
            self.check(number)?;
            if offset < end {
                let reason = DamageReason::Bounds { offset };
                return Err(ArchiveError::DamagedSection { section: number, reason });
            }
            self.check_zero(end, offset)?;
            end = offset + u64::from(self.parts(number)?.head.length);
        }
        self.check_zero(end, header.file_length)
    }

    fn check_zero(&self, start: u64, end: u64) -> Result<(), ArchiveError> {
        let gap = self.bytes.get(start as usize..end as usize).unwrap_or_default();
        match gap.iter().position(|byte| *byte != 0) {
            Some(at) => Err(ArchiveError::NonZeroPadding { offset: start + at as u64 }),
            None => Ok(()),
        }
    }
}
