//! End-to-end tests: from a schema to an archive to an answer, with cases as data and pydantic as the judge.
#![forbid(unsafe_code)]

mod archive_damage;
mod archive_header;
mod archives;
mod case_files;
mod cases;
mod clock;
mod completeness;
mod cursor;
mod dependencies;
mod deserialize;
mod guesses;
mod padded;
mod readme;
mod report;
mod support;
mod unsafe_budget;
