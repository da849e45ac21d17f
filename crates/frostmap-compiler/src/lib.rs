//! Compiles model documents into a frostmap archive.

#![forbid(unsafe_code)]

pub mod build;
pub mod diagnostics;
pub mod emit;
pub mod graph;
pub mod lower;
pub mod names;
pub mod pyrepr;
mod read;
pub mod resolve;
pub mod schema;
mod source;

pub use build::{BuildOptions, BuildOutcome, Phase, Progress, build};
pub use diagnostics::Diagnostic;
pub use emit::{Stats, publish};
pub use graph::Graph;
pub use source::{Document, Documents, Place};
