//! How far a long build is: one line on standard error, overwritten, and only on a terminal.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};

use frostmap_compiler::{Phase, Progress as Step};

/// The line of one set.
pub(super) struct Progress {
    set: String,
    shown: bool,
    last: Cell<Option<(Phase, usize)>>,
}

impl Progress {
    /// A line for a set.
    pub(super) fn new(set: &str) -> Self {
        Self { set: set.to_owned(), shown: stderr().is_terminal(), last: Cell::new(None) }
    }

    /// Says what is being done.
    pub(super) fn say(&self, what: &str) {
        if self.shown {
            // A line that cannot be shown is no reason to stop.
            let _ = write!(stderr(), "\r\x1b[K{}: {what}", self.set);
        }
    }

    /// Says how far something countable is; every hundredth is shown.
    pub(super) fn count(&self, what: &str, done: usize, total: usize) {
        if self.shown && (done == total || done.is_multiple_of((total / 100).max(1))) {
            self.say(&format!("{what} {done} of {total}"));
        }
    }

    /// Says how far a build is.
    pub(super) fn build(&self, step: Step) {
        let now = (step.phase, step.done);
        if self.last.replace(Some(now)) == Some(now) {
            return;
        }
        let what = match step.phase {
            Phase::Read => "reading documents",
            Phase::Resolve => "resolving models",
            Phase::Lower => "lowering sections",
            Phase::Write => "writing sections",
        };
        self.count(what, step.done, step.total);
    }

    /// Removes the line.
    pub(super) fn finish(&mut self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
            self.shown = false;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}
