//! The fields and extras of an object for serde, as they come; then the defaults of the fields that did not.
//!
//! What is generic is compiled for each type that is read, so there is little of it.

use std::borrow::Cow;
use std::marker::PhantomData;

use frostmap_format::tables::{ArchivedField, DEFAULT_NULL, node_flags};
use frostmap_format::{Kind, NONE, View};
use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, IgnoredAny, IntoDeserializer, MapAccess, Visitor};

use super::keys::{Found as FoundKey, Known};
use super::{Open, Progress, is_model};
use crate::instance::DefaultText;
use crate::options::Extra;
use crate::section::ObjectTables;
use crate::sink::Frame;
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

/// The key that was found.
enum Key<'d> {
    /// A field's.
    Field(usize),
    /// An extra's.
    Extra(Box<Cow<'d, str>>),
    /// None: the object ends.
    End,
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
        members.pass_rest()?;
        Ok(value)
    }

    /// Checks what the visitor has left.
    #[inline(never)]
    fn pass_rest(mut self) -> Result<(), Stopped> {
        while !matches!(self.advance()?, Key::End) {
            MapAccess::next_value_seed(&mut &mut self, PhantomData::<IgnoredAny>)?;
        }
        Ok(())
    }

    #[inline(never)]
    fn enter(
        reader: &'r mut Reader<'a, 'd>,
        view: &'a View<'a>,
        tables: &'a ObjectTables<'a>,
        null_defaults: bool,
    ) -> Result<Self, Stopped> {
        let walk = &mut reader.walk;
        let start = reader.at;
        walk.enter_object(start).ok_or(Stopped)?;
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

    /// The next key.
    #[inline(never)]
    fn advance(&mut self) -> Result<Key<'d>, Stopped> {
        match self.next {
            Next::Key => self.key(),
            Next::Absent(from, end) => Ok(self.absent(from, end)),
            Next::Value(_) | Next::Extra(_) | Next::Default(..) => Err(Stopped),
        }
    }

    /// The next key that is there.
    #[inline(always)]
    fn key(&mut self) -> Result<Key<'d>, Stopped> {
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
                walk.before_key(&self.progress, window).and_then(|at| {
                    let window = walk.text.window(at);
                    walk.guess::<true>(&open, &self.progress, at, window)
                })
            } else {
                walk.guess::<false>(&open, &self.progress, at, window)
            };
            let known = match guess {
                Some(known) => known,
                None => match walk.next_key(&open, previous, at).ok_or(Stopped)? {
                    FoundKey::Known(known) => known,
                    FoundKey::End { at } => return self.finish(at),
                    FoundKey::Unknown { at, key } => match self.extra_key(at, key)? {
                        Some(key) => return Ok(key),
                        None => continue,
                    },
                },
            };
            let slot = known.key.slot.to_native();
            let seen = self.progress.seen | 1_u64.wrapping_shl(u32::from(slot));
            if seen == self.progress.seen {
                return Err(Stopped);
            }
            self.progress.seen = seen;
            self.next = Next::Value(known);
            return Ok(Key::Field(usize::from(slot)));
        }
    }

    /// The key of an extra that is kept; others are passed over.
    #[cold]
    fn extra_key(&mut self, at: usize, key: KeyEnd) -> Result<Option<Key<'d>>, Stopped> {
        let object = self.tables.object;
        // Where keys are validated, or some are passed over, it takes more to know.
        let plain = object.extras_keys.to_native() == NONE && is_model(object);
        match self.reader.walk.extra_behavior(object) {
            Extra::Ignore => {
                self.progress.at = self.reader.walk.skip(key.value).ok_or(Stopped)?;
                self.progress.ignored = 0;
                Ok(None)
            }
            Extra::Allow if plain => {
                let text = self.reader.text(at + 1, key.end)?;
                if self.labels.iter().any(|label| **label == *text) {
                    return Err(Stopped);
                }
                self.extras.get_or_insert_default().add(text.clone())?;
                self.next = Next::Extra(key.value);
                Ok(Some(Key::Extra(Box::new(text))))
            }
            Extra::Allow | Extra::Forbid => Err(Stopped),
        }
    }

    /// The end of what is there.
    fn finish(&mut self, end: usize) -> Result<Key<'d>, Stopped> {
        self.reader.walk.depth -= 1;
        if self.progress.wanted & !self.progress.seen != 0 {
            return Err(Stopped);
        }
        Ok(self.absent(0, end))
    }

    /// The next field that was not there and has a default.
    fn absent(&mut self, from: usize, end: usize) -> Key<'d> {
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
            return Key::Field(slot);
        }
        self.next = Next::Absent(self.fields.len(), end);
        self.reader.at = end;
        Key::End
    }

    /// The default of a field.
    fn default(&self, slot: usize) -> Result<Found<'a, 'd>, Stopped> {
        let field = self.fields.get(slot).ok_or(Stopped)?;
        match DefaultText::of(self.view, field).ok_or(Stopped)? {
            DefaultText::Scalar(value) => Found::scalar(value, Cow::Borrowed).ok_or(Stopped),
            DefaultText::NoItems => Ok(Found::NoItems),
            DefaultText::NoEntries => Ok(Found::NoEntries),
            // Others are rare.
            DefaultText::NeedsMemory => Err(Stopped),
        }
    }

    /// The next value.
    #[inline(never)]
    fn value(&mut self) -> Result<Opened<'_, 'a, 'd>, Stopped> {
        const STR: u8 = Kind::Str as u8;
        let view = self.view;
        match self.next {
            Next::Value(Known { key, at, opened, .. }) => {
                if opened && key.node.kind == STR && key.node.flags & node_flags::CHECKED == 0 {
                    let end = self.reader.walk.string_end(at).ok_or(Stopped)?;
                    self.reader.at = end.at + 1;
                    return Ok(Opened::known(self.reader, Found::Str(at, end)));
                }
                Opened::at(self.reader, Some((view, &key.node)), at - usize::from(opened))
            }
            Next::Extra(at) => {
                let wish = match self.tables.object.extras.to_native() {
                    NONE => None,
                    node => Some((view, view.nodes.get(node as usize).ok_or(Stopped)?)),
                };
                Opened::at(self.reader, wish, at)
            }
            Next::Default(slot, _) => {
                let default = self.default(slot)?;
                Ok(Opened::known(self.reader, default))
            }
            Next::Key | Next::Absent(..) => Err(Stopped),
        }
    }

    /// Goes on behind a value that was read.
    #[inline(never)]
    fn go_on(&mut self) {
        let at = self.reader.at;
        self.next = match self.next {
            Next::Value(Known { number, .. }) => {
                self.progress = Progress { previous: number, ignored: 0, at, ..self.progress };
                Next::Key
            }
            Next::Extra(_) => {
                (self.progress.at, self.progress.ignored) = (at, 0);
                Next::Key
            }
            Next::Default(slot, end) => Next::Absent(slot + 1, end),
            next => next,
        };
    }
}

impl<'d> MapAccess<'d> for &mut Members<'_, '_, 'd> {
    type Error = Stopped;

    fn next_key_seed<K: DeserializeSeed<'d>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        match self.advance()? {
            Key::Field(slot) => {
                let label = self.labels.get(slot).ok_or(Stopped)?;
                let label: StrDeserializer<'_, Stopped> = label.as_ref().into_deserializer();
                seed.deserialize(label).map(Some)
            }
            Key::Extra(key) => match *key {
                Cow::Borrowed(key) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
                Cow::Owned(key) => seed.deserialize(key.into_deserializer()).map(Some),
            },
            Key::End => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'d>>(&mut self, seed: T) -> Result<T::Value, Stopped> {
        let value = seed.deserialize(self.value()?)?;
        self.go_on();
        Ok(value)
    }
}
