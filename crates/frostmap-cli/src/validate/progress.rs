//! How far a run is: documents, bytes a second, errors; for those who watch the standard error.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::numbers::counted;

/// Runs shorter than this show nothing: it would only flash.
const DELAY: Duration = Duration::from_millis(300);
/// Time between two changes of what is shown.
const PAUSE: Duration = Duration::from_millis(100);
/// Documents, or bytes, between two looks at the clock.
const LOOK: (usize, u64) = (64, 256 << 10);

const KNOWN: &str = "{wide_bar} {bytes}/{total_bytes} {msg} {elapsed:>4}";
const UNKNOWN: &str = "{spinner} {bytes} {msg} {elapsed:>4}";

/// A bar on the standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    bytes: u64,
    /// Bytes at the last look at the clock.
    looked: u64,
    watched: bool,
    /// When the bar was changed last; never, if it is not on the screen.
    shown: Option<Instant>,
    /// Results go to a terminal too, where they and the bar would mix.
    mixed: bool,
}

impl Progress {
    /// Progress through so many bytes, if that is known.
    pub(super) fn new(bytes: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(if bytes.is_some() { KNOWN } else { UNKNOWN });
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let (watched, mixed) = (io::stderr().is_terminal(), io::stdout().is_terminal());
        Self { bar, started: Instant::now(), bytes: 0, looked: 0, watched, shown: None, mixed }
    }

    /// A document more has been judged.
    pub(super) fn document(&mut self, bytes: usize, documents: usize, errors: usize) {
        self.bytes += bytes as u64 + 1;
        let due = documents.is_multiple_of(LOOK.0) || self.bytes - self.looked >= LOOK.1;
        if !self.watched || !due {
            return;
        }
        self.looked = self.bytes;
        let now = Instant::now();
        let elapsed = now - self.started;
        match self.shown {
            None if elapsed < DELAY => return,
            None => self.bar.set_draw_target(ProgressDrawTarget::stderr()),
            Some(before) if now - before < PAUSE => return,
            Some(_) => {}
        }
        self.shown = Some(now);
        let speed = self.bytes as f64 / 1e6 / elapsed.as_secs_f64();
        let (documents, errors) = (counted(documents, "document"), counted(errors, "error"));
        self.bar.set_message(format!("{documents}, {speed:.0} MB/s, {errors}"));
        self.bar.set_position(self.bytes);
    }

    /// Writes something without the bar in its way.
    pub(super) fn beside<T>(&self, write: impl FnOnce() -> T) -> T {
        if self.shown.is_some() && self.mixed { self.bar.suspend(write) } else { write() }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
