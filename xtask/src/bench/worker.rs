//! The worker for what needs no peers: frostmap itself, and serde_json without types.

use std::error::Error;
use std::path::PathBuf;
use std::rc::Rc;

use frostmap::{DumpOptions, Model, Padded};
use frostmap_worker::{DocumentSet, Rows};
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::mapped;

/// As a service answers: under aliases, and only what was given.
const WRITTEN: DumpOptions = DumpOptions {
    by_alias: Some(true),
    exclude_none: false,
    exclude_unset: true,
    exclude_defaults: false,
    include: None,
    exclude: None,
    round_trip: false,
    indent: None,
    ensure_ascii: false,
};

/// Where the documents are named.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file that lists the documents
    list: PathBuf,
}

/// Offers the rows and answers requests.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    frostmap_worker::run(&arguments.list, |rows, set, documents| {
        frostmap_rows(rows, set, documents)?;
        serde_rows(rows, set, documents);
        Ok(())
    })
}

fn frostmap_rows(
    rows: &mut Rows,
    set: &DocumentSet,
    documents: &Rc<[Vec<u8>]>,
) -> Result<(), Box<dyn Error>> {
    let (title, tool) = (set.title(), "frostmap");
    let model = mapped::map(&set.archive)?.model(&set.model)?;
    let handle = model.clone();
    rows.add(&title, (tool, "is_valid"), Rc::clone(documents), set.valid, move |json| handle.is_valid(json));
    let (handle, padded) = (model.clone(), padded(documents));
    rows.add(&title, (tool, "is_valid, padded"), padded, set.valid, move |buffer| {
        let document = Padded::new(buffer, buffer.len() - Padded::PADDING);
        document.is_some_and(|document| handle.is_valid_padded(document))
    });
    let handle = model.clone();
    rows.add(&title, (tool, "validate"), Rc::clone(documents), set.valid, move |json| {
        handle.validate(json).is_ok()
    });
    if set.valid {
        built_rows(rows, &title, &model, documents);
    }
    Ok(())
}

/// The documents, each with room behind it.
fn padded(documents: &[Vec<u8>]) -> Vec<Vec<u8>> {
    documents.iter().map(|document| [document.as_slice(), &[0; Padded::PADDING]].concat()).collect()
}

/// Rows that need the instance: alone, written out again, and read into a tree.
fn built_rows(rows: &mut Rows, title: &str, model: &Model, documents: &Rc<[Vec<u8>]>) {
    let mut row = |mode, take: fn(&Model, &[u8]) -> bool| {
        let model = model.clone();
        rows.add(title, ("frostmap", mode), Rc::clone(documents), true, move |json| take(&model, json));
    };
    row("parse", |model, json| model.parse(json).is_ok());
    row("parse + to_json", |model, json| {
        model.parse(json).is_ok_and(|instance| std::hint::black_box(instance.to_json(&WRITTEN)).is_ok())
    });
    row("parse + deserialize to Value", |model, json| {
        model.parse(json).is_ok_and(|instance| instance.deserialize_by_alias::<Value>().is_ok())
    });
}

fn serde_rows(rows: &mut Rows, set: &DocumentSet, documents: &Rc<[Vec<u8>]>) {
    let (title, tool) = (set.title(), "serde_json");
    rows.add(&title, (tool, "IgnoredAny"), Rc::clone(documents), true, |json| {
        serde_json::from_slice::<IgnoredAny>(json).is_ok()
    });
    rows.add(&title, (tool, "Value"), Rc::clone(documents), true, |json| {
        serde_json::from_slice::<Value>(json).is_ok()
    });
}
