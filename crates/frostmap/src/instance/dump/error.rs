//! Why an instance cannot be written.

use std::fmt;

/// Why an instance cannot be written as JSON. Validating and parsing never fail for these reasons.
///
/// ```
/// use frostmap::DumpError;
///
/// let error = DumpError::Function { function: "app.shout".into(), place: "field `text` of model `app.Post`".into() };
/// assert_eq!(error.to_string(), "field `text` of model `app.Post` is written by the Python function `app.shout`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DumpError {
    /// A Python function writes a part of it, or says whether it is written.
    Function {
        /// The function's qualified name.
        function: String,
        /// What it writes: a field, model or definition, in words.
        place: String,
    },
    /// A `serialization` asks for what only Python can tell.
    Unwritable {
        /// What it asks for.
        what: String,
        /// Where it stands, in words.
        place: String,
    },
    /// A value cannot be formatted as its schema says; in pydantic that is an error, too.
    Format {
        /// The formatting string.
        spec: String,
        /// Why that is so.
        reason: String,
    },
    /// Bytes that are no UTF-8 are to be written as if they were.
    NotUtf8,
    /// Items of a generator are selected from its end, which nobody knows before they are written.
    NegativeIndex,
    /// A record of the archive is damaged.
    Damaged,
}

impl fmt::Display for DumpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function { function, place } => {
                write!(f, "{place} is written by the Python function `{function}`")
            }
            Self::Unwritable { what, place } => write!(f, "{place} cannot be written: it asks for {what}"),
            Self::Format { spec, reason } => write!(f, "a value cannot be formatted with `{spec}`: {reason}"),
            Self::NotUtf8 => write!(f, "bytes that are no UTF-8 cannot be written as text"),
            Self::NegativeIndex => write!(f, "items of a generator cannot be selected from its end"),
            Self::Damaged => write!(f, "a record of the archive is damaged"),
        }
    }
}

impl std::error::Error for DumpError {}
