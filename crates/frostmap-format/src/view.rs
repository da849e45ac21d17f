//! A section's tables, resolved once: plain slices into the archive.

use rkyv::rend::unaligned::u16_ule;

use crate::body::{ArchivedBody, Body};
use crate::hash::text_hash;
use crate::tables::{ArchivedField, ArchivedKey, ArchivedNode, ArchivedObject};
use crate::words::{Table, Text, Words};

/// The tables of a section. All slices point into the archive.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Number of the section.
    pub number: u32,
    /// Keys of the objects.
    pub keys: &'a [ArchivedKey],
    /// Fields of the objects.
    pub fields: &'a [ArchivedField],
    /// Objects.
    pub objects: &'a [ArchivedObject],
    /// Nodes; node 0 is the definition's.
    pub nodes: &'a [ArchivedNode],
    /// Records of varying length.
    pub words: Words<'a>,
    /// Hash tables.
    pub slots: &'a [u16_ule],
    /// Text.
    pub strings: &'a str,
    /// Name of the section; empty for shared parts.
    pub name: &'a str,
}

impl<'a> View<'a> {
    /// Finds the tables in an archived body; `None` when the body is not one, or its text is not UTF-8.
    #[must_use]
    pub fn new(number: u32, body: &'a [u8], name: &'a [u8]) -> Option<Self> {
        let body: &'a ArchivedBody =
            rkyv::access::<rkyv::Archived<Body>, rkyv::rancor::Failure>(body).ok()?;
        Some(Self {
            number,
            keys: &body.keys,
            fields: &body.fields,
            objects: &body.objects,
            nodes: &body.nodes,
            words: Words(&body.words),
            slots: &body.slots,
            strings: str::from_utf8(&body.strings).ok()?,
            name: str::from_utf8(name).ok()?,
        })
    }

    /// The text at this place.
    #[must_use]
    #[inline]
    pub fn text(&self, text: Text) -> Option<&'a str> {
        let start = text.offset as usize;
        self.strings.get(start..start.checked_add(text.length as usize)?)
    }

    /// The text of a key of this section, as bytes.
    #[must_use]
    #[inline]
    pub fn key_bytes(&self, key: &'a ArchivedKey) -> Option<&'a [u8]> {
        let length = usize::from(key.text_len.to_native());
        let text = key.text.to_native();
        if text == crate::NONE {
            return key.pattern.get(2..2 + length);
        }
        let start = text as usize;
        self.strings.as_bytes().get(start..start.checked_add(length)?)
    }

    /// The text of a key of this section.
    #[must_use]
    pub fn key_text(&self, key: &'a ArchivedKey) -> Option<&'a str> {
        str::from_utf8(self.key_bytes(key)?).ok()
    }

    /// Looks text up in a hash table: `matches` is called with the index of each candidate.
    #[inline]
    pub fn find(&self, table: Table, text: &[u8], mut matches: impl FnMut(u32) -> bool) -> Option<u32> {
        let start = table.start as usize;
        let slots = self.slots.get(start..start.checked_add(table.len as usize)?)?;
        let mask = table.len.wrapping_sub(1);
        let mut at = text_hash(text, table.seed) & mask;
        for _ in 0..slots.len() {
            let entry = u32::from(slots.get(at as usize)?.to_native()).checked_sub(1)?;
            if matches(entry) {
                return Some(entry);
            }
            at = (at + 1) & mask;
        }
        None
    }
}
