//! Values for serde.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::DeserializeError;
use super::choice;
use super::entries::{Entries, Items};
use super::lender::Lender;
use crate::instance::Value;

/// A value on its way into another type.
#[derive(Clone, Copy)]
pub(crate) struct ValueDeserializer<'i, L> {
    pub(crate) value: Value<'i>,
    pub(crate) lender: L,
}

/// Gives a visitor a longer integer.
pub(crate) fn visit_digits<'d, E: serde::de::Error, V: Visitor<'d>>(
    digits: &str,
    visitor: V,
) -> Result<V::Value, E> {
    if let Ok(value) = digits.parse() {
        return visitor.visit_u64(value);
    }
    if let Ok(value) = digits.parse() {
        return visitor.visit_i128(value);
    }
    match digits.parse() {
        Ok(value) => visitor.visit_u128(value),
        Err(_) => Err(E::custom("an integer of more than 128 bits")),
    }
}

impl<'i, 'd, L: Lender<'i, 'd>> Deserializer<'d> for ValueDeserializer<'i, L> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Int(value) => visitor.visit_i64(value),
            Value::BigInt(digits) => visit_digits(digits, visitor),
            Value::Float(value) => visitor.visit_f64(value),
            Value::Str(value) => match self.lender.lend(value) {
                Some(value) => visitor.visit_borrowed_str(value),
                None => visitor.visit_str(value),
            },
            Value::List(list) => Items::visit(list, self.lender, visitor),
            Value::Dict(dict) => Entries::of_dict(dict, self.lender).visit(visitor),
            Value::Object(object) => Entries::of_object(object, true, self.lender).visit(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'d>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'d>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        choice::visit(self, visitor)
    }

    fn deserialize_struct<V: Visitor<'d>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::Object(object) => {
                Entries::of_object(object, !self.lender.leaves_nulls(), self.lender).visit(visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// A longer integer is rounded where a float is wanted.
    fn deserialize_f64<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::BigInt(digits) => visitor.visit_f64(digits.parse().unwrap_or(f64::NAN)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_bytes<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::Str(value) => match self.lender.lend(value) {
                Some(value) => visitor.visit_borrowed_bytes(value.as_bytes()),
                None => visitor.visit_bytes(value.as_bytes()),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        <V: Visitor<'d>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string unit unit_struct seq tuple tuple_struct map
        identifier
    }
}
