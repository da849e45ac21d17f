//! The `frostmap` command: compiles model documents, looks into archives, validates documents.
#![forbid(unsafe_code)]

mod archive_file;
mod build;
mod check;
mod compile;
mod explain;
mod failure;
mod inspect;
mod numbers;
mod progress;
mod sources;
mod terminal;
mod validate;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Outcome;
use terminal::Terminal;

/// Compiles model documents into one memory-mapped archive, and works with such archives.
///
/// Exit status: 0 when all is well, 1 when there are findings, 2 when the command could not run.
#[derive(Parser)]
#[command(name = "frostmap", version, propagate_version = false)]
struct Arguments {
    #[command(flatten)]
    terminal: Terminal,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compile model documents into an archive
    Build(build::Build),
    /// Report all findings in model documents; write nothing
    Check(check::Check),
    /// Show what an archive holds
    Inspect(inspect::Inspect),
    /// Check every byte of an archive
    Verify(verify::Verify),
    /// Validate JSON documents with a model of an archive
    Validate(validate::Validate),
    /// Explain a finding's code or a validation error's type
    Explain(explain::Explain),
}

impl Command {
    fn run(&self, terminal: Terminal) -> Outcome {
        match self {
            Self::Build(build) => build.run(terminal),
            Self::Check(check) => check.run(terminal),
            Self::Inspect(inspect) => inspect.run(terminal),
            Self::Verify(verify) => verify.run(terminal),
            Self::Validate(validate) => validate.run(terminal),
            Self::Explain(explain) => explain.run(terminal),
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = arguments.terminal;
    match arguments.command.run(terminal) {
        Ok(verdict) => verdict.into(),
        Err(failure) => {
            failure.tell(terminal);
            ExitCode::from(2)
        }
    }
}
