//! Validate, parse and serialise JSON with memory-mapped pydantic models.

pub mod errors;
#[expect(unused_imports, reason = "the walk over documents is the caller")]
#[cfg_attr(not(test), expect(dead_code, reason = "the walk over documents is the caller"))]
mod number;
#[cfg_attr(not(test), expect(dead_code, reason = "the walk over documents is the caller"))]
mod syntax;
