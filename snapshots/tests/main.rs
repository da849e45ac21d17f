//! Reviewed listings of the example models, and archives that must open forever.
#![forbid(unsafe_code)]

mod application;
mod golden;
mod listings;
mod spoiled;
