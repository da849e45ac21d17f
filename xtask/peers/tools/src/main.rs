//! The worker with other Rust tools.
#![forbid(unsafe_code)]

mod json_schema;
mod skipping;
mod typed;

use std::error::Error;
use std::path::Path;

use frostmap_worker::Variant;

fn main() -> Result<(), Box<dyn Error>> {
    let list = std::env::args_os().nth(1).ok_or("the file that lists the documents is missing")?;
    frostmap_worker::run(Path::new(&list), |rows, set, documents| {
        skipping::add(rows, set, documents);
        if set.valid {
            typed::add(rows, set, documents);
        }
        if set.variant == Variant::Natural {
            json_schema::add(rows, set, documents);
        }
        Ok(())
    })
}
