//! Tagged unions without a copy of the object: only what stands before the tag is held back.

use std::fmt;
use std::marker::PhantomData;
use std::vec::IntoIter;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use crate::held::Held;
use crate::text::Text;

/// A union whose choice is named by a member.
pub trait Tagged<'de>: Sized {
    /// The key of that member.
    const KEY: &'static str;

    /// Reads the choice with the tag from the other members.
    fn choice<M: MapAccess<'de>>(tag: &str, rest: M) -> Result<Self, M::Error>;
}

/// Reads a tagged union.
pub fn deserialize<'de, T: Tagged<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(FindTag(PhantomData))
}

struct FindTag<T>(PhantomData<T>);

impl<'de, T: Tagged<'de>> Visitor<'de> for FindTag<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with the key {}", T::KEY)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<T, M::Error> {
        let mut before = Vec::new();
        while let Some(key) = members.next_key::<Text<'de>>()? {
            if key.0 == T::KEY {
                let tag: Text<'de> = members.next_value()?;
                return T::choice(&tag.0, Rest { before: before.into_iter(), value: None, members });
            }
            before.push((key, members.next_value()?));
        }
        Err(M::Error::missing_field(T::KEY))
    }
}

/// The members before the tag, then those behind it.
struct Rest<'de, M> {
    before: IntoIter<(Text<'de>, Held<'de>)>,
    value: Option<Held<'de>>,
    members: M,
}

impl<'de, M: MapAccess<'de>> MapAccess<'de> for Rest<'de, M> {
    type Error = M::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, M::Error> {
        match self.before.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(Held::Text(key).reader()).map(Some)
            }
            None => self.members.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, M::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value.reader()),
            None => self.members.next_value_seed(seed),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        None
    }
}
