//! Functions that write values stand in the way of writing, and of nothing else.

use super::{case, model};
use crate::{DumpError, DumpOptions, Selection};

const FUNCTION: &str =
    r#"{"type": "function-plain", "function": {"$py": "callable", "name": "app.shout"}, "info_arg": false}"#;

fn fields(fields: &str, more: &str) -> String {
    format!(
        r#"{{"type": "model", "cls": "app.M", "schema": {{"type": "model-fields", "fields": {{{fields}}}}}{more}}}"#
    )
}

fn function_of(error: &DumpError) -> (&str, &str) {
    match error {
        DumpError::Function { function, place } => (function, place),
        other => panic!("{other}"),
    }
}

#[test]
fn a_field_that_a_function_writes_is_named() {
    let text = format!(
        r#""a": {{"schema": {{"type": "str", "serialization": {FUNCTION}}}}}, "b": {{"schema": {{"type": "int"}}}}"#
    );
    let model = model(&fields(&text, ""));
    let json = br#"{"a": "x", "b": 1}"#;
    assert!(model.is_valid(json) && !model.is_valid(br#"{"a": 1, "b": 1}"#));
    let instance = model.parse(json).unwrap();
    assert_eq!(instance.get("a").unwrap().as_str(), Some("x"));
    let error = instance.to_json(&DumpOptions::default()).unwrap_err();
    assert_eq!(function_of(&error), ("app.shout", "field `a` of model `Case`"));
    let mut written = Vec::new();
    assert!(instance.write_json(&mut written, &DumpOptions::default()).is_err() && written.is_empty());
    // What is not reached does not matter.
    let options = DumpOptions { exclude: Some(Selection::of(["a"])), ..DumpOptions::default() };
    assert_eq!(instance.to_json(&options).unwrap(), r#"{"b":1}"#);
}

#[test]
fn a_default_that_a_function_writes_is_not_written() {
    let text = format!(
        r#""a": {{"schema": {{"type": "default", "default": "x", "schema": {{"type": "str", "serialization": {FUNCTION}}}}}}}"#
    );
    let model = model(&fields(&text, ""));
    let instance = model.parse(b"{}").unwrap();
    assert!(instance.to_json(&DumpOptions::default()).is_err());
    let options = DumpOptions { exclude_unset: true, ..DumpOptions::default() };
    assert_eq!(instance.to_json(&options).unwrap(), "{}");
}

#[test]
fn a_model_that_a_function_writes_is_named() {
    let text = r#""a": {"schema": {"type": "int"}}"#;
    let inner = fields(text, &format!(r#", "serialization": {FUNCTION}"#));
    let model = model(&format!(r#"{{"type": "list", "items_schema": {inner}}}"#));
    assert_eq!(model.parse(b"[]").unwrap().to_json(&DumpOptions::default()).unwrap(), "[]");
    let instance = model.parse(br#"[{"a": 1}]"#).unwrap();
    let error = instance.to_json(&DumpOptions::default()).unwrap_err();
    assert_eq!(function_of(&error), ("app.shout", "model `Case`"));
    assert_eq!(error.to_string(), "model `Case` is written by the Python function `app.shout`");
}

#[test]
fn a_field_that_a_function_may_leave_out_is_not_written() {
    let text = r#""a": {"schema": {"type": "int"}, "serialization_exclude_if": {"$py": "callable", "name": "app.f"}}"#;
    let instance = model(&fields(text, ""));
    let instance = instance.parse(br#"{"a": 1}"#).unwrap();
    assert_eq!(function_of(&instance.to_json(&DumpOptions::default()).unwrap_err()).0, "app.f");
}

#[test]
fn errors_are_headed_with_the_title_of_what_is_inside() {
    let root = format!(
        r#"{{"type": "model", "cls": "app.Root", "root_model": true, "schema": {{"type": "int"}}, "serialization": {FUNCTION}}}"#
    );
    let error = model(&root).validate(b"\"x\"").unwrap_err().to_string();
    assert!(error.contains("Root"), "{error}");
}

#[test]
fn what_only_python_can_tell_is_not_written() {
    let schema =
        r#"{"type": "list", "items_schema": {"type": "int"}, "serialization": {"type": "to-string"}}"#;
    let error = model(schema).parse(b"[1]").unwrap().to_json(&DumpOptions::default()).unwrap_err();
    assert!(matches!(&error, DumpError::Unwritable { what, .. } if what == "the text of `list`"), "{error}");
    let document = r#"{"format": "frostmap-models/1", "models": {"Case": {"type": "any", "serialization":
        {"type": "model", "cls": "a.M", "schema": {"type": "int"}}}}, "definitions": {}}"#;
    let instance = case(document);
    let instance = instance.parse(b"1").unwrap();
    assert!(matches!(instance.to_json(&DumpOptions::default()), Err(DumpError::Unwritable { .. })));
}
