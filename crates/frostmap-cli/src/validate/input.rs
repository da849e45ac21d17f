//! Documents from files and from the standard input: whole, or one a line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::failure::Failure;

/// A file of documents.
#[derive(Debug)]
pub(super) struct Input<'p> {
    path: &'p Path,
    /// Every line is a document.
    pub(super) lines: bool,
}

impl<'p> Input<'p> {
    /// The input at a path; `-` is the standard input.
    pub(super) fn new(path: &'p Path, lines: bool) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str());
        Self { path, lines: lines || matches!(ending, Some("ndjson" | "jsonl")) }
    }

    /// What it is called in reports.
    pub(super) fn name(&self) -> String {
        if self.is_standard() { "<stdin>".into() } else { self.path.display().to_string() }
    }

    /// How many bytes it has, where that is known before it is read.
    pub(super) fn bytes(&self) -> Option<u64> {
        let about = self.path.metadata().ok()?;
        (!self.is_standard() && about.is_file()).then_some(about.len())
    }

    /// Opens it.
    pub(super) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        if self.is_standard() {
            return Ok(Box::new(io::stdin()));
        }
        Ok(Box::new(File::open(self.path)?))
    }

    /// It cannot be read, or not to its end.
    pub(super) fn unreadable(&self, error: &io::Error) -> Failure {
        Failure::of_file("read", self.path, error)
    }

    fn is_standard(&self) -> bool {
        self.path == Path::new("-")
    }
}
