//! Enums for serde: a string is a unit variant, a single entry a variant with its content.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, Unexpected, VariantAccess,
    Visitor,
};

use super::DeserializeError;
use super::entries::Entries;
use super::lender::Lender;
use super::value::ValueDeserializer;
use crate::instance::Value;

/// Gives a visitor the variant that a value names.
pub(super) fn visit<'i, 'd, L: Lender<'i, 'd>, V: Visitor<'d>>(
    value: ValueDeserializer<'i, L>,
    visitor: V,
) -> Result<V::Value, DeserializeError> {
    let lender = value.lender;
    let mut entries = match value.value {
        Value::Str(name) => return visitor.visit_enum(name.into_deserializer()),
        Value::Dict(dict) => Entries::of_dict(dict, lender),
        Value::Object(object) => Entries::of_object(object, true, lender),
        _ => return value.deserialize_any(visitor),
    };
    match (entries.next(), entries.next()) {
        (Some((Value::Str(name), value)), None) => {
            let content = ValueDeserializer { value, lender };
            visitor.visit_enum(Choice { name, content }).map_err(|error| error.inside(name))
        }
        _ => Err(DeserializeError::invalid_value(Unexpected::Map, &"a map of a single entry")),
    }
}

/// A variant with its content.
struct Choice<'i, L> {
    name: &'i str,
    content: ValueDeserializer<'i, L>,
}

impl<'i, 'd, L: Lender<'i, 'd>> EnumAccess<'d> for Choice<'i, L> {
    type Error = DeserializeError;
    type Variant = Content<'i, L>;

    fn variant_seed<V: DeserializeSeed<'d>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content<'i, L>), DeserializeError> {
        let name = ValueDeserializer { value: Value::Str(self.name), lender: self.content.lender };
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

/// What a variant holds.
struct Content<'i, L>(ValueDeserializer<'i, L>);

impl<'i, 'd, L: Lender<'i, 'd>> VariantAccess<'d> for Content<'i, L> {
    type Error = DeserializeError;

    fn unit_variant(self) -> Result<(), DeserializeError> {
        serde::Deserialize::deserialize(self.0)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'d>>(self, seed: T) -> Result<T::Value, DeserializeError> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'d>>(self, _len: usize, visitor: V) -> Result<V::Value, DeserializeError> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'d>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        self.0.deserialize_any(visitor)
    }
}
