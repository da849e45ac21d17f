//! Errors: where they are collected the walk goes on behind the value, elsewhere it stops.

use super::{Halt, Step, Walk};
use crate::errors::{ErrorInput, ErrorKind};
use crate::sink::Sink;

impl<S: Sink> Walk<'_, S> {
    /// Stops where errors are not collected: then nothing of what an error says is needed.
    #[inline(always)]
    pub(super) fn wanted(&mut self) -> Option<()> {
        if S::COLLECT { Some(()) } else { self.stop(Halt::Invalid) }
    }

    /// An error about the value from `start` to `end`; the walk goes on behind it where errors are collected.
    #[cold]
    pub(super) fn fail(&mut self, kind: ErrorKind, start: usize, end: usize) -> Option<Step<S::Out>> {
        if !S::COLLECT {
            return self.stop(Halt::Invalid);
        }
        let input = self.input(start, end);
        self.sink.error(kind, input);
        self.step(end, S::NOTHING)
    }

    /// An error about the value at `at`, which has not been looked at.
    #[cold]
    pub(super) fn reject(&mut self, kind: ErrorKind, at: usize) -> Option<Step<S::Out>> {
        if !S::COLLECT {
            return self.stop(Halt::Invalid);
        }
        let end = self.skip(at)?;
        self.fail(kind, at, end)
    }

    /// A part of the text as the input of an error.
    pub(super) fn input(&self, start: usize, end: usize) -> ErrorInput {
        if self.foreign {
            let text = String::from_utf8_lossy(self.text.slice(start, end));
            return ErrorInput::Text(text.into());
        }
        ErrorInput::Document { start: start as u32, end: end as u32 }
    }
}
