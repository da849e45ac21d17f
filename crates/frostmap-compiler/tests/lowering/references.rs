//! Sections: their numbers, their names, and how they refer to each other.

use frostmap_format::tables::node_flags;
use frostmap_format::{Archive, Kind};

use crate::{Built, kind, model, text_at};

fn reference(name: &str) -> String {
    format!(r#"{{"type": "definition-ref", "schema_ref": "{name}"}}"#)
}

fn field(schema: &str) -> String {
    model(&format!(r#"{{"f": {{"type": "model-field", "schema": {schema}}}}}"#), "{}")
}

fn names(built: &Built) -> Vec<String> {
    let archive: Archive<'_> = built.archive();
    (0..archive.header().sections).map(|number| archive.name(number).unwrap().to_owned()).collect()
}

#[test]
fn models_come_first_and_unused_definitions_not_at_all() {
    let models =
        format!(r#"{{"b": {}, "a": {}, "c": {}}}"#, reference("b"), reference("x"), field(&reference("x")));
    let definitions = format!(
        r#"{{"b": {}, "x": {}, "unused": {{"type": "int"}}, "a": {}}}"#,
        field(&reference("a")),
        field(r#"{"type": "int"}"#),
        field(r#"{"type": "str"}"#)
    );
    let built = Built::new(&models, &definitions);
    // `a` the model is a reference to `x`; `a` the definition is another section.
    assert_eq!(names(&built), ["a", "b", "c", "a", "x"]);
    assert_eq!(built.archive().header().models, 3);
    assert_eq!(built.archive().find("a"), Ok(Some(0)));
    assert_eq!(built.archive().find("x"), Ok(None));
    let root = built.view("a").nodes[0];
    assert_eq!((kind(&root), root.a.to_native(), root.first), (Kind::Reference, 4, b'{'));
    assert_eq!(built.view("b").keys[0].node.a.to_native(), 3);
}

#[test]
fn references_to_plain_scalars_are_the_scalar() {
    let models =
        format!(r#"{{"M": {}}}"#, field(&format!(r#"{{"type": "nullable", "schema": {}}}"#, reference("I"))));
    let built = Built::new(&models, r#"{"I": {"type": "int", "strict": true}}"#);
    let node = built.view("M").keys[0].node;
    assert_eq!((kind(&node), node.flags), (Kind::Int, node_flags::STRICT | node_flags::NULLABLE));
    assert_eq!(names(&built), ["M"]);
    let built = Built::new(&models, r#"{"I": {"type": "str"}}"#);
    let node = built.view("M").keys[0].node;
    assert_eq!((kind(&node), node.first, node.flags), (Kind::Str, b'"', node_flags::NULLABLE));
    let built = Built::new(&models, r#"{"I": {"type": "str", "max_length": 9}}"#);
    assert_eq!(kind(&built.view("M").keys[0].node), Kind::Reference);
}

#[test]
fn models_that_are_no_class_keep_their_title_in_their_words() {
    let built = Built::schema(r#"{"type": "list", "items_schema": {"type": "str"}}"#);
    assert_eq!(text_at(&built.view("M"), 0), "list[str]");
}

#[test]
fn recursion_is_a_reference_to_the_section_itself() {
    let models = format!(r#"{{"M": {}}}"#, reference("M"));
    let definitions =
        format!(r#"{{"M": {}}}"#, field(&format!(r#"{{"type": "nullable", "schema": {}}}"#, reference("M"))));
    let built = Built::new(&models, &definitions);
    let node = built.view("M").keys[0].node;
    assert_eq!((kind(&node), node.a.to_native(), node.flags), (Kind::Reference, 0, node_flags::NULLABLE));
}
