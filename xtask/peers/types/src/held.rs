//! Values held back until the tag of their object is known.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};

use crate::text::Text;

/// A value of JSON.
pub enum Held<'de> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(Text<'de>),
    List(Vec<Held<'de>>),
    Object(Vec<(Text<'de>, Held<'de>)>),
}

impl<'de> Held<'de> {
    /// Reads the value again, with errors of the reader that it came from.
    pub fn reader<E>(self) -> Reader<'de, E> {
        Reader { value: self, errors: PhantomData }
    }
}

impl<'de> Deserialize<'de> for Held<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Holding)
    }
}

struct Holding;

impl<'de> Visitor<'de> for Holding {
    type Value = Held<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Held<'de>, E> {
        Ok(Held::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Held<'de>, E> {
        Ok(Held::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Held<'de>, E> {
        Ok(Held::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Held<'de>, E> {
        Ok(Held::Signed(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Held<'de>, E> {
        Ok(Held::Float(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Held<'de>, E> {
        Ok(Held::Text(Text(text.into())))
    }

    fn visit_str<E>(self, text: &str) -> Result<Held<'de>, E> {
        Ok(Held::Text(Text(text.to_owned().into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Held<'de>, A::Error> {
        let mut held = Vec::new();
        while let Some(item) = items.next_element()? {
            held.push(item);
        }
        Ok(Held::List(held))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Held<'de>, A::Error> {
        let mut held = Vec::new();
        while let Some(member) = members.next_entry()? {
            held.push(member);
        }
        Ok(Held::Object(held))
    }
}

/// Reads a held value.
pub struct Reader<'de, E> {
    value: Held<'de>,
    errors: PhantomData<E>,
}

impl<'de, E: Error> IntoDeserializer<'de, E> for Held<'de> {
    type Deserializer = Reader<'de, E>;

    fn into_deserializer(self) -> Reader<'de, E> {
        self.reader()
    }
}

impl<'de, E: Error> IntoDeserializer<'de, E> for Text<'de> {
    type Deserializer = Reader<'de, E>;

    fn into_deserializer(self) -> Reader<'de, E> {
        Held::Text(self).reader()
    }
}

impl<'de, E: Error> Deserializer<'de> for Reader<'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Held::Null => visitor.visit_unit(),
            Held::Bool(value) => visitor.visit_bool(value),
            Held::Unsigned(value) => visitor.visit_u64(value),
            Held::Signed(value) => visitor.visit_i64(value),
            Held::Float(value) => visitor.visit_f64(value),
            Held::Text(Text(std::borrow::Cow::Borrowed(text))) => visitor.visit_borrowed_str(text),
            Held::Text(Text(std::borrow::Cow::Owned(text))) => visitor.visit_string(text),
            Held::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Held::Object(members) => visitor.visit_map(MapDeserializer::new(members.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Held::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match self.value {
            Held::Text(text) => {
                let text: serde::de::value::CowStrDeserializer<'_, E> = text.0.into_deserializer();
                text.deserialize_enum(name, variants, visitor)
            }
            _ => Err(E::custom("a text was expected")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
