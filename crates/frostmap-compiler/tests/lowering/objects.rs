//! Models, typed dicts and dataclasses: fields, keys, key tables.

use frostmap_format::tables::{DEFAULT_NULL, field_flags, key_role, node_flags, object_flags};
use frostmap_format::words::{Paths, Step, Table};
use frostmap_format::{Kind, NONE, NONE16, View};

use crate::{Built, key, kind, model, outcome, text, text_at};

const ALIASED: &str = r#"{
    "display_name": {"type": "model-field", "validation_alias": "displayName", "serialization_alias": "displayName",
                     "schema": {"type": "default", "default": null, "schema": {"type": "nullable", "schema": {"type": "str"}}}},
    "count": {"type": "model-field", "schema": {"type": "int", "ge": 0}, "frozen": true},
    "py_type": {"type": "model-field", "validation_alias": "$type", "serialization_alias": "kind",
                "schema": {"type": "default", "default": "a", "schema": {"type": "literal", "expected": ["a"]}}}
}"#;

fn find(view: &View<'_>, object: usize, name: &str) -> Option<u32> {
    let object = &view.objects[object];
    let table = Table {
        start: object.table.to_native(),
        len: object.table_len.to_native(),
        seed: object.seed.to_native(),
    };
    let first = object.first_key.to_native();
    view.find(table, name.as_bytes(), |entry| {
        view.key_text(&view.keys[(first + entry) as usize]) == Some(name)
    })
}

#[test]
fn keys_a_document_is_written_with_come_first_and_have_patterns() {
    let built =
        Built::schema(&model(ALIASED, r#"{"validate_by_name": true, "extra_fields_behavior": "allow"}"#));
    let view = built.view("M");
    let texts: Vec<_> = view.keys.iter().map(|key| view.key_text(key).unwrap()).collect();
    assert_eq!(texts, ["displayName", "count", "$type", "display_name", "py_type"]);
    let alias = &view.keys[0];
    assert_eq!(&alias.pattern[..16], b",\"displayName\":\"");
    assert_eq!((alias.length, alias.advance, alias.text.to_native()), (15, 16, NONE));
    assert!(alias.pattern[16..].iter().all(|byte| *byte == 0));
    assert_eq!((alias.role, alias.rank), (key_role::ALIAS | key_role::DEFAULT, 0));
    let count = &view.keys[1];
    assert_eq!(count.role, key_role::NAME | key_role::ALIAS | key_role::DEFAULT);
    assert_eq!((count.length, count.advance), (9, 9));
    let name = &view.keys[3];
    assert_eq!((name.role, name.rank, name.slot.to_native()), (key_role::NAME | key_role::DEFAULT, 255, 0));
    for (number, text) in (0..).zip(texts) {
        assert_eq!(find(&view, 0, text), Some(number));
    }
    assert_eq!(find(&view, 0, "other"), None);
}

#[test]
fn keys_that_are_not_accepted_by_default_have_no_pattern() {
    let built = Built::schema(&model(ALIASED, "{}"));
    let view = built.view("M");
    let name = key(&view, "display_name");
    assert_eq!((name.role, name.length, name.advance, name.pattern), (key_role::NAME, 0, 32, [0; 32]));
    assert_eq!(key(&view, "displayName").role, key_role::ALIAS | key_role::DEFAULT);
    let built = Built::schema(&model(ALIASED, r#"{"validate_by_alias": false, "validate_by_name": true}"#));
    let view = built.view("M");
    assert_eq!(view.key_text(&view.keys[0]), Some("display_name"));
    assert_eq!(key(&view, "displayName").role, key_role::ALIAS);
}

#[test]
fn fields_say_what_is_required_and_what_comes_in_their_place() {
    let built = Built::schema(&model(ALIASED, r#"{"strict": true, "title": "Title"}"#));
    let view = built.view("M");
    let object = &view.objects[0];
    let flags = object.flags.to_native();
    assert_eq!(
        flags,
        object_flags::STRICT | object_flags::LOC_BY_ALIAS | object_flags::BY_ALIAS | object_flags::MODEL
    );
    assert_eq!(object.required.to_native(), 0b10);
    let names = object.names.to_native();
    assert_eq!((text_at(&view, names), text_at(&view, names + 2)), ("M", "Title"));
    let [name, count, py_type] = view.fields else { panic!("three fields") };
    assert_eq!((name.name.to_native(), name.alias.to_native(), name.output_key.to_native()), (3, 0, 0));
    assert_eq!((name.flags.to_native(), name.default.to_native()), (0, DEFAULT_NULL));
    assert_eq!((count.name.to_native(), count.alias.to_native()), (1, NONE16));
    assert_eq!(count.flags.to_native(), field_flags::REQUIRED | field_flags::FROZEN);
    assert_eq!((count.output_key.to_native(), count.output.to_native()), (NONE16, NONE));
    assert_eq!(py_type.output_key.to_native(), NONE16);
    assert_eq!(text_at(&view, py_type.output.to_native()), "kind");
    assert_eq!(text_at(&view, py_type.default.to_native()), "\"a\"");
    let nullable = &key(&view, "displayName").node;
    assert_eq!((kind(nullable), nullable.first), (Kind::Str, b'"'));
    assert_eq!(nullable.flags, node_flags::NULLABLE | node_flags::STRICT);
}

#[test]
fn keys_that_need_escapes_or_room_keep_their_text_apart() {
    let long = "a".repeat(28);
    let fields = format!(
        r#"{{"{long}": {{"type": "model-field", "schema": {{"type": "str"}}}},
            "{long}2": {{"type": "model-field", "schema": {{"type": "str"}}}},
            "{long}3": {{"type": "model-field", "schema": {{"type": "int"}}}},
            "a\"b": {{"type": "model-field", "schema": {{"type": "int"}}}},
            "naïve": {{"type": "model-field", "schema": {{"type": "int"}}}}}}"#
    );
    let built = Built::schema(&model(&fields, "{}"));
    let view = built.view("M");
    let lengths: Vec<_> = view.keys.iter().map(|key| (key.length, key.advance)).collect();
    // 28 bytes fit with what is around them, but not with the first byte of a string.
    assert_eq!(lengths, [(0, 32); 5]);
    assert_eq!(view.key_text(&view.keys[3]), Some("a\"b"));
    assert_eq!(find(&view, 0, "naïve"), Some(4));
    let fields = format!(r#"{{"{long}": {{"type": "model-field", "schema": {{"type": "int"}}}}}}"#);
    let built = Built::schema(&model(&fields, "{}"));
    let view = built.view("M");
    assert_eq!((view.keys[0].length, view.keys[0].advance), (32, 32));
}

#[test]
fn alias_choices_have_ranks_and_paths() {
    let fields = r#"{"f": {"type": "model-field", "schema": {"type": "int"},
        "validation_alias": [["data", "items", -1], ["first"], ["second"]]}}"#;
    let built = Built::schema(&model(fields, "{}"));
    let view = built.view("M");
    let keys: Vec<_> = view.keys.iter().map(|key| (view.key_text(key).unwrap(), key.rank)).collect();
    assert_eq!(keys, [("first", 1), ("second", 2), ("f", 255)]);
    assert_eq!((view.fields[0].name.to_native(), view.fields[0].alias.to_native()), (2, 0));
    assert!(view.objects[0].flags.to_native() & object_flags::GATHER != 0);
    let paths: Vec<_> = Paths::read(view.words, view.objects[0].paths.to_native()).unwrap().collect();
    assert_eq!((paths.len(), paths[0].slot, paths[0].rank, paths[0].len), (1, 0, 0, 3));
    let Some(Step::Key(step)) = paths[0].get(0) else { panic!("a key") };
    assert_eq!(text(&view, step), "data");
    assert_eq!(paths[0].get(2), Some(Step::Item(-1)));
}

#[test]
fn a_key_of_two_fields_has_to_be_gathered() {
    let fields = r#"{"a": {"type": "model-field", "schema": {"type": "int"}, "validation_alias": "b"},
                     "b": {"type": "model-field", "schema": {"type": "int"}}}"#;
    let view_flags =
        |fields: &str| Built::schema(&model(fields, "{}")).view("M").objects[0].flags.to_native();
    assert!(view_flags(fields) & object_flags::GATHER != 0);
    let many: Vec<_> = (0..65)
        .map(|number| format!(r#""f{number}": {{"type": "model-field", "schema": {{"type": "int"}}}}"#))
        .collect();
    assert!(view_flags(&format!("{{{}}}", many.join(","))) & object_flags::GATHER != 0);
}

#[test]
fn an_alias_that_is_the_name_is_one_key() {
    let fields = r#"{"a": {"type": "model-field", "schema": {"type": "int"}, "validation_alias": "a"}}"#;
    let built = Built::schema(&model(fields, "{}"));
    let view = built.view("M");
    assert_eq!(view.keys.len(), 1);
    assert_eq!(view.keys[0].role, key_role::NAME | key_role::ALIAS | key_role::DEFAULT);
    assert_eq!((view.fields[0].name.to_native(), view.fields[0].alias.to_native()), (0, 0));
}

#[test]
fn typed_dicts_and_dataclasses_are_objects() {
    let built = Built::schema(
        r#"{"type": "typed-dict", "cls_name": "D", "total": false, "fields": {
            "a": {"type": "typed-dict-field", "schema": {"type": "int"}},
            "b": {"type": "typed-dict-field", "schema": {"type": "int"}, "required": true}}}"#,
    );
    let view = built.view("M");
    assert_eq!(view.objects[0].flags.to_native() & object_flags::MODEL, 0);
    assert_eq!(view.objects[0].required.to_native(), 0b10);
    let built = Built::schema(
        r#"{"type": "dataclass", "cls": "pkg.D", "fields": ["a"], "schema": {"type": "dataclass-args",
            "dataclass_name": "D", "fields": [{"type": "dataclass-field", "name": "a", "schema": {"type": "int"}}]}}"#,
    );
    let flags = built.view("M").objects[0].flags.to_native();
    assert_eq!(flags & object_flags::DATACLASS, object_flags::DATACLASS);
    assert_eq!(flags & object_flags::MODEL, object_flags::MODEL);
}

#[test]
fn fields_without_a_model_take_the_config_around_them() {
    let document = r#"{"format": "frostmap-models/1",
        "models": {"M": {"type": "definition-ref", "schema_ref": "M"}},
        "definitions": {"M": {"type": "model-fields", "fields": {"f": {"type": "model-field", "schema": {"type": "int"}}}}},
        "definition_config": {"M": {"strict": true}}}"#;
    let built = Built(outcome(document, false).archive.expect("an archive"));
    let view = built.view("M");
    let flags = view.objects[0].flags.to_native();
    assert_eq!(flags & (object_flags::MODEL | 1024), object_flags::MODEL | 1024);
    assert_eq!(view.keys[0].node.flags, node_flags::STRICT);
    assert_eq!(text_at(&view, view.objects[0].names.to_native() + 2), "model-fields");
}

#[test]
fn extras_have_nodes() {
    let built = Built::schema(
        r#"{"type": "model", "cls": "M", "schema": {"type": "model-fields", "fields": {},
            "extra_behavior": "allow", "extras_schema": {"type": "int"}}}"#,
    );
    let view = built.view("M");
    let object = &view.objects[0];
    assert!(object.flags.to_native() & object_flags::EXTRA_ALLOW != 0);
    assert_eq!(kind(&view.nodes[object.extras.to_native() as usize]), Kind::Int);
    assert_eq!(object.extras_keys.to_native(), NONE);
    assert_eq!(object.table_len.to_native(), 2);
}

#[test]
fn root_models_know_their_class_and_title() {
    let built = Built::schema(
        r#"{"type": "model", "cls": "pkg.Names", "root_model": true, "config": {"title": "T", "strict": true},
            "schema": {"type": "list", "items_schema": {"type": "str"}}}"#,
    );
    let view = built.view("M");
    let root = built.root();
    assert_eq!((kind(&root), root.first), (Kind::RootModel, b'['));
    let inner = &view.nodes[root.a.to_native() as usize];
    assert_eq!((kind(inner), inner.flags), (Kind::List, node_flags::STRICT));
    let names = root.b.to_native();
    assert_eq!((text_at(&view, names), text_at(&view, names + 2)), ("Names", "T"));
}

#[test]
fn models_inside_a_model_are_objects_of_its_section() {
    let inner = model(r#"{"x": {"type": "model-field", "schema": {"type": "int"}}}"#, r#"{"strict": true}"#);
    let fields = format!(
        r#"{{"f": {{"type": "model-field", "schema": {inner}}},
            "g": {{"type": "model-field", "schema": {{"type": "int"}}}}}}"#
    );
    let built = Built::schema(&model(&fields, "{}"));
    let view = built.view("M");
    let texts: Vec<_> = view.keys.iter().map(|key| view.key_text(key).unwrap()).collect();
    assert_eq!(texts, ["f", "g", "x"]);
    let inner = &view.objects[view.keys[0].node.a.to_native() as usize];
    assert_eq!((inner.first_key.to_native(), inner.first_field.to_native()), (2, 2));
    assert_eq!(view.keys[2].node.flags, node_flags::STRICT);
    assert_eq!(view.keys[1].node.flags, 0);
}
