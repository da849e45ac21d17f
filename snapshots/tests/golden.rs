//! The golden archive opens, all its bytes are sound, and its models answer as pydantic did when it was made.

use frostmap::Snapshot;
use frostmap_format::{Archive, FORMAT_MAJOR, listing};
use frostmap_snapshots::golden;

fn bytes() -> Vec<u8> {
    std::fs::read(golden::archive_path()).expect("the golden archive")
}

#[test]
fn every_byte_is_sound() {
    assert_eq!(FORMAT_MAJOR, 1, "a new major version needs a golden archive of its own beside this one");
    let snapshot = Snapshot::open(golden::archive_path()).expect("format 1 opens forever");
    snapshot.verify().expect("no damage");
    let names: Vec<&str> = snapshot.names().collect();
    let expected = ["Counts", "Exhibit", "Opening", "Person", "Shelf", "Ticket"];
    assert_eq!(names, expected.map(|name| format!("museum.{name}")));
}

#[test]
fn documents_are_answered() {
    let snapshot = Snapshot::open(golden::archive_path()).expect("format 1 opens forever");
    let (valid, invalid) = (golden::valid().expect("documents"), golden::invalid().expect("documents"));
    assert_eq!((valid.len(), invalid.len()), (8, 10));
    let wrong: Vec<String> = valid
        .iter()
        .chain(&invalid)
        .filter_map(|document| {
            let wrong = document.ask(&snapshot).err()?;
            Some(format!("{}--{}: {wrong}", document.model, document.what))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn its_listing_is_readable() {
    let bytes = bytes();
    let archive = Archive::new(&bytes).expect("format 1 opens forever");
    insta::assert_snapshot!("format-1", listing::archive(&archive).expect("no damage"));
}
