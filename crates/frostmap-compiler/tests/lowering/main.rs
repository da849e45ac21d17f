//! What documents become: the records of archives, read back through the format's own views.

mod collections;
mod defaults;
mod literals;
mod objects;
mod outcome;
mod patterns;
mod references;
mod scalars;
mod temporal;
mod unions;
mod urls;

use frostmap_compiler::{BuildOptions, BuildOutcome, Documents, build};
use frostmap_format::tables::{ArchivedKey, ArchivedNode};
use frostmap_format::words::Text;
use frostmap_format::{Archive, Kind, View};

/// The archive of a document.
struct Built(Vec<u8>);

/// Builds one document.
fn outcome(document: &str, skip_blocked: bool) -> BuildOutcome {
    let documents = Documents::from_bytes("test.json", document.as_bytes()).expect("the document is read");
    build(&documents, &BuildOptions { skip_blocked, ..BuildOptions::default() })
}

/// A document of models and definitions, both as JSON objects.
fn document(models: &str, definitions: &str) -> String {
    format!(r#"{{"format": "frostmap-models/1", "models": {models}, "definitions": {definitions}}}"#)
}

impl Built {
    /// Builds a document that has nothing wrong.
    fn new(models: &str, definitions: &str) -> Self {
        let outcome = outcome(&document(models, definitions), false);
        let found: Vec<_> = outcome.diagnostics.iter().map(|finding| &finding.message).collect();
        assert!(found.is_empty(), "{found:?}");
        let bytes = outcome.archive.expect("without findings there is an archive");
        Archive::new(&bytes).expect("a header").verify().expect("a sound archive");
        Self(bytes)
    }

    /// One model `M` of this schema.
    fn schema(schema: &str) -> Self {
        Self::new(&format!(r#"{{"M": {schema}}}"#), "{}")
    }

    /// One model `M` with one field `f` of this schema.
    fn field(schema: &str) -> Self {
        let fields = format!(r#"{{"f": {{"type": "model-field", "schema": {schema}}}}}"#);
        Self::schema(&model(&fields, "{}"))
    }

    fn archive(&self) -> Archive<'_> {
        Archive::new(&self.0).expect("a header")
    }

    fn view(&self, name: &str) -> View<'_> {
        let number = self.archive().find(name).expect("an index").expect("the model is there");
        self.archive().section(number).expect("a sound section")
    }

    fn root(&self) -> ArchivedNode {
        self.view("M").nodes[0]
    }
}

/// A model of these fields under this config.
fn model(fields: &str, config: &str) -> String {
    format!(
        r#"{{"type": "model", "cls": "pkg.M", "config": {config},
            "schema": {{"type": "model-fields", "model_name": "M", "fields": {fields}}}}}"#
    )
}

fn kind(node: &ArchivedNode) -> Kind {
    Kind::from_number(node.kind).expect("a known kind")
}

fn key<'v>(view: &View<'v>, text: &str) -> &'v ArchivedKey {
    view.keys.iter().find(|key| view.key_text(key) == Some(text)).expect("the key is there")
}

fn text_at<'v>(view: &View<'v>, words: u32) -> &'v str {
    view.text(view.words.text(words).expect("a text record")).expect("a text")
}

fn text<'v>(view: &View<'v>, text: Text) -> &'v str {
    view.text(text).expect("a text")
}
