//! What archives may need and this build may lack.

use frostmap_format::{ArchiveError, Kind, View};

/// Refuses a section with a node that only a cargo feature can walk, when that is not enabled.
pub(crate) fn check(view: View<'_>) -> Result<View<'_>, ArchiveError> {
    match missing(&view) {
        Some(feature) => Err(ArchiveError::MissingFeature { section: view.number, feature }),
        None => Ok(view),
    }
}

fn missing(view: &View<'_>) -> Option<&'static str> {
    if cfg!(feature = "url") {
        return None;
    }
    let mut nodes = view.nodes.iter().chain(view.keys.iter().map(|key| &key.node));
    let is_url = |number| matches!(Kind::from_number(number), Some(Kind::Url | Kind::MultiHostUrl));
    nodes.any(|node| is_url(node.kind)).then_some("url")
}

#[cfg(all(test, not(feature = "url")))]
mod tests {
    use frostmap_compiler::{BuildOptions, Documents, build};

    use crate::{ArchiveError, Error, Snapshot};

    #[test]
    fn a_section_with_a_url_is_refused_and_no_other() {
        let text = br#"{"format": "frostmap-models/1", "definitions": {}, "models": {
            "Count": {"type": "int"},
            "Link": {"type": "typed-dict", "fields": {"to": {"type": "typed-dict-field", "schema": {"type": "url"}}}}}}"#;
        let documents = Documents::from_bytes("models.json", text).expect("readable");
        let archive = build(&documents, &BuildOptions::default()).archive.expect("nothing is wrong");
        let snapshot = Snapshot::from_bytes(archive).expect("an archive");
        snapshot.verify().expect("a sound archive");
        assert!(snapshot.model("Count").expect("a model").validate(b"1").is_ok());
        let link = snapshot.model("Link").expect("a model");
        let Err(Error::Archive(error)) = link.validate(br#"{"to": "http://a"}"#) else { panic!("refused") };
        assert_eq!(error, ArchiveError::MissingFeature { section: 1, feature: "url" });
        assert!(error.to_string().contains("enable the `url` feature of the frostmap crate"));
    }
}
