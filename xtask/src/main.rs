//! Automation: one file per command.
#![forbid(unsafe_code)]

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
    /// Write generated model sets and documents
    #[command(subcommand)]
    Generate(generate::Generate),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Generate(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}
