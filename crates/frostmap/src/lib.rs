//! Validate, parse and serialise JSON with memory-mapped pydantic models.
