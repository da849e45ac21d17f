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
use std::path::PathBuf;

use crate::generate::model_set::ModelSet;

use flavour::Flavour;
use types::Types;

/// Writes the types of a source and the table that names those of its entry models.
pub(super) fn write(source: &str, set: &ModelSet, models: &[&str]) -> Result<(), Box<dyn Error>> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let mut text = String::new();
    let mut entries: BTreeMap<&str, [String; 2]> = BTreeMap::new();
    for (place, flavour) in [Flavour::Idiomatic, Flavour::Tuned].into_iter().enumerate() {
        let mut types = Types::new(set, flavour);
        for model in models {
            let Some(schema) = set.model(model) else { continue };
            let name = types.name_of(schema);
            if let Some(slot) = entries.entry(*model).or_default().get_mut(place) {
                *slot = name;
            }
        }
        let _ = write!(text, "pub mod {} {{\n{}{}}}\n", flavour.module(), flavour.prelude(), types.finish());
    }
    text.push_str(&table(&entries));
    super::write_if_changed(&folder.join(format!("{source}.rs")), &text)?;
    Ok(())
}

/// Where the types are written, a file per source.
pub(super) fn folder() -> PathBuf {
    super::folder().join("typed")
}

/// What finds the types of an entry model.
fn table(entries: &BTreeMap<&str, [String; 2]>) -> String {
    let (mut types, mut arms) = (String::new(), String::new());
    for (number, (model, [idiomatic, tuned])) in entries.iter().enumerate() {
        let _ = writeln!(
            types,
            "pub struct Entry{number};\nimpl crate::Types for Entry{number} {{\ntype Idiomatic = idiomatic::{idiomatic};\ntype Tuned<'a> = tuned::{tuned};\n}}"
        );
        let _ = writeln!(arms, "{model:?} => Some(F::table::<Entry{number}>()),");
    }
    format!(
        "{types}pub fn table_of<F: crate::Functions>(model: &str) -> Option<F::Table> {{\nmatch model {{\n{arms}_ => None,\n}}\n}}\n"
    )
}
