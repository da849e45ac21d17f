//! The README shows what is run here or by the example's doctest.

use std::path::Path;

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    std::fs::read_to_string(path).expect("the README is read")
}

/// The blocks of the README in a language.
fn blocks(language: &str) -> Vec<String> {
    let start = format!("```{language}\n");
    let readme = readme();
    let blocks = readme.split(&start).skip(1).filter_map(|rest| rest.split("```").next());
    blocks.map(str::to_owned).collect()
}

#[test]
fn the_rust_example_is_the_one_that_is_run() {
    assert_eq!(blocks("rust"), [include_str!("../readme/validate.rs")]);
}

#[test]
fn the_model_document_compiles() {
    let [document] = blocks("json").try_into().expect("one model document");
    let documents =
        frostmap_compiler::Documents::from_bytes("README.md", document.as_bytes()).expect("it is JSON");
    let outcome = frostmap_compiler::build(&documents, &frostmap_compiler::BuildOptions::default());
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let snapshot = frostmap::Snapshot::from_bytes(outcome.archive.expect("an archive")).expect("it opens");
    let order = snapshot.model("shop.Order").expect("the model is there");
    assert!(order.is_valid(br#"{"id": 1}"#));
    assert!(!order.is_valid(br#"{"id": 0}"#));
}

#[test]
fn the_first_block_is_the_whole_set_up() {
    let set_up = "$ cargo xtask build-snapshot\n$ cargo test --workspace\n";
    assert_eq!(blocks("console").first().map(String::as_str), Some(set_up));
}
