//! The worker with other Rust tools.
#![forbid(unsafe_code)]

#[path = "../../src/bench/document_set.rs"]
mod document_set;
#[cfg(typed)]
mod held;
mod json_schema;
#[path = "../../src/bench/sample.rs"]
mod sample;
mod skipping;
#[cfg(typed)]
mod tagged;
#[cfg(typed)]
mod text;
mod typed;
mod written;

use std::error::Error;
use std::fs;
use std::rc::Rc;

use document_set::{DocumentSet, Variant};
use sample::Rows;

fn main() -> Result<(), Box<dyn Error>> {
    let list = std::env::args_os().nth(1).ok_or("the file that lists the documents is missing")?;
    let sets: Vec<DocumentSet> = serde_json::from_slice(&fs::read(list)?)?;
    let mut rows = Rows::default();
    for set in &sets {
        let documents = Rc::<[Vec<u8>]>::from(set.read()?);
        skipping::add(&mut rows, set, &documents);
        if set.valid {
            typed::add(&mut rows, set, &documents)?;
        }
        if set.variant == Variant::Natural {
            json_schema::add(&mut rows, set, &documents);
        }
    }
    rows.serve()?;
    Ok(())
}
