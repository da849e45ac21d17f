//! Valid or not, and nothing else.

use super::Sink;
use crate::scan::{Plain, Width};

/// Keeps nothing.
pub(crate) struct Verdict<W = Plain>(pub(crate) W);

impl<W: Width> Sink for Verdict<W> {
    const UNUSUAL: bool = false;
    type Out = ();
    const NOTHING: () = ();
    type Width = W;

    #[inline(always)]
    fn width(&self) -> W {
        self.0
    }
}
