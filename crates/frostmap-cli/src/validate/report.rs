//! What is said about documents: errors as data, a summary as a message.

use std::io::{BufWriter, StdoutLock, Write};
use std::time::Duration;

use frostmap::{Error, ValidationErrors};
use serde_json::json;

use crate::failure::{Failure, Verdict};
use crate::numbers::{counted, seconds};
use crate::terminal::{Format, Terminal};

use super::input::Stopped;
use super::place::lines;

/// The results of a run.
#[derive(Debug)]
pub(super) struct Report {
    terminal: Terminal,
    data: BufWriter<StdoutLock<'static>>,
    documents: usize,
    invalid: usize,
    errors: usize,
    unreadable: usize,
}

impl Report {
    pub(super) fn new(terminal: Terminal) -> Self {
        Self { terminal, data: terminal.data(), documents: 0, invalid: 0, errors: 0, unreadable: 0 }
    }

    /// A document has been judged.
    pub(super) fn document(
        &mut self,
        source: &str,
        line: usize,
        judged: Result<(), Error>,
    ) -> Result<(), Failure> {
        self.documents += 1;
        let (count, human, errors) = match &judged {
            Ok(()) => (0, None, "[]".to_owned()),
            Err(Error::Invalid(errors)) => {
                (errors.error_count(), Some(self.text(source, line, errors)), errors.to_json())
            }
            Err(error) => return Err(Failure::new(format!("{source}:{line} cannot be validated: {error}"))),
        };
        self.invalid += usize::from(human.is_some());
        self.errors += count;
        match (self.terminal.format, human) {
            (Format::Json, human) => {
                // Errors are not parsed again: their inputs may hold NaN, as pydantic's may.
                let (source, ok) = (json!(source), human.is_none());
                writeln!(
                    self.data,
                    "{{\"source\":{source},\"line\":{line},\"ok\":{ok},\"errors\":{errors}}}"
                )?;
            }
            (Format::Human, Some(human)) => writeln!(self.data, "{human}")?,
            (Format::Human, None) => {}
        }
        Ok(())
    }

    /// The report of a document: pydantic's, with the line before each error.
    fn text(&self, source: &str, line: usize, errors: &ValidationErrors) -> String {
        let paint = self.terminal.data_paint();
        let count = counted(errors.error_count(), "validation error");
        let heading = format!("{source}:{line}: {count} for {}", errors.title());
        let mut text = format!("{}\n", paint.strong(&heading));
        for (error, inner) in errors.errors().zip(lines(errors)) {
            // An error of the whole document has no location to stand on the line.
            let end = if error.location().len() == 0 { "\n" } else { " " };
            text.push_str(&format!("{source}:{}:{end}{error}\n", line + inner - 1));
        }
        if errors.is_truncated() {
            text.push_str("there are more errors; `--max-errors` says how many are collected\n");
        }
        text
    }

    /// An input cannot be read; a failure of anything else ends the run.
    pub(super) fn unreadable(&mut self, stopped: Stopped) -> Result<(), Failure> {
        match stopped {
            Stopped::Reader(failure) => Err(failure),
            Stopped::Input(failure) => {
                self.unreadable += 1;
                self.data.flush()?;
                failure.tell(self.terminal);
                Ok(())
            }
        }
    }

    /// Says how it went.
    pub(super) fn finish(mut self, took: Duration) -> std::io::Result<Verdict> {
        self.data.flush()?;
        let paint = self.terminal.message_paint();
        let documents = counted(self.documents, "document");
        let verdict = match self.invalid {
            0 => paint.good("all valid"),
            invalid => paint.bad(&format!("{invalid} invalid ({})", counted(self.errors, "error"))),
        };
        if self.documents > 0 {
            self.terminal.message(&format!("{documents}: {verdict} in {}", seconds(took)));
        }
        Ok(match self.unreadable {
            0 => Verdict::of_findings(self.invalid > 0),
            _ => Verdict::Incomplete,
        })
    }
}
