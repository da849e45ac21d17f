//! Lists, dicts, tuples, and what wraps other schemas.

use frostmap_format::tables::node_flags;
use frostmap_format::words::{CustomError, Limits, Tuple};
use frostmap_format::{Kind, View};

use crate::{Built, kind, text};

fn node<'v>(view: &View<'v>, index: u32) -> &'v frostmap_format::tables::ArchivedNode {
    &view.nodes[index as usize]
}

#[test]
fn lists_have_items_and_lengths() {
    let built = Built::schema(r#"{"type": "list", "min_length": 1, "max_length": 2, "fail_fast": true}"#);
    let view = built.view("M");
    let root = built.root();
    assert_eq!((kind(&root), root.first), (Kind::List, b'['));
    assert_eq!(root.flags, node_flags::LIMITED | node_flags::FAIL_FAST);
    assert_eq!(kind(node(&view, root.a.to_native())), Kind::Any);
    assert_eq!(Limits::read(view.words, root.b.to_native()).unwrap().lengths(), (1, 2));
}

#[test]
fn dicts_have_keys_and_values() {
    let built = Built::schema(r#"{"type": "dict", "keys_schema": {"type": "str"}, "strict": true}"#);
    let view = built.view("M");
    let root = built.root();
    let [keys, values] = view.words.array(root.a.to_native()).unwrap();
    assert_eq!((kind(node(&view, keys)), kind(node(&view, values))), (Kind::Str, Kind::Any));
    assert_eq!((root.flags, root.first), (node_flags::STRICT, b'{'));
}

#[test]
fn tuples_have_items_of_which_one_may_repeat() {
    let built = Built::schema(
        r#"{"type": "tuple", "variadic_item_index": 1, "items_schema": [{"type": "int"}, {"type": "str"},
            {"type": "default", "default": 5, "schema": {"type": "int"}}]}"#,
    );
    let view = built.view("M");
    let tuple = Tuple::read(view.words, built.root().a.to_native()).unwrap();
    assert_eq!((tuple.variadic, tuple.count), (1, 3));
    let kinds: Vec<_> = (0..3).map(|item| kind(node(&view, tuple.get(item).unwrap()))).collect();
    assert_eq!(kinds, [Kind::Int, Kind::Str, Kind::Default]);
}

#[test]
fn lax_or_strict_has_both_also_where_they_are_equal() {
    let built = Built::schema(
        r#"{"type": "lax-or-strict", "strict": true, "lax_schema": {"type": "int"}, "strict_schema": {"type": "str"}}"#,
    );
    let view = built.view("M");
    let root = built.root();
    assert_eq!((kind(&root), root.flags, root.first), (Kind::LaxOrStrict, node_flags::STRICT, 0));
    assert_eq!(kind(node(&view, root.a.to_native())), Kind::Int);
    assert_eq!(kind(node(&view, root.b.to_native())), Kind::Str);
    let equal = Built::schema(
        r#"{"type": "lax-or-strict", "lax_schema": {"type": "int"}, "strict_schema": {"type": "int"}}"#,
    );
    assert_eq!(kind(&equal.root()), Kind::LaxOrStrict);
}

#[test]
fn chains_are_flat() {
    let built = Built::schema(
        r#"{"type": "chain", "steps": [{"type": "str"},
            {"type": "chain", "steps": [{"type": "int"}, {"type": "json-or-python", "json_schema": {"type": "bool"}}]}]}"#,
    );
    let view = built.view("M");
    let at = built.root().a.to_native();
    let [count, steps @ ..] = view.words.array::<4>(at).unwrap();
    assert_eq!(count, 3);
    assert_eq!(steps.map(|step| kind(node(&view, step))), [Kind::Str, Kind::Int, Kind::Bool]);
    let single = Built::schema(r#"{"type": "chain", "steps": [{"type": "str"}]}"#);
    assert_eq!(kind(&single.root()), Kind::Str);
}

#[test]
fn custom_errors_have_type_message_and_context() {
    let built = Built::schema(
        r#"{"type": "custom-error", "schema": {"type": "int"}, "custom_error_type": "odd",
            "custom_error_message": "Not {n}", "custom_error_context": {"n": 1}}"#,
    );
    let view = built.view("M");
    let error = CustomError::read(view.words, built.root().b.to_native()).unwrap();
    assert_eq!(text(&view, error.error_type), "odd");
    assert_eq!((text(&view, error.message), text(&view, error.context)), ("Not {n}", r#"{"n":1}"#));
}

#[test]
fn deep_schemas_are_lowered() {
    let depth = 190;
    let schema = format!(
        r#"{}{{"type": "int"}}{}"#,
        r#"{"type": "list", "items_schema": {"type": "nullable", "schema": "#.repeat(depth),
        "}}".repeat(depth)
    );
    assert_eq!(Built::schema(&schema).view("M").nodes.len(), depth + 1);
}

#[test]
fn equal_nodes_records_and_texts_are_kept_once() {
    let item = r#"{"type": "list", "items_schema": {"type": "str", "max_length": 3}}"#;
    let built = Built::schema(&format!(r#"{{"type": "tuple", "items_schema": [{item}, {item}, {item}]}}"#));
    // The tuple, the list, the string.
    assert_eq!(built.view("M").nodes.len(), 3);
}
