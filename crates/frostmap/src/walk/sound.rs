//! What the walk that comes first has found to fit, so that the one that collects errors need not look at it again.
//!
//! When a walk stops at a value, all that stands before it has been walked and fits: unless it was walked for a trial,
//! with one of many definitions, or not in the order of the document. Containers that end there are leapt over.

use super::{Halt, Step, Walk};
use crate::sink::Sink;

impl<S: Sink> Walk<'_, S> {
    /// The walk stops at the value at a position.
    #[cold]
    pub(super) fn stopped_at<T>(&mut self, at: usize) -> Option<T> {
        if !S::COLLECT
            && let Halt::Invalid { sound } = &mut self.halt
            && *sound == 0
        {
            *sound = at;
        }
        None
    }

    /// The walk stops, or a trial ends: of what is within the value at this position nothing is known to fit.
    #[cold]
    pub(super) fn none_sound_in(&mut self, at: usize) {
        if let Halt::Invalid { sound } = &mut self.halt {
            *sound = at;
        }
    }

    /// Behind the container at a position, if it is known to fit: only where errors are collected.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and it may not fit, are different")]
    pub(super) fn known_to_fit(&mut self, at: usize) -> Option<Option<Step<S::Out>>> {
        if S::COLLECT && at < self.sound { self.leapt_over(at) } else { Some(None) }
    }

    #[cold]
    #[inline(never)]
    #[expect(clippy::option_option, reason = "the walk stops, and it may not fit, are different")]
    fn leapt_over(&mut self, at: usize) -> Option<Option<Step<S::Out>>> {
        self.scratch.leaps.start_in(at);
        let end = self.leap(at)?;
        Some((end <= self.sound).then_some(Step { at: end, out: S::NOTHING }))
    }
}
