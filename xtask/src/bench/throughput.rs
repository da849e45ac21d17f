//! `bench throughput`: every tool on every document, samples taken in turn on one core.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use frostmap_worker::{DocumentSet, Variant};

use super::chart::chart;
use super::conductor::{Effort, Worker, measure};
use super::report::{self, Row};
use super::sources::{Source, prepare};
use super::{host, peers, show, variants};

/// What to measure, and where the rows go.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Also write the rows as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Also draw the rows of small, middle and large documents
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Model sets
    #[arg(long, value_enum, value_delimiter = ',', default_value = "social,generated,corpora")]
    sets: Vec<Source>,
    /// How documents are written; all ways, if none is named
    #[arg(long, value_parser = variants::named, value_delimiter = ',')]
    variants: Vec<Variant>,
    /// Fewer samples, natural documents only unless others are named, no peers
    #[arg(long)]
    quick: bool,
    /// Also jsonschema's compile-time validators of small schemas, which take minutes to build
    #[arg(long)]
    compiled: bool,
}

/// Measures and prints.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let variants = match (arguments.variants.as_slice(), arguments.quick) {
        ([], true) => &[Variant::Natural],
        ([], false) => &variants::ALL[..],
        (named, _) => named,
    };
    let sets = prepare(&arguments.sets, variants)?;
    let list = super::folder().join("documents.json");
    fs::write(&list, serde_json::to_vec_pretty(&sets)?)?;
    let mut skipped = Vec::new();
    let peers = match arguments.quick {
        true => Vec::new(),
        false => peers::prepare(&list, &sets, arguments.compiled),
    };
    let core = host::pin();
    let mut workers =
        vec![Worker::start(Command::new(std::env::current_exe()?).args(["bench", "worker"]).arg(&list))?];
    workers.extend(peers::start(peers, &mut skipped));
    let effort = match arguments.quick {
        true => Effort { sample: 4e6, rounds: 9 },
        false => Effort { sample: 1e7, rounds: 15 },
    };
    let host = host::description(core);
    show(&host);
    show("Each cell: MB/s, times serde_json IgnoredAny, time per document");
    let mut rows: Vec<Row> = Vec::new();
    for group in groups(&sets) {
        for set in &group {
            rows.extend(report::rows(set, &measure(&mut workers, &set.title(), effort)?, &mut skipped));
        }
        let titles: Vec<String> = group.iter().map(|set| set.title()).collect();
        let ours: Vec<Row> = rows.iter().filter(|row| titles.contains(&row.document)).cloned().collect();
        show(&report::table(&group, &ours));
    }
    for reason in &skipped {
        show(&format!("SKIPPED {reason}"));
    }
    if let Some(path) = &arguments.json {
        let report = serde_json::json!({"host": host, "rows": rows, "skipped": skipped});
        fs::write(path, serde_json::to_vec_pretty(&report)?)?;
    }
    if let Some(path) = &arguments.svg {
        fs::write(path, chart(&rows, &drawn(&sets), &host))?;
    }
    Ok(())
}

/// The documents that are drawn: of the last model set the smallest, one of a page, and the largest, as written
/// naturally.
fn drawn(sets: &[DocumentSet]) -> Vec<(String, usize)> {
    let last = sets.last().map(|set| set.set.as_str());
    let natural = sets.iter().filter(|set| set.variant == Variant::Natural && Some(set.set.as_str()) == last);
    let mut sizes: Vec<(String, usize)> =
        natural.map(|set| (set.title(), set.bytes / set.documents.max(1))).collect();
    sizes.sort_by_key(|(_, bytes)| *bytes);
    let page = sizes.iter().find(|(_, bytes)| *bytes > 10_000);
    [sizes.first(), page, sizes.last()].into_iter().flatten().cloned().collect()
}

/// The sets that are shown in one table: those of one model set and variant.
fn groups(sets: &[DocumentSet]) -> Vec<Vec<&DocumentSet>> {
    let mut groups: Vec<Vec<&DocumentSet>> = Vec::new();
    for set in sets {
        let same = |group: &&mut Vec<&DocumentSet>| {
            group.first().is_some_and(|first| first.set == set.set && first.variant == set.variant)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(set),
            None => groups.push(vec![set]),
        }
    }
    groups
}
