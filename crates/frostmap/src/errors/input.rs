//! What an error says about its input: which part of the document was wrong.

use super::json_value::{Notation, Tape, bytes_repr, json_string, shortened, string_repr};
use super::timedelta::Timedelta;

/// What Python shows for a value that is not there.
const UNDEFINED: &str = "PydanticUndefined";

/// The input of an error.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let Err(frostmap::Error::Invalid(errors)) = post.validate(br#"{"text": 5, "createdAt": "2026-11-22T09:00:00Z"}"#) else {
///     panic!("a number is no text");
/// };
/// let details = errors.errors().next().unwrap();
/// assert_eq!(details.input_json(), "5");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorInput {
    /// A value of the document: the bytes from `start` up to `end`.
    Document {
        /// Offset of the first byte.
        start: u32,
        /// Offset after the last byte.
        end: u32,
    },
    /// The document itself as a string, for one that is not JSON.
    Source,
    /// A value that is not in the document, as JSON text; a default for example.
    Text(Box<str>),
    /// A duration that was read and does not keep to its limits.
    Timedelta(Timedelta),
    /// No value at all.
    Undefined,
}

/// How the report shows an input.
pub(super) struct Shown {
    /// Python's `repr` of the value, shortened.
    pub(super) value: String,
    /// The name of its Python type.
    pub(super) type_name: &'static str,
}

impl ErrorInput {
    /// The input as JSON: what Python's `json` would write for the value pydantic reports.
    ///
    /// So repeated keys are merged, integers keep all digits, floats may be `NaN` or `Infinity`, which JSON proper
    /// lacks; a missing value is the string `"PydanticUndefined"`, and bytes that are no text are replaced.
    pub(super) fn to_json(&self, document: &[u8]) -> String {
        match self {
            Self::Undefined => json_string(UNDEFINED),
            Self::Source => json_string(&String::from_utf8_lossy(document)),
            Self::Timedelta(duration) => json_string(&duration.to_iso8601()),
            Self::Document { .. } | Self::Text(_) => {
                let text = self.json_text(document);
                match Tape::read(text) {
                    Some(tape) => tape.render(0, &Notation::JSON),
                    // No span of a valid document comes here; a wrong one should be seen, not hidden.
                    None => json_string(&String::from_utf8_lossy(text)),
                }
            }
        }
    }

    /// The input as the report shows it.
    pub(super) fn shown(&self, document: &[u8]) -> Shown {
        let (repr, type_name) = match self {
            Self::Undefined => (UNDEFINED.to_owned(), "PydanticUndefinedType"),
            Self::Source => source_repr(document),
            Self::Timedelta(duration) => (duration.to_python(), "timedelta"),
            Self::Document { .. } | Self::Text(_) => {
                let text = self.json_text(document);
                match Tape::read(text) {
                    Some(tape) => (tape.render(0, &Notation::PYTHON), tape.python_type()),
                    None => source_repr(text),
                }
            }
        };
        Shown { value: shortened(&repr), type_name }
    }

    fn json_text<'a>(&'a self, document: &'a [u8]) -> &'a [u8] {
        match self {
            Self::Document { start, end } => span(document, *start, *end).unwrap_or_default(),
            Self::Text(text) => text.as_bytes(),
            Self::Source | Self::Timedelta(_) | Self::Undefined => &[],
        }
    }
}

fn span(document: &[u8], start: u32, end: u32) -> Option<&[u8]> {
    document.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

/// A document is a string to Python if it can be one, else bytes.
fn source_repr(source: &[u8]) -> (String, &'static str) {
    match str::from_utf8(source) {
        Ok(text) => (string_repr(text), "str"),
        Err(_) => (bytes_repr(source), "bytes"),
    }
}
