//! Tests of errors as a whole; the reference for every expectation is pydantic 2.14.3.

mod examples;
mod kinds;
mod rendering;
