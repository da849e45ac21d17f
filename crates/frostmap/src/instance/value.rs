//! Values as they are read.

use super::{Dict, List, Object};

/// A value of an instance. Cheap to copy: it points into the instance.
///
/// Values compare as in Python: numbers by what they are worth, dicts whatever the order of their keys.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// assert_eq!(instance.get("text"), Some(frostmap::Value::Str("hi")));
/// assert!(instance.get("reply").is_some_and(|reply| reply.is_null()), "defaults are filled in");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Value<'i> {
    /// null.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// The digits of a longer integer.
    BigInt(&'i str),
    /// A floating point number.
    Float(f64),
    /// A string.
    Str(&'i str),
    /// A list, tuple or set.
    List(List<'i>),
    /// A dict.
    Dict(Dict<'i>),
    /// A model, dataclass or typed dict.
    Object(Object<'i>),
}

impl<'i> Value<'i> {
    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// The integer, if it is one of 64 bits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Int(value) = self { Some(*value) } else { None }
    }

    /// The floating point number, or the integer as one.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the nearest float is asked for")]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Float(value) => Some(*value),
            Self::Int(value) => Some(*value as f64),
            Self::BigInt(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&'i str> {
        if let Self::Str(value) = self { Some(value) } else { None }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_list(&self) -> Option<List<'i>> {
        if let Self::List(value) = self { Some(*value) } else { None }
    }

    /// The dict, if it is one.
    #[must_use]
    pub fn as_dict(&self) -> Option<Dict<'i>> {
        if let Self::Dict(value) = self { Some(*value) } else { None }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_object(&self) -> Option<Object<'i>> {
        if let Self::Object(value) = self { Some(*value) } else { None }
    }

    /// A field of an object by its name, an extra, or the value of a dict's key.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'i>> {
        match self {
            Self::Object(object) => object.get(name),
            Self::Dict(dict) => dict.get(name),
            _ => None,
        }
    }

    /// An item of a list by its index.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Value<'i>> {
        self.as_list()?.get(index)
    }
}
