//! Messages: a template with the values of the context in place of their names.

use super::context::ContextValue;
use super::kind::ErrorKind;

impl ErrorKind {
    /// The sentence for people, as pydantic words it for JSON input.
    #[must_use]
    pub fn message(&self) -> String {
        let template = match self {
            Self::Custom { message_template, .. } => message_template,
            _ => self.error_type().map_or("", |error_type| error_type.template()),
        };
        let values = self.context().unwrap_or_default();
        let mut message = template.to_owned();
        // One name after the other, also inside values put in before: so does the reference.
        for value in &values {
            message = message.replace(&format!("{{{}}}", value.key), &value.words);
        }
        match self {
            Self::Custom { .. } => message,
            _ => message.replace("{expected_plural}", plural(&values)),
        }
    }
}

/// The ending of the noun after the limit: the first value, or the one after the type of what has the items.
fn plural(values: &[ContextValue<'_>]) -> &'static str {
    let limit = values.iter().find(|value| value.key != "field_type");
    if limit.is_some_and(|limit| limit.words == "1") { "" } else { "s" }
}
