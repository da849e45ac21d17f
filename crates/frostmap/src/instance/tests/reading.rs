//! Values as they are read.

use super::model;
use crate::{DumpOptions, Value};

const SCHEMA: &str = r#"{"type": "model", "cls": "Post", "config": {"extra_fields_behavior": "allow"}, "schema":
    {"type": "model-fields", "model_name": "Post", "extra_behavior": "allow", "fields": {
        "text": {"type": "model-field", "schema": {"type": "str"}},
        "created_at": {"type": "model-field", "schema": {"type": "str"},
            "validation_alias": "createdAt", "serialization_alias": "createdAt"},
        "tags": {"type": "model-field", "schema": {"type": "default", "default": ["a", "b\n"],
            "schema": {"type": "list", "items_schema": {"type": "str"}}}},
        "note": {"type": "model-field",
            "schema": {"type": "default", "schema": {"type": "str"}, "default": "say \"no\""}},
        "likes": {"type": "model-field", "schema": {"type": "default", "schema": {"type": "int"}, "default": 3}}
    }}}"#;

const POST: &[u8] = br#"{"text": "h\u00e9", "createdAt": "now", "x": {"y": [1, null]}, "likes": 4}"#;

#[test]
fn fields_are_found_by_name_and_alias() {
    let model = model(SCHEMA);
    let instance = model.parse(POST).unwrap();
    let object = instance.value().as_object().unwrap();
    assert_eq!(object.name(), "Post");
    assert!(object.is_model());
    assert_eq!(instance.get("text"), Some(Value::Str("h\u{e9}")));
    assert_eq!(object.get("created_at"), Some(Value::Str("now")));
    assert_eq!(object.get("createdAt"), None);
    assert_eq!(object.get_by_alias("createdAt"), Some(Value::Str("now")));
    assert_eq!(object.get_by_alias("created_at"), None);
    assert_eq!(object.get_by_alias("likes"), Some(Value::Int(4)));
    assert_eq!(object.get("z"), None);
}

#[test]
fn extras_are_kept_in_order() {
    let model = model(SCHEMA);
    let instance = model.parse(POST).unwrap();
    let object = instance.value().as_object().unwrap();
    assert_eq!(object.extras().len(), 1);
    let items = instance.get("x").and_then(|x| x.get("y")).and_then(|y| y.as_list()).unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items.get(0), Some(Value::Int(1)));
    assert!(items.get(1).is_some_and(|item| item.is_null()));
    assert_eq!(items.get(2), None);
    assert_eq!(object.fields_set().collect::<Vec<_>>(), ["text", "created_at", "likes", "x"]);
}

#[test]
fn defaults_are_read_when_they_are_asked_for() {
    let model = model(SCHEMA);
    let instance = model.parse(POST).unwrap();
    assert!(instance.defaults.get().is_none());
    assert_eq!(instance.get("note"), Some(Value::Str("say \"no\"")));
    assert!(instance.defaults.get().is_some());
    let tags = instance.get("tags").and_then(|tags| tags.as_list()).unwrap();
    assert_eq!(tags.iter().filter_map(|tag| tag.as_str()).collect::<Vec<_>>(), ["a", "b\n"]);
}

#[test]
fn fields_come_in_their_order() {
    let model = model(SCHEMA);
    let instance = model.parse(POST).unwrap();
    let object = instance.value().as_object().unwrap();
    let fields: Vec<_> = object.fields().map(|field| (field.name, field.alias, field.is_set)).collect();
    let expected = [
        ("text", "text", true),
        ("created_at", "createdAt", true),
        ("tags", "tags", false),
        ("note", "note", false),
        ("likes", "likes", true),
    ];
    assert_eq!(fields, expected);
}

#[test]
fn an_owned_instance_outlives_its_document() {
    let model = model(SCHEMA);
    let document = POST.to_vec();
    let instance = model.parse(&document).unwrap().into_owned();
    drop(document);
    assert_eq!(instance.get("created_at"), Some(Value::Str("now")));
    let mut written = Vec::new();
    instance.write_json(&mut written, &DumpOptions::default()).unwrap();
    assert_eq!(written, instance.to_json(&DumpOptions::default()).unwrap().into_bytes());
}

#[test]
fn values_compare_as_in_python() {
    let any = model(r#"{"type": "any"}"#);
    let equal = |left: &str, right: &str| {
        let (left, right) = (any.parse(left.as_bytes()).unwrap(), any.parse(right.as_bytes()).unwrap());
        assert_eq!(left.value() == right.value(), right.value() == left.value());
        left.value() == right.value()
    };
    let same = [
        ("1", "1.0"),
        ("true", "1"),
        ("0.0", "-0.0"),
        ("[1,{\"a\":2,\"b\":null}]", "[1.0,{\"b\":null,\"a\":2}]"),
        ("100000000000000000000", "1e20"),
        ("9007199254740992", "9007199254740992.0"),
    ];
    let different = [
        ("1", "\"1\""),
        ("9007199254740993", "9007199254740992.0"),
        ("100000000000000000001", "1e20"),
        ("NaN", "NaN"),
        ("null", "false"),
        ("[1]", "[1,2]"),
        ("{\"a\":1}", "{\"b\":1}"),
        ("{}", "[]"),
    ];
    assert!(same.iter().all(|(left, right)| equal(left, right)));
    assert!(!different.iter().any(|(left, right)| equal(left, right)));
}

#[test]
fn instances_are_shown_by_their_fields() {
    let model = model(SCHEMA);
    let shown = format!("{:?}", model.parse(POST).unwrap());
    assert!(shown.starts_with("Instance(Object(Post { text: Str(\"h\u{e9}\")"), "{shown}");
}
