//! Header, sections and patterns, as they are written.

use frostmap_format::automaton::{ASCII, Automaton, AutomatonSource, EXTRA_COLUMNS, target};
use frostmap_format::hash::{digest, text_hash};
use frostmap_format::header::{LAYOUT, Region};
use frostmap_format::pattern::{PATTERN_HEAD_LEN, PatternSource, pattern_flags};
use frostmap_format::section::section_kind;
use frostmap_format::{HEADER_LEN, Header, MAGIC, section};

use crate::document::{DOCUMENT, check_flags, layout, numbers, table};

#[test]
fn the_header_lies_as_documented() {
    let region = |offset, length| Region { offset, length };
    let header = Header {
        minor: 2,
        file_length: 3,
        models: 4,
        sections: 5,
        index: region(6, 7),
        table: region(8, 9),
        body: region(10, 11),
        fingerprint: 12,
    };
    let bytes = header.to_bytes();
    let own = digest(&bytes[..120]);
    let expected =
        [u64::from_le_bytes(MAGIC), 1, 2, u64::from(LAYOUT), 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, own];
    let rows = layout("## Header");
    assert_eq!(rows.len(), expected.len());
    for ((offset, size, name), value) in rows.into_iter().zip(expected) {
        let mut field = bytes[offset..offset + size].to_vec();
        field.resize(field.len().max(8), 0);
        assert_eq!(field[..8], value.to_le_bytes(), "{name}");
    }
    assert!(DOCUMENT.contains(&format!("0x{LAYOUT:X}")) && HEADER_LEN == 128);
}

#[test]
fn a_section_lies_as_documented() {
    let bytes = section::write(9, section_kind::PATTERN, b"body", "me");
    let rows = layout("## Section");
    let expected = [digest(&bytes[8..]), 32 + 6, 9, 4, 2, 1, 0];
    assert_eq!(rows.len(), expected.len());
    for ((offset, size, name), value) in rows.into_iter().zip(expected) {
        assert_eq!(bytes[offset..offset + size], value.to_le_bytes()[..size], "{name}");
    }
    assert_eq!(&bytes[section::HEAD_LEN..], b"bodyme");
}

#[test]
fn a_pattern_lies_as_documented() {
    let kinds = [(section_kind::TABLES, "tables"), (section_kind::PATTERN, "pattern")];
    let documented = numbers("## Section", &["number", "kind"]);
    assert_eq!(documented, kinds.map(|(number, name)| (number, name.to_owned())));
    let automaton =
        AutomatonSource { classes: [0; ASCII], columns: 3, rows: vec![0; 6], lists: vec![(0xFF, 3)] };
    let bytes = PatternSource {
        flags: pattern_flags::PYTHON,
        text: "text".into(),
        expression: Some("expression".into()),
        automaton: Some(automaton),
    };
    let bytes = bytes.to_bytes();
    let rows = layout("## Pattern");
    for ((offset, size, name), value) in rows.into_iter().zip([2, 4, 10, 3, 2]) {
        assert_eq!(bytes[offset..offset + size], u32::to_le_bytes(value)[..size], "{name}");
        assert!(offset + size <= PATTERN_HEAD_LEN);
    }
    assert_eq!(&bytes[PATTERN_HEAD_LEN..][..14], b"textexpression");
    let expected = ASCII + 2 * 6 + 4;
    assert_eq!(bytes.len() - PATTERN_HEAD_LEN - 14, expected);
    let read = Automaton::read(&bytes[PATTERN_HEAD_LEN + 14..], 3, 2).expect("an automaton");
    assert_eq!((read.rows.len(), read.lists.len(), EXTRA_COLUMNS), (6, 1, 2));
    check_flags(
        "## Pattern",
        "pattern",
        &[(pattern_flags::PARTIAL, "PARTIAL"), (pattern_flags::PYTHON, "PYTHON")],
    );
    let targets = table("## Pattern", &["target", "meaning"]);
    let targets: Vec<&str> = targets.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        targets,
        [target::MATCH, target::REFUSE, target::UNKNOWN].map(|target| format!("0x{target:X}"))
    );
}

#[test]
fn texts_hash_as_documented() {
    let rows = table("## Digests and hashes", &["text", "hash with seed 0"]);
    assert_eq!(rows.len(), 8);
    for row in rows {
        let hashes = [0, 3].map(|seed| format!("{:08x}", text_hash(row[0].as_bytes(), seed)));
        assert_eq!(hashes, row[1..], "{}", row[0]);
    }
}
