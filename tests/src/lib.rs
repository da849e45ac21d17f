//! What the end-to-end tests and `cargo xtask conformance` share: compiling one schema, asking a model, and comparing
//! its answer with the one pydantic gave.
#![forbid(unsafe_code)]

pub mod base64;
pub mod compile;
pub mod difference;
pub mod dump_mode;
pub mod expected;
pub mod found;
pub mod json;
pub mod judge;
pub mod mode;
pub mod support;
pub mod typed_value;

/// The Rust example of the README, run as a test.
#[doc = concat!(
    "```\n# std::env::set_current_dir(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/..\"))?;\n",
    include_str!("../readme/validate.rs"),
    "# Ok::<(), Box<dyn std::error::Error>>(())\n```"
)]
pub mod readme {}
