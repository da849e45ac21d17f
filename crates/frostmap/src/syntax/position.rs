//! Line and column of a byte offset, counted as pydantic's messages count them.

use std::fmt;

/// A place in a document, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    line: usize,
    column: usize,
}

impl Position {
    /// The place of byte `index` of `document`.
    ///
    /// Lines count from 1. Columns count bytes from 1, with two oddities of the reference: a newline is
    /// column 0 of the line it begins, and the end of the document has the column of the last byte.
    pub(super) fn of(document: &[u8], index: usize) -> Self {
        let within = document.get(..=index);
        let seen = within.unwrap_or(document);
        let line = 1 + seen.iter().filter(|byte| **byte == b'\n').count();
        let column = match seen.iter().rposition(|byte| *byte == b'\n') {
            Some(newline) => seen.len() - newline - 1,
            None => seen.len(),
        };
        Self { line, column }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}", self.line, self.column)
    }
}
