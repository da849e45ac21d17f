//! Every error with its place, in pydantic's order.

use std::collections::HashSet;

use super::Sink;
use crate::errors::{ErrorInput, ErrorKind, LocItem, ValidationError};
use crate::scan::Plain;

/// Collects errors up to a limit and counts the rest.
pub(crate) struct Collect {
    found: Vec<ValidationError>,
    dropped: usize,
    limit: usize,
}

impl Collect {
    /// Keeps at most `limit` errors.
    pub(crate) fn new(limit: usize) -> Self {
        Self { found: Vec::new(), dropped: 0, limit: limit.max(1) }
    }

    /// The errors, and whether there were more than the limit.
    pub(crate) fn into_errors(self) -> (Vec<ValidationError>, bool) {
        (self.found, self.dropped > 0)
    }

    fn since(&mut self, from: usize) -> &mut [ValidationError] {
        self.found.get_mut(from..).unwrap_or_default()
    }
}

impl Sink for Collect {
    const COLLECT: bool = true;
    type Out = ();
    const NOTHING: () = ();
    type Width = Plain;

    #[inline(always)]
    fn width(&self) -> Plain {
        Plain
    }

    #[cold]
    fn error(&mut self, kind: ErrorKind, input: ErrorInput) {
        if self.found.len() < self.limit {
            self.found.push(ValidationError::new(kind, input));
        } else {
            self.dropped += 1;
        }
    }

    #[inline(always)]
    fn errors(&self) -> usize {
        self.found.len() + self.dropped
    }

    fn truncate(&mut self, errors: usize) {
        self.dropped = errors.saturating_sub(self.found.len());
        self.found.truncate(errors);
    }

    fn forget(&mut self, from: usize, to: usize) {
        let end = to.min(self.found.len());
        self.found.drain(from.min(end)..end);
    }

    #[cold]
    fn locate(&mut self, from: usize, item: LocItem, order: u32) {
        let Some((last, others)) = self.since(from).split_last_mut() else { return };
        for error in others {
            error.push_outer(item.clone());
            error.order = order;
        }
        last.push_outer(item);
        last.order = order;
    }

    #[cold]
    fn repeats(&self, from: usize, order: u32) -> bool {
        let found = self.found.get(from..).unwrap_or_default();
        if found.len() < 2 {
            return false;
        }
        let (mut places, found) = (HashSet::new(), found.iter());
        found.filter(|error| error.order == order).any(|error| !places.insert(error.location().next()))
    }

    #[cold]
    fn sort(&mut self, from: usize) {
        self.since(from).sort_by_key(|error| error.order);
    }
}
