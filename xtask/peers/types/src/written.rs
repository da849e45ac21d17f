//! The types that were written, a module per model set; without any, nothing has types.
#![allow(
    clippy::match_single_binding,
    dead_code,
    unused_imports,
    reason = "types are for reading documents: nobody asks for their fields, and there may be none"
)]

include!(concat!(env!("OUT_DIR"), "/written.rs"));
