//! The outcome of a document under a model of an archive: asked in every way the runtime has, which must agree.

use std::panic::{AssertUnwindSafe, catch_unwind};

use frostmap::{DumpOptions, Error, Instance, Model, Options, Padded};
use serde_json::Value;

/// What the runtime answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The document fits.
    Accepted {
        /// The value as JSON by field name, or why it cannot be written.
        output: Result<String, String>,
        /// The value as JSON by alias, or why it cannot be written.
        by_alias: Result<String, String>,
        /// The fields that were set, where a model came out.
        fields_set: Option<Vec<String>>,
    },
    /// The document does not fit.
    Rejected {
        /// The list of errors as JSON.
        errors: String,
    },
    /// An error that is none of validation.
    Raised {
        /// Its class.
        exception: String,
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
        caught(|| {
            let verdict = model.is_valid_with(document, options);
            let buffer = padded_with(document, PADDINGS[document.len() % PADDINGS.len()]);
            let validated = model.validate_padded(padded(&buffer, document), options);
            agreed(Some(verdict), validated, model.parse_with(document, options))
        })
    }

    /// Asks a model about a value that was parsed already.
    #[must_use]
    pub fn ask_value(model: &Model, value: &Value, options: &Options) -> Self {
        caught(|| agreed(None, model.validate_value(value, options), model.parse_value(value, options)))
    }

    fn of_instance(instance: &Instance<'_>) -> Self {
        let dump = |by_alias| {
            let options = DumpOptions { by_alias: Some(by_alias), ..DumpOptions::default() };
            instance.to_json(&options).map_err(|error| error.to_string())
        };
        let fields_set = instance.fields_set().map(|names| names.map(str::to_owned).collect());
        Self::Accepted { output: dump(false), by_alias: dump(true), fields_set }
    }

    fn of_error(error: Error) -> Self {
        match error {
            Error::Invalid(errors) => Self::Rejected { errors: errors.to_json() },
            Error::Raised(raised) => Self::Raised { exception: raised.exception().to_owned() },
            other => Self::Broken { what: other.to_string() },
        }
    }
}

/// What may stand behind a document and would go on with it, if it was a part of it.
pub const PADDINGS: [&[u8]; 6] = [b"0123456789", b" ", b"}]", b"\"", b",\"a\":[{", b"\0"];

/// A document with such bytes behind it.
#[must_use]
pub fn padded_with(document: &[u8], padding: &[u8]) -> Vec<u8> {
    document.iter().chain(padding.iter().cycle().take(Padded::PADDING)).copied().collect()
}

/// A document at the start of a buffer made by [`padded_with`].
///
/// # Panics
/// When the buffer was not made of the document.
#[must_use]
pub fn padded<'d>(buffer: &'d [u8], document: &[u8]) -> Padded<'d> {
    Padded::new(buffer, document.len()).expect("enough bytes stand behind it")
}

fn caught(ask: impl FnOnce() -> Found) -> Found {
    let answer = catch_unwind(AssertUnwindSafe(ask));
    answer.unwrap_or_else(|panic| Found::Broken { what: format!("a panic: {}", panic_text(&*panic)) })
}

/// One answer of several, which must say the same.
fn agreed(verdict: Option<bool>, validated: Result<(), Error>, parsed: Result<Instance<'_>, Error>) -> Found {
    let parsed = parsed.map_or_else(Found::of_error, |instance| Found::of_instance(&instance));
    let accepted = matches!(parsed, Found::Accepted { .. });
    if verdict.is_some_and(|verdict| verdict != accepted) {
        return Found::Broken { what: format!("is_valid says {verdict:?}, parse says {parsed:?}") };
    }
    match validated.map_err(Found::of_error) {
        Ok(()) if accepted => parsed,
        Err(found) if found == parsed => parsed,
        other => Found::Broken { what: format!("validate says {other:?}, parse says {parsed:?}") },
    }
}

/// The message of a panic.
#[must_use]
pub fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}
