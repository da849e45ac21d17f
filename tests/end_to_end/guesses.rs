//! What came before makes the walk guess; it never changes an answer.

use std::fmt::Write;

use frostmap::{Error, Model};
use frostmap_tests::compile;
use frostmap_tests::json::Json;

/// A list of a tagged union of two models that differ in nothing but the tag, with a child of the same union.
fn model() -> Model {
    let member = |tag: &str| {
        format!(
            r#"{{"type": "model", "ref": "{tag}", "cls": "M{tag}", "schema": {{"type": "model-fields", "fields": {{
                "kind": {{"type": "model-field", "schema": {{"type": "literal", "expected": ["{tag}"]}}}},
                "value": {{"type": "model-field", "schema": {{"type": "int"}}}},
                "child": {{"type": "model-field", "schema": {{"type": "default", "default": null, "schema":
                    {{"type": "nullable", "schema": {{"type": "definition-ref", "schema_ref": "union"}}}}}}}}}}}}}}"#
        )
    };
    let record = format!(
        r#"{{"schema": {{"type": "definitions",
            "schema": {{"type": "list", "items_schema": {{"type": "definition-ref", "schema_ref": "union"}}}},
            "definitions": [{}, {}, {{"type": "tagged-union", "ref": "union", "discriminator": "kind", "choices": {{
                "a": {{"type": "definition-ref", "schema_ref": "a"}},
                "b": {{"type": "definition-ref", "schema_ref": "b"}}}}}}]}}}}"#,
        member("a"),
        member("b")
    );
    compile::schema(&Json::parse(&record).unwrap()).unwrap()
}

/// Twenty items with one tag, which comes last, and then another item.
fn after_many(item: &str) -> String {
    format!("[{}{item}]", r#"{"value": 1, "child": null, "kind": "a"},"#.repeat(20))
}

/// The types of the errors of a document; all ways to ask have to agree.
fn errors(model: &Model, document: &str) -> Vec<String> {
    let types = match model.validate(document.as_bytes()) {
        Ok(()) => Vec::new(),
        Err(Error::Invalid(errors)) => {
            errors.errors().map(|error| error.kind().type_name().to_owned()).collect()
        }
        Err(error) => panic!("{error}"),
    };
    assert_eq!(model.is_valid(document.as_bytes()), types.is_empty(), "{document}");
    assert_eq!(model.parse(document.as_bytes()).is_ok(), types.is_empty(), "{document}");
    types
}

#[test]
fn a_tag_that_is_expected_has_to_come() {
    let model = model();
    for (item, expected) in [
        (r#"{"value": 1, "kind": "a"}"#, &[][..]),
        (r#"{"value": 1, "kind": "b"}"#, &[]),
        (r#"{"value": 1}"#, &["union_tag_not_found"]),
        ("{}", &["union_tag_not_found"]),
        (r#"{"value": 1, "kind": "c"}"#, &["union_tag_invalid"]),
        (r#"{"value": "x", "kind": "b"}"#, &["int_parsing"]),
        (r#"{"kind": "b", "value": 1, "kind": "a"}"#, &[]),
        (r#"{"kind": "a", "value": 1, "kind": "c"}"#, &["union_tag_invalid"]),
    ] {
        assert_eq!(errors(&model, &after_many(item)), expected, "{item}");
    }
}

/// Where tags came last the end of an object is looked at first.
#[test]
fn what_looks_like_a_tag_at_the_end_is_none() {
    let model = model();
    for (item, expected) in [
        (r#"{"value": 1, "kind" : "b" }"#, &[][..]),
        ("{\n \"value\": 1,\n \"kind\"\n:\n\"b\"\n}", &[]),
        (r#"{"value": 1, "akind": "b"}"#, &["union_tag_not_found"]),
        (r#"{"value": 1, "x\"kind": "b"}"#, &["union_tag_not_found"]),
        (r#"{"value": 1, "kind": "b", "x": "\"kind\":\"c"}"#, &[]),
        (r#"{"value": 1, "kind": "b", "x": {"value": 2, "kind": "c"}}"#, &[]),
        (r#"{"value": 1, "x": "\", \"kind\": \"c\", \"", "kind": "b"}"#, &[]),
        (r#"{"value": 1, "kind": "c\"b"}"#, &["union_tag_invalid"]),
        (r#"{"value": 1, "kind": 2}"#, &["union_tag_invalid"]),
        (r#"{"value": 1, "kind": "b"]"#, &["json_invalid"]),
        (r#"{"value": 1 "kind": "b"}"#, &["json_invalid"]),
        (r#"{"value": 1, kind": "b"}"#, &["json_invalid"]),
    ] {
        assert_eq!(errors(&model, &after_many(item)), expected, "{item}");
    }
    let long = format!(r#"{{"value": 1, "kind": "{}"}}"#, "b".repeat(100));
    assert_eq!(errors(&model, &after_many(&long)), ["union_tag_invalid"]);
}

#[test]
fn what_is_parsed_is_what_the_tag_says() {
    let model = model();
    let document = after_many(r#"{"value": 7, "child": {"value": 8, "kind": "a"}, "kind": "b"}"#);
    let instance = model.parse(document.as_bytes()).unwrap();
    let json = instance.to_json(&frostmap::DumpOptions::default()).unwrap();
    let last = r#"{"kind":"b","value":7,"child":{"kind":"a","value":8,"child":null}}]"#;
    assert!(json.ends_with(last), "{json}");
}

/// Wrong guesses at every level must not double the work at each: this would not end.
#[test]
fn tags_that_take_turns_cost_no_more_the_deeper_they_are() {
    let model = model();
    let mut document = after_many("");
    document.truncate(document.len() - 1);
    for turn in 0..6 {
        let mut item = String::from("null");
        for level in 0..90 {
            let tag = if (level / 5 + turn) % 2 == 0 { 'a' } else { 'b' };
            let inner = std::mem::take(&mut item);
            write!(item, r#"{{"value": {level}, "child": {inner}, "kind": "{tag}"}}"#).unwrap();
        }
        document += &item;
        document.push(if turn == 5 { ']' } else { ',' });
    }
    assert_eq!(errors(&model, &document), [""; 0]);
}
