//! Validation errors: collected as data, rendered last.
//! Types, locations, messages, inputs and contexts are pydantic's own, in the same order.
#![forbid(unsafe_code)]

mod context;
mod error_type;
mod input;
mod json_value;
mod kind;
mod location;
mod message;
mod number;
mod number_fault;
mod raised;
mod report;
mod timedelta;
mod type_of_kind;
mod validation_error;
mod validation_errors;

#[cfg(test)]
mod tests;

pub use error_type::ErrorType;
pub use input::ErrorInput;
pub use kind::ErrorKind;
pub use location::LocItem;
pub use number::Number;
pub use raised::Raised;
pub use timedelta::Timedelta;
pub use validation_error::ValidationError;
pub use validation_errors::{ErrorDetails, ValidationErrors};

/// A text as Python's `repr` shows it.
pub(crate) fn python_repr(text: &str) -> String {
    json_value::string_repr(text)
}

/// A JSON value as Python's `str` shows it, strings apart.
pub(crate) fn python_text(json: &[u8]) -> String {
    let tape = json_value::Tape::read(json);
    tape.map(|tape| tape.render(0, &json_value::Notation::PYTHON)).unwrap_or_default()
}
