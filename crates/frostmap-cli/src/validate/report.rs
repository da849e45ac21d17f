//! What is said about a run: findings as data, a summary as a message.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::time::Duration;

use frostmap::Error;

use crate::failure::{Failure, Verdict};
use crate::numbers::{counted, seconds};
use crate::terminal::Terminal;

use super::judged::{Judge, Judged};
use super::progress::Progress;

/// The results of a run.
#[derive(Debug)]
pub(super) struct Report {
    terminal: Terminal,
    data: BufWriter<StdoutLock<'static>>,
    progress: Progress,
    documents: usize,
    invalid: usize,
    errors: usize,
    unreadable: usize,
}

impl Report {
    /// A report on inputs of so many bytes, if that is known.
    pub(super) fn new(terminal: Terminal, bytes: Option<u64>) -> Self {
        let (data, progress) = (terminal.data(), Progress::new(bytes));
        Self { terminal, data, progress, documents: 0, invalid: 0, errors: 0, unreadable: 0 }
    }

    /// A document of so many bytes has been judged.
    pub(super) fn document(
        &mut self,
        bytes: usize,
        judge: &Judge,
        line: u64,
        judged: Result<Judged, Error>,
    ) -> Result<(), Failure> {
        let judged = match judged {
            Ok(judged) => judged,
            // The next lines can be read.
            Err(error @ Error::LineTooLong { .. }) => {
                return Ok(self.unreadable(&judge.failure(line, &error))?);
            }
            Err(error) => return Err(judge.failure(line, &error)),
        };
        self.documents += 1;
        self.invalid += usize::from(judged.errors > 0);
        self.errors += judged.errors;
        if !judged.text.is_empty() {
            let data = &mut self.data;
            self.progress.beside(|| data.write_all(judged.text.as_bytes()))?;
        }
        self.progress.document(bytes, self.documents, self.errors);
        Ok(())
    }

    /// Something cannot be read; the rest is worth validating all the same.
    pub(super) fn unreadable(&mut self, failure: &Failure) -> io::Result<()> {
        self.unreadable += 1;
        self.data.flush()?;
        let terminal = self.terminal;
        self.progress.beside(|| failure.tell(terminal));
        Ok(())
    }

    /// Says how it went.
    pub(super) fn finish(mut self, took: Duration) -> io::Result<Verdict> {
        self.progress.finish();
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
