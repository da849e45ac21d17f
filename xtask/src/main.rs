//! Automation: one file per command.
fn main() {}
