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
    /// Errors collected before the report is cut short; pydantic has no such limit, which `usize::MAX` gives.
    pub max_errors: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { strict: None, extra: None, by_alias: None, by_name: None, now: None, max_errors: 1000 }
    }
}
