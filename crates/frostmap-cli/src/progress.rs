//! A progress bar for long builds, where someone is watching.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use frostmap_compiler::{Phase, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Builds shorter than this show no bar: it would only flash.
const DELAY: Duration = Duration::from_millis(300);

/// A bar on the standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
    started: Instant,
    /// Wanted, but not on the screen yet.
    waiting: Cell<bool>,
}

impl Bar {
    /// A bar, unless nobody wants to see one.
    pub(crate) fn new(quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg:8} {wide_bar} {human_pos}/{human_len} {elapsed:>4}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let waiting = Cell::new(!quiet && io::stderr().is_terminal());
        Self { bar, started: Instant::now(), waiting }
    }

    /// Brings the bar to the screen when the build takes its time.
    fn appear(&self) {
        if self.waiting.get() && self.started.elapsed() >= DELAY {
            self.waiting.set(false);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(200));
        }
    }

    /// Starts a phase that is counted in `total` steps.
    pub(crate) fn start(&self, phase: &'static str, total: usize) {
        self.bar.set_message(phase);
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
    }

    /// One step more is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
        self.appear();
    }

    /// What the compiler says.
    pub(crate) fn show(&self, progress: Progress) {
        self.bar.set_message(match progress.phase {
            Phase::Read => "parse",
            Phase::Resolve => "resolve",
            Phase::Lower => "lower",
            Phase::Write => "write",
        });
        self.bar.set_length(progress.total as u64);
        self.bar.set_position(progress.done as u64);
        self.appear();
    }

    /// Takes the bar off the screen.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
