//! Rust types for models, as one would write them by hand, for the tools that need types.
//!
//! Two flavours are written: *idiomatic* (owned texts, internally tagged enums, extra keys flattened into a map) and
//! *tuned* (texts borrowed where they can be, no map of extras, tags dispatched without buffering the object).

mod flavour;
mod types;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;

use crate::generate::model_set::ModelSet;

use super::json_schema::json_schema;
use flavour::Flavour;
use types::Types;

/// Bytes that a JSON Schema has at most of which jsonschema's macro makes a validator: with larger ones its build
/// takes many minutes and gigabytes.
const COMPILED: usize = 10_000;

/// Writes the types of a source and the table that names those of its entry models.
pub(super) fn write(source: &str, set: &ModelSet, models: &[&str]) -> Result<(), Box<dyn Error>> {
    let folder = super::folder().join("typed");
    fs::create_dir_all(&folder)?;
    let mut text = String::new();
    let mut entries: BTreeMap<&str, [String; 2]> = BTreeMap::new();
    for (place, flavour) in [Flavour::Idiomatic, Flavour::Tuned].into_iter().enumerate() {
        let mut types = Types::new(set, flavour);
        for model in models {
            let Some(schema) = set.model(model) else { continue };
            let name = types.name_of(schema).replace(flavour.parameter(), "");
            if let Some(slot) = entries.entry(*model).or_default().get_mut(place) {
                *slot = name;
            }
        }
        let _ = write!(text, "pub mod {} {{\n{}{}}}\n", flavour.module(), flavour.prelude(), types.finish());
    }
    text.push_str("pub const ENTRIES: &[crate::typed::Entry] = &[\n");
    for (model, [idiomatic, tuned]) in &entries {
        let small = json_schema(set, model).is_some_and(|schema| schema.to_string().len() <= COMPILED);
        text.push_str("{\n");
        if small {
            let schema = super::folder().join(source).join(format!("{model}.schema.json"));
            let _ = writeln!(
                text,
                "#[cfg(feature = \"compiled\")]\n#[jsonschema::validator(path = {schema:?})]\nstruct Compiled;"
            );
        }
        let compiled = if small { "Some(Compiled::is_valid)" } else { "None" };
        let _ = writeln!(
            text,
            "crate::entry!({model:?}, idiomatic::{idiomatic}, tuned::{tuned}, {compiled})\n}},"
        );
    }
    text.push_str("];\n");
    let path = folder.join(format!("{source}.rs"));
    if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
        fs::write(path, text)?;
    }
    Ok(())
}
