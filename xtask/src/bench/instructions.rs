//! `bench instructions`: instructions under callgrind. Unlike times they are the same in every run.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use frostmap_worker::{DocumentSet, Variant};

use super::callgrind::{Profile, Ranking};
use super::sources::{Source, prepare};
use super::{show, variants};
use crate::mapped;

/// Bytes to walk per document set, at least.
const BYTES: usize = 1_000_000;

/// Functions and lines to show.
const SHOWN: usize = 25;

/// What to count.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The model set
    #[arg(value_enum, default_value = "social")]
    set: Source,
    /// Only the documents with this name
    #[arg(long)]
    document: Option<String>,
    /// Documents in all variants
    #[arg(long)]
    variants: bool,
    /// What is done with each document
    #[arg(long, value_enum, default_value_t = Mode::IsValid)]
    mode: Mode,
}

/// What is done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Mode {
    /// A verdict
    IsValid,
    /// An instance
    Parse,
    /// An instance, and a tree of values from it
    Deserialize,
}

impl Mode {
    /// Its name on the command line.
    const fn name(self) -> &'static str {
        match self {
            Self::IsValid => "is-valid",
            Self::Parse => "parse",
            Self::Deserialize => "deserialize",
        }
    }

    /// Whether a model accepts a document, found out in this way.
    fn accepts(self, model: &frostmap::Model, json: &[u8]) -> bool {
        match self {
            Self::IsValid => model.is_valid(json),
            Self::Parse => model.parse(json).is_ok(),
            Self::Deserialize => {
                let tree =
                    model.parse(json).map(|instance| instance.deserialize_by_alias::<serde_json::Value>());
                tree.is_ok_and(|tree| tree.is_ok())
            }
        }
    }
}

/// A part of a run that callgrind watches.
#[derive(clap::Args)]
pub(crate) struct Walk {
    list: PathBuf,
    document: String,
    passes: u32,
    #[arg(value_enum)]
    mode: Mode,
}

/// Counts and prints.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let variants = if arguments.variants { &variants::ALL[..] } else { &[Variant::Natural] };
    let mut sets = prepare(&[arguments.set], variants)?;
    sets.retain(|set| arguments.document.as_ref().is_none_or(|name| *name == set.name));
    let list = super::folder().join("walked.json");
    fs::write(&list, serde_json::to_vec(&sets)?)?;
    let title = format!("{}, instructions", arguments.mode.name());
    show(&format!("{title:<40}{:>12}{:>18}{:>14}", "per byte", "per document", "bytes"));
    let mut profile = Profile::default();
    let mut total = 0;
    for set in &sets {
        let passes = BYTES.div_ceil(set.bytes);
        let counted = profile.add(&count(&list, &set.title(), passes, arguments.mode)?);
        total += counted;
        let (counted, passes) = (counted as f64, passes as f64);
        show(&format!(
            "{:<40}{:>12.3}{:>18.0}{:>14}",
            set.title(),
            counted / passes / set.bytes as f64,
            counted / passes / set.documents as f64,
            set.bytes / set.documents.max(1),
        ));
    }
    show_ranking("functions, by their own instructions", &profile.functions(), total);
    show_ranking("lines", &profile.lines(), total);
    Ok(())
}

fn show_ranking(title: &str, ranking: &Ranking, total: u64) {
    show(&format!("\n{title}"));
    for (name, count) in ranking.iter().take(SHOWN) {
        show(&format!("{:>6.2} %  {name}", 100.0 * *count as f64 / total.max(1) as f64));
    }
}

/// Runs the walk under callgrind; gives what it wrote.
fn count(list: &Path, document: &str, passes: usize, mode: Mode) -> Result<String, Box<dyn Error>> {
    let out = super::folder().join("callgrind.out");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--collect-atstart=no", "--toggle-collect=*bench*instructions*passes*"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe()?)
        .args(["bench", "walk"])
        .arg(list)
        .args([document, &passes.to_string(), mode.name()])
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("valgrind: {error}"))?;
    if !status.success() {
        return Err(format!("valgrind failed on {document}").into());
    }
    Ok(fs::read_to_string(out)?)
}

/// Walks documents for callgrind to count, after a pass that is not counted.
pub(crate) fn walk(arguments: &Walk) -> Result<(), Box<dyn Error>> {
    let sets: Vec<DocumentSet> = serde_json::from_slice(&fs::read(&arguments.list)?)?;
    let set = sets.iter().find(|set| set.title() == arguments.document).ok_or("no such documents")?;
    let documents = set.read()?;
    let model = mapped::map(&set.archive)?.model(&set.model)?;
    if documents.iter().any(|json| arguments.mode.accepts(&model, json) != set.valid) {
        return Err("the verdict is wrong".into());
    }
    passes(&model, &documents, arguments.passes, arguments.mode);
    Ok(())
}

/// What is counted; a function of its own, so that callgrind knows where to start.
#[inline(never)]
fn passes(model: &frostmap::Model, documents: &[Vec<u8>], passes: u32, mode: Mode) {
    for _ in 0..passes {
        for json in documents {
            std::hint::black_box(mode.accepts(model, std::hint::black_box(json)));
        }
    }
}
