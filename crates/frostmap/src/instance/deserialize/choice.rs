//! Enums for serde: a string is a unit variant, a single entry a variant with its content.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, Unexpected, VariantAccess,
    Visitor,
};

use super::DeserializeError;
use super::entries::Entries;
use super::value::ValueDeserializer;
use crate::instance::Value;

/// Gives a visitor the variant that a value names.
pub(super) fn visit<'i, V: Visitor<'i>>(
    value: ValueDeserializer<'i>,
    visitor: V,
) -> Result<V::Value, DeserializeError> {
    let by_alias = value.by_alias;
    let mut entries = match value.value {
        Value::Str(name) => return visitor.visit_enum(name.into_deserializer()),
        Value::Dict(dict) => Entries::of_dict(dict, by_alias),
        Value::Object(object) => Entries::of_object(object, by_alias),
        _ => return value.deserialize_any(visitor),
    };
    match (entries.next(), entries.next()) {
        (Some((Value::Str(name), value)), None) => {
            let content = ValueDeserializer { value, by_alias };
            visitor.visit_enum(Choice { name, content }).map_err(|error| error.inside(name))
        }
        _ => Err(DeserializeError::invalid_value(Unexpected::Map, &"a map of a single entry")),
    }
}

/// A variant with its content.
struct Choice<'i> {
    name: &'i str,
    content: ValueDeserializer<'i>,
}

impl<'i> EnumAccess<'i> for Choice<'i> {
    type Error = DeserializeError;
    type Variant = Content<'i>;

    fn variant_seed<V: DeserializeSeed<'i>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content<'i>), DeserializeError> {
        let name: serde::de::value::BorrowedStrDeserializer<'i, DeserializeError> =
            serde::de::value::BorrowedStrDeserializer::new(self.name);
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

/// What a variant holds.
struct Content<'i>(ValueDeserializer<'i>);

impl<'i> VariantAccess<'i> for Content<'i> {
    type Error = DeserializeError;

    fn unit_variant(self) -> Result<(), DeserializeError> {
        serde::Deserialize::deserialize(self.0)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'i>>(self, seed: T) -> Result<T::Value, DeserializeError> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'i>>(self, _len: usize, visitor: V) -> Result<V::Value, DeserializeError> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'i>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        self.0.deserialize_any(visitor)
    }
}
