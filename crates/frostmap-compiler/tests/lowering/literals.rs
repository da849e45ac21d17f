//! Literals and enums: values, tables, and what errors say.

use frostmap_format::Kind;
use frostmap_format::words::{Constant, Values, enum_type};

use crate::{Built, kind, text};

#[test]
fn literals_keep_their_order_and_are_found_by_text() {
    let built = Built::schema(r#"{"type": "literal", "expected": ["a", 1, true, null, 1.5, "b"]}"#);
    let view = built.view("M");
    let root = built.root();
    let values = Values::read(view.words, root.a.to_native()).unwrap();
    assert_eq!((kind(&root), root.first, values.count), (Kind::Literal, 0, 6));
    let is = |index: u32, wanted: &str| match values.get(index) {
        Some(Constant::Str(value)) => text(&view, value) == wanted,
        Some(Constant::Int(value)) => value.to_string() == wanted,
        _ => false,
    };
    let found = |wanted: &str| view.find(values.table, wanted.as_bytes(), |index| is(index, wanted));
    assert_eq!((found("a"), found("1"), found("b"), found("c")), (Some(0), Some(1), Some(5), None));
    let constants: Vec<_> = (1..5).map(|index| values.get(index).unwrap()).collect();
    assert_eq!(constants, [Constant::Int(1), Constant::Bool(true), Constant::Null, Constant::Float(1.5)]);
    let Some(Constant::Str(last)) = values.get(5) else { panic!("a string") };
    assert_eq!(text(&view, last), "b");
    assert_eq!(text(&view, values.expected), "'a', 1, True, None, 1.5 or 'b'");
}

#[test]
fn literals_of_strings_start_with_a_quote() {
    let built = Built::schema(r#"{"type": "literal", "expected": ["a"]}"#);
    assert_eq!(built.root().first, b'"');
    let view = built.view("M");
    let values = Values::read(view.words, built.root().a.to_native()).unwrap();
    assert_eq!(text(&view, values.expected), "'a'");
}

#[test]
fn integers_beyond_64_bits_keep_their_digits() {
    let built = Built::schema(r#"{"type": "literal", "expected": [18446744073709551616]}"#);
    let view = built.view("M");
    let values = Values::read(view.words, built.root().a.to_native()).unwrap();
    let Some(Constant::Digits(digits)) = values.get(0) else { panic!("digits") };
    assert_eq!(text(&view, digits), "18446744073709551616");
    assert_eq!(view.find(values.table, b"18446744073709551616", |_| true), Some(0));
}

#[test]
fn enums_know_what_their_values_are() {
    let schema = |sub_type: &str| {
        format!(
            r#"{{"type": "enum", "cls": {{"name": "pkg.E", "qualname": "E", "base": null}}, {sub_type}
                "members": [{{"name": "A", "value": 1}}, {{"name": "B", "value": 2}}]}}"#
        )
    };
    let built = Built::schema(&schema(r#""sub_type": "int","#));
    assert_eq!((kind(&built.root()), built.root().b.to_native()), (Kind::Enum, enum_type::INT));
    let built = Built::schema(&schema(""));
    assert_eq!(built.root().b.to_native(), enum_type::PLAIN);
    let view = built.view("M");
    let values = Values::read(view.words, built.root().a.to_native()).unwrap();
    assert_eq!((text(&view, values.expected), values.get(1)), ("1 or 2", Some(Constant::Int(2))));
}

#[test]
fn members_of_plain_enums_equal_no_document() {
    let definitions = r#"{
        "P": {"type": "enum", "cls": {"name": "P", "qualname": "P", "base": null}, "members": [{"name": "A", "value": "a"}]},
        "S": {"type": "enum", "cls": {"name": "S", "qualname": "S", "base": "str"}, "sub_type": "str",
              "members": [{"name": "A", "value": "a"}]}}"#;
    let models = r#"{
        "M": {"type": "literal", "expected": [{"$py": "enum", "cls": "P", "name": "A"}]},
        "N": {"type": "literal", "expected": [{"$py": "enum", "cls": "S", "name": "A"}]}}"#;
    let built = Built::new(models, definitions);
    let value = |name: &str| {
        let view = built.view(name);
        let values = Values::read(view.words, view.nodes[0].a.to_native()).unwrap();
        values.get(0)
    };
    assert_eq!(value("M"), Some(Constant::Opaque));
    assert!(matches!(value("N"), Some(Constant::Str(_))));
}
