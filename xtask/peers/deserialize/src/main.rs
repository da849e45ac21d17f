//! The worker in which frostmap reads documents to types, in both flavours.
#![forbid(unsafe_code)]

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;

use frostmap::{Model, Snapshot};
use frostmap_types::{Functions, Types, table_of};
use frostmap_worker::{DocumentSet, Rows};

/// A mode, and whether a model and a type take a document.
type Take = (&'static str, fn(&Model, &[u8]) -> bool);

/// Functions that read documents by way of a model.
struct Readers;

impl Functions for Readers {
    type Table = [Take; 2];

    fn table<T: Types>() -> [Take; 2] {
        [
            ("deserialize, idiomatic types", |model, json| {
                black_box(model.deserialize_by_alias::<T::Idiomatic>(json)).is_ok()
            }),
            ("deserialize, tuned types", |model, json| {
                black_box(model.deserialize_by_alias::<T::Tuned<'_>>(json)).is_ok()
            }),
        ]
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let list = std::env::args_os().nth(1).ok_or("the file that lists the documents is missing")?;
    frostmap_worker::run(Path::new(&list), |rows, set, documents| match set.valid {
        true => add(rows, set, documents),
        false => Ok(()),
    })
}

/// Adds the rows for a document set.
fn add(rows: &mut Rows, set: &DocumentSet, documents: &Rc<[Vec<u8>]>) -> Result<(), Box<dyn Error>> {
    let Some(takes) = table_of::<Readers>(&set.set, &set.model) else { return Ok(()) };
    let model = Snapshot::open(&set.archive)?.model(&set.model)?;
    for (mode, take) in takes {
        let model = model.clone();
        rows.add(&set.title(), ("frostmap", mode), Rc::clone(documents), true, move |json| {
            take(&model, json)
        });
    }
    Ok(())
}
