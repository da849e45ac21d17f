//! A progress bar for long builds, where someone is watching.

use std::io::{self, IsTerminal};
use std::time::Duration;

use frostmap_compiler::{Phase, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on the standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar, unless nobody wants to see one.
    pub(crate) fn new(quiet: bool) -> Self {
        let hidden = quiet || !io::stderr().is_terminal();
        let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let style = ProgressStyle::with_template("{msg:8} {wide_bar} {human_pos}/{human_len} {elapsed:>4}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        if !hidden {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar }
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
    }

    /// Takes the bar off the screen.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
