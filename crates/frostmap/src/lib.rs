//! Validate, parse and serialise JSON with memory-mapped pydantic models.
//!
//! An archive written by `frostmap build` is opened as a [`Snapshot`] in constant time, whatever the number of its
//! models. A [`Model`] of it validates JSON bytes in one pass, parses them to an [`Instance`], and reports exactly the
//! errors that pydantic would.
//!
//! The feature `url` adds schemas of type `url` and `multi-host-url`; without it, models that have them are refused.

mod batch;
mod clock;
mod encoding;
pub mod errors;
mod features;
mod instance;
mod ip;
mod labels;
mod leaves;
mod mapping;
mod model;
mod number;
mod open_error;
mod options;
mod padded;
mod patterns;
mod run;
mod scan;
mod section;
mod sink;
mod snapshot;
mod store;
mod syntax;
#[cfg(feature = "url")]
mod url;
mod walk;

pub use batch::{Batch, Document};
pub use clock::Now;
pub use errors::ValidationErrors;
pub use frostmap_format::ArchiveError;
pub use instance::{
    DeserializeError, Dict, DictIter, DumpError, DumpOptions, Field, Fields, FieldsSet, Instance, List,
    ListIter, Object, Selection, SelectionKey, Value,
};
pub use model::{Model, UnknownModel};
pub use open_error::OpenError;
pub use options::{Extra, Options, Partial};
pub use padded::Padded;
pub use run::Error;
pub use snapshot::Snapshot;
