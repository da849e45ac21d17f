//! Model documents to an archive in memory, timed, and built again from documents in another order.

use std::error::Error;
use std::time::{Duration, Instant};

use frostmap_compiler::diagnostics::{Style, render};
use frostmap_compiler::{BuildOptions, Documents, Stats, build};
use frostmap_format::{Archive, ArchiveError};

use super::measure::median;
use super::progress::Progress;

/// A set that was built.
pub(super) struct Built {
    /// The bytes.
    pub(super) archive: Vec<u8>,
    /// What they are made of.
    pub(super) stats: Stats,
    /// All records of all tables of all sections.
    pub(super) records: usize,
    /// How long it took.
    pub(super) time: Duration,
    /// Whether all builds gave the same bytes.
    pub(super) reproducible: bool,
}

/// Builds the documents `times` times, every other time in reverse order.
pub(super) fn compile(
    documents: &Documents,
    times: usize,
    progress: &Progress,
) -> Result<Built, Box<dyn Error>> {
    let (archive, stats, first) = build_once(documents, progress)?;
    let mut durations = vec![first];
    let mut reproducible = true;
    let reversed = if times > 1 { Some(reversed(documents)?) } else { None };
    for turn in 1..times {
        let documents = reversed.as_ref().filter(|_| turn % 2 == 1).unwrap_or(documents);
        let (again, _, time) = build_once(documents, progress)?;
        reproducible &= again == archive;
        durations.push(time);
    }
    let records = records(&archive)?;
    Ok(Built { archive, stats, records, time: median(durations), reproducible })
}

fn build_once(
    documents: &Documents,
    progress: &Progress,
) -> Result<(Vec<u8>, Stats, Duration), Box<dyn Error>> {
    let start = Instant::now();
    let tell = |step| progress.build(step);
    let outcome = build(documents, &BuildOptions { progress: Some(&tell), ..BuildOptions::default() });
    let time = start.elapsed();
    let findings = outcome.diagnostics.iter().map(|finding| render(finding, documents, Style::default()));
    match outcome.archive {
        Some(archive) => Ok((archive, outcome.stats, time)),
        None => Err(format!("the models do not compile\n{}", findings.collect::<Vec<_>>().join("\n")).into()),
    }
}

/// The same documents the other way round.
fn reversed(documents: &Documents) -> Result<Documents, Box<dyn Error>> {
    let mut reversed = Documents::default();
    for (_, document) in documents.sorted().into_iter().rev() {
        reversed
            .add(document.name(), document.text().as_bytes())
            .map_err(|problem| problem.message.clone())?;
    }
    Ok(reversed)
}

fn records(archive: &[u8]) -> Result<usize, ArchiveError> {
    let archive = Archive::new(archive)?;
    let sections = (0..archive.header().sections).filter(|number| !archive.is_pattern(*number));
    sections.map(|number| archive.section(number)).try_fold(0, |sum, view| {
        let view = view?;
        Ok(sum + view.nodes.len() + view.keys.len() + view.fields.len() + view.objects.len())
    })
}
