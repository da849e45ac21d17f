//! Instances as values of other types.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::model;
use crate::Error;

#[derive(Debug, Deserialize, PartialEq)]
struct Post<'i> {
    text: &'i str,
    created_at: Option<&'i str>,
    kind: Kind,
    shape: Shape,
    count: Count,
    #[serde(flatten)]
    rest: BTreeMap<String, Json>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Note,
    Reply,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Shape {
    Empty,
    Circle(f64),
    Line(i32, i32),
    Box { width: u8 },
}

#[derive(Debug, Deserialize, PartialEq)]
struct Count(u16);

const SCHEMA: &str = r#"{"type": "model", "cls": "Post", "config": {"extra_fields_behavior": "allow"}, "schema":
    {"type": "model-fields", "model_name": "Post", "extra_behavior": "allow", "fields": {
        "text": {"type": "model-field", "schema": {"type": "str"}},
        "created_at": {"type": "model-field", "serialization_alias": "createdAt", "schema":
            {"type": "default", "default": null, "schema": {"type": "nullable", "schema": {"type": "str"}}}},
        "kind": {"type": "model-field", "schema": {"type": "any"}},
        "shape": {"type": "model-field", "schema": {"type": "any"}},
        "count": {"type": "model-field", "schema": {"type": "default", "schema": {"type": "int"}, "default": 7}}
    }}}"#;

#[test]
fn a_model_fits_a_struct() {
    let document = br#"{"text": "t", "kind": "reply", "shape": {"Circle": 1}, "x": [1, {"y": null}]}"#;
    let model = model(SCHEMA);
    let instance = model.parse(document).unwrap();
    let expected = Post {
        text: "t",
        created_at: None,
        kind: Kind::Reply,
        shape: Shape::Circle(1.0),
        count: Count(7),
        rest: BTreeMap::from([("x".to_owned(), json!([1, {"y": null}]))]),
    };
    assert_eq!(instance.deserialize::<Post<'_>>().unwrap(), expected);
    assert_eq!(model.deserialize::<Post<'_>>(document).unwrap(), expected);
    assert_eq!(model.read_straight(str::from_utf8(document).unwrap()), Some(expected));
    assert_eq!(model.deserialize_by_alias::<Json>(document).unwrap()["createdAt"], Json::Null);
    let by_alias: Json = instance.deserialize_by_alias().unwrap();
    assert_eq!(by_alias["createdAt"], Json::Null);
    assert!(by_alias.get("created_at").is_none());
}

/// Reads JSON as any value and then as a type, out of an instance and straight.
fn read<T: for<'i> Deserialize<'i> + Debug + PartialEq>(json: &str) -> Result<T, String> {
    let model = model(r#"{"type": "any"}"#);
    let instance = model.parse(json.as_bytes()).unwrap().into_owned();
    let found = instance.deserialize().map_err(|error| error.to_string());
    assert_eq!(model.deserialize::<T>(json.as_bytes()).map_err(|error| error.to_string()), found, "{json}");
    assert_eq!(model.read_straight::<T>(json).is_some(), found.is_ok(), "{json}");
    found
}

#[test]
fn enums_are_strings_or_single_entries() {
    assert_eq!(read(r#""Empty""#), Ok(Shape::Empty));
    assert_eq!(read(r#"{"Empty": null}"#), Ok(Shape::Empty));
    assert_eq!(read(r#"{"Line": [1, -2]}"#), Ok(Shape::Line(1, -2)));
    assert_eq!(read(r#"{"Box": {"width": 3}}"#), Ok(Shape::Box { width: 3 }));
    assert_eq!(
        read::<Shape>(r#"{"Box": {"width": 300}}"#).unwrap_err(),
        "Box.width: invalid value: integer `300`, expected u8"
    );
    assert!(read::<Shape>(r#"{"Box": {}, "Empty": null}"#).unwrap_err().contains("a map of a single entry"));
    assert!(read::<Shape>(r#"{"Line": [1, 2, 3]}"#).is_err());
}

#[test]
fn long_integers_fit_where_they_can() {
    assert_eq!(read("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(read("-170141183460469231731687303715884105728"), Ok(i128::MIN));
    assert_eq!(read("340282366920938463463374607431768211455"), Ok(u128::MAX));
    assert_eq!(read("340282366920938463463374607431768211456"), Ok(2f64.powi(128)));
    assert!(read::<u128>("340282366920938463463374607431768211456").is_err());
    assert!(read::<i64>("9223372036854775808").is_err());
}

#[test]
fn keys_may_be_numbers() {
    let expected = BTreeMap::from([(1, true), (-2, false)]);
    assert_eq!(read(r#"{"1": true, "-2": false}"#), Ok(expected));
    assert!(read::<BTreeMap<u8, bool>>(r#"{"x": true}"#).is_err());
    let ints = r#"{"type": "dict", "keys_schema": {"type": "int"}, "values_schema": {"type": "any"}}"#;
    let instance = model(ints).parse(br#"{"10": [null]}"#).unwrap().into_owned();
    let by_text: BTreeMap<String, Json> = instance.deserialize().unwrap();
    assert_eq!(by_text, BTreeMap::from([("10".to_owned(), json!([null]))]));
    let by_number: BTreeMap<i8, Vec<Option<u8>>> = instance.deserialize().unwrap();
    assert_eq!(by_number, BTreeMap::from([(10, vec![None])]));
}

#[test]
fn errors_name_their_place() {
    let error = read::<BTreeMap<String, Vec<u8>>>(r#"{"a": [1, "x"]}"#).unwrap_err();
    assert_eq!(error, "a.1: invalid type: string \"x\", expected u8");
    assert_eq!(read::<[u8; 1]>("[1, 2]").unwrap_err(), "invalid length 2, expected fewer items");
}

/// The keys of a map in the order they come.
#[derive(Debug, PartialEq)]
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Keys;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<M: serde::de::MapAccess<'de>>(self, mut members: M) -> Result<Keys, M::Error> {
                let mut keys = Vec::new();
                while let Some((key, _)) = members.next_entry::<String, serde::de::IgnoredAny>()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[test]
fn a_tag_comes_before_all_other_fields() {
    let schema = r#"{"type": "model", "cls": "Post", "schema": {"type": "model-fields", "extra_behavior": "allow", "fields": {
        "text": {"type": "model-field", "schema": {"type": "str"}},
        "note": {"type": "model-field", "schema": {"type": "default", "default": null, "schema": {"type": "any"}}},
        "py_type": {"type": "model-field", "validation_alias": "$type", "serialization_alias": "$type", "schema":
            {"type": "default", "default": "post", "schema": {"type": "literal", "expected": ["post"]}}},
        "way": {"type": "model-field", "schema": {"type": "literal", "expected": ["in", "out"]}}
    }}}"#;
    let model = model(schema);
    for document in [
        r#"{"x\u0079": 1, "way": "in", "text": "t", "$type": "post"}"#,
        r#"{"text": "a\nb", "way": "out", "xy": {}}"#,
    ] {
        let instance = model.parse(document.as_bytes()).unwrap();
        let keys = |keys: [&str; 5]| Keys(keys.map(str::to_owned).to_vec());
        assert_eq!(instance.deserialize(), Ok(keys(["py_type", "text", "note", "way", "xy"])));
        assert_eq!(instance.deserialize_by_alias(), Ok(keys(["$type", "text", "note", "way", "xy"])));
    }
}

/// Fields of many kinds, all of which are read straight from a document.
const STRAIGHT: &str = r#"{"type": "model", "cls": "All", "schema": {"type": "model-fields", "fields": {
    "text": {"type": "model-field", "schema": {"type": "str", "max_length": 9}},
    "title": {"type": "model-field", "schema": {"type": "str", "to_upper": true}},
    "day": {"type": "model-field", "schema": {"type": "date"}},
    "few": {"type": "model-field", "schema": {"type": "list", "max_length": 2, "items_schema": {"type": "int", "ge": 0}}},
    "by_key": {"type": "model-field", "schema": {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "float"}}},
    "either": {"type": "model-field", "schema": {"type": "union", "choices": [{"type": "int"}, {"type": "str"}]}},
    "kind": {"type": "model-field", "schema": {"type": "literal", "expected": ["note", "reply"]}},
    "list": {"type": "model-field", "schema": {"type": "default", "default": [], "schema": {"type": "any"}}},
    "flag": {"type": "model-field", "schema": {"type": "default", "default": true, "schema": {"type": "bool"}}},
    "name": {"type": "model-field", "schema": {"type": "default", "default": "n", "schema": {"type": "str"}}},
    "none": {"type": "model-field", "schema": {"type": "default", "default": null, "schema": {"type": "any"}}}
}}}"#;

#[derive(Debug, Deserialize, PartialEq)]
struct All<'d> {
    text: &'d str,
    title: String,
    day: String,
    few: Vec<u8>,
    by_key: BTreeMap<&'d str, f64>,
    either: Json,
    kind: Kind,
    list: Vec<u8>,
    flag: bool,
    name: String,
    none: Option<u8>,
}

const ALL: &str = r#"{"text": "t", "title": "loud", "day": "2026-11-22", "few": [1, 2], "by_key": {"a": 1, "b": 0.5},
    "either": "x", "kind": "note"}"#;

#[test]
fn what_is_ordinary_needs_no_instance() {
    let model = model(STRAIGHT);
    let expected = All {
        text: "t",
        title: "LOUD".to_owned(),
        day: "2026-11-22".to_owned(),
        few: vec![1, 2],
        by_key: BTreeMap::from([("a", 1.0), ("b", 0.5)]),
        either: json!("x"),
        kind: Kind::Note,
        list: vec![],
        flag: true,
        name: "n".to_owned(),
        none: None,
    };
    assert_eq!(model.read_straight(ALL), Some(expected));
    for wrong in [
        ALL.replace("[1, 2]", "[1, 2, 3]"),
        ALL.replace("[1, 2]", "[1, -2]"),
        ALL.replace("\"t\"", "\"ten letters\""),
        ALL.replace("note", "nothing"),
        ALL.replace("\"few\"", "\"fewer\""),
        ALL.replace("}", "]"),
        format!("{ALL}x"),
    ] {
        assert_eq!(model.read_straight::<Json>(&wrong), None, "{wrong}");
        assert!(matches!(model.deserialize::<Json>(wrong.as_bytes()), Err(Error::Invalid(_))), "{wrong}");
    }
}

#[test]
fn a_key_that_comes_twice_counts_once() {
    let model = model(STRAIGHT);
    let twice = ALL.replacen("{", r#"{"text": 5, "#, 1);
    assert_eq!(model.read_straight::<Json>(&twice), None);
    assert_eq!(model.deserialize::<All<'_>>(twice.as_bytes()).unwrap().text, "t");
}

#[test]
fn nulls_that_are_defaults_are_left_to_structs() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Own {
        #[serde(default = "seven")]
        none: Option<u8>,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Needed {
        none: Json,
    }
    fn seven() -> Option<u8> {
        Some(7)
    }
    let model = model(STRAIGHT);
    let null = ALL.replacen("{", r#"{"none": null, "#, 1);
    let twice = ALL.replacen("{", r#"{"text": 5, "#, 1);
    for (document, none) in [(ALL, Some(7)), (&twice, Some(7)), (&null, None)] {
        assert_eq!(model.deserialize::<Own>(document.as_bytes()).unwrap(), Own { none }, "{document}");
        let needed = model.deserialize::<Needed>(document.as_bytes()).unwrap();
        assert_eq!(needed, Needed { none: Json::Null }, "{document}");
    }
}

#[test]
fn types_that_do_not_fit_are_told_apart_from_documents_that_do_not() {
    let error = model(STRAIGHT).deserialize::<BTreeMap<String, u8>>(ALL.as_bytes()).unwrap_err();
    assert!(matches!(error, Error::Mismatch(_)), "{error}");
    assert_eq!(error.to_string(), "kind: invalid type: string \"note\", expected u8");
}

#[test]
fn members_of_unions_that_do_not_fit_do_not_matter() {
    let lists_or_dicts = r#"{"type": "list", "items_schema": {"type": "union", "choices": [
        {"type": "dict", "values_schema": {"type": "int"}}, {"type": "dict", "values_schema": {"type": "str"}}]}}"#;
    let model = model(lists_or_dicts);
    assert_eq!(model.read_straight(r#"[{"a": "x"}]"#), Some(json!([{"a": "x"}])));
    assert_eq!(model.read_straight::<Json>(r#"[{"a": "x", "a": 1}]"#), None);
}
