//! Findings as JSON, for editors and build tools.

use serde_json::{Value, json};

use super::{Diagnostic, Owner, Source};
use crate::source::Documents;

/// One finding as a JSON object. Places are `null` where there are none.
#[must_use]
pub fn to_json(finding: &Diagnostic, documents: &Documents) -> Value {
    let mut object = json!({
        "code": finding.code.code,
        "severity": finding.code.severity.name(),
        "title": finding.code.title,
        "message": finding.message,
        "help": finding.advice(),
        "notes": finding.notes,
        "model": match &finding.owner { Some(Owner::Model(name)) => Some(&**name), _ => None },
        "definition": match &finding.owner { Some(Owner::Definition(name)) => Some(&**name), _ => None },
        "field": finding.field,
        "callable": finding.callable.as_deref(),
        "document": null,
        "offset": null,
        "length": null,
        "line": null,
        "column": null,
        "pointer": null,
    });
    if let Some(span) = finding.span(documents) {
        let place = span.document.place(span.start);
        object["document"] = json!(span.document.name());
        object["offset"] = json!(span.start);
        object["length"] = json!(span.end - span.start);
        object["line"] = json!(place.line);
        object["column"] = json!(place.column);
        object["pointer"] = json!(place.pointer);
    } else if let Source::Document(name) = &finding.source {
        object["document"] = json!(name);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::super::{Diagnostic, codes};
    use super::to_json;
    use crate::Documents;
    use crate::schema::Position;

    #[test]
    fn carries_the_place_of_the_key() {
        let documents = Documents::from_bytes("a.json", br#"{"x": {"type": "int", "ge": "no"}}"#).unwrap();
        let at = Position { document: 0, offset: 6 };
        let finding = to_json(&Diagnostic::at_key(&codes::BAD_BOUND, at, "ge", "no int"), &documents);
        assert_eq!(finding["pointer"], "/x/ge");
        assert_eq!((finding["offset"].as_u64(), finding["length"].as_u64()), (Some(28), Some(4)));
        assert_eq!(finding["code"], "FM0401");
    }

    #[test]
    fn a_document_that_was_not_read_has_no_place() {
        let finding = Diagnostic::of_document(&codes::UNREADABLE, "b.json", "not found");
        let finding = to_json(&finding, &Documents::default());
        assert_eq!(finding["document"], "b.json");
        assert!(finding["line"].is_null());
    }
}
