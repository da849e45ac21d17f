//! Types that `cargo xtask bench` has written for the measured models, and what they are made of.
#![forbid(unsafe_code)]

mod functions;
mod held;
pub mod tagged;
pub mod text;
mod written;

pub use functions::{Functions, Types};
pub use written::table_of;
