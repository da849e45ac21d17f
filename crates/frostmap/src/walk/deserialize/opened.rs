//! A value of the document for serde.

use std::borrow::Cow;

use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::entries::Entries;
use super::items::Items;
use super::{Found, Reader, Stopped, Wish};
use crate::instance::{Instance, OfDocument, ValueDeserializer, visit_digits};
use crate::walk::object::Members;

/// A value that the walk has looked at, on its way into a type.
pub(in crate::walk) struct Opened<'r, 'a, 'd> {
    reader: &'r mut Reader<'a, 'd>,
    wish: Wish<'a>,
    found: Found<'a, 'd>,
}

impl<'r, 'a, 'd> Opened<'r, 'a, 'd> {
    /// The value at a position.
    #[inline]
    pub(in crate::walk) fn at(
        reader: &'r mut Reader<'a, 'd>,
        wish: Wish<'a>,
        at: usize,
    ) -> Result<Self, Stopped> {
        let found = reader.find(wish, at)?;
        Ok(Self { reader, wish, found })
    }

    /// A value that is known already.
    #[inline]
    pub(in crate::walk) fn known(reader: &'r mut Reader<'a, 'd>, found: Found<'a, 'd>) -> Self {
        Self { reader, wish: None, found }
    }
}

/// Gives a visitor what was built, by way of the value's own deserializer.
fn visit_built<'d, T>(
    instance: &Instance<'d>,
    lender: OfDocument<'d>,
    visit: impl FnOnce(ValueDeserializer<'_, OfDocument<'d>>) -> Result<T, crate::DeserializeError>,
) -> Result<T, Stopped> {
    visit(ValueDeserializer { value: instance.value(), lender }).map_err(|_| Stopped)
}

/// Gives a visitor a string of the document.
#[inline]
fn visit_text<'d, V: Visitor<'d>>(text: Cow<'d, str>, visitor: V) -> Result<V::Value, Stopped> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

/// A variant without content.
fn unit(name: &str) -> StrDeserializer<'_, Stopped> {
    name.into_deserializer()
}

impl<'d> Deserializer<'d> for Opened<'_, '_, 'd> {
    type Error = Stopped;

    fn deserialize_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        let reader = self.reader;
        match self.found {
            Found::Null => visitor.visit_unit(),
            Found::Bool(value) => visitor.visit_bool(value),
            Found::Int(value) => visitor.visit_i64(value),
            Found::Digits(digits) => visit_digits(&digits, visitor),
            Found::Float(value) => visitor.visit_f64(value),
            Found::Str(start, end) => visit_text(reader.text(start, end)?, visitor),
            Found::Text(Cow::Borrowed(text)) => visitor.visit_str(text),
            Found::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Found::List(wish, lengths) => Items::visit(reader, wish, lengths, visitor),
            Found::Dict(wish) => Entries::visit(reader, wish, visitor),
            Found::Object(view, tables) => Members::visit(reader, (view, tables), true, visitor),
            Found::Built(instance) => {
                visit_built(&instance, reader.source, |value| value.deserialize_any(visitor))
            }
            Found::NoItems => visitor.visit_seq(&mut Items::none(reader)),
            Found::NoEntries => visitor.visit_map(&mut Entries::none(reader)),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        if matches!(self.found, Found::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'d>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'d>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        let reader = self.reader;
        let found = match self.found {
            Found::List(..) | Found::Dict(_) | Found::Object(..) => {
                reader.find_built(self.wish, reader.at)?
            }
            found => found,
        };
        match found {
            Found::Str(start, end) => visitor.visit_enum(unit(&reader.text(start, end)?)),
            Found::Text(text) => visitor.visit_enum(unit(&text)),
            Found::Built(instance) => {
                visit_built(&instance, reader.source, |value| value.deserialize_enum(name, variants, visitor))
            }
            found => Opened::known(reader, found).deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.found {
            Found::Str(start, end) => visit_text(self.reader.text(start, end)?, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_string<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'d>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        match self.found {
            Found::Object(view, tables) => Members::visit(self.reader, (view, tables), false, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    /// A longer integer is rounded where a float is wanted.
    fn deserialize_f64<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.found {
            Found::Digits(digits) => visitor.visit_f64(digits.parse().unwrap_or(f64::NAN)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_bytes<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.found {
            Found::Str(start, end) => match self.reader.text(start, end)? {
                Cow::Borrowed(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
                Cow::Owned(text) => visitor.visit_bytes(text.as_bytes()),
            },
            Found::Text(text) => visitor.visit_bytes(text.as_bytes()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Stopped> {
        if matches!(self.found, Found::List(..) | Found::Dict(_) | Found::Object(..)) {
            let at = self.reader.at;
            self.reader.pass(self.wish, at)?;
        }
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        <V: Visitor<'d>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char unit unit_struct seq tuple tuple_struct map identifier
    }
}
