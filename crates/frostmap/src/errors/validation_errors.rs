//! All errors of a document, and their JSON form: pydantic's `errors(include_url=False)`.

use std::sync::Arc;

use super::json_value::json_string;
use super::kind::ErrorKind;
use super::location::LocItem;
use super::validation_error::ValidationError;

/// Why a document does not fit its model.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let Err(frostmap::Error::Invalid(errors)) = post.validate(br#"{"text": 5, "createdAt": "2026-11-22T09:00:00Z"}"#) else {
///     panic!("a number is no text");
/// };
/// assert_eq!(errors.error_count(), 1);
/// assert!(errors.to_string().starts_with("1 validation error for Post\ntext\n"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ValidationErrors {
    title: Box<str>,
    document: Arc<[u8]>,
    errors: Vec<ValidationError>,
    truncated: bool,
    hide_input: bool,
}

impl ValidationErrors {
    /// Errors of `document`, found under the model that is called `title`.
    ///
    /// `truncated` says that there are more errors than were collected.
    #[must_use]
    pub fn new(
        title: impl Into<Box<str>>,
        document: impl Into<Arc<[u8]>>,
        errors: Vec<ValidationError>,
        truncated: bool,
    ) -> Self {
        Self { title: title.into(), document: document.into(), errors, truncated, hide_input: false }
    }

    /// Whether the report for people leaves out the inputs, as the model's `hide_input_in_errors` says. The list of
    /// errors has them all the same, as pydantic's has.
    #[must_use]
    pub fn hides_input(&self) -> bool {
        self.hide_input
    }

    pub(crate) fn hiding_input(self, hide_input: bool) -> Self {
        Self { hide_input, ..self }
    }

    /// The name of the model.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The document the errors are about.
    #[must_use]
    pub fn document(&self) -> &[u8] {
        &self.document
    }

    /// How many errors were collected.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.errors.len()
    }

    /// Whether there are more errors than were collected.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// The errors, in the order pydantic reports them.
    #[must_use]
    pub fn errors(&self) -> impl ExactSizeIterator<Item = ErrorDetails<'_>> {
        self.errors.iter().map(|error| ErrorDetails {
            error,
            document: &self.document,
            hide_input: self.hide_input,
        })
    }

    /// The errors as a JSON array of objects with `type`, `loc`, `msg`, `input`, and `ctx` where there is one.
    ///
    /// Inputs and contexts may hold `NaN`, `Infinity` and `-Infinity`, as pydantic's and Python's JSON may.
    #[must_use]
    pub fn to_json(&self) -> String {
        let objects: Vec<String> = self.errors().map(|error| error.to_json()).collect();
        format!("[{}]", objects.join(","))
    }
}

/// One error together with the document, so that it can be rendered.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let Err(frostmap::Error::Invalid(errors)) = post.validate(br#"{"text": 5, "createdAt": "2026-11-22T09:00:00Z"}"#) else {
///     panic!("a number is no text");
/// };
/// let details = errors.errors().next().unwrap();
/// assert_eq!(details.kind().type_name(), "string_type");
/// assert_eq!(details.message(), "Input should be a valid string");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ErrorDetails<'e> {
    error: &'e ValidationError,
    document: &'e [u8],
    hide_input: bool,
}

impl<'e> ErrorDetails<'e> {
    /// What is wrong, as data.
    #[must_use]
    pub fn kind(&self) -> &'e ErrorKind {
        self.error.kind()
    }

    /// What is wrong, as a sentence.
    #[must_use]
    pub fn message(&self) -> String {
        self.kind().message()
    }

    /// The steps from the document to the value, outermost first.
    #[must_use]
    pub fn location(&self) -> impl DoubleEndedIterator<Item = &'e LocItem> + ExactSizeIterator {
        self.error.location()
    }

    /// The wrong value, as JSON.
    #[must_use]
    pub fn input_json(&self) -> String {
        self.error.input().to_json(self.document)
    }

    /// The values the message speaks of, as a JSON object; `None` when there are none.
    #[must_use]
    pub fn context_json(&self) -> Option<String> {
        let values = self.kind().context()?;
        let members: Vec<String> =
            values.iter().map(|value| format!("{}:{}", json_string(&value.key), value.json)).collect();
        Some(format!("{{{}}}", members.join(",")))
    }

    /// The error as a JSON object.
    #[must_use]
    pub fn to_json(&self) -> String {
        let name = json_string(self.kind().type_name());
        let message = json_string(&self.message());
        let location: Vec<String> = self.location().map(loc_json).collect();
        let context = self.context_json().map(|context| format!(",\"ctx\":{context}")).unwrap_or_default();
        let (location, input) = (location.join(","), self.input_json());
        format!("{{\"type\":{name},\"loc\":[{location}],\"msg\":{message},\"input\":{input}{context}}}")
    }

    pub(super) fn error(&self) -> &'e ValidationError {
        self.error
    }

    /// Whether the report leaves out the input.
    pub(super) fn hides_input(&self) -> bool {
        self.hide_input
    }

    pub(super) fn document(&self) -> &'e [u8] {
        self.document
    }
}

fn loc_json(item: &LocItem) -> String {
    match item {
        LocItem::Key(key) => json_string(key),
        LocItem::Index(index) => index.to_string(),
    }
}
