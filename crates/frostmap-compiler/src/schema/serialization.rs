//! `serialization`: how the values of a schema are written, where that is not as they are.

use super::{Callable, Name, Schema, Value};

/// The `serialization` of a schema.
#[derive(Clone, Debug, PartialEq)]
pub enum Serialization {
    /// `to-string`, and `format` without a formatting string.
    ToString(WhenUsed),
    /// `format`, with its formatting string.
    Format(Name, WhenUsed),
    /// `function-plain` and `function-wrap`.
    Function(Callable),
    /// `include-exclude-sequence` and `include-exclude-dict`: what is written and what is not; none where nothing is said.
    Choices {
        /// `include`.
        include: Option<Vec<Value>>,
        /// `exclude`.
        exclude: Option<Vec<Value>>,
    },
    /// Any other: as the values of this schema.
    Schema(Box<Schema>),
}

/// `when_used`, as far as JSON can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenUsed {
    /// `always` and `json`.
    Always,
    /// `unless-none` and `json-unless-none`.
    UnlessNone,
}
