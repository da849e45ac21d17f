//! Numbers, strings and bytes with their limits and rules.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Bound, BoundValue, CustomError, Limits, StrRules, str_flags};
use frostmap_format::{Kind, NONE};

use crate::{Built, kind, model, text};

fn node_of(built: &Built) -> ArchivedNode {
    built.view("M").keys[0].node
}

fn bound(built: &Built, bound: Bound) -> Option<BoundValue> {
    Limits::read(built.view("M").words, node_of(built).b.to_native())?.get(bound)
}

#[test]
fn integer_bounds_become_integers() {
    let built = Built::field(r#"{"type": "int", "ge": -3, "le": 5.0, "multiple_of": 2}"#);
    assert_eq!(node_of(&built).flags, node_flags::LIMITED);
    assert_eq!(bound(&built, Bound::Ge), Some(BoundValue::Bits(-3_i64 as u64)));
    assert_eq!(bound(&built, Bound::Le), Some(BoundValue::Bits(5)));
    assert_eq!(bound(&built, Bound::MultipleOf), Some(BoundValue::Bits(2)));
    assert_eq!(bound(&built, Bound::Lt), None);
    let built = Built::field(r#"{"type": "int", "ge": 0, "le": 9}"#);
    assert_eq!(node_of(&built).flags, node_flags::LIMITED | node_flags::VARIANT);
    let built = Built::field(r#"{"type": "int", "lt": 100000000000000000000}"#);
    let view = built.view("M");
    let Some(BoundValue::Digits(digits)) = bound(&built, Bound::Lt) else { panic!("digits") };
    assert_eq!(text(&view, digits), "100000000000000000000");
}

#[test]
fn float_bounds_become_floats() {
    let built = Built::field(r#"{"type": "float", "gt": 1, "allow_inf_nan": false}"#);
    assert_eq!(bound(&built, Bound::Gt), Some(BoundValue::Bits(1.0_f64.to_bits())));
    assert_eq!(node_of(&built).flags, node_flags::LIMITED | node_flags::VARIANT);
    assert_eq!(node_of(&Built::field(r#"{"type": "float"}"#)).flags, 0);
}

#[test]
fn the_config_is_folded_into_strings() {
    let fields =
        r#"{"f": {"type": "model-field", "schema": {"type": "str", "strict": false, "max_length": 3}}}"#;
    let built = Built::schema(&model(
        fields,
        r#"{"strict": true, "str_strip_whitespace": true, "str_to_lower": true, "str_to_upper": true,
            "str_min_length": 2, "str_max_length": 9, "coerce_numbers_to_str": true}"#,
    ));
    let node = node_of(&built);
    assert_eq!(node.flags, node_flags::LIMITED | node_flags::COERCE_NUMBERS | node_flags::CHECKED);
    let rules = StrRules::read(built.view("M").words, node.a.to_native()).unwrap();
    assert_eq!(rules.flags, str_flags::STRIP | str_flags::LOWER);
    assert_eq!(Limits::read(built.view("M").words, node.b.to_native()).unwrap().lengths(), (2, 3));
    let plain = node_of(&Built::field(r#"{"type": "str", "min_length": 0}"#));
    assert_eq!((plain.a.to_native(), plain.b.to_native(), plain.flags), (NONE, 0, 0));
}

#[test]
fn bytes_know_their_encoding() {
    let fields = r#"{"f": {"type": "model-field", "schema": {"type": "bytes"}}}"#;
    for (encoding, number) in [("utf8", 0), ("base64", 1), ("hex", 2)] {
        let built = Built::schema(&model(fields, &format!(r#"{{"val_json_bytes": "{encoding}"}}"#)));
        assert_eq!(node_of(&built).a.to_native(), number);
    }
}

#[test]
fn checks_of_python_objects_are_errors() {
    let built = Built::schema(r#"{"type": "is-instance", "cls": {"$py": "class", "name": "pkg.C"}}"#);
    let root = built.root();
    let view = built.view("M");
    assert_eq!((kind(&root), root.first), (Kind::NeedsPython, 0));
    let name = frostmap_format::words::Text { offset: root.a.to_native(), length: root.b.to_native() };
    assert_eq!(text(&view, name), "isinstance");
    let built = Built::schema(r#"{"type": "callable"}"#);
    let view = built.view("M");
    let error = CustomError::read(view.words, built.root().b.to_native()).unwrap();
    assert_eq!((kind(&built.root()), text(&view, error.error_type)), (Kind::CustomError, "callable_type"));
    assert_eq!((error.message.length, error.context.length), (NONE, NONE));
}
