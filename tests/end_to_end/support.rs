//! The page that says what of pydantic is supported is complete and true.

use std::collections::BTreeSet;

use frostmap_tests::compile;
use frostmap_tests::json::Json;
use frostmap_tests::support::{CALL_OPTIONS, CONFIG, FIELDS, KINDS, RESOLVED_BEFORE, document, page};

/// What pydantic has, as it says itself: see `tests/oracle/pin.py`.
const INVENTORY: &str = include_str!("../oracle/inventory.json");

fn inventory(part: &str) -> BTreeSet<String> {
    let inventory = Json::parse(INVENTORY).unwrap();
    let names = inventory.get(part).unwrap().items().iter().filter_map(Json::as_str);
    names.map(str::to_owned).collect()
}

fn names<'n>(rows: impl Iterator<Item = &'n str>) -> BTreeSet<String> {
    rows.map(str::to_owned).collect()
}

#[test]
fn the_page_is_up_to_date() {
    let written = include_str!("../../crates/frostmap/SUPPORT.md");
    assert_eq!(page(), written, "run `cargo xtask support`");
}

#[test]
fn every_schema_type_has_a_row() {
    assert_eq!(names(KINDS.iter().map(|row| row.name)), inventory("kinds"));
    assert_eq!(names(FIELDS.iter().map(|row| row.name)), inventory("fields"));
}

#[test]
fn every_option_has_a_row() {
    let rows = CONFIG.iter().map(|row| row.name).chain(RESOLVED_BEFORE.iter().map(|(name, _)| *name));
    let keys = inventory("config").union(&inventory("config_dict")).cloned().collect();
    assert_eq!(names(rows), keys);
    assert_eq!(names(CALL_OPTIONS.iter().map(|(name, _)| *name)), inventory("calls"));
}

#[test]
fn every_error_type_is_in_the_table() {
    let types = frostmap::errors::ErrorType::all().map(frostmap::errors::ErrorType::name);
    assert_eq!(names(types), inventory("errors"));
}

#[test]
fn every_key_of_the_config_is_accepted() {
    for setting in CONFIG {
        let config = format!("{{\"{}\":{}}}", setting.name, setting.sample);
        let schema = r#"{"type":"int"}"#;
        if let Err(refusal) = compile::archive(&document(schema, "{}", &config)) {
            panic!("{config}: {}", refusal.text());
        }
    }
}

#[test]
fn samples_are_of_their_types() {
    for row in KINDS.iter().chain(&FIELDS) {
        assert!(row.sample.contains(&format!("\"type\":\"{}\"", row.name)), "{}", row.name);
    }
}
