//! Valid or not, and nothing else.

use super::Sink;

/// Keeps nothing.
pub(crate) struct Verdict;

impl Sink for Verdict {
    const UNUSUAL: bool = false;
    type Out = ();
    const NOTHING: () = ();
}
