//! Automation: one file per command.
#![forbid(unsafe_code)]

mod conformance;
mod generate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "frostmap's automation")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run recorded answers of pydantic against this runtime
    Conformance(conformance::Conformance),
    /// Write generated model sets and documents
    #[command(subcommand)]
    Generate(generate::Generate),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Conformance(command) => command.run(),
        Command::Generate(command) => command.run().map(|()| ExitCode::SUCCESS),
    };
    match outcome {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}
