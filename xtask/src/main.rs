//! Automation: one file per command.
#![deny(unsafe_code)]

mod bench;
mod build_snapshot;
mod conformance;
mod generate;
mod mapped;
mod oracle;
mod support;

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
    /// Build the example archives, validate their documents and measure
    BuildSnapshot(build_snapshot::BuildSnapshot),
    /// Run recorded answers of pydantic against this runtime
    Conformance(conformance::Conformance),
    /// Ask live pydantic and this runtime the same, and compare
    Oracle(oracle::Oracle),
    /// Measure frostmap, beside its peers
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Write generated model sets and documents
    #[command(subcommand)]
    Generate(generate::Generate),
    /// Write the page that says what of pydantic is supported
    Support(support::Support),
    #[command(hide = true)]
    ProbeSnapshot(build_snapshot::Probe),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::BuildSnapshot(command) => command.run(),
        Command::Conformance(command) => command.run(),
        Command::Oracle(command) => command.run(),
        Command::Generate(command) => command.run().map(|()| ExitCode::SUCCESS),
        Command::Bench(command) => command.run().map(|()| ExitCode::SUCCESS),
        Command::Support(command) => command.run(),
        Command::ProbeSnapshot(command) => command.run(),
    };
    match outcome {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}
