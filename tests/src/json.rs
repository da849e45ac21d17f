//! JSON as pydantic's answers are written in: every number keeps its digits, every value its text.
//! `serde_json` would round numbers, unless a feature is on that the runtime must not be measured with.

mod parse;

use std::borrow::Cow;
use std::fmt;

/// A value and the text it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Json<'t> {
    /// The text, without the blanks around it.
    pub text: &'t str,
    /// What it says.
    pub value: Value<'t>,
}

/// What a JSON text says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, also `NaN` and the infinities: its text is its value.
    Number,
    /// A string.
    String(Cow<'t, str>),
    /// An array.
    Array(Vec<Json<'t>>),
    /// An object, in order and with every key that is written.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

/// The text is no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Offset of the first byte that cannot stand there.
    pub at: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no JSON at byte {}", self.at)
    }
}

impl std::error::Error for SyntaxError {}

impl<'t> Json<'t> {
    /// Reads one value.
    ///
    /// # Errors
    /// When the text is no JSON value, or more than one.
    pub fn parse(text: &'t str) -> Result<Self, SyntaxError> {
        parse::document(text)
    }

    /// The member with this key; the last one if there are several.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The members of an object, none of anything else.
    #[must_use]
    pub fn members(&self) -> &[(Cow<'t, str>, Self)] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of an array, none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }
}
