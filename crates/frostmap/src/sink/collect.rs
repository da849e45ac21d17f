//! Every error with its place, in pydantic's order.

use std::collections::HashSet;

use super::Sink;
use crate::errors::{ErrorInput, ErrorKind, LocItem, ValidationError};

struct Found {
    error: ValidationError,
    /// Place among its siblings in the object being walked.
    order: u32,
}

/// Collects errors up to a limit and counts the rest.
pub(crate) struct Collect {
    found: Vec<Found>,
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
        (self.found.into_iter().map(|found| found.error).collect(), self.dropped > 0)
    }

    fn since(&mut self, from: usize) -> &mut [Found] {
        self.found.get_mut(from..).unwrap_or_default()
    }
}

impl Sink for Collect {
    const COLLECT: bool = true;
    type Out = ();
    const NOTHING: () = ();

    #[cold]
    fn error(&mut self, kind: ErrorKind, input: ErrorInput) {
        if self.found.len() < self.limit {
            self.found.push(Found { error: ValidationError::new(kind, input), order: 0 });
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
        for found in self.since(from) {
            found.error.push_outer(item.clone());
            found.order = order;
        }
    }

    #[cold]
    fn repeats(&self, from: usize, order: u32) -> bool {
        let mut places = HashSet::new();
        let found = self.found.get(from..).unwrap_or_default().iter();
        found.filter(|found| found.order == order).any(|found| !places.insert(found.error.location().next()))
    }

    #[cold]
    fn sort(&mut self, from: usize) {
        self.since(from).sort_by_key(|found| found.order);
    }
}
