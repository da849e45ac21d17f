//! Why an instance does not fit a type.

use std::fmt;

use serde::de;

/// An instance does not fit a type.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let error = instance.deserialize::<Vec<u8>>().unwrap_err();
/// assert_eq!(error.path().count(), 0, "it is the whole document that is no list: {error}");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeserializeError {
    message: String,
    /// Keys and indices from the inside out.
    path: Vec<String>,
}

impl DeserializeError {
    /// What does not fit, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The place in the instance: keys and indices from the outside in.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        self.path.iter().rev().map(String::as_str)
    }

    /// The error happened inside of this key or index.
    pub(super) fn inside(mut self, place: impl fmt::Display) -> Self {
        self.path.push(place.to_string());
        self
    }
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, place) in self.path().enumerate() {
            write!(f, "{}{place}", if index > 0 { "." } else { "" })?;
        }
        if !self.path.is_empty() {
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DeserializeError {}

impl de::Error for DeserializeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), path: Vec::new() }
    }
}
