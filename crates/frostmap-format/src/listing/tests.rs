use super::{archive, references, section};
use crate::body::Body;
use crate::tables::{
    DEFAULT_NULL, Field, Key, Node, Object, PATTERN_LEN, field_flags, key_role, node_flags, object_flags,
};
use crate::words::{
    Bound, BoundValue, Choice, Constant, Limits, Paths, Table, Tag, TaggedUnion, Text, Union, Values,
};
use crate::words::{Path, Step};
use crate::{Archive, ArchiveWriter, Kind, NONE, NONE16, SectionSource};

const ROLES: u8 = key_role::NAME | key_role::ALIAS | key_role::DEFAULT;

fn bare(kind: Kind) -> Node {
    Node { kind: kind as u8, ..Node::default() }
}

fn key(body: &mut Body, text: &str, role: u8, slot: u16, node: Node) -> u16 {
    let (text, length) = body.add_text(text);
    let key = Key {
        pattern: [0; PATTERN_LEN],
        length: 0,
        advance: 32,
        role,
        rank: u8::from(role == key_role::NAME),
        slot,
        text_len: length as u16,
        text,
        node,
    };
    body.keys.push(key);
    body.keys.len() as u16 - 1
}

fn text_record(body: &mut Body, text: &str) -> u32 {
    let words = Text::add(body, text).words();
    body.add_words(&words)
}

/// A model with one field of each sort that a listing says something special about.
fn order() -> Body {
    let mut body = Body::default();
    body.nodes.push(bare(Kind::Object));
    let limits = Limits::add(&mut body, &[(Bound::Ge, BoundValue::Bits(1))]);
    let int = Node { b: limits, flags: node_flags::LIMITED | node_flags::STRICT, ..bare(Kind::Int) };
    key(&mut body, "orderId", key_role::ALIAS | key_role::DEFAULT, 0, int);
    key(&mut body, "tags", ROLES, 1, Node { a: 1, flags: node_flags::NULLABLE, ..bare(Kind::List) });
    let payment = tagged_union(&mut body);
    key(&mut body, "payment", ROLES, 2, payment);
    key(&mut body, "order_id", key_role::NAME, 0, int);
    body.nodes.push(Node { a: NONE, ..bare(Kind::Str) });
    let default = text_record(&mut body, "[\"new\"]");
    let field = |name, alias, flags, output_key, default| Field {
        name,
        alias,
        flags,
        output_key,
        output: NONE,
        default,
    };
    body.fields = vec![
        field(3, 0, field_flags::REQUIRED | field_flags::FROZEN, 0, NONE),
        field(1, 1, 0, NONE16, default),
        field(2, 2, field_flags::VALIDATE_DEFAULT, NONE16, DEFAULT_NULL),
    ];
    let object = object(&mut body);
    body.objects.push(object);
    body.nodes.extend([Node { a: 1, ..bare(Kind::Reference) }, Node { a: 2, ..bare(Kind::Reference) }]);
    body
}

fn object(body: &mut Body) -> Object {
    let names = text_record(body, "Order");
    text_record(body, "Order");
    let text = Text::add(body, "data");
    let steps = vec![Step::Key(text), Step::Item(-1)];
    let paths = Paths::add(body, &[Path { slot: 2, rank: 0, steps }]);
    let flags = object_flags::MODEL | object_flags::EXTRA_ALLOW | object_flags::BY_ALIAS;
    Object {
        flags,
        names,
        first_field: 0,
        fields: 3,
        keys: 4,
        first_key: 0,
        table: 0,
        seed: 0,
        required: 1,
        extras: 1,
        extras_keys: NONE,
        paths,
        table_len: 0,
    }
}

fn tagged_union(body: &mut Body) -> Node {
    let (card, text) = (Text::add(body, "card"), Text::add(body, "'kind'"));
    let tags = [
        Tag { value: Constant::Str(card), node: 2, key: NONE, only: false },
        Tag { value: Constant::Int(7), node: 3, key: NONE, only: false },
    ];
    let steps = vec![Step::Key(card)];
    let paths = Paths::add(body, &[Path { slot: 0, rank: 0, steps }]);
    let table = Table { start: 0, len: 0, seed: 0 };
    let at = TaggedUnion::add(body, NONE, text, card, paths, table, Text::default(), &tags);
    Node { a: at, ..bare(Kind::TaggedUnion) }
}

/// A part that refers to itself, as only a damaged archive does.
fn part() -> Body {
    let mut body = Body::default();
    let label = Text::add(&mut body, "seven");
    let table = Table { start: 0, len: 0, seed: 0 };
    let values = Values::add(&mut body, label, table, &[Constant::Int(7), Constant::Null]);
    let choices = [Choice { node: 1, label }, Choice { node: 2, label }];
    let union = Union::add(&mut body, NONE, &choices);
    body.nodes = vec![
        Node { a: union, flags: node_flags::VARIANT, ..bare(Kind::Union) },
        Node { a: values, ..bare(Kind::Literal) },
        Node { a: 2, ..bare(Kind::Reference) },
    ];
    body
}

fn bytes(parts: &[(&str, Body)]) -> Vec<u8> {
    let sections = parts.iter().map(|(name, body)| SectionSource {
        name: (*name).to_owned(),
        body: body.to_bytes().expect("a body that fits"),
    });
    ArchiveWriter { fingerprint: 7, models: 1, sections: sections.collect() }.to_bytes()
}

#[test]
fn fields_stand_on_one_line_each() {
    let card = Body { nodes: vec![bare(Kind::Any)], ..Body::default() };
    let mut literal = part();
    literal.nodes.swap(0, 1);
    let bytes = bytes(&[("shop.Order", order()), ("shop.Card", card), ("", literal)]);
    let archive = Archive::new(&bytes).expect("a sound header");
    let expected = r#"model shop.Order
  model Order(extra=allow, loc_by_alias=false)
    order_id (alias "orderId"): int(strict, ge=1), required, frozen
    tags: list[str] | null, default ["new"]
    payment (validation alias "data"[-1]): tagged-union('kind'), default null, validate_default
      "card" -> @shop.Card
      7 -> literal[7, null]
    extra values: str
"#;
    assert_eq!(section(&archive, 0).expect("a sound section"), expected);
    let view = archive.section(0).expect("a sound section");
    assert_eq!(references(&view).into_iter().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn what_goes_in_circles_is_cut() {
    let bytes = bytes(&[("shop.Order", order()), ("shop.Card", order()), ("", part())]);
    let text = archive(&Archive::new(&bytes).expect("a sound header")).expect("sound sections");
    assert!(text.contains("union(left_to_right)") && text.contains("\"seven\": literal[7, null]"), "{text}");
    assert!(text.lines().count() < 1000, "{text}");
}

#[test]
fn damage_is_an_error_or_a_question_mark() {
    let sound = bytes(&[("shop.Order", order()), ("shop.Card", part()), ("", part())]);
    for at in 0..sound.len() {
        for mask in [1, 0x80, 0xFF] {
            let mut bytes = sound.clone();
            bytes[at] ^= mask;
            if let Ok(damaged) = Archive::new(&bytes) {
                assert!((0..=damaged.header().sections).any(|number| section(&damaged, number).is_err()));
                let _ = archive(&damaged);
            }
        }
    }
}

#[test]
fn unchecked_records_are_listed_without_a_panic() {
    let sound = order();
    for word in 0..sound.words.len() {
        for value in [0, 1, 5, 1000, NONE] {
            let mut body = sound.clone();
            body.words[word] = value;
            let bytes = bytes(&[("shop.Order", body), ("shop.Card", part()), ("", part())]);
            let damaged = Archive::new(&bytes).expect("a sound header");
            let view = damaged.parts(0).expect("bounds");
            let view = crate::View::new(0, view.body, view.name).expect("a body");
            let mut lines = super::Lines::new(damaged);
            lines.node(0, "", &view, view.nodes[0], "");
            assert!(!lines.finish().is_empty());
        }
    }
}
