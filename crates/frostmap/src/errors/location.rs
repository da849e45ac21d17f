//! Where in the input an error is: keys, indices, and the labels of union members.

use std::fmt;

/// One step of a location.
///
/// ```
/// use frostmap::errors::LocItem;
///
/// assert_ne!(LocItem::from("0"), LocItem::from(0));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LocItem {
    /// A field, a key of an object, or the label of a union member.
    Key(Box<str>),
    /// An index of an array, or an integer tag.
    Index(i64),
}

impl From<&str> for LocItem {
    fn from(key: &str) -> Self {
        Self::Key(key.into())
    }
}

impl From<i64> for LocItem {
    fn from(index: i64) -> Self {
        Self::Index(index)
    }
}

/// A step as the report writes it: a key with a dot inside stands in backticks.
impl fmt::Display for LocItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) if key.contains('.') => write!(f, "`{key}`"),
            Self::Key(key) => f.write_str(key),
            Self::Index(index) => write!(f, "{index}"),
        }
    }
}
