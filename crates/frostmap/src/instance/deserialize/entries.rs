//! Lists, dicts and objects for serde.

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::DeserializeError;
use super::key::KeyDeserializer;
use super::value::ValueDeserializer;
use crate::instance::members::Members;
use crate::instance::{Dict, DictIter, List, ListIter, Object, Value};

/// The items of a list.
pub(super) struct Items<'i> {
    items: ListIter<'i>,
    index: usize,
    by_alias: bool,
}

impl<'i> Items<'i> {
    /// Gives a visitor all items; it is an error when it leaves some.
    pub(super) fn visit<V: Visitor<'i>>(
        list: List<'i>,
        by_alias: bool,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        let mut items = Self { items: list.iter(), index: 0, by_alias };
        let value = visitor.visit_seq(&mut items)?;
        if items.items.len() > 0 {
            return Err(serde::de::Error::invalid_length(list.len(), &"fewer items"));
        }
        Ok(value)
    }
}

impl<'i> SeqAccess<'i> for Items<'i> {
    type Error = DeserializeError;

    fn next_element_seed<T: DeserializeSeed<'i>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DeserializeError> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        let value = seed.deserialize(ValueDeserializer { value, by_alias: self.by_alias });
        value.map(Some).map_err(|error| error.inside(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a dict, or the fields of an object and then its extras.
pub(super) struct Entries<'i> {
    members: Option<Members<'i>>,
    pairs: DictIter<'i>,
    current: Option<(Value<'i>, Value<'i>)>,
    by_alias: bool,
}

impl<'i> Entries<'i> {
    pub(super) fn of_dict(dict: Dict<'i>, by_alias: bool) -> Self {
        Self { members: None, pairs: dict.iter(), current: None, by_alias }
    }

    pub(super) fn of_object(object: Object<'i>, by_alias: bool) -> Self {
        let members = object.members(by_alias);
        Self { members, pairs: object.extras().iter(), current: None, by_alias }
    }

    pub(super) fn visit<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        visitor.visit_map(self)
    }
}

impl<'i> Iterator for Entries<'i> {
    type Item = (Value<'i>, Value<'i>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self.members.as_mut().and_then(Iterator::next) {
            Some((key, value)) => Some((Value::Str(key), value)),
            None => {
                self.members = None;
                self.pairs.next()
            }
        }
    }
}

impl<'i> MapAccess<'i> for Entries<'i> {
    type Error = DeserializeError;

    fn next_key_seed<K: DeserializeSeed<'i>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DeserializeError> {
        self.current = self.next();
        match self.current {
            Some((key, _)) => seed.deserialize(KeyDeserializer(key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'i>>(&mut self, seed: T) -> Result<T::Value, DeserializeError> {
        let (key, value) = self.current.take().unwrap_or((Value::Null, Value::Null));
        let value = seed.deserialize(ValueDeserializer { value, by_alias: self.by_alias });
        value.map_err(|error| match key {
            Value::Str(key) => error.inside(key),
            key => error.inside(format_args!("{key:?}")),
        })
    }
}
