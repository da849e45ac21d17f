//! What the processes of a measurement share: the documents, and the loop that answers requests for samples.
#![forbid(unsafe_code)]

mod document_set;
mod sample;

pub use document_set::{DocumentSet, Variant};
pub use sample::{RowTitle, Rows, run};
