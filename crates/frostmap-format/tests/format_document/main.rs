//! `FORMAT.md` and the code say the same: sizes, offsets, numbers, flags, lengths of records, hashes.
#![forbid(unsafe_code)]

mod archive;
mod document;
mod numbers;
mod records;
mod words;
