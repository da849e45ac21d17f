//! One document, read by frostmap, by jiter (pydantic's own reader) and by serde_json.
//!
//! jiter has the last word: verdict, value, and what is wrong at which place. serde_json is a witness of other descent,
//! who need not accept what is not in the standard, nor numbers or depths that it cannot hold.

use frostmap::errors::ErrorKind;
use frostmap::{Error, Model, Snapshot, Value};
use frostmap_compiler::{BuildOptions, Documents, build};
use frostmap_tests::found::{PADDINGS, padded, padded_with};
use jiter::JsonValue;

/// Models that take every document, by different ways through the walk, and at the end one that takes few.
const MODELS: &str = r##"{
"format": "frostmap-models/1",
"models": {
  "any": {"type": "any"},
  "containers": {"type": "definition-ref", "schema_ref": "Containers"},
  "smart": {"type": "union", "choices": [
    {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "any"}},
    {"type": "list", "items_schema": {"type": "any"}}, {"type": "any"}]},
  "object": {"type": "union", "mode": "left_to_right", "choices": [
    {"type": "typed-dict", "total": false, "extra_behavior": "allow", "fields": {
      "a": {"type": "typed-dict-field", "schema": {"type": "any"}},
      "text": {"type": "typed-dict-field", "schema": {"type": "str"}},
      "id": {"type": "typed-dict-field", "schema": {"type": "definition-ref", "schema_ref": "Containers"}}}},
    {"type": "any"}]},
  "wrapped": {"type": "definition-ref", "schema_ref": "Wrapped"},
  "narrow": {"type": "definition-ref", "schema_ref": "Narrow"}
},
"definitions": {
  "Wrapped": {"type": "custom-error", "custom_error_type": "odd", "custom_error_message": "Odd", "schema": {"type": "chain",
    "steps": [{"type": "definition-ref", "schema_ref": "Choices"}]}},
  "Choices": {"type": "union", "choices": [{"type": "definition-ref", "schema_ref": "Lists"},
    {"type": "definition-ref", "schema_ref": "Others"}]},
  "Lists": {"type": "list", "items_schema": {"type": "definition-ref", "schema_ref": "Wrapped"}},
  "Others": {"type": "union", "mode": "left_to_right", "choices": [
    {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "definition-ref", "schema_ref": "Wrapped"}},
    {"type": "bool", "strict": true}, {"type": "str", "strict": true}, {"type": "any"}]},
  "Containers": {"type": "union", "mode": "left_to_right", "choices": [
    {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "definition-ref", "schema_ref": "Containers"}},
    {"type": "list", "items_schema": {"type": "definition-ref", "schema_ref": "Containers"}},
    {"type": "any"}]},
  "Narrow": {"type": "model", "cls": "Narrow", "schema": {"type": "model-fields", "fields": {
    "a": {"type": "model-field", "schema": {"type": "int"}},
    "b": {"type": "model-field", "schema": {"type": "default", "default": null, "schema": {"type": "nullable",
      "schema": {"type": "definition-ref", "schema_ref": "Narrow"}}}},
    "text": {"type": "model-field", "schema": {"type": "default", "default": "", "schema": {"type": "str", "max_length": 3}}},
    "id": {"type": "model-field", "schema": {"type": "default", "default": [], "schema": {"type": "list",
      "items_schema": {"type": "float"}}}}}}}
}}"##;

/// What a document was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Sound,
    Broken,
}

/// How many documents were found to be what.
#[derive(Debug, Default)]
pub(crate) struct Verdicts {
    pub(crate) sound: u64,
    pub(crate) broken: u64,
}

impl Verdicts {
    /// A document more.
    pub(crate) fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Sound => self.sound += 1,
            Verdict::Broken => self.broken += 1,
        }
    }
}

/// The models that documents are shown to.
pub(crate) struct Judges {
    /// Those that take every document.
    open: Vec<Model>,
    narrow: Model,
}

/// Compiles the models.
pub(crate) fn judges() -> Judges {
    let documents = Documents::from_bytes("models.json", MODELS.as_bytes()).expect("a model document");
    let archive = build(&documents, &BuildOptions::default()).archive.expect("models that compile");
    let snapshot = Snapshot::from_bytes(archive).expect("an archive");
    let model = |name: &str| snapshot.model(name).expect("a model of the archive");
    Judges {
        open: ["any", "containers", "smart", "object", "wrapped"].map(model).to_vec(),
        narrow: model("narrow"),
    }
}

/// What a document is; or where the readers differ.
pub(crate) fn difference(judges: &Judges, document: &[u8]) -> Result<Verdict, String> {
    let read = JsonValue::parse(document, true);
    let expected = read.as_ref().map_err(|error| error.description(document));
    for model in &judges.open {
        let within = |difference| format!("model {}: {difference}", model.name());
        same(model, document, &expected).map_err(within)?;
    }
    let narrow = judges.narrow.validate(document);
    if judges.narrow.is_valid(document) != narrow.is_ok()
        || judges.narrow.parse(document).is_ok() != narrow.is_ok()
    {
        return Err("is_valid, validate and parse differ".into());
    }
    let message = narrow.err().and_then(|error| syntax(&error));
    if message.as_deref() != expected.as_ref().err().map(String::as_str) {
        return Err(format!("model narrow: {message:?}, where jiter says {:?}", expected.err()));
    }
    witness(document, &expected)?;
    Ok(if expected.is_ok() { Verdict::Sound } else { Verdict::Broken })
}

/// Holds a model's answer to what jiter read.
fn same(model: &Model, document: &[u8], expected: &Result<&JsonValue<'_>, String>) -> Result<(), String> {
    let parsed = model.parse(document);
    if model.is_valid(document) != parsed.is_ok() || model.validate(document).is_ok() != parsed.is_ok() {
        return Err(format!("is_valid, validate and parse differ; jiter says {expected:?}"));
    }
    for padding in PADDINGS {
        let buffer = padded_with(document, padding);
        if model.is_valid_padded(padded(&buffer, document)) != parsed.is_ok() {
            return Err(format!("with {padding:?} behind it, it is not {parsed:?}"));
        }
    }
    let read = parsed.as_ref().ok().and_then(|instance| instance.deserialize::<serde_json::Value>().ok());
    if model.deserialize::<serde_json::Value>(document).ok() != read {
        return Err(format!("read to a type, it is not {read:?}"));
    }
    match (&parsed, expected) {
        (Ok(instance), Ok(value)) if equal(instance.value(), value) => Ok(()),
        (Ok(instance), Ok(value)) => Err(format!("{:?}, where jiter reads {value:?}", instance.value())),
        (Err(error), Err(message)) if syntax(error).as_ref() == Some(message) => Ok(()),
        (parsed, expected) => Err(format!("{parsed:?}, where jiter says {expected:?}")),
    }
}

/// What is wrong with the JSON, if that is the error.
fn syntax(error: &Error) -> Option<String> {
    let Error::Invalid(errors) = error else { return None };
    errors.errors().find_map(|error| match error.kind() {
        ErrorKind::JsonInvalid { error } => Some(error.to_string()),
        _ => None,
    })
}

/// Whether two values are the same. Of equal keys the last value counts, at the place of the first.
fn equal(ours: Value<'_>, theirs: &JsonValue<'_>) -> bool {
    match (ours, theirs) {
        (Value::Null, JsonValue::Null) => true,
        (Value::Bool(ours), JsonValue::Bool(theirs)) => ours == *theirs,
        (Value::Int(ours), JsonValue::Int(theirs)) => ours == *theirs,
        (Value::BigInt(ours), JsonValue::BigInt(theirs)) => ours == theirs.to_string(),
        (Value::Float(ours), JsonValue::Float(theirs)) => {
            ours.to_bits() == theirs.to_bits() || ours.is_nan() && theirs.is_nan()
        }
        (Value::Str(ours), JsonValue::Str(theirs)) => ours == theirs,
        (Value::List(ours), JsonValue::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs.iter()).all(|(ours, theirs)| equal(ours, theirs))
        }
        (Value::Dict(ours), JsonValue::Object(theirs)) => {
            let theirs = merged(theirs);
            let pairs = ours.iter().zip(&theirs);
            ours.len() == theirs.len()
                && pairs
                    .into_iter()
                    .all(|((key, ours), (text, theirs))| key.as_str() == Some(text) && equal(ours, theirs))
        }
        (Value::Object(ours), JsonValue::Object(theirs)) => {
            let theirs = merged(theirs);
            ours.fields().count() + ours.extras().len() == theirs.len()
                && theirs.iter().all(|(text, theirs)| ours.get(text).is_some_and(|ours| equal(ours, theirs)))
        }
        _ => false,
    }
}

fn merged<'j>(pairs: &'j [(std::borrow::Cow<'j, str>, JsonValue<'j>)]) -> Vec<(&'j str, &'j JsonValue<'j>)> {
    let mut merged: Vec<(&str, &JsonValue<'_>)> = Vec::new();
    for (key, value) in pairs {
        match merged.iter_mut().find(|(other, _)| other == key) {
            Some((_, place)) => *place = value,
            None => merged.push((key, value)),
        }
    }
    merged
}

/// Holds what jiter read to what serde_json reads.
fn witness(document: &[u8], expected: &Result<&JsonValue<'_>, String>) -> Result<(), String> {
    let read: Result<serde_json::Value, _> = serde_json::from_slice(document);
    let beyond =
        |message: &str| message.contains("number out of range") || message.contains("recursion limit");
    match (read, expected) {
        (Ok(_), Err(message)) if beyond(message) => Ok(()),
        (Ok(value), Err(message)) => Err(format!("serde_json reads {value}, where jiter says {message}")),
        (Err(error), Ok(_)) if beyond(&error.to_string()) => Ok(()),
        (Err(error), Ok(_)) if JsonValue::parse(document, false).is_ok() => {
            Err(format!("serde_json says {error}, jiter nothing"))
        }
        (Ok(value), Ok(expected)) if !alike(&value, expected) => {
            Err(format!("serde_json reads {value}, jiter {expected:?}"))
        }
        _ => Ok(()),
    }
}

/// Whether two values are the same but for the last digits of numbers.
fn alike(value: &serde_json::Value, other: &JsonValue<'_>) -> bool {
    use serde_json::Value as Json;
    match (value, other) {
        (Json::Null, JsonValue::Null) => true,
        (Json::Bool(value), JsonValue::Bool(other)) => value == other,
        (Json::String(value), JsonValue::Str(other)) => value == other,
        (Json::Array(values), JsonValue::Array(others)) => {
            values.len() == others.len()
                && values.iter().zip(others.iter()).all(|(value, other)| alike(value, other))
        }
        (Json::Object(values), JsonValue::Object(others)) => {
            let others = merged(others);
            values.len() == others.len()
                && others.iter().all(|(key, other)| values.get(*key).is_some_and(|value| alike(value, other)))
        }
        (Json::Number(value), JsonValue::Int(other)) => {
            // serde_json reads -0 as a float.
            value.as_i64() == Some(*other) || *other == 0 && value.as_f64() == Some(0.0)
        }
        (Json::Number(value), JsonValue::BigInt(other)) => {
            value.to_string() == other.to_string() || near(value.as_f64(), other.to_string().parse().ok())
        }
        (Json::Number(value), JsonValue::Float(other)) => near(value.as_f64(), Some(*other)),
        _ => false,
    }
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    (one - other).abs() <= one.abs() * 1e-14 || (one - other).abs() < 1e-320
}
