//! Documents from files and from the standard input: whole, or one a line.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::failure::Failure;

/// A file of documents.
#[derive(Debug)]
pub(super) struct Input<'p> {
    path: &'p Path,
    lines: bool,
}

/// Why reading stopped.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The input cannot be read.
    Input(Failure),
    /// Whoever got the documents had enough.
    Reader(Failure),
}

type Reader<'r> = &'r mut dyn FnMut(&str, usize, &[u8]) -> Result<(), Failure>;

impl<'p> Input<'p> {
    /// The input at a path; `-` is the standard input.
    pub(super) fn new(path: &'p Path, lines: bool) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str());
        Self { path, lines: lines || matches!(ending, Some("ndjson" | "jsonl")) }
    }

    /// Gives every document with the name of its source and the line it starts in.
    pub(super) fn each(&self, read: Reader<'_>) -> Result<(), Stopped> {
        if self.path == Path::new("-") {
            return self.from(io::stdin().lock(), "<stdin>", read);
        }
        let file = File::open(self.path).map_err(|error| self.unreadable(&error))?;
        self.from(BufReader::new(file), &self.path.display().to_string(), read)
    }

    fn from(&self, mut input: impl BufRead, source: &str, read: Reader<'_>) -> Result<(), Stopped> {
        let mut document = Vec::new();
        if !self.lines {
            input.read_to_end(&mut document).map_err(|error| self.unreadable(&error))?;
            return read(source, 1, &document).map_err(Stopped::Reader);
        }
        for line in 1.. {
            document.clear();
            if input.read_until(b'\n', &mut document).map_err(|error| self.unreadable(&error))? == 0 {
                break;
            }
            let text = document.trim_ascii();
            if !text.is_empty() {
                read(source, line, text).map_err(Stopped::Reader)?;
            }
        }
        Ok(())
    }

    fn unreadable(&self, error: &io::Error) -> Stopped {
        Stopped::Input(Failure::of_file("read", self.path, error))
    }
}
