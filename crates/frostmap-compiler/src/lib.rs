//! Compiles model documents into a frostmap archive.
//!
//! The way of the data: [`Documents`] are read, merged to a [`Graph`], judged by [`resolve`]. Every
//! problem is a [`Diagnostic`] with a place and a stable code; one run finds all of them.
//!
//! ```
//! use frostmap_compiler::{Documents, Graph, diagnostics, resolve};
//!
//! let text = br#"{"format": "frostmap-models/1",
//!     "models": {"app.Post": {"type": "definition-ref", "schema_ref": "app.Pots"}},
//!     "definitions": {"app.Post": {"type": "int"}}}"#;
//! let documents = Documents::from_bytes("app.json", text).expect("readable");
//! let (graph, mut findings) = Graph::from_documents(&documents);
//! findings.extend(resolve::resolve(&graph));
//! let text = diagnostics::render(&findings[0], &documents, diagnostics::Style::default());
//! assert!(text.starts_with("error[FM0301]: no definition is called `app.Pots`"));
//! assert!(resolve::blocked(&graph, &findings).model("app.Post"));
//! ```

#![forbid(unsafe_code)]

pub mod build;
pub mod diagnostics;
pub mod emit;
pub mod graph;
pub mod lower;
pub mod lowering;
pub mod names;
mod pattern;
mod publish;
pub mod pyrepr;
mod read;
pub mod resolve;
pub mod schema;
mod source;

pub use build::{BuildOptions, BuildOutcome, Phase, Progress, build};
pub use diagnostics::Diagnostic;
pub use emit::Stats;
pub use graph::Graph;
pub use lowering::Lowerings;
pub use publish::publish;
pub use source::{Document, Documents, Place};
