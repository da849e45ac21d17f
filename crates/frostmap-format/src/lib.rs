//! The frostmap archive format: header, sections, records, digests and checks.
