//! Slots as JSON. Recursion is as deep as the document is nested, which the walk has limited.

use std::collections::HashSet;

use super::scalar;
use super::{DumpOptions, Instance};
use crate::instance::read::Memory;
use crate::sink::Slot;

/// Writes the values of an instance.
pub(super) struct Writer<'w> {
    pub(super) instance: &'w Instance<'w>,
    pub(super) options: &'w DumpOptions,
    pub(super) out: Vec<u8>,
    /// The objects within unions, once that matters.
    pub(super) merged: Option<HashSet<u32>>,
    /// Whether values are written by what they are, because what they are in is: then typed dicts are dicts.
    pub(super) inferred: bool,
}

impl<'w> Writer<'w> {
    pub(super) fn new(instance: &'w Instance<'w>, options: &'w DumpOptions) -> Self {
        let out = Vec::with_capacity(instance.document.len() + instance.document.len() / 4 + 64);
        Self { instance, options, out, merged: None, inferred: false }
    }

    /// The JSON of the instance.
    pub(super) fn write(mut self) -> Vec<u8> {
        self.value(self.instance.root);
        self.out
    }

    pub(super) fn value(&mut self, slot: Slot) {
        match slot {
            Slot::Borrowed { start, len } => self.borrowed(start, len),
            Slot::Int(value) => scalar::int(&mut self.out, value),
            Slot::Float(value) => scalar::float(&mut self.out, value),
            Slot::Bool(value) => scalar::bool(&mut self.out, value),
            Slot::Object { at } => self.object(at),
            Slot::List { at, len, .. } => self.list(at, len),
            Slot::Dict { at, len } => self.dict(at, len),
            Slot::Owned { start, len } | Slot::Form { start, len, .. } => {
                let text = self.owned(start, len);
                scalar::text(&mut self.out, text);
            }
            Slot::Digits { start, len } => {
                let digits = self.owned(start, len);
                self.out.extend_from_slice(digits.as_bytes());
            }
            Slot::Root { .. } | Slot::Unset { .. } => self.wrapped(slot),
            Slot::Null | Slot::Absent | Slot::Omitted | Slot::Default | Slot::Head { .. } => {
                self.out.extend_from_slice(b"null");
            }
        }
    }

    /// A string of the document. There is nothing to escape in it, or it would be among the owned text.
    fn borrowed(&mut self, start: u32, len: u32) {
        let text = self.instance.borrowed(start, len).unwrap_or_default();
        self.out.push(b'"');
        self.out.extend_from_slice(text);
        self.out.push(b'"');
    }

    fn owned(&self, start: u32, len: u32) -> &'w str {
        self.instance.owned(Memory::Document, start, len).unwrap_or_default()
    }

    /// What stands inside of root models, which may be nested without limit.
    fn wrapped(&mut self, slot: Slot) {
        let inner = self.instance.inner(Memory::Document, slot);
        self.value(inner.unwrap_or(Slot::Null));
    }

    fn list(&mut self, at: u32, len: u32) {
        let slots = self.instance.slots(Memory::Document, at, len as usize);
        self.out.push(b'[');
        for (index, slot) in slots.iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.value(*slot);
        }
        self.out.push(b']');
    }

    fn dict(&mut self, at: u32, len: u32) {
        let slots = self.instance.slots(Memory::Document, at, 2 * len as usize);
        self.out.push(b'{');
        for (index, [key, value]) in slots.as_chunks().0.iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.key(*key);
            self.value(*value);
        }
        self.out.push(b'}');
    }

    /// A key of a dict with its colon: always a string, as Python writes the value.
    pub(super) fn key(&mut self, key: Slot) {
        match key {
            Slot::Borrowed { start, len } => self.borrowed(start, len),
            key => {
                let key = self.instance.read(Memory::Document, key);
                scalar::key(&mut self.out, key.unwrap_or(crate::instance::Value::Null));
            }
        }
        self.out.push(b':');
    }
}
