//! Any bytes as a document: frostmap, jiter and serde_json agree on verdict, value and error.
#![no_main]
#![expect(dead_code, reason = "the default tests use more of the comparison")]

#[path = "../../end_to_end/cursor/compare.rs"]
mod compare;

use std::sync::OnceLock;

use compare::{Judges, difference, judges};

static JUDGES: OnceLock<Judges> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|document: &[u8]| {
    if let Err(difference) = difference(JUDGES.get_or_init(judges), document) {
        panic!("{difference}");
    }
});
