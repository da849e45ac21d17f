//! The outcome of a document under a model of an archive: asked in every way the runtime has, which must agree.

use std::panic::{AssertUnwindSafe, catch_unwind};

use frostmap::{Error, Model, Options};

/// What the runtime answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The document fits.
    Accepted {
        /// The value as JSON by field name, or why it cannot be written.
        output: Result<String, String>,
        /// The value as JSON by alias.
        by_alias: Result<String, String>,
        /// The fields that were set, where a model came out.
        fields_set: Option<Vec<String>>,
    },
    /// The document does not fit.
    Rejected {
        /// The list of errors as JSON.
        errors: String,
    },
    /// Two ways of asking gave two answers, or none at all.
    Broken {
        /// What happened.
        what: String,
    },
}

impl Found {
    /// Asks a model about a document.
    #[must_use]
    pub fn ask(model: &Model, document: &[u8], options: &Options) -> Self {
        let answer = catch_unwind(AssertUnwindSafe(|| {
            let verdict = model.is_valid_with(document, options);
            let validated = Self::errors(model.validate_with(document, options));
            let parsed = Self::parse(model, document, options);
            agreed(verdict, &validated, parsed)
        }));
        answer.unwrap_or_else(|panic| Self::Broken { what: format!("a panic: {}", panic_text(&*panic)) })
    }

    /// The outcome of `validate`: the errors, if there are any.
    fn errors(result: Result<(), Error>) -> Option<Self> {
        result.err().map(Self::of_error)
    }

    fn parse(model: &Model, document: &[u8], options: &Options) -> Self {
        match model.parse_with(document, options) {
            Ok(_instance) => {
                Self::Accepted { output: Err(String::new()), by_alias: Err(String::new()), fields_set: None }
            }
            Err(error) => Self::of_error(error),
        }
    }

    fn of_error(error: Error) -> Self {
        match error {
            Error::Invalid(errors) => Self::Rejected { errors: errors.to_json() },
            other => Self::Broken { what: other.to_string() },
        }
    }
}

fn agreed(verdict: bool, validated: &Option<Found>, parsed: Found) -> Found {
    let accepted = matches!(parsed, Found::Accepted { .. });
    if verdict != accepted {
        return Found::Broken { what: format!("is_valid says {verdict}, parse says {parsed:?}") };
    }
    match validated {
        None if accepted => parsed,
        Some(found) if *found == parsed => parsed,
        other => Found::Broken { what: format!("validate says {other:?}, parse says {parsed:?}") },
    }
}

/// The message of a panic.
#[must_use]
pub fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}
