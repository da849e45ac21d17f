//! What a caller can say per call; what is not said is as the models were built.

use crate::clock::Now;

/// What happens to keys a model does not know.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// use frostmap::{Extra, Options};
///
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "mood": 1}"#;
/// let forbid = Options { extra: Some(Extra::Forbid), ..Options::default() };
/// assert!(post.is_valid(json) && !post.is_valid_with(json, &forbid));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extra {
    /// They are kept as extras.
    Allow,
    /// They are passed over.
    Ignore,
    /// They are errors.
    Forbid,
}

/// Whether a document may be cut short, as one that a language model is still writing.
///
/// What is behind the cut is left out, and so are the invalid last items of lists, sets and dicts and the last keys of
/// typed dicts that may be absent. Models and dataclasses have to be complete, as pydantic has it.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// use frostmap::{Options, Partial};
///
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en", "#;
/// let partial = Options { allow_partial: Partial::On, ..Options::default() };
/// assert!(!post.is_valid(json) && post.is_valid_with(json, &partial));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Partial {
    /// It has to be complete.
    #[default]
    Off,
    /// It may be cut short; a string that is cut is left out.
    On,
    /// It may be cut short; a string that is cut is kept as far as it goes.
    TrailingStrings,
}

/// Options of one call. `None` leaves the choice to each model.
///
/// ```
/// use frostmap::{Extra, Options};
///
/// let options = Options { strict: Some(true), extra: Some(Extra::Forbid), ..Options::default() };
/// assert_eq!(options.by_alias, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// No conversions between types, or conversions, for every model.
    pub strict: Option<bool>,
    /// What happens to unknown keys, for every model.
    pub extra: Option<Extra>,
    /// Whether keys may be validation aliases.
    pub by_alias: Option<bool>,
    /// Whether keys may be field names.
    pub by_name: Option<bool>,
    /// The time that `now_op` compares with; `None` for the system's clock, see [`Now::system`].
    pub now: Option<Now>,
    /// Whether the document may be cut short.
    pub allow_partial: Partial,
    /// Whether all scalars are written as strings, as in query strings and environment variables: strings become what
    /// the model wants, whether it is strict or not, and only objects are containers.
    pub strings: bool,
    /// Errors collected before the report is cut short; pydantic has no such limit, which `usize::MAX` gives.
    pub max_errors: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            strict: None,
            extra: None,
            by_alias: None,
            by_name: None,
            now: None,
            allow_partial: Partial::Off,
            strings: false,
            max_errors: 1000,
        }
    }
}

impl Options {
    /// Whether the document is not simply JSON that is complete: [`crate::sink::Verdict`] knows nothing of others.
    #[inline(always)]
    pub(crate) fn is_unusual(&self) -> bool {
        self.strings || self.allow_partial != Partial::Off
    }
}
