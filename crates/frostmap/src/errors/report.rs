//! The report for people: pydantic's `str(ValidationError)` without the links to its web site.

use std::fmt;

use super::kind::ErrorKind;
use super::validation_errors::{ErrorDetails, ValidationErrors};

impl fmt::Display for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.error_count();
        let plural = if count == 1 { "" } else { "s" };
        write!(f, "{count} validation error{plural} for {}", self.title())?;
        for error in self.errors() {
            write!(f, "\n{error}")?;
        }
        if self.is_truncated() {
            write!(f, "\n(there are more errors; collecting stopped here)")?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationErrors {}

/// One error of the report: its location on a line of its own, unless it is the document itself, then the message.
impl fmt::Display for ErrorDetails<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.location().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            write!(f, "{item}")?;
        }
        if self.location().len() > 0 {
            f.write_str("\n")?;
        }
        write!(f, "  {} [type={}", self.message(), self.kind().type_name())?;
        if !self.hides_input() && !is_about_no_input(self.kind()) {
            let shown = self.error().input().shown(self.document());
            write!(f, ", input_value={}, input_type={}", shown.value, shown.type_name)?;
        }
        f.write_str("]")
    }
}

/// An uncalled default factory has no input to show.
fn is_about_no_input(kind: &ErrorKind) -> bool {
    kind.type_name() == "default_factory_not_called"
}
