//! `cargo xtask build-snapshot`: the example sets as archives, their documents answered, and what that costs.
//! With `--check` nothing is written and a stale archive fails; with `--scale` sets up to 400,000 models are built.

mod answers;
mod compile;
mod example_set;
mod generated;
mod golden;
mod measure;
mod memory;
mod probe;
mod progress;
mod publish;
mod report;
mod table;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(crate) use probe::Probe;

use example_set::ExampleSet;
use progress::Progress;
use publish::Publication;
use report::Report;

use crate::mapped;

/// What to build, and whether to write it.
#[derive(clap::Args)]
pub(crate) struct BuildSnapshot {
    /// Write nothing; fail when a committed archive is stale or a document is answered differently
    #[arg(long, conflicts_with = "scale")]
    check: bool,
    /// Build generated sets of 4,000, 40,000 and 400,000 models into target/ instead
    #[arg(long)]
    scale: bool,
    /// Write the golden archive of the present format; refused when there is one
    #[arg(long, hide = true, conflicts_with_all = ["check", "scale"])]
    golden: bool,
}

impl BuildSnapshot {
    /// Builds, writes or checks, measures and prints. The exit code is 1 when something is not as it should be.
    pub(crate) fn run(self) -> Result<ExitCode, Box<dyn Error>> {
        if self.golden {
            golden::write()?;
            return Ok(ExitCode::SUCCESS);
        }
        let sets = if self.scale { ExampleSet::scaled() } else { ExampleSet::committed() };
        let mut report = Report::new(self.check);
        for set in &sets {
            build_set(set, self.check, &mut report)?;
        }
        report.print()
    }
}

/// The way of one set: build, publish, map, ask, measure.
fn build_set(set: &ExampleSet, check: bool, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let mut progress = Progress::new(&set.name);
    let sources = set.sources(&progress)?;
    let built = compile::compile(&sources, set.builds, &progress)?;
    if !built.reproducible {
        report.problem(format!("{}: documents in another order make another archive", set.name));
    }
    let publication = Publication::settle(&set.archive, &built.archive, check)?;
    let documents = set.documents(&progress)?;
    progress.say("validating documents");
    let snapshot = mapped::map(&publication.file)?;
    report.answers(&set.name, answers::ask_all(&snapshot, &documents, &progress));
    progress.say("measuring");
    let costs = match documents.iter().find(|document| document.answer.is_accepted()) {
        Some(document) => Some(measure::measure(&publication.file, document, set.probes)?),
        None => None,
    };
    progress.finish();
    report.published(&publication);
    report.row(&set.name, &built, costs);
    Ok(())
}

/// The folder that holds the workspace.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// A path as it is written in messages.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
