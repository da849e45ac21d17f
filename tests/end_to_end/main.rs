//! End-to-end tests: from a schema to an archive to an answer, with cases as data and pydantic as the judge.
#![forbid(unsafe_code)]

mod case_files;
mod cases;
