//! An instance in an arena: fields by slot, strings borrowed from the document where they can be.

use super::Sink;
use super::arena::Arena;
use super::hash_key::{FieldPlace, Surroundings};
use crate::number::float_to_json;
use crate::scan::Text;
use crate::walk::unescape::unescape_bytes;

/// A value of an instance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Slot {
    /// A field that was not given.
    Absent,
    /// A field that was given an invalid value and is left out.
    Omitted,
    /// A field that was given an invalid value and takes its default.
    Default,
    /// A field that was not given; its validated default is at this place.
    Unset { at: u32 },
    /// null.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A longer integer: digits among the owned text.
    Digits { start: u32, len: u32 },
    /// A number.
    Float(f64),
    /// An infinity or NaN of a float schema, with how it is written.
    NonFinite { value: NonFinite, written: u8 },
    /// A string of the document.
    Borrowed { start: u32, len: u32 },
    /// A string among the owned text.
    Owned { start: u32, len: u32 },
    /// A scalar that JSON writes as a string: its text among the owned text.
    Form { form: Form, start: u32, len: u32 },
    /// A list of this many slots, or what JSON writes like one.
    List { sequence: Sequence, at: u32, len: u32 },
    /// A dict of this many pairs of slots.
    Dict { at: u32, len: u32 },
    /// A model or typed dict: [`Slot::Head`], extras, fields.
    Object { at: u32 },
    /// First slot of an object.
    Head { section: u32, object: u32, fields: u16, likeness: Likeness },
    /// A root model: [`Slot::Head`] with its node, value.
    Root { at: u32 },
    /// What JSON in a string holds, at this place.
    Json { at: u32 },
    /// A value that is written in its own way: [`Slot::Manner`], value.
    Serialized { at: u32 },
    /// How a value is written: a record of a section, and the node the value was validated with.
    Manner { section: u32, record: u32, node: u32 },
}

/// What a float is that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NonFinite {
    Infinity,
    NegativeInfinity,
    Nan,
}

impl NonFinite {
    /// What a float is that is not finite.
    pub(crate) fn of(value: f64) -> Self {
        match (value.is_nan(), value.is_sign_positive()) {
            (true, _) => Self::Nan,
            (false, true) => Self::Infinity,
            (false, false) => Self::NegativeInfinity,
        }
    }

    pub(crate) fn value(self) -> f64 {
        match self {
            Self::Infinity => f64::INFINITY,
            Self::NegativeInfinity => f64::NEG_INFINITY,
            Self::Nan => f64::NAN,
        }
    }
}

/// What a list is in Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sequence {
    List,
    Tuple,
    Set,
    FrozenSet,
    Deque,
    Generator,
}

/// What a string is in Python, where it is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Bytes,
    /// Bytes that cannot be written as the text they should be.
    NotUtf8,
    Uuid,
    #[cfg(feature = "url")]
    Url,
    #[cfg(feature = "url")]
    MultiHostUrl,
    Decimal,
    Fraction,
    Complex,
    /// A date, time, datetime, duration or member of an enum, as a text that all equal ones share: only where values are
    /// built to be compared.
    Identity,
}

/// What an object is equal to in Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// It cannot be in a set.
    Unhashable,
    /// Objects of its class with equal fields.
    Frozen,
    /// A tuple of its fields.
    Tuple,
}

/// Slots of an object that has not seen any of its fields, and its extras.
static ABSENT: [Slot; 65] = [Slot::Absent; 65];

/// Places in the arena, the stack and the owned text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Frame {
    arena: u32,
    stack: u32,
    text: u32,
}

/// Builds an instance.
#[derive(Debug, Default)]
pub(crate) struct Build {
    /// Finished values.
    arena: Vec<Slot>,
    /// Items of the lists and dicts that are open.
    stack: Vec<Slot>,
    /// Text that does not stand in the document: whole strings of UTF-8.
    text: Vec<u8>,
    foreign: bool,
    exact: bool,
}

impl Build {
    /// Room for a document of this many bytes; the stack has been used before.
    pub(crate) fn for_document(bytes: usize, stack: Vec<Slot>) -> Self {
        let (arena, text) = Arena::memory(bytes / 12 + 32);
        Self { arena, stack, text, foreign: false, exact: false }
    }

    /// For values that are only compared.
    pub(crate) fn exact() -> Self {
        Self { exact: true, ..Self::default() }
    }

    /// What was built.
    pub(crate) fn finish(self) -> Arena {
        Arena::new(self.arena, self.text)
    }

    /// The stack, emptied, for the next document; none that has grown too large to be kept.
    pub(crate) fn take_stack(&mut self) -> Vec<Slot> {
        const MOST: usize = 1 << 14;
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        if stack.capacity() > MOST { Vec::new() } else { stack }
    }

    /// Finished values.
    pub(super) fn slots(&self) -> &[Slot] {
        &self.arena
    }

    /// Text that does not stand in the document.
    pub(super) fn owned_text(&self, start: u32, len: u32) -> Option<&str> {
        str::from_utf8(self.text.get(start as usize..)?.get(..len as usize)?).ok()
    }

    fn own(&mut self, value: &str) -> (u32, u32) {
        let start = self.text.len();
        self.text.extend_from_slice(value.as_bytes());
        (start as u32, value.len() as u32)
    }

    #[cold]
    fn own_escaped(&mut self, raw: &[u8]) -> Slot {
        let text = &mut self.text;
        let start = text.len();
        unescape_bytes(raw, text);
        Slot::Owned { start: start as u32, len: (text.len() - start) as u32 }
    }

    /// A scalar that was built from foreign text, as JSON.
    pub(crate) fn scalar_json(&self, slot: Slot) -> Option<String> {
        let text = |start, len| self.owned_text(start, len);
        match slot {
            Slot::Null => Some("null".into()),
            Slot::Bool(value) => Some(value.to_string()),
            Slot::Int(value) => Some(value.to_string()),
            Slot::Float(value) => Some(float_to_json(value)),
            Slot::NonFinite { value, .. } => Some(float_to_json(value.value())),
            Slot::Digits { start, len } => text(start, len).map(Into::into),
            Slot::Owned { start, len } => serde_json::to_string(text(start, len)?).ok(),
            _ => None,
        }
    }

    /// The JSON of a value that has one: of scalars, and of lists and dicts of such values.
    pub(crate) fn json_of(&self, slot: Slot, document: &[u8]) -> Option<String> {
        let slots = |at: u32, len: u32| self.arena.get(at as usize..)?.get(..len as usize);
        match slot {
            Slot::List { sequence: Sequence::List, at, len } => {
                let items = slots(at, len)?.iter().map(|item| self.json_of(*item, document));
                Some(format!("[{}]", items.collect::<Option<Vec<_>>>()?.join(",")))
            }
            Slot::Dict { at, len } => {
                let entries = slots(at, 2 * len)?.chunks_exact(2).map(|entry| match entry {
                    [key, value] => {
                        Some(format!("{}:{}", self.json_of(*key, document)?, self.json_of(*value, document)?))
                    }
                    _ => None,
                });
                Some(format!("{{{}}}", entries.collect::<Option<Vec<_>>>()?.join(",")))
            }
            Slot::Json { at } => self.json_of(*self.arena.get(at as usize)?, document),
            Slot::Serialized { at } => self.json_of(*self.arena.get(at as usize + 1)?, document),
            // There is nothing to escape in what is borrowed.
            Slot::Borrowed { start, len } => {
                let text = document.get(start as usize..)?.get(..len as usize)?;
                Some(format!("\"{}\"", str::from_utf8(text).ok()?))
            }
            slot => self.scalar_json(slot),
        }
    }

    /// Moves what is on the stack since a frame to the arena.
    fn settle(&mut self, frame: Frame) -> (u32, u32) {
        let at = self.arena.len();
        let items = self.stack.get(frame.stack as usize..).unwrap_or_default();
        let len = items.len();
        self.arena.extend_from_slice(items);
        self.stack.truncate(frame.stack as usize);
        (at as u32, len as u32)
    }

    /// Keeps the last value of equal keys among the pairs on the stack, with the first of the keys and at its place.
    #[cold]
    fn merge_pairs(&mut self, frame: Frame, document: &[u8]) {
        let start = frame.stack as usize;
        let mut places = std::collections::HashMap::new();
        let around = |unique| Surroundings { document, store: None, unique, defaults: None, compared: false };
        let mut end = start;
        for at in (start..self.stack.len()).step_by(2) {
            let (Some(key), Some(value)) = (self.stack.get(at).copied(), self.stack.get(at + 1).copied())
            else {
                continue;
            };
            let place = *places.entry(self.key_of(key, around(at)).unwrap_or_default()).or_insert(end);
            // The first of equal keys stays, as Python shows it.
            let is_new = place == end;
            if let Some([kept_key, kept_value]) = self.stack.get_mut(place..place + 2) {
                *kept_key = if is_new { key } else { *kept_key };
                *kept_value = value;
            }
            end = end.max(place + 2);
        }
        drop(places);
        self.stack.truncate(end);
    }
}

impl Build {
    /// Whether two keys may be equal: false only when they are surely all different.
    #[inline(never)]
    fn may_repeat(&self, frame: Frame, document: &[u8]) -> bool {
        const FEW: usize = 16;
        let keys = self.stack.get(frame.stack as usize..).unwrap_or_default();
        if keys.len() > 2 * FEW {
            return true;
        }
        let borrowed = |slot: &Slot| match slot {
            Slot::Borrowed { start, len } => document.get(*start as usize..(*start + *len) as usize),
            _ => None,
        };
        keys.iter().step_by(2).enumerate().any(|(index, key)| {
            let Some(text) = borrowed(key) else { return true };
            keys.iter().step_by(2).take(index).any(|other| borrowed(other) == Some(text))
        })
    }
}

impl Sink for Build {
    const BUILD: bool = true;
    type Out = Slot;
    const NOTHING: Slot = Slot::Absent;

    #[inline(always)]
    fn null(&mut self) -> Slot {
        Slot::Null
    }

    #[inline(always)]
    fn bool(&mut self, value: bool) -> Slot {
        Slot::Bool(value)
    }

    #[inline(always)]
    fn int(&mut self, value: i64) -> Slot {
        Slot::Int(value)
    }

    fn digits(&mut self, digits: &str) -> Slot {
        let (start, len) = self.own(digits);
        Slot::Digits { start, len }
    }

    #[inline(always)]
    fn float(&mut self, value: f64) -> Slot {
        Slot::Float(value)
    }

    #[inline(always)]
    fn str(&mut self, text: &Text<'_>, start: usize, end: usize, escaped: bool) -> Slot {
        if escaped || self.foreign {
            return self.own_escaped(text.slice(start, end));
        }
        Slot::Borrowed { start: start as u32, len: (end - start) as u32 }
    }

    fn owned(&mut self, value: &str) -> Slot {
        let (start, len) = self.own(value);
        Slot::Owned { start, len }
    }

    fn form(&mut self, form: Form, text: &str) -> Slot {
        let (start, len) = self.own(text);
        Slot::Form { form, start, len }
    }

    fn exact(&self) -> bool {
        self.exact
    }

    fn absent_fields(&self, value: Slot) -> Vec<FieldPlace> {
        self.absent_in(value)
    }

    fn hash_key(&self, value: Slot, around: Surroundings<'_>) -> Option<Vec<u8>> {
        self.key_of(value, around)
    }

    #[inline(always)]
    fn open(&mut self, section: u32, object: u32, fields: u16, likeness: Likeness) -> Frame {
        let frame = self.mark();
        self.arena.push(Slot::Head { section, object, fields, likeness });
        // A copy of a few lines of memory is quicker than a loop over slots.
        match ABSENT.get(..1 + usize::from(fields)) {
            Some(absent) => self.arena.extend_from_slice(absent),
            None => self.arena.resize(frame.arena as usize + 2 + usize::from(fields), Slot::Absent),
        }
        frame
    }

    fn keep_extras(&mut self, frame: Frame) {
        if let Some(extras) = self.arena.get_mut(frame.arena as usize + 1) {
            *extras = Slot::Dict { at: 0, len: 0 };
        }
    }

    #[inline(always)]
    fn set(&mut self, frame: Frame, slot: usize, value: Slot) {
        if let Some(place) = self.arena.get_mut(frame.arena as usize + 2 + slot) {
            *place = value;
        }
    }

    fn omit(&mut self, frame: Frame, slot: usize) {
        self.set(frame, slot, Slot::Omitted);
    }

    fn take_default(&mut self, frame: Frame, slot: usize) {
        self.set(frame, slot, Slot::Default);
    }

    fn set_unset(&mut self, frame: Frame, slot: usize, value: Slot) {
        let at = self.arena.len() as u32;
        self.arena.push(value);
        self.set(frame, slot, Slot::Unset { at });
    }

    #[inline(always)]
    fn close(&mut self, frame: Frame) -> Slot {
        if self.stack.len() > frame.stack as usize {
            let (at, len) = self.settle(frame);
            if let Some(extras) = self.arena.get_mut(frame.arena as usize + 1) {
                *extras = Slot::Dict { at, len: len / 2 };
            }
        }
        Slot::Object { at: frame.arena }
    }

    #[inline(always)]
    fn begin(&mut self) -> Frame {
        self.mark()
    }

    #[inline(always)]
    fn push(&mut self, value: Slot) {
        self.stack.push(value);
    }

    #[inline(always)]
    fn list(&mut self, frame: Frame, sequence: Sequence) -> Slot {
        let (at, len) = self.settle(frame);
        Slot::List { sequence, at, len }
    }

    #[inline(always)]
    fn dict(&mut self, frame: Frame) -> Slot {
        let (at, len) = self.settle(frame);
        Slot::Dict { at, len: len / 2 }
    }

    /// Few pairs are compared, many are hashed.
    #[inline(always)]
    fn merge(&mut self, frame: Frame, document: &[u8]) {
        let pairs = self.stack.len().saturating_sub(frame.stack as usize) / 2;
        if pairs > 1 && self.may_repeat(frame, document) {
            self.merge_pairs(frame, document);
        }
    }

    #[cold]
    fn non_finite(&mut self, value: f64, written: u8) -> Slot {
        Slot::NonFinite { value: NonFinite::of(value), written }
    }

    fn json(&mut self, value: Slot, nullable: bool) -> Slot {
        let inner = match value {
            Slot::Serialized { at } => self.arena.get(at as usize + 1).copied(),
            value => Some(value),
        };
        if nullable && inner == Some(Slot::Null) {
            return Slot::Null;
        }
        let at = self.arena.len() as u32;
        self.arena.push(value);
        Slot::Json { at }
    }

    fn serialized(&mut self, section: u32, record: u32, node: u32, value: Slot) -> Slot {
        let at = self.arena.len() as u32;
        self.arena.extend_from_slice(&[Slot::Manner { section, record, node }, value]);
        Slot::Serialized { at }
    }

    fn root(&mut self, section: u32, node: u32, value: Slot) -> Slot {
        let at = self.arena.len() as u32;
        let head = Slot::Head { section, object: node, fields: 1, likeness: Likeness::Unhashable };
        self.arena.extend_from_slice(&[head, value]);
        Slot::Root { at }
    }

    #[inline(always)]
    fn mark(&self) -> Frame {
        Frame { arena: self.arena.len() as u32, stack: self.stack.len() as u32, text: self.text.len() as u32 }
    }

    fn rewind(&mut self, mark: Frame) {
        self.arena.truncate(mark.arena as usize);
        self.stack.truncate(mark.stack as usize);
        self.text.truncate(mark.text as usize);
    }

    fn foreign(&mut self, foreign: bool) -> bool {
        std::mem::replace(&mut self.foreign, foreign)
    }
}
