//! Errors of Python's that are none of validation.

use std::fmt;

/// pydantic raises an error of Python's and lists none of its own: a constraint met a value of a type that it cannot
/// check, such as a bound of numbers a string.
///
/// pydantic checks some constraints by functions, where a schema has none of that name: those of unions for example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised {
    pub(crate) exception: &'static str,
    pub(crate) constraint: &'static str,
}

impl Raised {
    /// The class of the error, such as `TypeError`.
    #[must_use]
    pub fn exception(&self) -> &'static str {
        self.exception
    }

    /// The constraint, such as `max_length`.
    #[must_use]
    pub fn constraint(&self) -> &'static str {
        self.constraint
    }
}

impl fmt::Display for Raised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: unable to apply constraint '{}' to a value", self.exception, self.constraint)
    }
}

impl std::error::Error for Raised {}
