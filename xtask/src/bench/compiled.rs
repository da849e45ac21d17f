//! Small JSON Schemas as validators that jsonschema's macro compiles into a program.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use frostmap_worker::DocumentSet;

/// Bytes that a JSON Schema has at most of which jsonschema's macro makes a validator: with larger ones its build
/// takes many minutes and gigabytes.
const LARGEST: u64 = 10_000;

/// Writes the validators for the schemas of document sets that are small.
pub(super) fn write(sets: &[DocumentSet]) -> io::Result<PathBuf> {
    let mut text = String::from("pub const VALIDATORS: &[(&str, fn(&serde_json::Value) -> bool)] = &[\n");
    let schemas: BTreeSet<&Path> = sets.iter().map(|set| set.schema.as_path()).collect();
    for schema in schemas {
        if fs::metadata(schema)?.len() <= LARGEST {
            let _ = writeln!(
                text,
                "({schema:?}, {{\n#[jsonschema::validator(path = {schema:?})]\nstruct Compiled;\nCompiled::is_valid\n}}),"
            );
        }
    }
    text.push_str("];\n");
    let path = super::folder().join("compiled.rs");
    super::write_if_changed(&path, &text)?;
    Ok(path)
}
