//! Diagnostics: what is wrong with the sources, where, and what to do about it.
//! Data first; `human` and `json` make text of it at the very end.

mod code;
pub mod codes;
mod human;
mod json;

use std::fmt;

pub use code::{Code, Severity};
pub use human::{Style, render};
pub use json::to_json;

use crate::schema::{Name, Position};

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What kind of finding, with its stable code.
    pub code: &'static Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where.
    pub source: Source,
    /// The model or definition it is in.
    pub owner: Option<Owner>,
    /// The field it is in, dotted from the owner's own fields down.
    pub field: Option<String>,
    /// The Python function it is about.
    pub callable: Option<Name>,
    /// What to do, where the code's own advice can be bettered.
    pub help: Option<String>,
    /// Whatever else helps to understand it.
    pub notes: Vec<String>,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In a document that could not be read, or in a document as a whole.
    Document(String),
    /// At a value of a document, or at one of the value's keys.
    Value {
        /// The value.
        at: Position,
        /// A key of it, where the value is an object.
        key: Option<&'static str>,
    },
    /// At a byte that is no value, such as a syntax error.
    Byte(Position),
}

/// The part of the graph a finding belongs to, and blocks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// An entry point.
    Model(Name),
    /// A definition.
    Definition(Name),
}

impl Owner {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &Name {
        match self {
            Self::Model(name) | Self::Definition(name) => name,
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model(name) => write!(formatter, "model `{name}`"),
            Self::Definition(name) => write!(formatter, "definition `{name}`"),
        }
    }
}

impl Diagnostic {
    /// A finding somewhere.
    #[must_use]
    pub fn new(code: &'static Code, source: Source, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            source,
            owner: None,
            field: None,
            callable: None,
            help: None,
            notes: Vec::new(),
        }
    }

    /// A finding about a whole document.
    #[must_use]
    pub fn of_document(code: &'static Code, document: &str, message: impl Into<String>) -> Self {
        Self::new(code, Source::Document(document.to_owned()), message)
    }

    /// A finding at a value.
    #[must_use]
    pub fn at(code: &'static Code, at: Position, message: impl Into<String>) -> Self {
        Self::new(code, Source::Value { at, key: None }, message)
    }

    /// A finding at a key of an object.
    #[must_use]
    pub fn at_key(code: &'static Code, at: Position, key: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Source::Value { at, key: Some(key) }, message)
    }

    /// Says which model or definition it is in, and which field there.
    #[must_use]
    pub fn within(mut self, owner: Option<Owner>, field: Option<String>) -> Self {
        self.owner = owner;
        self.field = field;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Whether a build with it has to fail.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> &str {
        self.help.as_deref().unwrap_or(self.code.help)
    }

    /// The position it points at, where it points into a document that was read.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        match self.source {
            Source::Document(_) => None,
            Source::Value { at, .. } | Source::Byte(at) => Some(at),
        }
    }
}

/// Sorts findings the way people read documents: by document, then from top to bottom.
pub fn sort(diagnostics: &mut [Diagnostic], documents: &crate::Documents) {
    diagnostics.sort_by_cached_key(|finding| {
        let document = match &finding.source {
            Source::Document(name) => name.clone(),
            Source::Value { at, .. } | Source::Byte(at) => {
                documents.get(at.document).map(|document| document.name().to_owned()).unwrap_or_default()
            }
        };
        (document, finding.position().map(|at| at.offset), finding.code.code, finding.message.clone())
    });
}
