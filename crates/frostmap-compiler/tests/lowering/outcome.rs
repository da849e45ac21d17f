//! Builds as a whole: what is blocked, what is skipped, and what the bytes depend on.

use std::cell::RefCell;

use frostmap_compiler::{BuildOptions, Documents, Phase, build};
use frostmap_format::Archive;

use crate::{document, model, outcome};

fn with_field(schema: &str) -> String {
    model(&format!(r#"{{"f": {{"type": "model-field", "schema": {schema}}}}}"#), "{}")
}

fn blocked_document() -> String {
    let models = r#"{"A": {"type": "definition-ref", "schema_ref": "A"}, "B": {"type": "definition-ref", "schema_ref": "B"},
        "C": {"type": "definition-ref", "schema_ref": "C"}}"#;
    let definitions = format!(
        r#"{{"A": {}, "B": {}, "C": {}}}"#,
        with_field(r#"{"type": "model", "cls": "D", "schema": {"type": "int"}}"#),
        with_field(r#"{"type": "list", "items_schema": {"type": "definition-ref", "schema_ref": "A"}}"#),
        with_field(r#"{"type": "int"}"#)
    );
    document(models, &definitions)
}

#[test]
fn a_schema_that_cannot_be_compiled_blocks_all_that_reach_it() {
    let outcome = outcome(&blocked_document(), false);
    assert!(outcome.archive.is_none());
    assert_eq!(outcome.diagnostics.len(), 1);
    assert_eq!(outcome.diagnostics[0].code.code, "FM0607");
    let blocked: Vec<_> = outcome.blocked.iter().map(|model| (&*model.name, &model.reasons)).collect();
    assert_eq!(blocked, [("A", &vec![0]), ("B", &vec![0])]);
}

#[test]
fn blocked_models_can_be_skipped() {
    let outcome = outcome(&blocked_document(), true);
    let bytes = outcome.archive.expect("an archive of the rest");
    let archive = Archive::new(&bytes).unwrap();
    assert_eq!(archive.verify(), Ok(()));
    assert_eq!((archive.header().models, archive.find("C")), (1, Ok(Some(0))));
    assert_eq!((outcome.stats.models, outcome.stats.sections, outcome.stats.keys), (1, 1, 1));
    assert_eq!(outcome.stats.bytes, bytes.len());
}

#[test]
fn patterns_that_cannot_be_compiled_are_found() {
    for (schema, code) in [
        (r#"{"type": "str", "pattern": "(a"}"#, "FM0603"),
        (r#"{"type": "str", "pattern": "(?=a)", "regex_engine": "python-re"}"#, "FM0602"),
        (r#"{"type": "str", "pattern": {"$py": "pattern", "pattern": "(a)\\1", "flags": 0}}"#, "FM0602"),
    ] {
        let outcome = outcome(&document(&format!(r#"{{"M": {}}}"#, with_field(schema)), "{}"), true);
        let codes: Vec<_> = outcome.diagnostics.iter().map(|finding| finding.code.code).collect();
        assert_eq!((codes, outcome.blocked.len()), (vec![code], 1));
    }
}

fn built(documents: &[(&str, String)]) -> Vec<u8> {
    let mut all = Documents::default();
    for (name, text) in documents {
        all.add(name, text.as_bytes()).unwrap();
    }
    build(&all, &BuildOptions::default()).archive.expect("an archive")
}

#[test]
fn the_bytes_depend_on_the_documents_and_not_on_their_order() {
    let one = document(
        &format!(r#"{{"A": {}}}"#, with_field(r#"{"type": "definition-ref", "schema_ref": "B"}"#)),
        "{}",
    );
    let two = document("{}", &format!(r#"{{"B": {}}}"#, with_field(r#"{"type": "str"}"#)));
    let forth = built(&[("1", one.clone()), ("2", two.clone())]);
    let back = built(&[("x", two), ("y", one)]);
    assert_eq!(forth, back);
}

#[test]
fn progress_goes_through_all_phases() {
    let documents = Documents::from_bytes("a", document("{}", "{}").as_bytes()).unwrap();
    let phases = RefCell::new(Vec::new());
    let note = |progress: frostmap_compiler::Progress| phases.borrow_mut().push(progress.phase);
    let outcome = build(&documents, &BuildOptions { progress: Some(&note), ..BuildOptions::default() });
    assert!(outcome.archive.is_some());
    let mut phases = phases.into_inner();
    phases.dedup();
    assert_eq!(phases, [Phase::Read, Phase::Resolve, Phase::Lower, Phase::Write]);
}

#[test]
fn publishing_replaces_the_file_or_leaves_it() {
    let folder = std::env::temp_dir().join(format!("frostmap-publish-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("models.frost");
    frostmap_compiler::publish(&path, b"one").unwrap();
    frostmap_compiler::publish(&path, b"two").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    assert!(frostmap_compiler::publish(&folder.join("missing").join("x"), b"three").is_err());
    assert!(frostmap_compiler::publish(&folder, b"four").is_err());
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["models.frost"]);
    std::fs::remove_dir_all(&folder).unwrap();
}
