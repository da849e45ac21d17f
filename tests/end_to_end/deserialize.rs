//! Types are given the same straight from the document as out of an instance.

use frostmap::{Error, Model};
use serde_json::Value;

use crate::case_files::check_all;

/// What becomes of a document, so that it can be compared.
fn outcome(read: Result<Value, Error>) -> String {
    match read {
        Ok(value) => value.to_string(),
        Err(Error::Invalid(errors)) => errors.to_json(),
        Err(error) => error.to_string(),
    }
}

fn by_name(model: &Model, json: &[u8]) -> Result<Value, Error> {
    model.parse(json)?.deserialize().map_err(Error::Mismatch)
}

fn by_alias(model: &Model, json: &[u8]) -> Result<Value, Error> {
    model.parse(json)?.deserialize_by_alias().map_err(Error::Mismatch)
}

fn difference(model: &Model, json: &[u8]) -> Option<String> {
    let expected = [outcome(by_name(model, json)), outcome(by_alias(model, json))];
    let found = [outcome(model.deserialize(json)), outcome(model.deserialize_by_alias(json))];
    (found != expected).then(|| format!("  expected  {expected:?}\n  found     {found:?}"))
}

#[test]
fn the_way_to_a_type_does_not_matter() {
    check_all(|case| {
        let found = difference(case.model, case.input.as_bytes());
        found.map(|found| format!("{}: {}\n{found}", case.name, case.input)).into_iter().collect()
    });
}

#[test]
fn nor_do_blanks() {
    check_all(|case| {
        let Ok(value) = serde_json::from_str::<Value>(case.input) else { return Vec::new() };
        let spaced = serde_json::to_string_pretty(&value).unwrap();
        let found = difference(case.model, spaced.as_bytes());
        found.map(|found| format!("{}: {spaced}\n{found}", case.name)).into_iter().collect()
    });
}
