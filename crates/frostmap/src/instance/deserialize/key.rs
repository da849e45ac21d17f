//! Keys for serde: numbers may be wanted where the dict has strings, and strings where it has numbers.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::DeserializeError;
use super::value::{ValueDeserializer, visit_digits};
use crate::instance::Value;

/// A key on its way into another type.
pub(super) struct KeyDeserializer<'i>(pub(super) Value<'i>);

impl<'i> KeyDeserializer<'i> {
    fn plain(self) -> ValueDeserializer<'i> {
        ValueDeserializer { value: self.0, by_alias: false }
    }

    fn number<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        let Value::Str(text) = self.0 else { return self.plain().deserialize_any(visitor) };
        if let Ok(value) = text.parse() {
            return visitor.visit_i64(value);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return visit_digits(text, visitor);
        }
        self.plain().deserialize_any(visitor)
    }

    fn float<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.0 {
            Value::Str(text) if let Ok(value) = text.parse() => visitor.visit_f64(value),
            _ => self.plain().deserialize_f64(visitor),
        }
    }

    fn text<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.0 {
            Value::Int(value) => visitor.visit_string(value.to_string()),
            Value::BigInt(digits) => visitor.visit_borrowed_str(digits),
            Value::Bool(value) => visitor.visit_borrowed_str(if value { "true" } else { "false" }),
            Value::Float(value) => visitor.visit_string(crate::number::float_to_python(value)),
            _ => self.plain().deserialize_any(visitor),
        }
    }
}

impl<'i> Deserializer<'i> for KeyDeserializer<'i> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.plain().deserialize_any(visitor)
    }

    fn deserialize_bool<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.0 {
            Value::Str("true") => visitor.visit_bool(true),
            Value::Str("false") => visitor.visit_bool(false),
            _ => self.plain().deserialize_any(visitor),
        }
    }

    fn deserialize_i8<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i16<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i32<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i64<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_i128<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u8<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u16<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u32<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u64<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_u128<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.number(visitor)
    }

    fn deserialize_f32<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.float(visitor)
    }

    fn deserialize_f64<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.float(visitor)
    }

    fn deserialize_str<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.text(visitor)
    }

    fn deserialize_option<V: Visitor<'i>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
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
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        self.plain().deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'i>>
        char bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
