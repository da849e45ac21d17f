//! Where the walk that comes first stopped, so that the one that collects errors goes on from there.
//!
//! When a walk stops, each container that is open says how far it came: all before that fits. The walk that follows
//! enters the same containers, outermost first, and resumes in each at the entry that stopped it. Trials leave nothing:
//! what stops them does not stop the walk.

use super::{Halt, Walk};
use crate::sink::Sink;

/// A container that a walk stopped in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    /// Where it starts.
    start: usize,
    /// The address of the record it was walked with: two may ask for the same bytes.
    record: usize,
    /// How far the walk came.
    pub(super) reached: Reached,
}

/// How far a walk came in a container.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    /// Position of the entry that stopped it, or behind the one before it.
    pub(super) at: usize,
    /// Number of the key in an object.
    pub(super) number: usize,
    /// Bit i: field i of an object was seen. The number of items of a list.
    pub(super) seen: u64,
}

impl Reached {
    /// An item or an entry at a position, behind others.
    pub(super) fn item(at: usize, before: u64) -> Self {
        Self { at, number: 0, seen: before }
    }
}

impl<S: Sink> Walk<'_, S> {
    /// The walk stops within a container that starts at a position.
    #[cold]
    pub(super) fn stopped_in<T, R>(&mut self, start: usize, record: &R, reached: Reached) -> Option<T> {
        if !S::COLLECT && self.first && matches!(self.halt, Halt::Invalid) {
            let record = std::ptr::from_ref(record).addr();
            self.scratch.stops.push(Stop { start, record, reached });
        }
        None
    }

    /// A trial failed: where it stopped is not where the walk stops.
    #[cold]
    pub(super) fn forget_stops(&mut self) {
        if !S::COLLECT && self.first {
            self.scratch.stops.clear();
        }
    }

    /// How far the walk before this one came in the container that starts at a position: only where errors are
    /// collected.
    #[inline(always)]
    pub(super) fn reached_in<R>(&mut self, start: usize, record: &R) -> Option<Reached> {
        if !S::COLLECT || !self.first {
            return None;
        }
        let record = std::ptr::from_ref(record).addr();
        let stop = self.scratch.stops.pop_if(|stop| stop.start == start && stop.record == record)?;
        Some(stop.reached)
    }
}
