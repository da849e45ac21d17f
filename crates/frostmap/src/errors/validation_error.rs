//! One error: what is wrong, where, and with which input.

use super::input::ErrorInput;
use super::kind::ErrorKind;
use super::location::LocItem;

/// One error of a document.
///
/// Its input may be a part of the document, so it is rendered through [`ErrorDetails`](super::ErrorDetails).
///
/// ```
/// use frostmap::errors::{ErrorInput, ErrorKind, ValidationError};
///
/// let error = ValidationError::new(ErrorKind::Missing, ErrorInput::Undefined).with_outer("name").with_outer(0);
/// assert_eq!(error.location().len(), 2);
/// ```
#[derive(Debug, Clone)]
pub struct ValidationError {
    kind: ErrorKind,
    /// Innermost first, because the walk learns the outer steps on its way back.
    location: Vec<LocItem>,
    input: ErrorInput,
    /// Place among its siblings in the object being walked: no part of the error.
    pub(crate) order: u32,
}

impl PartialEq for ValidationError {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, &self.location, &self.input) == (&other.kind, &other.location, &other.input)
    }
}

impl ValidationError {
    /// An error at the place where it is found; the outer steps are added on the way out.
    #[must_use]
    pub fn new(kind: ErrorKind, input: ErrorInput) -> Self {
        Self { kind, location: Vec::new(), input, order: 0 }
    }

    /// Puts a step in front of the location.
    pub fn push_outer(&mut self, item: LocItem) {
        self.location.push(item);
    }

    /// The same error with a step in front of its location.
    #[must_use]
    pub fn with_outer(mut self, item: impl Into<LocItem>) -> Self {
        self.push_outer(item.into());
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The steps from the document to the value, outermost first.
    #[must_use]
    pub fn location(&self) -> impl DoubleEndedIterator<Item = &LocItem> + ExactSizeIterator {
        self.location.iter().rev()
    }

    /// What was wrong.
    #[must_use]
    pub fn input(&self) -> &ErrorInput {
        &self.input
    }

    /// Replaces what is wrong, where an outer model has its own error for it.
    pub fn set_kind(&mut self, kind: ErrorKind) {
        self.kind = kind;
    }
}
