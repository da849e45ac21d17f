//! Instances as values of any type that serde can deserialise. Strings are borrowed from the instance.

mod choice;
mod entries;
mod error;
mod key;
mod lender;
mod value;

use serde::Deserialize;

pub use error::DeserializeError;
pub(crate) use key::KeyDeserializer;
pub(crate) use lender::OfDocument;
pub(crate) use value::{ValueDeserializer, visit_digits};

use super::{Instance, Value};
use lender::OfInstance;

impl<'d> Instance<'d> {
    /// The instance as a value of another type, fields by their names.
    ///
    /// Fields that were not given have their default; those without one are absent. They come in their order, but the
    /// first that is a literal comes before all others: it may be the tag by which a type is chosen.
    ///
    /// ```no_run
    /// # fn example(model: &frostmap::Model) -> Result<(), Box<dyn std::error::Error>> {
    /// #[derive(serde::Deserialize)]
    /// struct Post<'i> {
    ///     text: &'i str,
    ///     created_at: Option<&'i str>,
    /// }
    ///
    /// let instance = model.parse(br#"{"text": "hello", "createdAt": "2024-01-01"}"#)?;
    /// let post: Post<'_> = instance.deserialize()?;
    /// assert_eq!(post.text, "hello");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When the instance does not fit the type.
    pub fn deserialize<'i, T: Deserialize<'i>>(&'i self) -> Result<T, DeserializeError> {
        self.value().deserialize()
    }

    /// As [`Instance::deserialize`], fields by their serialization aliases.
    ///
    /// # Errors
    /// When the instance does not fit the type.
    pub fn deserialize_by_alias<'i, T: Deserialize<'i>>(&'i self) -> Result<T, DeserializeError> {
        self.value().deserialize_by_alias()
    }
}

impl<'i> Value<'i> {
    /// The value as one of another type, fields by their names.
    ///
    /// # Errors
    /// When the value does not fit the type.
    pub fn deserialize<T: Deserialize<'i>>(self) -> Result<T, DeserializeError> {
        T::deserialize(ValueDeserializer { value: self, lender: OfInstance { by_alias: false } })
    }

    /// As [`Value::deserialize`], fields by their serialization aliases.
    ///
    /// # Errors
    /// When the value does not fit the type.
    pub fn deserialize_by_alias<T: Deserialize<'i>>(self) -> Result<T, DeserializeError> {
        T::deserialize(ValueDeserializer { value: self, lender: OfInstance { by_alias: true } })
    }
}
