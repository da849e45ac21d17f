//! Values for serde.

use serde::de::{Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use super::DeserializeError;
use super::choice;
use super::entries::{Entries, Items};
use crate::instance::Value;

/// A value on its way into another type.
#[derive(Clone, Copy)]
pub(super) struct ValueDeserializer<'i> {
    pub(super) value: Value<'i>,
    pub(super) by_alias: bool,
}

/// Gives a visitor a longer integer.
pub(super) fn visit_digits<'i, V: Visitor<'i>>(
    digits: &str,
    visitor: V,
) -> Result<V::Value, DeserializeError> {
    if let Ok(value) = digits.parse() {
        return visitor.visit_u64(value);
    }
    if let Ok(value) = digits.parse() {
        return visitor.visit_i128(value);
    }
    match digits.parse() {
        Ok(value) => visitor.visit_u128(value),
        Err(_) => Err(DeserializeError::custom("an integer of more than 128 bits")),
    }
}

impl<'i> Deserializer<'i> for ValueDeserializer<'i> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Int(value) => visitor.visit_i64(value),
            Value::BigInt(digits) => visit_digits(digits, visitor),
            Value::Float(value) => visitor.visit_f64(value),
            Value::Str(value) => visitor.visit_borrowed_str(value),
            Value::List(list) => Items::visit(list, self.by_alias, visitor),
            Value::Dict(dict) => Entries::of_dict(dict, self.by_alias).visit(visitor),
            Value::Object(object) => Entries::of_object(object, self.by_alias).visit(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'i>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'i>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        choice::visit(self, visitor)
    }

    /// A longer integer is rounded where a float is wanted.
    fn deserialize_f64<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::BigInt(digits) => visitor.visit_f64(digits.parse().unwrap_or(f64::NAN)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_bytes<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.value {
            Value::Str(value) => visitor.visit_borrowed_bytes(value.as_bytes()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        <V: Visitor<'i>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string unit unit_struct seq tuple tuple_struct map
        struct identifier
    }
}
