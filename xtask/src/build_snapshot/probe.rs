//! What a fresh process pays to map an archive and validate one document; started by the command, many times.

use std::error::Error;
use std::hint::black_box;
use std::io::{Read, Write, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::{map, memory};

/// What to open and to look up; the document comes on standard input.
#[derive(clap::Args)]
pub(crate) struct Probe {
    archive: PathBuf,
    model: String,
}

impl Probe {
    /// Prints nanoseconds to open, nanoseconds to the first verdict, and private bytes added or `-`.
    pub(crate) fn run(&self) -> Result<ExitCode, Box<dyn Error>> {
        let mut document = Vec::new();
        stdin().read_to_end(&mut document)?;
        // The first reading makes the buffers that the later ones use.
        black_box(memory::private_dirty());
        let before = memory::private_dirty();
        let start = Instant::now();
        let snapshot = map::map(&self.archive)?;
        let opened = start.elapsed();
        let valid = snapshot.model(&self.model)?.is_valid(&document);
        let validated = start.elapsed();
        let after = memory::private_dirty();
        if !valid {
            return Err(format!("the document does not fit {}", self.model).into());
        }
        let added = before.zip(after).map(|(before, after)| after.saturating_sub(before).to_string());
        let added = added.as_deref().unwrap_or("-");
        writeln!(stdout(), "{} {} {added}", opened.as_nanos(), validated.as_nanos())?;
        Ok(ExitCode::SUCCESS)
    }
}
