//! Keys for serde: numbers may be wanted where the dict has strings, and strings where it has numbers.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::DeserializeError;
use super::lender::Lender;
use super::value::{ValueDeserializer, visit_digits};
use crate::instance::Value;

/// A key on its way into another type.
pub(crate) struct KeyDeserializer<'i, L>(pub(crate) ValueDeserializer<'i, L>);

impl<'i, L> KeyDeserializer<'i, L> {
    fn number<'d, V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError>
    where
        L: Lender<'i, 'd>,
    {
        let Value::Str(text) = self.0.value else { return self.0.deserialize_any(visitor) };
        if let Ok(value) = text.parse() {
            return visitor.visit_i64(value);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return visit_digits(text, visitor);
        }
        self.0.deserialize_any(visitor)
    }

    fn float<'d, V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError>
    where
        L: Lender<'i, 'd>,
    {
        match self.0.value {
            Value::Str(text) if let Ok(value) = text.parse() => visitor.visit_f64(value),
            _ => self.0.deserialize_f64(visitor),
        }
    }

    fn text<'d, V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError>
    where
        L: Lender<'i, 'd>,
    {
        match self.0.value {
            Value::Int(value) => visitor.visit_string(value.to_string()),
            Value::BigInt(digits) => visitor.visit_str(digits),
            Value::Bool(value) => visitor.visit_str(if value { "true" } else { "false" }),
            Value::Float(value) => visitor.visit_string(crate::number::float_to_python(value)),
            _ => self.0.deserialize_any(visitor),
        }
    }
}

impl<'i, 'd, L: Lender<'i, 'd>> Deserializer<'d> for KeyDeserializer<'i, L> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_bool<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.0.value {
            Value::Str("true") => visitor.visit_bool(true),
            Value::Str("false") => visitor.visit_bool(false),
            _ => self.0.deserialize_any(visitor),
        }
    }

    fn deserialize_i8<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i16<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i32<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i64<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i128<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u8<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u16<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u32<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u64<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u128<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_f32<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.float(visitor)
    }

    fn deserialize_f64<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.float(visitor)
    }

    fn deserialize_str<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.text(visitor)
    }

    fn deserialize_option<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        if self.0.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
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
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'d>>
        char bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
