//! The fields and extras of an object for serde, as they come; then the defaults of the fields that did not.

use std::borrow::Cow;
use std::marker::PhantomData;

use frostmap_format::tables::{ArchivedField, DEFAULT_NULL, node_flags};
use frostmap_format::{Kind, NONE, View};
use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, IgnoredAny, IntoDeserializer, MapAccess, Visitor};

use super::keys::{Found as FoundKey, Known};
use super::{Open, Progress, is_model};
use crate::options::Extra;
use crate::section::ObjectTables;
use crate::sink::Frame;
use crate::walk::MAX_DEPTH;
use crate::walk::deserialize::{Distinct, Found, Opened, Reader, Stopped};
use crate::walk::entries::KeyEnd;

/// The members of an object that is read from the document.
pub(in crate::walk) struct Members<'r, 'a, 'd> {
    reader: &'r mut Reader<'a, 'd>,
    view: &'a View<'a>,
    tables: &'a ObjectTables<'a>,
    fields: &'a [ArchivedField],
    /// The keys that types have for the fields.
    labels: &'a [Box<str>],
    start: usize,
    progress: Progress,
    extras: Option<Box<Distinct<'d>>>,
    /// Whether fields that were not there are given if their default is null.
    null_defaults: bool,
    next: Next<'a>,
}

/// What comes next.
#[derive(Clone, Copy)]
enum Next<'a> {
    /// A key.
    Key,
    /// The value of a key of the model.
    Value(Known<'a>),
    /// The value of a key that it does not know; where it starts.
    Extra(usize),
    /// The fields that were not there, from this one on; behind the object.
    Absent(usize, usize),
    /// The default of a field.
    Default(usize, usize),
}

/// The key of a member.
enum Key {
    /// A field's.
    Field(usize),
    /// An extra; its opening quote.
    Extra(usize, KeyEnd),
}

impl<'r, 'a, 'd> Members<'r, 'a, 'd> {
    /// Gives a visitor the members of the object at the reader's position, all of which it has to take.
    pub(in crate::walk) fn visit<V: Visitor<'d>>(
        reader: &'r mut Reader<'a, 'd>,
        (view, tables): (&'a View<'a>, &'a ObjectTables<'a>),
        null_defaults: bool,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        let mut members = Self::enter(reader, view, tables, null_defaults)?;
        let value = visitor.visit_map(&mut members)?;
        while members.advance()?.is_some() {
            MapAccess::next_value_seed(&mut &mut members, PhantomData::<IgnoredAny>)?;
        }
        Ok(value)
    }

    fn enter(
        reader: &'r mut Reader<'a, 'd>,
        view: &'a View<'a>,
        tables: &'a ObjectTables<'a>,
        null_defaults: bool,
    ) -> Result<Self, Stopped> {
        let walk = &mut reader.walk;
        let start = reader.at;
        walk.depth += 1;
        if walk.depth > MAX_DEPTH && walk.text.byte(walk.text.skip_blanks(start + 1)) != b'}' {
            return Err(Stopped);
        }
        let labels = walk.section(view.number).ok_or(Stopped)?.labels();
        let first = tables.object.first_field.to_native() as usize;
        let fields = first..first + usize::from(tables.object.fields.to_native());
        let labels = labels.of_fields(reader.source.by_alias).get(fields.clone()).ok_or(Stopped)?;
        let fields = view.fields.get(fields).ok_or(Stopped)?;
        let wanted = tables.object.required.to_native();
        let progress = Progress { seen: 0, wanted, previous: usize::MAX, ignored: 1, at: start };
        Ok(Self {
            reader,
            view,
            tables,
            fields,
            labels,
            start,
            progress,
            extras: None,
            null_defaults,
            next: Next::Key,
        })
    }

    /// The next key, if there is one.
    #[inline(always)]
    fn advance(&mut self) -> Result<Option<Key>, Stopped> {
        match self.next {
            Next::Key => self.key(),
            Next::Absent(from, end) => Ok(self.absent(from, end)),
            Next::Value(_) | Next::Extra(_) | Next::Default(..) => Err(Stopped),
        }
    }

    /// The next key that is there.
    #[inline(always)]
    fn key(&mut self) -> Result<Option<Key>, Stopped> {
        loop {
            let (view, tables, start) = (self.view, self.tables, self.start);
            let open = Open { view, tables, start, frame: Frame::default() };
            let walk = &mut self.reader.walk;
            let Progress { previous, at, .. } = self.progress;
            let window = walk.text.window(at);
            if window.first() == b'}' {
                return self.finish(at + 1);
            }
            let guess = if window.second() <= b' ' {
                walk.guess_spaced(&open, self.progress, window)
            } else {
                walk.guess(&open, &self.progress, window)
            };
            let known = match guess {
                Some(known) => known,
                None => match walk.next_key(&open, previous, at).ok_or(Stopped)? {
                    FoundKey::Known(known) => known,
                    FoundKey::End { at } => return self.finish(at),
                    FoundKey::Unknown { at, key } => {
                        if self.takes(at, key)? {
                            return Ok(Some(Key::Extra(at, key)));
                        }
                        continue;
                    }
                },
            };
            let slot = known.key.slot.to_native();
            let seen = self.progress.seen | 1_u64.wrapping_shl(u32::from(slot));
            if seen == self.progress.seen {
                return Err(Stopped);
            }
            self.progress.seen = seen;
            self.next = Next::Value(known);
            return Ok(Some(Key::Field(usize::from(slot))));
        }
    }

    /// Whether an extra is kept; otherwise it is passed over.
    #[cold]
    fn takes(&mut self, at: usize, key: KeyEnd) -> Result<bool, Stopped> {
        let object = self.tables.object;
        // Where keys are validated, or some are passed over, it takes more to know.
        let plain = object.extras_keys.to_native() == NONE && is_model(object);
        match self.reader.walk.extra_behavior(object) {
            Extra::Ignore => {
                self.progress.at = self.reader.walk.skip(key.value).ok_or(Stopped)?;
                self.progress.ignored = 0;
                Ok(false)
            }
            Extra::Allow if plain => {
                let text = self.reader.text(at + 1, key.end.at, key.end.escaped)?;
                if self.labels.iter().any(|label| **label == *text) {
                    return Err(Stopped);
                }
                self.extras.get_or_insert_default().add(text)?;
                self.next = Next::Extra(key.value);
                Ok(true)
            }
            Extra::Allow | Extra::Forbid => Err(Stopped),
        }
    }

    /// The end of what is there.
    fn finish(&mut self, end: usize) -> Result<Option<Key>, Stopped> {
        self.reader.walk.depth -= 1;
        if self.progress.wanted & !self.progress.seen != 0 {
            return Err(Stopped);
        }
        Ok(self.absent(0, end))
    }

    /// The next field that was not there and has a default.
    fn absent(&mut self, from: usize, end: usize) -> Option<Key> {
        let seen = self.progress.seen;
        let has_default = |field: &ArchivedField| match field.default.to_native() {
            NONE => false,
            DEFAULT_NULL => self.null_defaults,
            _ => true,
        };
        let fields = self.fields.iter().enumerate().skip(from);
        let mut fields = fields.filter(|(slot, field)| seen >> slot & 1 == 0 && has_default(field));
        if let Some((slot, _)) = fields.next() {
            self.next = Next::Default(slot, end);
            return Some(Key::Field(slot));
        }
        self.next = Next::Absent(self.fields.len(), end);
        self.reader.at = end;
        None
    }

    /// The default of a field.
    fn default(&self, slot: usize) -> Result<Found<'a, 'd>, Stopped> {
        let default = self.fields.get(slot).ok_or(Stopped)?.default.to_native();
        if default == DEFAULT_NULL {
            return Ok(Found::Null);
        }
        let text = self.view.words.text(default).and_then(|text| self.view.text(text)).ok_or(Stopped)?;
        Ok(match text.as_bytes() {
            b"null" => Found::Null,
            b"true" => Found::Bool(true),
            b"false" => Found::Bool(false),
            [b'"', inside @ .., b'"'] if !inside.contains(&b'\\') => {
                Found::Text(Cow::Borrowed(text.get(1..text.len() - 1).ok_or(Stopped)?))
            }
            _ => Found::Default(text),
        })
    }

    /// The value of a key of the model.
    #[inline(always)]
    fn value<T: DeserializeSeed<'d>>(&mut self, known: Known<'a>, seed: T) -> Result<T::Value, Stopped> {
        const STR: u8 = Kind::Str as u8;
        let Known { key, number, at, opened } = known;
        let value = if opened && key.node.kind == STR && key.node.flags & node_flags::CHECKED == 0 {
            let end = self.reader.walk.string_end(at).ok_or(Stopped)?;
            self.reader.at = end.at + 1;
            Opened::known(self.reader, Found::Str(at, end))
        } else {
            Opened::at(self.reader, Some((self.view, &key.node)), at - usize::from(opened))?
        };
        let value = seed.deserialize(value)?;
        let at = self.reader.at;
        self.progress = Progress { previous: number, ignored: 0, at, ..self.progress };
        Ok(value)
    }

    /// The value of an extra.
    #[cold]
    fn extra(&mut self, at: usize) -> Result<Opened<'_, 'a, 'd>, Stopped> {
        let node = self.tables.object.extras.to_native();
        let view = self.view;
        let wish = match node {
            NONE => None,
            node => Some((view, view.nodes.get(node as usize).ok_or(Stopped)?)),
        };
        Opened::at(self.reader, wish, at)
    }
}

impl<'d> MapAccess<'d> for &mut Members<'_, '_, 'd> {
    type Error = Stopped;

    fn next_key_seed<K: DeserializeSeed<'d>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        let key = match self.advance()? {
            None => return Ok(None),
            Some(Key::Field(slot)) => {
                let label: StrDeserializer<'_, Stopped> =
                    self.labels.get(slot).ok_or(Stopped)?.as_ref().into_deserializer();
                seed.deserialize(label)
            }
            Some(Key::Extra(at, key)) => match self.reader.text(at + 1, key.end.at, key.end.escaped)? {
                Cow::Borrowed(text) => seed.deserialize(BorrowedStrDeserializer::new(text)),
                Cow::Owned(text) => seed.deserialize(text.into_deserializer()),
            },
        };
        key.map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'d>>(&mut self, seed: T) -> Result<T::Value, Stopped> {
        match std::mem::replace(&mut self.next, Next::Key) {
            Next::Value(known) => self.value(known, seed),
            Next::Extra(at) => {
                let value = seed.deserialize(self.extra(at)?)?;
                (self.progress.at, self.progress.ignored) = (self.reader.at, 0);
                Ok(value)
            }
            Next::Default(slot, end) => {
                self.next = Next::Absent(slot + 1, end);
                let default = self.default(slot)?;
                seed.deserialize(Opened::known(self.reader, default))
            }
            Next::Key | Next::Absent(..) => Err(Stopped),
        }
    }
}
