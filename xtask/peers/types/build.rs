//! Takes up the types that `cargo xtask bench` has written to the folder `FROSTMAP_TYPED`, those of the model sets that
//! are features; without a folder there are none.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The features.
const SETS: [&str; 3] = ["corpora", "generated", "social"];

fn main() {
    println!("cargo::rerun-if-env-changed=FROSTMAP_TYPED");
    let folder = env::var_os("FROSTMAP_TYPED");
    let files = folder.map(|folder| files(Path::new(&folder))).unwrap_or_default();
    let (mut text, mut arms) = (String::new(), String::new());
    for (name, file) in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let _ = writeln!(text, "pub mod {name} {{ include!({file:?}); }}");
        let _ = writeln!(arms, "({name:?}, model) => {name}::table_of::<F>(model),");
    }
    let _ = writeln!(
        text,
        "/// Functions for the types of a model of a set, where it has types.
pub fn table_of<F: crate::Functions>(set: &str, model: &str) -> Option<F::Table> {{
match (set, model) {{
{arms}_ => None,
}}
}}"
    );
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(out.join("written.rs"), text).expect("the table of types");
}

/// The files of the wanted sets, by their names.
fn files(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let is_wanted = |name: &str| env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase())).is_some();
    let wanted = SETS.into_iter().filter(|name| is_wanted(name));
    wanted.map(|name| (name, folder.join(name).with_extension("rs"))).collect()
}
