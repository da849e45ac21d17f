//! Reading documents to types, in both flavours: with serde_json and with sonic-rs.

use std::hint::black_box;
use std::rc::Rc;

use frostmap_types::{Functions, Types, table_of};
use frostmap_worker::{DocumentSet, Rows};

/// A tool, a mode of it, and whether a document is accepted.
type Take = (&'static str, &'static str, fn(&[u8]) -> bool);

/// Functions that parse documents.
struct Parsers;

impl Functions for Parsers {
    type Table = [Take; 4];

    fn table<T: Types>() -> [Take; 4] {
        [
            ("serde_json", "idiomatic types", |json| {
                black_box(serde_json::from_slice::<T::Idiomatic>(json)).is_ok()
            }),
            ("serde_json", "tuned types", |json| {
                black_box(serde_json::from_slice::<T::Tuned<'_>>(json)).is_ok()
            }),
            ("sonic-rs", "idiomatic types", |json| {
                black_box(sonic_rs::from_slice::<T::Idiomatic>(json)).is_ok()
            }),
            ("sonic-rs", "tuned types", |json| black_box(sonic_rs::from_slice::<T::Tuned<'_>>(json)).is_ok()),
        ]
    }
}

/// Adds the rows for a document set.
pub(crate) fn add(rows: &mut Rows, set: &DocumentSet, documents: &Rc<[Vec<u8>]>) {
    for (tool, mode, take) in table_of::<Parsers>(&set.set, &set.model).into_iter().flatten() {
        rows.add(&set.title(), (tool, mode), Rc::clone(documents), true, take);
    }
}
