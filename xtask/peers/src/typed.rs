//! Reading documents to types, in both flavours: with serde_json, with sonic-rs, and with models of frostmap.

use std::error::Error;
use std::rc::Rc;

use crate::document_set::DocumentSet;
use crate::sample::Rows;
use crate::written::ALL;

/// A tool, a mode of it, and whether a document is accepted.
type Take = (&'static str, &'static str, fn(&[u8]) -> bool);

/// A mode of frostmap, and whether a model and a type take a document.
type OfModel = (&'static str, fn(&frostmap::Model, &[u8]) -> bool);

/// An entry model that types were written for.
pub(crate) struct Entry {
    /// Its name.
    pub(crate) model: &'static str,
    /// The ways to read it.
    pub(crate) takes: [Take; 4],
    /// The same types by way of a model.
    pub(crate) of_model: [OfModel; 2],
    /// The validator that was compiled into the program from its JSON Schema, if that is small.
    #[cfg(feature = "compiled")]
    pub(crate) compiled: Option<fn(&serde_json::Value) -> bool>,
}

/// An [`Entry`] of two types and a compiled validator.
#[macro_export]
macro_rules! entry {
    ($model:literal, $idiomatic:ty, $tuned:ty, $compiled:expr) => {
        $crate::typed::Entry {
            model: $model,
            takes: [
                ("serde_json", "idiomatic types", |json| {
                    std::hint::black_box(serde_json::from_slice::<$idiomatic>(json)).is_ok()
                }),
                ("serde_json", "tuned types", |json| {
                    std::hint::black_box(serde_json::from_slice::<$tuned>(json)).is_ok()
                }),
                ("sonic-rs", "idiomatic types", |json| {
                    std::hint::black_box(sonic_rs::from_slice::<$idiomatic>(json)).is_ok()
                }),
                ("sonic-rs", "tuned types", |json| {
                    std::hint::black_box(sonic_rs::from_slice::<$tuned>(json)).is_ok()
                }),
            ],
            of_model: [
                ("deserialize, idiomatic types", |model, json| {
                    std::hint::black_box(model.deserialize_by_alias::<$idiomatic>(json)).is_ok()
                }),
                ("deserialize, tuned types", |model, json| {
                    std::hint::black_box(model.deserialize_by_alias::<$tuned>(json)).is_ok()
                }),
            ],
            #[cfg(feature = "compiled")]
            compiled: $compiled,
        }
    };
}

/// The entry for the model of a document set.
pub(crate) fn entry_of(set: &DocumentSet) -> Option<&'static Entry> {
    let (_, entries) = ALL.iter().find(|(source, _)| *source == set.set)?;
    entries.iter().find(|entry| entry.model == set.model)
}

/// Adds the rows for a document set.
///
/// # Errors
/// When the archive cannot be opened, or does not have the model.
pub(crate) fn add(
    rows: &mut Rows,
    set: &DocumentSet,
    documents: &Rc<[Vec<u8>]>,
) -> Result<(), Box<dyn Error>> {
    let Some(entry) = entry_of(set) else { return Ok(()) };
    let model = frostmap::Snapshot::open(&set.archive)?.model(&set.model)?;
    for (mode, take) in entry.of_model {
        let model = model.clone();
        rows.add(&set.title(), ("frostmap", mode), Rc::clone(documents), true, move |json| {
            take(&model, json)
        });
    }
    for (tool, mode, take) in entry.takes {
        rows.add(&set.title(), (tool, mode), Rc::clone(documents), true, take);
    }
    Ok(())
}
