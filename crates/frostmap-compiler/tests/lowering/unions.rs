//! Unions and tagged unions.

use frostmap_format::tables::node_flags;
use frostmap_format::words::{Constant, Paths, Step, TaggedUnion, Union};
use frostmap_format::{Kind, NONE};

use crate::{Built, kind, model, text};

#[test]
fn unions_label_their_members() {
    let built = Built::schema(
        r#"{"type": "union", "mode": "left_to_right",
            "choices": [{"type": "int"}, [{"type": "str", "max_length": 3}, "short"], {"type": "str", "max_length": 3}]}"#,
    );
    let view = built.view("M");
    let root = built.root();
    assert_eq!((kind(&root), root.flags, root.first), (Kind::Union, node_flags::VARIANT, 0));
    let union = Union::read(view.words, root.a.to_native()).unwrap();
    let labels: Vec<_> = (0..3).map(|index| text(&view, union.get(index).unwrap().label)).collect();
    assert_eq!(labels, ["int", "short", "constrained-str"]);
    assert_eq!((union.custom, union.count), (NONE, 3));
}

#[test]
fn unions_of_one_collapse() {
    let built = Built::schema(r#"{"type": "union", "choices": [{"type": "int"}]}"#);
    assert_eq!(kind(&built.root()), Kind::Int);
    let built = Built::schema(r#"{"type": "union", "auto_collapse": false, "choices": [{"type": "int"}]}"#);
    assert_eq!(kind(&built.root()), Kind::Union);
}

#[test]
fn unions_carry_the_first_byte_their_members_share() {
    let built = Built::schema(
        r#"{"type": "union", "choices": [{"type": "str"}, {"type": "literal", "expected": ["a"]}]}"#,
    );
    assert_eq!(built.root().first, b'"');
}

fn tagged(tag: &str, name: &str) -> String {
    let fields = format!(
        r#"{{"text": {{"type": "model-field", "schema": {{"type": "str"}}}},
            "py_type": {{"type": "model-field", "validation_alias": "$type", "schema":
                {{"type": "default", "default": "{tag}", "schema": {{"type": "literal", "expected": ["{tag}"]}}}}}}}}"#
    );
    format!(r#""{name}": {}"#, model(&fields, r#"{"validate_by_name": true}"#))
}

fn union_of(discriminator: &str) -> Built {
    let definitions = format!("{{{}, {}}}", tagged("x#a", "A"), tagged("x#b", "B"));
    let choice = |name: &str| format!(r#"{{"type": "definition-ref", "schema_ref": "{name}"}}"#);
    let models = format!(
        r#"{{"M": {{"type": "tagged-union", "discriminator": {discriminator}, "choices": {{"x#a": {}, "x#b": {}}}}}}}"#,
        choice("A"),
        choice("B")
    );
    Built::new(&models, &definitions)
}

#[test]
fn tagged_unions_know_where_the_tag_stands() {
    let built = union_of(r#"[["py_type"], ["$type"]]"#);
    let view = built.view("M");
    let root = built.root();
    assert_eq!((kind(&root), root.first), (Kind::TaggedUnion, b'{'));
    let union = TaggedUnion::read(view.words, root.a.to_native()).unwrap();
    assert_eq!(text(&view, union.pattern()), "{\"$type\":\"");
    assert_eq!(text(&view, union.discriminator()), "'py_type' | '$type'");
    assert_eq!(text(&view, union.expected_tags()), "'x#a', 'x#b'");
    assert_eq!(union.count(), 2);
    let tag = union.get(1).unwrap();
    let Constant::Str(value) = tag.value else { panic!("a string") };
    assert_eq!(text(&view, value), "x#b");
    let target = built.archive().section(view.nodes[tag.node as usize].a.to_native()).unwrap();
    assert_eq!((target.name, target.key_text(&target.keys[tag.key as usize])), ("B", Some("$type")));
    assert_eq!(view.find(union.table(), b"x#b", |_| true), Some(1));
    let paths: Vec<_> = Paths::read(view.words, union.paths()).unwrap().collect();
    assert_eq!((paths.len(), paths[1].rank, paths[1].len), (2, 1, 1));
    assert!(matches!(paths[1].get(0), Some(Step::Key(_))));
}

#[test]
fn a_discriminator_that_is_no_key_of_the_members_chooses_no_key() {
    let built = union_of(r#"[["other"], ["$type"]]"#);
    let view = built.view("M");
    let union = TaggedUnion::read(view.words, built.root().a.to_native()).unwrap();
    assert_eq!((text(&view, union.pattern()), union.get(0).unwrap().key), ("{\"$type\":\"", NONE));
    let built = union_of(r#"["meta", 0]"#);
    let view = built.view("M");
    let union = TaggedUnion::read(view.words, built.root().a.to_native()).unwrap();
    assert_eq!((text(&view, union.pattern()), text(&view, union.discriminator())), ("", "'meta'.0"));
    assert_eq!(union.get(0).unwrap().key, NONE);
}

#[test]
fn a_single_key_is_chosen_whatever_its_role() {
    let built = union_of(r#""$type""#);
    let view = built.view("M");
    let union = TaggedUnion::read(view.words, built.root().a.to_native()).unwrap();
    assert_eq!(text(&view, union.pattern()), "{\"$type\":\"");
    assert_ne!(union.get(0).unwrap().key, NONE);
}

#[test]
fn parts_that_sections_have_alike_are_shared() {
    let tags: Vec<_> = (0..9).map(|number| format!(r#""tag-number-{number}""#)).collect();
    let field = format!(
        r#"{{"f": {{"type": "model-field", "schema": {{"type": "nullable", "schema":
            {{"type": "literal", "expected": [{}]}}}}}}}}"#,
        tags.join(",")
    );
    let models = format!(r#"{{"M": {}, "N": {}}}"#, model(&field, "{}"), model(&field, "{}"));
    let built = Built::new(&models, "{}");
    assert_eq!(built.archive().header().sections, 3);
    let node = built.view("M").keys[0].node;
    assert_eq!((kind(&node), node.flags, node.first), (Kind::Reference, node_flags::NULLABLE, b'"'));
    let shared = built.archive().section(node.a.to_native()).unwrap();
    assert_eq!((shared.name, kind(&shared.nodes[0])), ("", Kind::Literal));
}
