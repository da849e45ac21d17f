//! Pattern sections: what a pattern looks like in errors, what it means, and the automaton that answers for it.

use crate::automaton::{Automaton, AutomatonSource};
use crate::error::DamageReason;

/// Length of the head of a pattern section's body in bytes.
pub const PATTERN_HEAD_LEN: usize = 16;

/// Flags of patterns.
pub mod pattern_flags {
    /// The automaton does not know all answers; without an automaton it is not set.
    pub const PARTIAL: u32 = 1;
    /// The text is an expression of Python.
    pub const PYTHON: u32 = 2;
}

/// A pattern of the archive.
#[derive(Debug, Clone, Copy)]
pub struct Pattern<'a> {
    /// See [`pattern_flags`].
    pub flags: u32,
    /// The pattern as the models have it, which errors show.
    pub text: &'a str,
    /// What is searched for, in the syntax of the regex crate.
    pub expression: &'a str,
    /// The automaton; none where it would be too large.
    pub automaton: Option<Automaton<'a>>,
}

/// A pattern that is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PatternSource {
    /// See [`pattern_flags`].
    pub flags: u32,
    /// See [`Pattern::text`].
    pub text: String,
    /// See [`Pattern::expression`]; none when it is the text.
    pub expression: Option<String>,
    /// See [`Pattern::automaton`].
    pub automaton: Option<AutomatonSource>,
}

impl PatternSource {
    /// The body of the section.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let expression = self.expression.as_deref().unwrap_or_default();
        let columns = self.automaton.as_ref().map_or(0, |automaton| automaton.columns);
        let places = self.automaton.as_ref().map_or(0, |automaton| automaton.rows.len());
        let rows = places.checked_div(usize::from(columns)).unwrap_or(0) as u16;
        let mut out = Vec::new();
        for field in [self.flags, self.text.len() as u32, expression.len() as u32] {
            out.extend(field.to_le_bytes());
        }
        out.extend(columns.to_le_bytes());
        out.extend(rows.to_le_bytes());
        out.extend(self.text.as_bytes());
        out.extend(expression.as_bytes());
        out.extend(self.automaton.iter().flat_map(AutomatonSource::to_bytes));
        out
    }
}

impl<'a> Pattern<'a> {
    /// The pattern in a section's body, checked in full.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    pub fn read(body: &'a [u8]) -> Result<Self, DamageReason> {
        let damaged = |(record, index)| DamageReason::Structure { record, index };
        let pattern = Self::parts(body).ok_or_else(|| damaged(("pattern", 0)))?;
        pattern.automaton.map_or(Ok(()), |automaton| automaton.check().map_err(damaged))?;
        Ok(pattern)
    }

    fn parts(body: &'a [u8]) -> Option<Self> {
        let (head, rest) = body.split_first_chunk::<PATTERN_HEAD_LEN>()?;
        let ([flags, text, expression, shape], _) = head.as_chunks::<4>() else { return None };
        let [columns, rows] = [shape.first_chunk::<2>()?, shape.last_chunk::<2>()?];
        let [columns, rows] = [columns, rows].map(|field| u16::from_le_bytes(*field));
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*text) as usize)?;
        let (expression, rest) = rest.split_at_checked(u32::from_le_bytes(*expression) as usize)?;
        let automaton = match (columns, rows) {
            (0, 0) if rest.is_empty() => None,
            _ => Some(Automaton::read(rest, columns, rows)?),
        };
        let text = str::from_utf8(text).ok()?;
        let expression = if expression.is_empty() { text } else { str::from_utf8(expression).ok()? };
        Some(Self { flags: u32::from_le_bytes(*flags), text, expression, automaton })
    }

    /// Whether some texts are not answered by the automaton.
    #[must_use]
    pub fn needs_expression(&self) -> bool {
        self.automaton.is_none() || self.flags & pattern_flags::PARTIAL != 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, PatternSource, pattern_flags};
    use crate::automaton::{AutomatonSource, target};

    fn source() -> PatternSource {
        let rows = vec![0, 0, target::MATCH];
        let lists = vec![(0xFF, target::UNKNOWN)];
        PatternSource {
            flags: pattern_flags::PYTHON,
            text: "(?P<a>b)".into(),
            expression: Some("(b)".into()),
            automaton: Some(AutomatonSource { classes: [0; 128], columns: 3, rows, lists }),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = source().to_bytes();
        let read = Pattern::read(&bytes).expect("its own bytes");
        assert_eq!((read.flags, read.text, read.expression), (pattern_flags::PYTHON, "(?P<a>b)", "(b)"));
        assert!(read.automaton.is_some() && !read.needs_expression());
        let alone = PatternSource { expression: None, automaton: None, ..source() }.to_bytes();
        let read = Pattern::read(&alone).expect("its own bytes");
        assert_eq!((read.expression, read.needs_expression()), ("(?P<a>b)", true));
    }

    #[test]
    fn no_bytes_are_read_that_are_not_there() {
        let bytes = source().to_bytes();
        for end in 0..bytes.len() {
            assert!(Pattern::read(bytes.get(..end).unwrap_or_default()).is_err(), "{end}");
        }
        for at in 0..bytes.len() {
            for value in [0, 1, 0x7F, 0x80, 0xFF] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                let _ = Pattern::read(&damaged);
            }
        }
    }
}
