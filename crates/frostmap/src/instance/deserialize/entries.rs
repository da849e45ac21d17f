//! Lists, dicts and objects for serde.

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::DeserializeError;
use super::key::KeyDeserializer;
use super::lender::Lender;
use super::value::ValueDeserializer;
use crate::instance::members::{Member, Members};
use crate::instance::{Dict, DictIter, List, ListIter, Object, Value};

/// The items of a list.
pub(super) struct Items<'i, L> {
    items: ListIter<'i>,
    index: usize,
    lender: L,
}

impl<'i, L> Items<'i, L> {
    /// Gives a visitor all items; it is an error when it leaves some.
    pub(super) fn visit<'d, V: Visitor<'d>>(
        list: List<'i>,
        lender: L,
        visitor: V,
    ) -> Result<V::Value, DeserializeError>
    where
        L: Lender<'i, 'd>,
    {
        let mut items = Self { items: list.iter(), index: 0, lender };
        let value = visitor.visit_seq(&mut items)?;
        if items.items.len() > 0 {
            return Err(serde::de::Error::invalid_length(list.len(), &"fewer items"));
        }
        Ok(value)
    }
}

impl<'i, 'd, L: Lender<'i, 'd>> SeqAccess<'d> for Items<'i, L> {
    type Error = DeserializeError;

    fn next_element_seed<T: DeserializeSeed<'d>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DeserializeError> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        let value = seed.deserialize(ValueDeserializer { value, lender: self.lender });
        value.map(Some).map_err(|error| error.inside(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a dict, or the fields of an object and then its extras.
pub(super) struct Entries<'i, L> {
    members: Option<Members<'i>>,
    pairs: DictIter<'i>,
    current: Option<Entry<'i>>,
    lender: L,
}

/// An entry whose key has been read.
#[derive(Clone, Copy)]
enum Entry<'i> {
    /// A field; its value is found when it is asked for.
    Member(Member<'i>),
    /// A pair of a dict.
    Pair(Value<'i>, Value<'i>),
}

impl<'i, L> Entries<'i, L> {
    pub(super) fn of_dict(dict: Dict<'i>, lender: L) -> Self {
        Self { members: None, pairs: dict.iter(), current: None, lender }
    }

    pub(super) fn of_object<'d>(object: Object<'i>, null_defaults: bool, lender: L) -> Self
    where
        L: Lender<'i, 'd>,
    {
        let members = object.members(lender.by_alias(), null_defaults);
        Self { members, pairs: object.extras().iter(), current: None, lender }
    }

    pub(super) fn visit<'d, V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError>
    where
        L: Lender<'i, 'd>,
    {
        visitor.visit_map(self)
    }

    #[inline]
    fn next_entry(&mut self) -> Option<Entry<'i>> {
        if let Some(member) = self.members.as_mut().and_then(Iterator::next) {
            return Some(Entry::Member(member));
        }
        self.pairs.next().map(|(key, value)| Entry::Pair(key, value))
    }

    #[inline]
    fn value(&self, entry: Entry<'i>) -> Value<'i> {
        match entry {
            Entry::Member(member) => {
                self.members.as_ref().map_or(Value::Null, |members| members.value(member))
            }
            Entry::Pair(_, value) => value,
        }
    }
}

impl<'i> Entry<'i> {
    #[inline]
    fn key(self) -> Value<'i> {
        match self {
            Self::Member(member) => Value::Str(member.key),
            Self::Pair(key, _) => key,
        }
    }
}

impl<'i, L> Iterator for Entries<'i, L> {
    type Item = (Value<'i>, Value<'i>);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.next_entry()?;
        Some((entry.key(), self.value(entry)))
    }
}

impl<'i, 'd, L: Lender<'i, 'd>> MapAccess<'d> for Entries<'i, L> {
    type Error = DeserializeError;

    fn next_key_seed<K: DeserializeSeed<'d>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DeserializeError> {
        self.current = self.next_entry();
        match self.current {
            Some(entry) => {
                let key = ValueDeserializer { value: entry.key(), lender: self.lender };
                seed.deserialize(KeyDeserializer(key)).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'d>>(&mut self, seed: T) -> Result<T::Value, DeserializeError> {
        let entry = self.current.unwrap_or(Entry::Pair(Value::Null, Value::Null));
        let value = ValueDeserializer { value: self.value(entry), lender: self.lender };
        seed.deserialize(value).map_err(|error| match entry.key() {
            Value::Str(key) => error.inside(key),
            key => error.inside(format_args!("{key:?}")),
        })
    }
}
