//! The golden archives: one per format, built once and never again, that every later version must open.
//!
//! `snapshots/golden/format-1.frost` was built from `snapshots/golden/models` by
//! `cargo xtask build-snapshot --golden` when format 1 was published; that command refuses to replace it. Whoever
//! publishes an archive trusts that it can be read for as long as the major version of the format is: the tests map
//! this one, check all its bytes, and compare its answers with those that pydantic gave, whatever the compiler builds
//! from the same models by then. A new kind gets a case in the tests, not a place in a golden archive; a new major
//! version gets a golden archive of its own.

use std::io;
use std::path::PathBuf;

use crate::documents::{self, Document, folder};

/// Path of the archive of the present format.
#[must_use]
pub fn archive_path() -> PathBuf {
    folder().join("golden/format-1.frost")
}

/// Paths of the model documents it was built from.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn model_paths() -> io::Result<Vec<PathBuf>> {
    documents::json_files(&folder().join("golden/models"))
}

/// The documents that its models accept, sorted by file name.
///
/// # Errors
///
/// When a document or its answer cannot be read.
pub fn valid() -> io::Result<Vec<Document>> {
    documents::valid("golden")
}

/// The documents that its models refuse, sorted by file name.
///
/// # Errors
///
/// When a document or its answer cannot be read.
pub fn invalid() -> io::Result<Vec<Document>> {
    documents::invalid("golden")
}
