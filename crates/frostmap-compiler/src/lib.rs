//! Compiles model documents into a frostmap archive.

#![forbid(unsafe_code)]

pub mod diagnostics;
pub mod graph;
pub mod names;
pub mod pyrepr;
mod read;
pub mod resolve;
pub mod schema;
mod source;

pub use diagnostics::Diagnostic;
pub use graph::Graph;
pub use source::{Document, Documents, Place};
