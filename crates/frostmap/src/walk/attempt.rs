//! Trying a node that need not fit: members of unions, values with an `on_error`, strict before lax.

use std::collections::HashSet;

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::{Care, Exactness, Halt, Step, Walk};
use crate::options::Partial;
use crate::sink::{Collect, Sink};

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
        let partial = self.partial;
        let step = self.tried(|walk| walk.value(view, node, at))?;
        if step.is_some() {
            return Some(step);
        }
        // Which member of a union fits matters only to what is built.
        if S::BUILD {
            self.doubt(at);
        }
        if S::UNUSUAL && partial != Partial::Off {
            self.partial = self.gone_through((partial, self.exactness), view, node, at).0;
        }
        Some(None)
    }

    /// Tries a node; one that does not fit loosens the fit of what is tried around it as far as all of its value does.
    #[expect(clippy::option_option, reason = "the walk stops, and the node does not fit, are different")]
    pub(super) fn loosening(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Option<Step<S::Out>>> {
        let exactness = self.exactness;
        let step = self.attempt(view, node, at)?;
        if S::BUILD && exactness.is_some() && step.is_none() {
            let (_, found, _) = self.gone_through((self.partial, exactness), view, node, at);
            self.floor(found.unwrap_or(Exactness::Exact));
        }
        Some(step)
    }

    /// Goes through a value that a walk stopped in, and pydantic does not. Says what that leaves behind: whether the
    /// document may be cut there, how well the value fits, and why the walk stopped if something was raised.
    #[cold]
    pub(super) fn gone_through(
        &mut self,
        (partial, exactness): (Partial, Option<Exactness>),
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> (Partial, Option<Exactness>, Halt) {
        let key = self.key;
        let mut errors = Collect::new(1);
        let mut inner = self.beside(&mut errors);
        (inner.key, inner.partial, inner.exactness) = (key, partial, exactness);
        inner.value(view, node, at);
        (inner.partial, inner.exactness, inner.halt)
    }

    /// Runs a trial; a failure that is not final puts back where the walk stood.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and the trial fails, are different")]
    pub(super) fn tried<T>(&mut self, trial: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        self.tried_for(trial, |halt| matches!(halt, Halt::Invalid | Halt::Omit { .. }))
    }

    /// As [`Self::tried`], where what is raised is no more final than what does not fit.
    #[expect(clippy::option_option, reason = "the walk stops, and the trial fails, are different")]
    pub(super) fn caught<T>(&mut self, trial: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        self.tried_for(trial, |halt| matches!(halt, Halt::Invalid | Halt::Omit { .. } | Halt::Raised(_)))
    }

    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and the trial fails, are different")]
    fn tried_for<T>(
        &mut self,
        trial: impl FnOnce(&mut Self) -> Option<T>,
        recovers: impl FnOnce(&Halt) -> bool,
    ) -> Option<Option<T>> {
        let (depth, nested, key) = (self.depth, self.nested, self.key);
        let found = trial(self);
        if found.is_none() {
            if !recovers(&self.halt) {
                return None;
            }
            self.forget_stops();
            (self.depth, self.nested, self.key) = (depth, nested, key);
        }
        Some(found)
    }

    /// A value did not fit. Walked as a stream it may be refused for the first of two equal keys, of which the second
    /// counts; elsewhere that ends the walk, but after this one it goes on.
    #[cold]
    fn doubt(&mut self, at: usize) {
        let at = self.text.skip_blanks(at);
        if self.care == Care::Stream && matches!(self.text.byte(at), b'{' | b'[') {
            self.scratch.doubts.push(at as u32);
        }
    }

    /// Stops the walk if a key comes twice in a value that did not fit: it has to be walked with more care.
    #[cold]
    pub(super) fn settle_doubts(&mut self) -> Option<()> {
        let mut doubts = std::mem::take(&mut self.scratch.doubts);
        doubts.sort_unstable();
        let mut settled = 0;
        for at in doubts.into_iter().map(|at| at as usize) {
            if at < settled {
                continue;
            }
            if self.repeats_a_key(at)? {
                return self.stop(Halt::Irregular);
            }
            settled = self.skip(at)?;
        }
        Some(())
    }

    /// Whether a key comes twice in an object at a position or in what is in it.
    fn repeats_a_key(&mut self, at: usize) -> Option<bool> {
        let at = self.text.skip_blanks(at);
        let values: Vec<usize> = match self.text.byte(at) {
            b'[' => self.items(at)?,
            b'{' => {
                let (entries, _) = self.entries(at)?;
                let mut keys = HashSet::with_capacity(entries.len());
                if !entries.iter().all(|entry| keys.insert(entry.text(&self.text))) {
                    return Some(true);
                }
                entries.iter().map(|entry| entry.value).collect()
            }
            _ => return Some(false),
        };
        for value in values {
            if self.repeats_a_key(value)? {
                return Some(true);
            }
        }
        Some(false)
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
        let step = self.caught(|walk| walk.loosening(view, node, at))?.flatten();
        if step.is_some() && self.sink.errors() == before {
            return Some(step);
        }
        if !S::BUILD {
            self.doubt(at);
        }
        self.halt = Halt::Running;
        self.sink.truncate(before);
        self.sink.rewind(mark);
        Some(None)
    }
}
