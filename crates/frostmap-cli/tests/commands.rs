//! Every command on a small set of models: what it prints where, and how it ends.
//!
//! `TRYCMD=overwrite cargo test -p frostmap-cli` writes what the commands print now into the cases.

use std::fs;
use std::path::Path;

use frostmap_compiler::{BuildOptions, Documents, build};
use frostmap_format::Archive;

/// Makes the archives that the cases look into; damaged ones cannot be written by a command.
fn make_archives(folder: &Path) {
    let models = Path::new("models");
    let (documents, unread) = Documents::read(["payment.json", "shop.json"].map(|name| models.join(name)));
    assert!(unread.is_empty());
    let sound = build(&documents, &BuildOptions::default()).archive.expect("the models compile");
    let mut damaged = sound.clone();
    let cash = Archive::new(&sound).and_then(|archive| archive.parts(3)).expect("the section of shop.Cash");
    damaged[cash.body.as_ptr().addr() - sound.as_ptr().addr()] ^= 0x40;
    let mut newer = sound.clone();
    newer[8] = 9;
    fs::create_dir_all(folder).expect("a folder for archives");
    let cut = sound.get(..300).expect("an archive of more than its header");
    for (name, bytes) in [
        ("shop.frost", sound.as_slice()),
        ("truncated.frost", cut),
        ("damaged.frost", &damaged),
        ("newer.frost", &newer),
        ("foreign.frost", b"PK\x03\x04 this is no archive"),
        ("empty.frost", b""),
        ("old.frost", b"what was here before"),
    ] {
        fs::write(folder.join(name), bytes).expect("an archive is written");
    }
}

#[test]
fn commands_print_what_the_cases_say() {
    // Paths in the cases are short because they start here; this is the only test of the program.
    std::env::set_current_dir("tests/commands").expect("the folder of the cases");
    make_archives(Path::new("made"));
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .default_bin_name("frostmap")
        .case("*.trycmd")
        .case("*.toml")
        .run();
    let old = fs::read("made/old.frost").expect("the old archive is still there");
    assert_eq!(old, b"what was here before");
}
