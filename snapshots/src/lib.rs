//! Example model sets, their archives and reviewed listings.
//!
//! [`social`] is written by hand and shows every kind in use; `generated-412.frost` beside it is made by
//! `cargo xtask build-snapshot`, which keeps both archives up to date. [`golden`] must open forever.
#![forbid(unsafe_code)]

mod answer;
mod documents;
pub mod golden;
pub mod social;

pub use answer::Answer;
pub use documents::Document;
