//! Any bytes as an archive: opening, looking up, listing, verifying and validating end without a panic.
//!
//! With an odd first byte the rest is a list of changes to a sound archive, a place of three bytes and a value each,
//! and the digests are put right: so the fuzzer gets behind them.
#![no_main]
#![expect(dead_code, reason = "the default tests use more of the archive")]

#[path = "../../end_to_end/archives.rs"]
mod archives;

use std::sync::OnceLock;

use archives::{observe, small};
use frostmap::Snapshot;
use frostmap_format::archive::Archive;
use frostmap_format::hash::digest;

static SOUND: OnceLock<Vec<u8>> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let bytes = if first & 1 == 0 { rest.to_vec() } else { changed(rest) };
    let Ok(snapshot) = Snapshot::from_bytes(bytes) else { return };
    let _ = snapshot.verify();
    for name in snapshot.names() {
        let _ = snapshot.listing(name);
    }
    let observed = observe(&snapshot);
    assert!(!observed.panicked(), "{observed:?}");
});

/// The sound archive with changes, sealed again.
fn changed(changes: &[u8]) -> Vec<u8> {
    let sound = SOUND.get_or_init(small);
    let mut bytes = sound.clone();
    for [high, middle, low, value] in changes.as_chunks().0 {
        let at = u32::from_be_bytes([0, *high, *middle, *low]) as usize % bytes.len();
        bytes[at] = *value;
    }
    let Ok(archive) = Archive::new(sound) else { return bytes };
    for number in 0..archive.header().sections {
        let Ok(parts) = archive.parts(number) else { continue };
        let start = parts.bytes.as_ptr().addr() - sound.as_ptr().addr();
        let Some(length) = bytes.get(start + 8..start + 12).and_then(|length| length.first_chunk()) else {
            continue;
        };
        let length = u32::from_le_bytes(*length) as usize;
        let Some(covered) = bytes.get(start + 8..start.saturating_add(length)) else { continue };
        let seal = digest(covered).to_le_bytes();
        bytes[start..start + 8].copy_from_slice(&seal);
    }
    bytes
}
