//! A stable code: what `frostmap explain` prints and what people search for.

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `FM` and four digits; never reused.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The finding in a few words.
    pub title: &'static str,
    /// What to do, in one sentence.
    pub help: &'static str,
    /// Why it is a finding, in a paragraph.
    pub explanation: &'static str,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// What it is in cannot be compiled.
    Error,
    /// Worth knowing; nothing is blocked.
    Warning,
}

impl Severity {
    /// The word shown for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}
