//! Files that are no archive of this format are refused when they are opened, each with its own reason.

use frostmap::{ArchiveError, OpenError, Snapshot};
use frostmap_format::hash::digest;
use frostmap_format::header::{FORMAT_MAJOR, FORMAT_MINOR, HEADER_LEN};

use crate::archives::{observe, small};

fn refusal(bytes: &[u8]) -> Option<ArchiveError> {
    match Snapshot::from_bytes(bytes.to_vec()) {
        Ok(_) => None,
        Err(OpenError::Archive { source, .. }) => Some(source),
        Err(other) => panic!("{other}"),
    }
}

/// The archive with some bytes of its header replaced and the header's digest put right again.
fn with_header(at: usize, replacement: &[u8]) -> Vec<u8> {
    let mut bytes = small();
    bytes[at..at + replacement.len()].copy_from_slice(replacement);
    let own = digest(&bytes[..HEADER_LEN - 8]);
    bytes[HEADER_LEN - 8..HEADER_LEN].copy_from_slice(&own.to_le_bytes());
    bytes
}

#[test]
fn every_prefix_is_refused() {
    let whole = small();
    for length in 0..whole.len() {
        let error = refusal(&whole[..length]).unwrap_or_else(|| panic!("{length} bytes are opened"));
        let found = length as u64;
        let expected = match length {
            0..HEADER_LEN => ArchiveError::TooShort { expected: HEADER_LEN as u64, found },
            _ => ArchiveError::WrongLength { expected: whole.len() as u64, found },
        };
        assert_eq!(error, expected, "{length} bytes");
    }
    assert_eq!(refusal(&whole), None);
}

#[test]
fn longer_files_are_refused() {
    let mut bytes = small();
    let expected = bytes.len() as u64;
    bytes.push(0);
    assert_eq!(refusal(&bytes), Some(ArchiveError::WrongLength { expected, found: expected + 1 }));
}

#[test]
fn other_files_are_refused() {
    for (start, found) in [("PK\u{3}\u{4}    ", "PK\u{3}\u{4}    "), ("{\"format\": 1}", "{\"format")] {
        let mut bytes = small();
        bytes[..start.len()].copy_from_slice(start.as_bytes());
        let found = found.as_bytes().first_chunk().copied().unwrap_or_default();
        assert_eq!(refusal(&bytes), Some(ArchiveError::NotAnArchive { found }));
    }
}

#[test]
fn other_major_versions_are_refused() {
    for found in [0, FORMAT_MAJOR + 1, u16::MAX] {
        let error = refusal(&with_header(8, &found.to_le_bytes()));
        assert_eq!(error, Some(ArchiveError::UnsupportedVersion { expected: FORMAT_MAJOR, found }));
    }
}

#[test]
fn newer_minor_versions_are_read() {
    let bytes = with_header(10, &(FORMAT_MINOR + 1).to_le_bytes());
    let snapshot = Snapshot::from_bytes(bytes).unwrap();
    assert_eq!(observe(&snapshot), observe(&Snapshot::from_bytes(small()).unwrap()));
}

#[test]
fn other_layouts_are_refused() {
    assert!(matches!(refusal(&with_header(12, &[0; 4])), Some(ArchiveError::ForeignLayout { .. })));
}

#[test]
fn wrong_lengths_are_refused() {
    for length in [0, 1, HEADER_LEN as u64, u64::MAX] {
        let error = refusal(&with_header(16, &length.to_le_bytes()));
        assert!(matches!(error, Some(ArchiveError::WrongLength { expected, .. }) if expected == length));
    }
}

#[test]
fn regions_outside_of_the_file_are_refused() {
    for region in [32, 48, 64] {
        for offset in [0, HEADER_LEN as u64 - 1, u64::MAX, u64::MAX - 63] {
            let error = refusal(&with_header(region, &offset.to_le_bytes()));
            assert!(matches!(error, Some(ArchiveError::BadRegion { .. })), "{region} {offset} {error:?}");
        }
        for length in [u64::MAX, u64::MAX / 2, 1 << 32] {
            let error = refusal(&with_header(region + 8, &length.to_le_bytes()));
            assert!(matches!(error, Some(ArchiveError::BadRegion { .. })), "{region} {length} {error:?}");
        }
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    for bytes in
        [Vec::new(), b"PK34567890".to_vec(), with_header(8, &[9, 9]), with_header(16, &[1]), vec![0; 200]]
    {
        let text = Snapshot::from_bytes(bytes).unwrap_err().to_string();
        assert!(text.contains("build") || text.contains("written by"), "{text}");
    }
}
