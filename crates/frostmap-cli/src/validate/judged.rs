//! What is found about a document, in the words of the report. Workers do this: words take longer than verdicts.

use frostmap::errors::Raised;
use frostmap::{Error, ValidationErrors};
use serde_json::json;

use crate::failure::Failure;
use crate::numbers::counted;
use crate::terminal::{Format, Paint, Terminal};

use super::place::lines;

/// Finds words for the documents of an input.
#[derive(Debug)]
pub(super) struct Judge {
    source: String,
    format: Format,
    paint: Paint,
}

/// What is found about a document.
#[derive(Debug)]
pub(super) struct Judged {
    /// How many errors it has.
    pub(super) errors: usize,
    /// What is written about it; may be nothing.
    pub(super) text: String,
}

impl Judge {
    /// Words for the documents of a source.
    pub(super) fn new(source: String, terminal: Terminal) -> Self {
        Self { source, format: terminal.format, paint: terminal.data_paint() }
    }

    /// What is found about the document on a line.
    pub(super) fn judge(&self, line: u64, verdict: Result<(), Error>) -> Result<Judged, Error> {
        let errors = match verdict {
            Ok(()) => None,
            Err(Error::Invalid(errors)) => Some(errors),
            Err(Error::Raised(raised)) => return Ok(self.raised(line, raised)),
            Err(error) => return Err(error),
        };
        let count = errors.as_ref().map_or(0, ValidationErrors::error_count);
        let text = match (self.format, &errors) {
            (Format::Json, errors) => self.json(line, errors.as_ref()),
            (Format::Human, Some(errors)) => self.report(line, errors),
            (Format::Human, None) => String::new(),
        };
        Ok(Judged { errors: count, text })
    }

    /// A document for which pydantic raises an error of Python's, and lists none.
    fn raised(&self, line: u64, raised: Raised) -> Judged {
        let (source, raised) = (&self.source, raised.to_string());
        let text = match self.format {
            Format::Json => {
                let (source, raised) = (json!(source), json!(raised));
                format!(
                    "{{\"source\":{source},\"line\":{line},\"ok\":false,\"errors\":[],\"raised\":{raised}}}\n"
                )
            }
            Format::Human => format!("{}\n\n", self.paint.strong(&format!("{source}:{line}: {raised}"))),
        };
        Judged { errors: 1, text }
    }

    /// The document on a line cannot be judged.
    pub(super) fn failure(&self, line: u64, error: &Error) -> Failure {
        Failure::new(format!("{}:{line} cannot be validated: {error}", self.source))
    }

    /// A line for programs. Errors are not parsed again: their inputs may hold NaN, as pydantic's may.
    fn json(&self, line: u64, errors: Option<&ValidationErrors>) -> String {
        let (source, ok) = (json!(self.source), errors.is_none());
        let errors = errors.map_or_else(|| "[]".into(), ValidationErrors::to_json);
        format!("{{\"source\":{source},\"line\":{line},\"ok\":{ok},\"errors\":{errors}}}\n")
    }

    /// The report of a document: pydantic's, with the line before each error.
    fn report(&self, line: u64, errors: &ValidationErrors) -> String {
        let source = &self.source;
        let count = counted(errors.error_count(), "validation error");
        let heading = format!("{source}:{line}: {count} for {}", errors.title());
        let mut text = format!("{}\n", self.paint.strong(&heading));
        for (error, inner) in errors.errors().zip(lines(errors)) {
            // An error of the whole document has no location to stand on the line.
            let end = if error.location().len() == 0 { "\n" } else { " " };
            text.push_str(&format!("{source}:{}:{end}{error}\n", line + inner as u64 - 1));
        }
        if errors.is_truncated() {
            text.push_str("there are more errors; `--max-errors` says how many are collected\n");
        }
        text.push('\n');
        text
    }
}
