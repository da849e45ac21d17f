//! Compiles model documents into a frostmap archive.

#![forbid(unsafe_code)]

pub mod graph;
pub mod schema;

pub use graph::Graph;

/// Placeholder until the reader lands.
#[derive(Debug)]
pub struct Documents;
