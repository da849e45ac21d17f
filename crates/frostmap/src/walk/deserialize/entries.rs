//! The entries of a dict for serde.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::{DeserializeSeed, MapAccess, Visitor};

use super::{Opened, Reader, Stopped, Wish};
use crate::instance::{KeyDeserializer, Value, ValueDeserializer};

/// Keys up to this many are compared with each other, more are hashed.
const FEW: usize = 8;

/// Keys that have come, each once.
#[derive(Default)]
pub(in crate::walk) struct Distinct<'d> {
    few: Vec<Cow<'d, str>>,
    many: HashSet<Cow<'d, str>>,
}

impl<'d> Distinct<'d> {
    /// Adds a key; stops if it was there.
    pub(in crate::walk) fn add(&mut self, key: Cow<'d, str>) -> Result<(), Stopped> {
        let known = if self.few.len() < FEW {
            let known = self.few.contains(&key);
            self.few.push(key);
            known
        } else {
            if self.many.is_empty() {
                self.many.extend(self.few.iter().cloned());
            }
            !self.many.insert(key)
        };
        if known { Err(Stopped) } else { Ok(()) }
    }
}

/// The entries of a dict that is read from the document.
pub(super) struct Entries<'r, 'a, 'd> {
    reader: &'r mut Reader<'a, 'd>,
    wish: Wish<'a>,
    keys: Distinct<'d>,
    /// Where the value of the last key starts.
    value: usize,
    first: bool,
    done: bool,
}

impl<'r, 'a, 'd> Entries<'r, 'a, 'd> {
    /// Those of a dict that is empty.
    pub(super) fn none(reader: &'r mut Reader<'a, 'd>) -> Self {
        Self { reader, wish: None, keys: Distinct::default(), value: 0, first: true, done: true }
    }

    /// Gives a visitor the entries of the dict at a position, all of which it has to take.
    pub(super) fn visit<V: Visitor<'d>>(
        reader: &'r mut Reader<'a, 'd>,
        wish: Wish<'a>,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        reader.walk.enter().ok_or(Stopped)?;
        let mut entries =
            Self { reader, wish, keys: Distinct::default(), value: 0, first: true, done: false };
        let value = visitor.visit_map(&mut entries)?;
        if entries.next()?.is_some() {
            return Err(Stopped);
        }
        entries.reader.walk.leave();
        Ok(value)
    }

    /// The next key, if there is one.
    #[inline(never)]
    fn next(&mut self) -> Result<Option<Cow<'d, str>>, Stopped> {
        if self.done {
            return Ok(None);
        }
        let Some(at) = self.reader.next_in(b'}', std::mem::take(&mut self.first))? else {
            self.done = true;
            return Ok(None);
        };
        let key = self.reader.walk.key(at).ok_or(Stopped)?;
        self.value = key.value;
        let key = self.reader.text(at + 1, key.end)?;
        self.keys.add(key.clone())?;
        Ok(Some(key))
    }
}

impl<'d> MapAccess<'d> for &mut Entries<'_, '_, 'd> {
    type Error = Stopped;

    fn next_key_seed<K: DeserializeSeed<'d>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        let Some(key) = self.next()? else { return Ok(None) };
        let value = ValueDeserializer { value: Value::Str(&key), lender: self.reader.source };
        seed.deserialize(KeyDeserializer(value)).map(Some).map_err(|_| Stopped)
    }

    fn next_value_seed<T: DeserializeSeed<'d>>(&mut self, seed: T) -> Result<T::Value, Stopped> {
        seed.deserialize(Opened::at(self.reader, self.wish, self.value)?)
    }
}
