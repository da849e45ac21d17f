//! Trying a node that need not fit: members of unions, values with an `on_error`, strict before lax.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::{Halt, Step, Walk};
use crate::options::Partial;
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// Tries a node; a failure that is not final leaves the walk as it was, but for what its sink holds and its halt.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and the node does not fit, are different")]
    pub(super) fn attempt(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Option<Step<S::Out>>> {
        let (depth, nested, key) = (self.depth, self.nested, self.key);
        let partial = self.partial;
        let step = self.value(view, node, at);
        if step.is_some() {
            return Some(step);
        }
        if !matches!(self.halt, Halt::Invalid | Halt::Omit { .. }) {
            return None;
        }
        (self.depth, self.nested, self.key) = (depth, nested, key);
        if S::UNUSUAL && partial != Partial::Off {
            self.settle_partial(partial, view, node, at);
        }
        Some(None)
    }

    /// Tries a node; what does not fit, with errors or without, leaves nothing behind.
    #[expect(clippy::option_option, reason = "the walk stops, and the node does not fit, are different")]
    pub(super) fn fitting(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Option<Step<S::Out>>> {
        let (before, mark) = (self.sink.errors(), self.sink.mark());
        let step = self.attempt(view, node, at)?;
        if step.is_some() && self.sink.errors() == before {
            return Some(step);
        }
        self.halt = Halt::Running;
        self.sink.truncate(before);
        self.sink.rewind(mark);
        Some(None)
    }
}
