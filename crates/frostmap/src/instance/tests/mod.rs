//! Instances against what pydantic makes of the same documents.
//!
//! `cases.jsonl` holds a model document and an input a line, with the `fields_set` and the JSON pydantic 2.14.3 writes:
//! as it is, and with each option where that differs.

mod deserialize;
mod functions;
mod reading;

use frostmap_compiler::{BuildOptions, Documents, build};
use serde_json::{Value as Json, json};

use crate::{DumpOptions, Model, Snapshot};

const CASES: &str = include_str!("cases.jsonl");

/// The model `Case` of a model document.
fn case(document: &str) -> Model {
    let documents = Documents::from_bytes("case.json", document.as_bytes()).unwrap();
    let outcome = build(&documents, &BuildOptions::default());
    let archive = outcome.archive.unwrap_or_else(|| panic!("{:#?} {document}", outcome.diagnostics));
    Snapshot::from_bytes(archive).unwrap().model("Case").unwrap()
}

/// The model with a schema.
fn model(schema: &str) -> Model {
    case(&format!(
        r#"{{"format": "frostmap-models/1", "models": {{"Case": {schema}}}, "definitions": {{}}}}"#
    ))
}

fn model_of(line: &Json) -> Model {
    case(line["models"].as_str().unwrap())
}

fn options(name: &str) -> DumpOptions {
    let is = |option| name == option || name == "all";
    DumpOptions {
        by_alias: Some(is("by_alias")),
        exclude_none: is("exclude_none"),
        exclude_unset: is("exclude_unset"),
        exclude_defaults: is("exclude_defaults"),
        ..DumpOptions::default()
    }
}

const OPTIONS: [&str; 6] = ["", "by_alias", "exclude_none", "exclude_unset", "exclude_defaults", "all"];

#[test]
fn instances_are_written_as_in_the_reference() {
    for line in CASES.lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        let input = case["input"].as_str().unwrap();
        let instance = model_of(&case);
        let instance = instance.parse(input.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{line}"));
        for option in OPTIONS {
            let expected = case["json"].get(option).unwrap_or(&case["json"][""]);
            let found = instance.to_json(&options(option)).unwrap();
            assert_eq!(found, expected.as_str().unwrap(), "{option}: {line}");
        }
    }
}

#[test]
fn fields_set_are_those_of_the_reference() {
    for line in CASES.lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        let model = model_of(&case);
        let instance = model.parse(case["input"].as_str().unwrap().as_bytes()).unwrap();
        let names: Option<Vec<&str>> = instance.fields_set().map(|names| {
            let mut names: Vec<_> = names.collect();
            names.sort_unstable();
            names
        });
        assert_eq!(json!(names), case["fields_set"], "{line}");
    }
}
