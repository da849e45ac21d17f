//! End-to-end tests of frostmap.
