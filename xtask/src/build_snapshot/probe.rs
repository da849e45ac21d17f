//! What a fresh process pays to map an archive and validate one document; started by the command, many times.

use std::error::Error;
use std::hint::black_box;
use std::io::{Read, Write, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use super::memory;
use crate::mapped;

/// What to open and to look up; the document comes on standard input.
#[derive(clap::Args)]
pub(crate) struct Probe {
    archive: PathBuf,
    model: String,
}

struct Paid {
    open: Duration,
    first_validation: Duration,
    private: Option<u64>,
}

impl Probe {
    /// Prints nanoseconds to open, nanoseconds to the first verdict, and private bytes added or `-`.
    pub(crate) fn run(&self) -> Result<ExitCode, Box<dyn Error>> {
        let mut document = Vec::new();
        stdin().read_to_end(&mut document)?;
        // What this thread has freed until now would hide what is allocated next; another one has a heap of its own.
        let paid = thread::scope(|scope| scope.spawn(|| self.pay(&document)).join());
        let paid = paid.map_err(|_| "the thread that opens the archive panicked")??;
        let private = paid.private.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
        writeln!(stdout(), "{} {} {private}", paid.open.as_nanos(), paid.first_validation.as_nanos())?;
        Ok(ExitCode::SUCCESS)
    }

    fn pay(&self, document: &[u8]) -> Result<Paid, String> {
        // The first allocation makes the heap, the first reading touches the stack.
        black_box(Box::new(black_box(memory::anonymous())));
        let before = memory::anonymous();
        let start = Instant::now();
        let snapshot = mapped::map(&self.archive).map_err(|error| error.to_string())?;
        let open = start.elapsed();
        let model = snapshot.model(&self.model).map_err(|error| error.to_string())?;
        let valid = model.is_valid(document);
        let first_validation = start.elapsed();
        let after = memory::anonymous();
        let private = before.zip(after).map(|(before, after)| after.saturating_sub(before));
        match valid {
            true => Ok(Paid { open, first_validation, private }),
            false => Err(format!("the document does not fit {}", self.model)),
        }
    }
}
