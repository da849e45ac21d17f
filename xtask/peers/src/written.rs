//! The types that were written for the measured models.
#![cfg_attr(
    typed,
    expect(
        dead_code,
        unused_imports,
        reason = "types are for reading documents; nobody asks for their fields"
    )
)]

include!(concat!(env!("OUT_DIR"), "/written.rs"));
