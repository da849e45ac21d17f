//! `generate models`: a model set of any size into a file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use super::models::write_models;

/// Which set, and where to.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Number of models
    #[arg(long, default_value_t = 412)]
    count: usize,
    /// The set that this number makes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// File to write
    #[arg(long)]
    output: PathBuf,
}

/// Writes the set.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&arguments.output)?);
    write_models(&mut out, arguments.count, arguments.seed)?;
    out.flush()?;
    Ok(())
}
