//! Measurements: throughput beside peers, instructions under callgrind, and the cost of opening.
//!
//! A measurement writes what it needs (documents, archives, schemas) below `target/bench` and measures in processes
//! of their own, so that every tool has its own heap and the one that asks for the samples is not measured.

mod archive;
mod callgrind;
mod chart;
mod compiled;
mod conductor;
mod host;
mod instructions;
mod json_schema;
mod open;
mod peers;
mod report;
mod sources;
mod throughput;
mod typed;
mod variants;
mod worker;

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Subcommand;

/// What to measure.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Bytes per second of every tool on every document, in one run
    Throughput(throughput::Arguments),
    /// Instructions per byte, under callgrind
    Instructions(instructions::Arguments),
    /// Time, page faults and memory of a fresh process, by number of models
    Open(open::Arguments),
    /// Walk documents; started under callgrind
    #[command(hide = true)]
    Walk(instructions::Walk),
    /// Open, look up and validate once; started by `open`
    #[command(hide = true)]
    Fresh(open::FreshArguments),
    /// Answer requests for samples; started by the others
    #[command(hide = true)]
    Worker(worker::Arguments),
}

impl Bench {
    /// Runs the chosen measurement.
    pub(crate) fn run(self) -> Result<(), Box<dyn std::error::Error>> {
        match self {
            Bench::Throughput(arguments) => throughput::run(&arguments),
            Bench::Instructions(arguments) => instructions::run(&arguments),
            Bench::Open(arguments) => open::run(&arguments),
            Bench::Walk(arguments) => instructions::walk(&arguments),
            Bench::Fresh(arguments) => open::run_fresh(&arguments),
            Bench::Worker(arguments) => worker::run(&arguments),
        }
    }
}

/// Where measurements keep their files.
fn folder() -> PathBuf {
    root().join("target/bench")
}

/// The workspace's folder.
fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// Writes a file that cargo builds from: where its text is the same, its time must not change.
fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    match fs::read_to_string(path) {
        Ok(written) if written == text => Ok(()),
        _ => fs::write(path, text),
    }
}

#[expect(clippy::print_stdout, reason = "the measurement is what the commands are for")]
fn show(text: &str) {
    println!("{text}");
}
