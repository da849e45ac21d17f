//! What archives may need and this build may lack.

use frostmap_format::{Archive, ArchiveError, Kind, View, listing};

/// Refuses a section with a node that only a cargo feature can walk, when that is not enabled.
pub(crate) fn check<'a>(archive: &Archive<'a>, view: View<'a>) -> Result<View<'a>, ArchiveError> {
    let missing = |feature| Err(ArchiveError::MissingFeature { section: view.number, feature });
    if !cfg!(feature = "url") && has_url(&view) {
        return missing("url");
    }
    if !cfg!(feature = "text-patterns") && has_text_pattern(archive, &view)? {
        return missing("text-patterns");
    }
    Ok(view)
}

fn has_url(view: &View<'_>) -> bool {
    let mut nodes = view.nodes.iter().chain(view.keys.iter().map(|key| &key.node));
    let is_url = |number| matches!(Kind::from_number(number), Some(Kind::Url | Kind::MultiHostUrl));
    nodes.any(|node| is_url(node.kind))
}

/// Whether some text may have to be compared with the expression of a pattern.
fn has_text_pattern(archive: &Archive<'_>, view: &View<'_>) -> Result<bool, ArchiveError> {
    for number in listing::pattern_references(view) {
        if archive.pattern(number)?.needs_expression() {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use frostmap_compiler::{BuildOptions, Documents, build};

    use crate::{ArchiveError, Error, Snapshot};

    /// An archive of the model `Count`, and `Link` with this schema in a field.
    fn snapshot(schema: &str) -> Snapshot {
        let text = r#"{"format": "frostmap-models/1", "definitions": {}, "models": {
            "Count": {"type": "int"},
            "Link": {"type": "typed-dict", "fields": {"to": {"type": "typed-dict-field", "schema": SCHEMA}}}}}"#;
        let text = text.replace("SCHEMA", schema);
        let documents = Documents::from_bytes("models.json", text.as_bytes()).expect("readable");
        let archive = build(&documents, &BuildOptions::default()).archive.expect("nothing is wrong");
        let snapshot = Snapshot::from_bytes(archive).expect("an archive");
        snapshot.verify().expect("a sound archive");
        snapshot
    }

    /// Whether `Link` is refused for want of a feature, and no other model.
    fn is_refused(schema: &str, feature: &'static str) -> bool {
        let snapshot = snapshot(schema);
        assert!(snapshot.model("Count").expect("a model").validate(b"1").is_ok());
        let link = snapshot.model("Link").expect("a model");
        match link.validate(br#"{"to": "http://a"}"#) {
            Err(Error::Archive(error)) => {
                assert_eq!(error, ArchiveError::MissingFeature { section: 1, feature });
                let advice = format!("enable the `{feature}` feature of the frostmap crate");
                error.to_string().contains(&advice)
            }
            answer => {
                assert!(answer.is_ok(), "{answer:?}");
                false
            }
        }
    }

    #[test]
    fn a_section_with_a_url_is_refused_and_no_other() {
        assert_eq!(is_refused(r#"{"type": "url"}"#, "url"), !cfg!(feature = "url"));
    }

    #[test]
    fn a_section_with_a_pattern_that_no_automaton_answers_for_is_refused() {
        let missing = !cfg!(feature = "text-patterns");
        assert!(!is_refused(r#"{"type": "str", "pattern": "^http://[a-z]$"}"#, "text-patterns"));
        assert_eq!(is_refused(r#"{"type": "str", "pattern": "\\bhttp\\b"}"#, "text-patterns"), missing);
    }
}
