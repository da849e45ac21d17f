//! Slots as JSON. Recursion is as deep as the document is nested, which the walk has limited.

use frostmap_format::tables::inf_nan;

use super::error::DumpError;
use super::filter::Filter;
use super::within_unions::WithinUnions;
use super::{DumpOptions, Instance};
use super::{layout, scalar};
use crate::instance::Value;
use crate::instance::read::Memory;
use crate::sink::{Form, Slot, Word};
use crate::walk::MOST_TEXT_LEVELS;

/// Writes the values of an instance.
pub(super) struct Writer<'w> {
    pub(super) instance: &'w Instance<'w>,
    pub(super) options: &'w DumpOptions,
    pub(super) out: Vec<u8>,
    /// How infinities and NaN are written that stand where any value may.
    pub(super) inf_nan: u8,
    /// What stands within unions, once that matters.
    pub(super) within_unions: Option<WithinUnions>,
    /// Why it cannot be written, the first of the reasons.
    error: Option<DumpError>,
    /// Whether values are written by what they are, because what they are in is: then typed dicts are dicts.
    pub(super) inferred: bool,
    /// How many nodes that are around others are being written by.
    pub(super) wrappers: u32,
    /// How many strings of JSON are being written, in each other.
    texts: u32,
}

impl<'w> Writer<'w> {
    pub(super) fn new(instance: &'w Instance<'w>, options: &'w DumpOptions) -> Self {
        let out = Vec::with_capacity(instance.document.len() + instance.document.len() / 4 + 64);
        let root = instance.store.section(instance.section).ok();
        let root = root.and_then(|section| section.view.nodes.first());
        let inf_nan = root.map_or(inf_nan::NULL, |root| root.inf_nan);
        Self {
            instance,
            options,
            out,
            inf_nan,
            within_unions: None,
            error: None,
            inferred: false,
            wrappers: 0,
            texts: 0,
        }
    }

    /// The JSON of the instance.
    pub(super) fn write(mut self) -> Result<String, DumpError> {
        if self.options.include.is_some() || self.options.exclude.is_some() {
            let filter = Filter::new(self.options.include.as_ref(), self.options.exclude.as_ref());
            self.filtered(self.instance.root, &filter, None);
        } else {
            self.value(self.instance.root);
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        let json = text_of(self.out);
        let json = if self.options.ensure_ascii { text_of(layout::ascii(&json)) } else { json };
        Ok(match self.options.indent {
            Some(indent) => text_of(layout::indented(json.as_bytes(), indent)),
            None => json,
        })
    }

    /// Notes why it cannot be written; null stands in the place, so that the rest can be gone through.
    #[cold]
    pub(super) fn fail(&mut self, error: DumpError) {
        self.error.get_or_insert(error);
        self.out.extend_from_slice(b"null");
    }

    /// What JSON in a string held: as it is, or in a string again. Not in more strings than are read: the nodes of a made
    /// archive may lead back to themselves.
    #[cold]
    pub(super) fn json_text(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        self.texts += 1;
        write(self);
        self.texts -= 1;
        if self.options.round_trip && self.texts <= MOST_TEXT_LEVELS {
            let json = text_of(self.out.split_off(start));
            scalar::text(&mut self.out, &json);
        }
    }

    /// Whether a value is null, whatever is around it but a root model.
    pub(super) fn is_null(&self, slot: Slot) -> bool {
        self.bare_value(slot) == Slot::Null
    }

    /// A value without what says that it stands in JSON, or how it is written.
    pub(super) fn bare_value(&self, mut slot: Slot) -> Slot {
        while let Slot::Json { at } | Slot::Serialized { at } = slot {
            let at = at.saturating_add(u32::from(matches!(slot, Slot::Serialized { .. })));
            slot = self.instance.slot(Memory::Document, at).unwrap_or(Slot::Absent);
        }
        slot
    }

    /// A value as it is kept.
    #[inline(always)]
    pub(super) fn word(&mut self, word: Word) {
        match word.borrowed() {
            Some((start, len)) => self.borrowed(start, len),
            None => self.value(self.instance.arena.slot_of(word)),
        }
    }

    pub(super) fn value(&mut self, slot: Slot) {
        match slot {
            Slot::Borrowed { start, len } => self.borrowed(start, len),
            Slot::Int(value) => scalar::int(&mut self.out, value),
            Slot::Float(value) => scalar::float(&mut self.out, value, self.inf_nan),
            Slot::Bool(value) => scalar::bool(&mut self.out, value),
            Slot::Object { at } => self.object(at),
            Slot::List { at, len, .. } => self.list(at, len),
            Slot::Dict { at, len } => self.dict(at, len),
            Slot::Form { form: Form::NotUtf8, .. } => self.fail(DumpError::NotUtf8),
            Slot::Owned { start, len } | Slot::Form { start, len, .. } => {
                let text = self.owned(start, len);
                scalar::text(&mut self.out, text);
            }
            Slot::Digits { start, len } => {
                let digits = self.owned(start, len);
                self.out.extend_from_slice(digits.as_bytes());
            }
            Slot::Root { at } => self.wrapped(at.saturating_add(1)),
            Slot::Unset { at } | Slot::Moment { at } => self.wrapped(at),
            Slot::NonFinite { value, written } => scalar::float(&mut self.out, value.value(), written),
            Slot::Json { at } => self.json_text(|writer| writer.wrapped(at)),
            Slot::Serialized { at } => self.serialized(at, &Filter::default()),
            Slot::Null | Slot::Absent | Slot::Omitted | Slot::Default => {
                self.out.extend_from_slice(b"null");
            }
        }
    }

    /// A string of the document. There is nothing to escape in it, or it would be among the owned text.
    fn borrowed(&mut self, start: u32, len: u32) {
        // Most often it has its quotes around it.
        if let Some(text @ [b'"', .., b'"']) =
            start.checked_sub(1).and_then(|start| self.instance.borrowed(start, len.saturating_add(2)))
        {
            return self.out.extend_from_slice(text);
        }
        let text = self.instance.borrowed(start, len).unwrap_or_default();
        self.out.push(b'"');
        self.out.extend_from_slice(text);
        self.out.push(b'"');
    }

    fn owned(&self, start: u32, len: u32) -> &'w str {
        self.instance.owned(Memory::Document, start, len).unwrap_or_default()
    }

    /// What stands inside of a root model, in JSON in a string, or in place of a field that was not given.
    fn wrapped(&mut self, at: u32) {
        let inner = self.instance.slot(Memory::Document, at);
        self.value(inner.unwrap_or(Slot::Null));
    }

    fn list(&mut self, at: u32, len: u32) {
        let slots = self.instance.slots(Memory::Document, at, len as usize);
        self.out.push(b'[');
        for (index, word) in slots.words().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.word(word);
        }
        self.out.push(b']');
    }

    fn dict(&mut self, at: u32, len: u32) {
        let slots = self.instance.slots(Memory::Document, at, 2 * len as usize);
        self.out.push(b'{');
        if len > 1 && slots.clone().pairs().any(|[key, _]| is_odd(key)) {
            let entries = slots.pairs().map(|[key, value]| (key, value, Filter::default()));
            self.dict_entries(at, entries.collect());
        } else {
            for (index, [key, value]) in slots.pairs().enumerate() {
                if index > 0 {
                    self.out.push(b',');
                }
                self.dict_key(at, key);
                self.value(value);
            }
        }
        self.out.push(b'}');
    }

    /// A key of the dict at a place with its colon.
    pub(super) fn dict_key(&mut self, at: u32, key: Slot) {
        match key {
            Slot::Bool(true) if self.keys_are_shown(at) => self.out.extend_from_slice(b"\"True\":"),
            Slot::Bool(false) if self.keys_are_shown(at) => self.out.extend_from_slice(b"\"False\":"),
            key => self.key(key),
        }
    }

    /// A key with its colon: always a string, as Python writes the value.
    pub(super) fn key(&mut self, key: Slot) {
        match key {
            Slot::Borrowed { start, len } => self.borrowed(start, len),
            Slot::Serialized { at } => self.serialized_key(at),
            Slot::Form { form: Form::NotUtf8, .. } => self.fail(DumpError::NotUtf8),
            key => {
                let key = self.instance.read(Memory::Document, key).unwrap_or(Value::Null);
                let is_null = self.inferred
                    && self.inf_nan == inf_nan::NULL
                    && matches!(key, Value::Float(value) if !value.is_finite());
                scalar::key(&mut self.out, if is_null { Value::Null } else { key });
            }
        }
        self.out.push(b':');
    }
}

/// Whether a key may be written as another one is.
pub(super) fn is_odd(key: Slot) -> bool {
    !matches!(key, Slot::Borrowed { .. } | Slot::Owned { .. })
}

/// JSON as text, which it is.
fn text_of(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
