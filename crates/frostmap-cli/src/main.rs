//! The `frostmap` command.
fn main() {}
