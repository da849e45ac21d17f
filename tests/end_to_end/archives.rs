//! A small archive, whole or spoiled, and what can be observed of it.

use frostmap::{Model, Options, Snapshot};
use frostmap_tests::compile;
use frostmap_tests::found::Found;

/// A document with most kinds of record: objects with aliases, tags, literals, patterns, bounds, defaults.
const MODELS: &str = r##"{
"format": "frostmap-models/1",
"models": {
  "app.Post": {"type": "definition-ref", "schema_ref": "Post"},
  "app.Tags": {"type": "list", "items_schema": {"type": "str", "pattern": "^#[a-z]+$", "max_length": 8}, "max_length": 3}
},
"definitions": {
  "Post": {"type": "model", "cls": "Post", "config": {"extra_fields_behavior": "forbid", "validate_by_name": true},
    "schema": {"type": "model-fields", "fields": {
      "text": {"type": "model-field", "schema": {"type": "str", "min_length": 1}},
      "created_at": {"type": "model-field", "schema": {"type": "int", "ge": 0}, "validation_alias": "createdAt",
        "serialization_alias": "createdAt"},
      "mood": {"type": "model-field", "schema": {"type": "default", "default": "plain",
        "schema": {"type": "literal", "expected": ["plain", "glad", 7, null]}}},
      "embed": {"type": "model-field", "schema": {"type": "default", "default": null, "schema": {"type": "nullable",
        "schema": {"type": "tagged-union", "discriminator": "kind", "choices": {
          "image": {"type": "typed-dict", "fields": {
            "kind": {"type": "typed-dict-field", "schema": {"type": "any"}},
            "size": {"type": "typed-dict-field", "schema": {"type": "tuple",
              "items_schema": [{"type": "float"}, {"type": "float", "gt": 0}]}}}},
          "quote": {"type": "typed-dict", "fields": {
            "kind": {"type": "typed-dict-field", "schema": {"type": "any"}},
            "of": {"type": "typed-dict-field", "schema": {"type": "definition-ref", "schema_ref": "Post"}}}}}}}}},
      "counts": {"type": "model-field", "schema": {"type": "default", "default_factory": {"$py": "builtin", "name": "dict"},
        "schema": {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "union",
          "choices": [{"type": "int"}, {"type": "bool"}, {"type": "custom-error", "schema": {"type": "none"},
            "custom_error_type": "odd", "custom_error_message": "Odd"}]}}}}
    }}}
}}"##;

/// Documents that reach every record, fitting and not.
const DOCUMENTS: [(&str, &str); 10] = [
    ("app.Post", r#"{"text": "a", "createdAt": 1}"#),
    ("app.Post", r#"{"text": "a", "created_at": "2", "mood": 7, "counts": {"a": 1, "b": true, "c": null}}"#),
    ("app.Post", r#"{"text": "a", "createdAt": 1, "embed": {"kind": "image", "size": [1, 2.5]}}"#),
    (
        "app.Post",
        r#"{"createdAt": 1, "text": "a", "embed": {"of": {"text": "b", "createdAt": 3}, "kind": "quote"}}"#,
    ),
    (
        "app.Post",
        r#"{"text": "", "createdAt": -1, "mood": "sad", "embed": {"kind": "image", "size": [1, 0]}, "x": 1}"#,
    ),
    ("app.Post", r#"{"embed": {"kind": "none"}, "counts": {"a": "x"}}"#),
    ("app.Post", "[1]"),
    ("app.Post", r#"{"text": "#),
    ("app.Tags", r##"["#a", "#bcd"]"##),
    ("app.Tags", r##"["a", "#bcdefghij", "#A", "#x"]"##),
];

/// The bytes of the archive.
pub(crate) fn small() -> Vec<u8> {
    compile::archive(MODELS).unwrap_or_else(|refusal| panic!("{}", refusal.text()))
}

/// What is seen of an archive by everybody who uses it: the names, and the answer to every document.
#[derive(Debug, PartialEq)]
pub(crate) struct Observed {
    names: Vec<String>,
    answers: Vec<Answer>,
}

/// The answer to a document.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    /// The model is there.
    Found(Found),
    /// The model cannot be looked up.
    Unknown,
}

/// Uses an archive: its look-up, its names, and all its models on all documents.
pub(crate) fn observe(snapshot: &Snapshot) -> Observed {
    let answer = |(name, document): &(&str, &str)| {
        let model: Result<Model, _> = snapshot.model(name);
        model.map_or(Answer::Unknown, |model| {
            Answer::Found(Found::ask(&model, document.as_bytes(), &Options::default()))
        })
    };
    let names = snapshot.names().map(str::to_owned).collect();
    Observed { names, answers: DOCUMENTS.iter().map(answer).collect() }
}

impl Observed {
    /// Whether a panic was among the answers.
    pub(crate) fn panicked(&self) -> bool {
        let panic = |answer: &Answer| matches!(answer, Answer::Found(Found::Broken { what }) if what.starts_with("a panic"));
        self.answers.iter().any(panic)
    }

    /// Whether every answer is one of the whole archive, or says that the archive is damaged.
    pub(crate) fn true_or_damaged(&self, whole: &Self) -> bool {
        let pairs = self.answers.iter().zip(&whole.answers);
        pairs.into_iter().all(|(answer, right)| match answer {
            Answer::Found(Found::Broken { what }) => what.contains("damaged"),
            Answer::Unknown => true,
            answer => answer == right,
        })
    }
}
