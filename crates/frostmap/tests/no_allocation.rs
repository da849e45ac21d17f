//! Validating a document that fits its model allocates nothing, once the memory it works in is there.
//!
//! The program's allocator is one that counts, so the test has a program of its own.

use std::fs;
use std::path::{Path, PathBuf};

use frostmap::Snapshot;
use frostmap_compiler::{BuildOptions, Documents, build};

/// Documents that still cost allocations: objects and tuples whose members are gathered first, and escapes in keys. May
/// only become shorter.
const ALLOCATING: [&str; 6] = [
    "social.feed.Post--alias-and-name",
    "social.feed.Post--duplicate-keys",
    "social.feed.Post--unicode-and-escapes",
    "social.stats.Dashboard--whole",
    "social.stats.TrendReport--children",
    "social.stats.TrendReport--lax",
];

/// How many allocations this thread makes in `work`.
fn allocations(work: impl FnOnce()) -> u64 {
    allocation_counter::measure(work).count_total
}

fn social() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../snapshots/social")
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the example set");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn snapshot() -> Snapshot {
    let (documents, problems) = Documents::read(json_files(&social().join("models")));
    assert!(problems.is_empty(), "{problems:?}");
    let outcome = build(&documents, &BuildOptions::default());
    Snapshot::from_bytes(outcome.archive.expect("an archive")).expect("its own archive opens")
}

#[test]
fn allocations_are_counted() {
    assert_eq!(allocations(|| drop(std::hint::black_box(Box::new(1)))), 1);
    assert_eq!(allocations(|| ()), 0);
}

#[test]
fn searching_for_patterns_allocates_nothing() {
    let fields =
        [("a", r"^\\w+$"), ("b", "[0-9]+-x"), ("c", r"\\bfoo\\b"), ("d", "^a.$")].map(|(name, pattern)| {
            let schema =
                format!(r#"{{"type": "str", "pattern": "{pattern}", "strip_whitespace": {}}}"#, name == "d");
            format!(r#""{name}": {{"type": "typed-dict-field", "schema": {schema}}}"#)
        });
    let text = format!(
        r#"{{"format": "frostmap-models/1", "definitions": {{}}, "models": {{"M": {{"type": "typed-dict",
            "fields": {{{}}}}}}}}}"#,
        fields.join(", ")
    );
    let documents = Documents::from_bytes("models.json", text.as_bytes()).expect("readable");
    let archive = build(&documents, &BuildOptions::default()).archive.expect("an archive");
    let model = Snapshot::from_bytes(archive).expect("its own archive opens").model("M").expect("a model");
    let documents = [
        r#"{"a": "größe", "b": "12-x", "c": "a foo", "d": " ab "}"#,
        r#"{"a": "\u00e9", "b": "\u0031-x", "c": "foo", "d": "a\u00e9"}"#,
    ];
    documents.iter().for_each(|json| assert!(model.is_valid(json.as_bytes()), "{json}"));
    for json in documents {
        assert_eq!(allocations(|| assert!(model.is_valid(json.as_bytes()))), 0, "{json}");
    }
}

#[test]
fn valid_documents_allocate_nothing() {
    let snapshot = snapshot();
    let mut documents = 0;
    let mut unexpected = Vec::new();
    for path in json_files(&social().join("documents/valid")) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((model, _)) = name.split_once("--").filter(|_| !name.ends_with(".output.json")) else {
            continue;
        };
        let (model, json) = (snapshot.model(model).expect("a model"), fs::read(&path).expect("a document"));
        assert!(model.is_valid(&json) && model.validate(&json).is_ok(), "{name} is refused");
        let is_valid = allocations(|| assert!(model.is_valid(&json)));
        let validate = allocations(|| assert!(model.validate(&json).is_ok()));
        let expected = ALLOCATING.contains(&name.trim_end_matches(".json"));
        if (is_valid + validate > 0) != expected {
            unexpected.push(format!("{name}: is_valid {is_valid}, validate {validate}"));
        }
        documents += 1;
    }
    assert!(documents >= 40, "{documents} documents");
    assert!(unexpected.is_empty(), "not as listed in ALLOCATING: {unexpected:#?}");
}
