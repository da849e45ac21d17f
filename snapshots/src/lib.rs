//! Example model sets, their archives and reviewed listings.
#![forbid(unsafe_code)]

pub mod social;
