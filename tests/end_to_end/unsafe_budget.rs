//! Unsafe code stays where it is, and stays little.

use std::fs;
use std::path::{Path, PathBuf};

/// Blocks in the whole workspace.
const BLOCKS: usize = 12;

/// The only files that may have them: the runtime's, and the one of the automation that maps archives.
const FILES: [&str; 4] = [
    "crates/frostmap/src/mapping.rs",
    "crates/frostmap/src/scan.rs",
    "crates/frostmap/src/snapshot.rs",
    "xtask/src/mapped.rs",
];

/// Crate roots that need not forbid unsafe code. The automation's denies it but for that file.
const EXEMPT: [&str; 2] = ["crates/frostmap/src/lib.rs", "xtask/src/main.rs"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            sources(&path, found);
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let (root, mut found) = (root(), Vec::new());
    sources(&root, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        (name, fs::read_to_string(&path).unwrap())
    };
    found.into_iter().map(read).collect()
}

/// Lines of code with the word, comments and strings left aside.
fn unsafe_lines(text: &str) -> usize {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let word = concat!("un", "safe");
    code.filter(|line| line.contains(&format!("{word} {{")) || line.contains(&format!("{word} impl"))).count()
}

#[test]
fn unsafe_blocks_are_few_and_in_their_files() {
    let mut blocks = 0;
    for (name, text) in all_sources() {
        let found = unsafe_lines(&text);
        assert!(found == 0 || FILES.contains(&name.as_str()), "{name} has {found} of them");
        blocks += found;
    }
    assert!(blocks <= BLOCKS, "{blocks} blocks, {BLOCKS} are the most");
    assert!(blocks > 0, "the runtime maps files: the count is wrong");
}

#[test]
fn all_other_crates_forbid_unsafe_code() {
    for (name, text) in all_sources() {
        let is_root = name.ends_with("src/lib.rs")
            || name.ends_with("src/main.rs")
            || name.ends_with("end_to_end/main.rs");
        if is_root && !EXEMPT.contains(&name.as_str()) {
            assert!(text.contains(concat!("#![forbid(un", "safe_code)]")), "{name} does not forbid it");
        }
    }
}
