//! Defaults of fields and elsewhere.

use frostmap_format::tables::{field_flags, object_flags};
use frostmap_format::words::{Default, default_flags};
use frostmap_format::{Kind, NONE};

use crate::{Built, kind, model, outcome, text, text_at};

/// The stored text of a field's default.
fn stored(default: &str) -> String {
    let built = Built::field(&format!(r#"{{"type": "default", "schema": {{"type": "any"}}, {default}}}"#));
    let view = built.view("M");
    text_at(&view, view.fields[0].default.to_native()).to_owned()
}

#[test]
fn defaults_are_stored_as_the_json_they_are_written_as() {
    for (default, text) in [
        (r#""default": 1.0"#, "1.0"),
        (r#""default": "ä\n""#, "\"ä\\n\""),
        (r#""default": [1, {"a": null}]"#, r#"[1,{"a":null}]"#),
        (r#""default": {"$py": "float", "value": "nan"}"#, "NaN"),
        (r#""default": {"$py": "tuple", "items": [1, 2]}"#, "[1,2]"),
        (r#""default": {"$py": "decimal", "value": "1.50"}"#, "\"1.50\""),
        (r#""default": {"$py": "dict", "items": [[1, 2], [null, 3]]}"#, r#"{"1":2,"None":3}"#),
        (
            r#""default": {"$py": "datetime", "value": "2020-01-01T00:00:00+00:00"}"#,
            "\"2020-01-01T00:00:00Z\"",
        ),
        (r#""default_factory": {"$py": "builtin", "name": "dict"}"#, "{}"),
        (r#""default_factory": {"$py": "builtin", "name": "set"}"#, "[]"),
    ] {
        assert_eq!(stored(default), text, "{default}");
    }
}

#[test]
fn what_an_on_error_does_is_a_flag() {
    let built = Built::field(
        r#"{"type": "default", "schema": {"type": "int"}, "on_error": "omit", "validate_default": true}"#,
    );
    let view = built.view("M");
    let field = &view.fields[0];
    assert_eq!(
        field.flags.to_native(),
        field_flags::REQUIRED | field_flags::ON_ERROR_OMIT | field_flags::VALIDATE_DEFAULT
    );
    assert_eq!(field.default.to_native(), NONE);
    assert!(view.objects[0].flags.to_native() & object_flags::CAREFUL_DEFAULTS != 0);
    let fields = r#"{"f": {"type": "model-field", "schema": {"type": "default", "schema": {"type": "int"}, "default": 1}}}"#;
    let built = Built::schema(&model(fields, r#"{"validate_default": true}"#));
    assert_eq!(built.view("M").fields[0].flags.to_native(), field_flags::VALIDATE_DEFAULT);
}

#[test]
fn defaults_outside_of_fields_are_kept_where_they_show() {
    let item = |on_error: &str| {
        format!(
            r#"{{"type": "list", "items_schema": {{"type": "default", "schema": {{"type": "int"}}, "default": 7{on_error}}}}}"#
        )
    };
    let built = Built::schema(&item(""));
    assert_eq!(kind(&built.view("M").nodes[built.root().a.to_native() as usize]), Kind::Int);
    let built = Built::schema(&item(r#", "on_error": "default""#));
    let view = built.view("M");
    let node = &view.nodes[built.root().a.to_native() as usize];
    assert_eq!((kind(node), node.first), (Kind::Default, 0));
    let default = Default::read(view.words, node.b.to_native()).unwrap();
    assert_eq!(default.flags, default_flags::PRESENT | default_flags::ON_ERROR_DEFAULT);
    assert_eq!(text(&view, default.text), "7");
}

#[test]
fn a_reference_passes_the_default_of_its_definition_on() {
    let models = format!(
        r#"{{"M": {}}}"#,
        model(
            r#"{"f": {"type": "model-field", "schema": {"type": "definition-ref", "schema_ref": "D"}}}"#,
            "{}"
        )
    );
    let definitions = r#"{"D": {"type": "default", "schema": {"type": "int"}, "default": 3}}"#;
    let built = Built::new(&models, definitions);
    let view = built.view("M");
    assert_eq!(view.objects[0].required.to_native(), 0);
    assert_eq!(text_at(&view, view.fields[0].default.to_native()), "3");
}

#[test]
fn defaults_without_json_form_are_refused() {
    let document = crate::document(
        &format!(
            r#"{{"M": {}}}"#,
            model(
                r#"{"f": {"type": "model-field", "schema": {"type": "default", "schema": {"type": "any"},
                    "default_factory": {"$py": "builtin", "name": "list"}, "default_factory_takes_data": true}}}"#,
                "{}"
            )
        ),
        "{}",
    );
    let outcome = outcome(&document, false);
    let codes: Vec<_> = outcome.diagnostics.iter().map(|finding| finding.code.code).collect();
    assert_eq!((codes, outcome.archive), (vec!["FM0604"], None));
    assert_eq!(outcome.diagnostics[0].field.as_deref(), Some("f"));
}
