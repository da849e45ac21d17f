//! Compiles model documents into a frostmap archive.
