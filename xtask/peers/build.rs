//! Takes up the types that `cargo xtask bench` has written to the folder `FROSTMAP_TYPED`; without it there are none.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-env-changed=FROSTMAP_TYPED");
    let mut files: Vec<PathBuf> = Vec::new();
    if let Some(folder) = env::var_os("FROSTMAP_TYPED") {
        println!("cargo::rerun-if-changed={}", Path::new(&folder).display());
        let entries = fs::read_dir(folder).expect("the folder of types");
        files.extend(entries.filter_map(|entry| entry.ok().map(|entry| entry.path())));
        files.sort();
    }
    let names: Vec<&str> = files.iter().filter_map(|file| file.file_stem()?.to_str()).collect();
    println!("cargo::rustc-check-cfg=cfg(typed)");
    if !names.is_empty() {
        println!("cargo::rustc-cfg=typed");
    }
    let mut text = String::new();
    for (name, file) in names.iter().zip(&files) {
        println!("cargo::rerun-if-changed={}", file.display());
        let _ = writeln!(text, "pub mod {name} {{ include!({file:?}); }}");
    }
    let entries: Vec<String> = names.iter().map(|name| format!("({name:?}, {name}::ENTRIES)")).collect();
    let _ = writeln!(text, "pub const ALL: &[(&str, &[crate::typed::Entry])] = &[{}];", entries.join(", "));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(out.join("written.rs"), text).expect("the table of types");
}
