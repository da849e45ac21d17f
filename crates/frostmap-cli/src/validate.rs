//! `frostmap validate`: documents against a model, the way pydantic judges them.

mod input;
mod place;
mod report;

use std::path::PathBuf;
use std::time::Instant;

use clap::{ArgAction, Args, ValueEnum};
use frostmap::{Extra, Options, Partial, Snapshot};

use crate::archive_file::unreadable;
use crate::failure::{Failure, Outcome};
use crate::terminal::Terminal;

use input::Input;
use report::Report;

/// Validate JSON documents with a model of an archive
///
/// Errors are those that pydantic reports, in its order, each with the line it is in. With `--format json` each document gives one line:
/// `{"source", "line", "ok", "errors"}`.
#[derive(Args, Debug)]
pub(crate) struct Validate {
    /// The archive
    file: PathBuf,
    /// The model's name
    model: String,
    /// JSON documents; `-` or none is the standard input
    inputs: Vec<PathBuf>,
    /// Every line of the inputs is a document, as in files that end in .ndjson or .jsonl
    #[arg(long)]
    ndjson: bool,
    /// No conversions between types, in all models
    #[arg(long, conflicts_with = "lax")]
    strict: bool,
    /// Conversions between types, in all models
    #[arg(long)]
    lax: bool,
    /// What happens to unknown keys, in all models
    #[arg(long, value_enum)]
    extra: Option<ExtraKeys>,
    /// Whether keys may be validation aliases
    #[arg(long, value_name = "BOOL", action = ArgAction::Set, num_args = 0..=1, require_equals = true,
          default_missing_value = "true")]
    by_alias: Option<bool>,
    /// Whether keys may be field names
    #[arg(long, value_name = "BOOL", action = ArgAction::Set, num_args = 0..=1, require_equals = true,
          default_missing_value = "true")]
    by_name: Option<bool>,
    /// Documents may be cut short: what is behind the cut is left out
    #[arg(long, value_enum, value_name = "STRINGS", num_args = 0..=1, require_equals = true,
          default_missing_value = "drop")]
    partial: Option<CutStrings>,
    /// All scalars are written as strings, as in query strings
    #[arg(long)]
    strings: bool,
    /// Errors reported per document before the report is cut short; 0 is all of them
    #[arg(long, value_name = "N", default_value_t = 1000)]
    max_errors: usize,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum CutStrings {
    /// A string that is cut is left out
    Drop,
    /// A string that is cut is kept as far as it goes
    Keep,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum ExtraKeys {
    /// They are kept
    Allow,
    /// They are passed over
    Ignore,
    /// They are errors
    Forbid,
}

impl Validate {
    /// Runs the command.
    pub(crate) fn run(&self, terminal: Terminal) -> Outcome {
        let options = self.options()?;
        let snapshot = match Snapshot::open(&self.file) {
            Ok(snapshot) => snapshot,
            Err(frostmap::OpenError::Io { source, .. }) => return Err(unreadable(&self.file, &source)),
            Err(error) => return Err(Failure::new(error.to_string())),
        };
        let model = snapshot
            .model(&self.model)
            .map_err(|error| Failure::new(format!("{}: {error}", self.file.display())))?;
        let start = Instant::now();
        let mut report = Report::new(terminal);
        let standard_input = [PathBuf::from("-")];
        let inputs = if self.inputs.is_empty() { &standard_input } else { self.inputs.as_slice() };
        for path in inputs {
            let read = Input::new(path, self.ndjson).each(&mut |source, line, document| {
                report.document(source, line, model.validate_with(document, &options))
            });
            // The other inputs are worth validating all the same.
            if let Err(failure) = read {
                report.unreadable(failure)?;
            }
        }
        Ok(report.finish(start.elapsed())?)
    }

    fn options(&self) -> Result<Options, Failure> {
        if self.by_alias == Some(false) && self.by_name == Some(false) {
            return Err(Failure::new(
                "`--by-alias=false` and `--by-name=false` leave no key to find fields by",
            )
            .help("leave one of them out"));
        }
        Ok(Options {
            strict: self.strict.then_some(true).or(self.lax.then_some(false)),
            extra: self.extra.map(|extra| match extra {
                ExtraKeys::Allow => Extra::Allow,
                ExtraKeys::Ignore => Extra::Ignore,
                ExtraKeys::Forbid => Extra::Forbid,
            }),
            by_alias: self.by_alias,
            by_name: self.by_name,
            now: None,
            allow_partial: match self.partial {
                None => Partial::Off,
                Some(CutStrings::Drop) => Partial::On,
                Some(CutStrings::Keep) => Partial::TrailingStrings,
            },
            strings: self.strings,
            max_errors: if self.max_errors == 0 { usize::MAX } else { self.max_errors },
        })
    }
}
