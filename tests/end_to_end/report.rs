//! The report of errors for people: with the inputs, or without them where the model says so.

use frostmap::Error;
use frostmap_tests::{compile, support::document};

/// The report about a document under a model.
fn report(schema: &str, json: &str) -> String {
    let model = compile::model(&document(schema, "{}", "")).unwrap();
    match model.validate(json.as_bytes()) {
        Err(Error::Invalid(errors)) => errors.to_string(),
        other => panic!("{other:?}"),
    }
}

fn model(config: &str, field: &str) -> String {
    format!(
        r#"{{"type": "model", "cls": "M", "config": {config}, "schema": {{"type": "model-fields",
            "fields": {{"a": {{"type": "model-field", "schema": {field}}}}}}}}}"#
    )
}

#[test]
fn a_model_can_hide_its_input() {
    const HIDE: &str = r#"{"hide_input_in_errors": true}"#;
    let int = r#"{"type": "int"}"#;
    let shown = report(&model("{}", int), r#"{"a": []}"#);
    assert!(shown.ends_with("[type=int_type, input_value=[], input_type=list]"), "{shown}");
    let hidden = report(&model(HIDE, int), r#"{"a": []}"#);
    assert!(hidden.ends_with("a\n  Input should be a valid integer [type=int_type]"), "{hidden}");
    // It is the outermost model that decides.
    let inner = report(&model("{}", &model(HIDE, int)), r#"{"a": {"a": []}}"#);
    assert!(inner.contains("input_value=[]"), "{inner}");
    let root =
        format!(r#"{{"type": "model", "cls": "R", "root_model": true, "config": {HIDE}, "schema": {int}}}"#);
    assert!(report(&root, "[]").ends_with("[type=int_type]"));
}
