//! How a command ends: clean, with findings, or not at all.

use std::fmt::Display;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::terminal::Terminal;

/// What a command comes to.
pub(crate) type Outcome = Result<Verdict, Failure>;

/// The verdict of a command that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing to complain about.
    Clean,
    /// There are findings; they have been shown.
    Findings,
    /// Some input could not be read; the rest has been dealt with.
    Incomplete,
}

impl Verdict {
    /// Findings, or none.
    pub(crate) fn of_findings(any: bool) -> Self {
        if any { Self::Findings } else { Self::Clean }
    }
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Clean => Self::from(0),
            Verdict::Findings => Self::from(1),
            Verdict::Incomplete => Self::from(2),
        }
    }
}

/// Why a command could not run.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    help: Option<String>,
    silent: bool,
}

impl Failure {
    /// What is wrong, in one sentence without a full stop.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, silent: false }
    }

    /// A file the system does not let us use.
    pub(crate) fn of_file(what: &str, path: &Path, error: impl Display) -> Self {
        Self::new(format!("{} cannot be {what}: {error}", path.display()))
    }

    /// Says what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Shows the failure on the standard error.
    pub(crate) fn tell(&self, terminal: Terminal) {
        if self.silent {
            return;
        }
        let paint = terminal.message_paint();
        terminal.message(&format!("{}{} {}", paint.bad("error"), paint.strong(":"), self.message));
        if let Some(help) = &self.help {
            terminal.message(&format!("{} {help}", paint.strong(" help:")));
        }
    }
}

/// Writing data failed. A reader that has gone away needs no message.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let silent = error.kind() == io::ErrorKind::BrokenPipe;
        Self { silent, ..Self::new(format!("the standard output cannot be written: {error}")) }
    }
}
