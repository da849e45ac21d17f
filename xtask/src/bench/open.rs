//! `bench open`: what a fresh process pays to open an archive, look three models up and validate a first document,
//! for sets of 412 to 400,000 models.

mod fresh;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) use fresh::{Arguments as FreshArguments, run as run_fresh};

use crate::generate::documents::{Recipe, document};
use crate::generate::json::Style;
use crate::generate::model_set::ModelSet;
use crate::generate::models::write_models;
use crate::mapped;

use super::conductor::median;
use super::report::time;
use super::{archive, host, show};
use fresh::Cost;

/// The size of the document of the first validation.
const SIZE: usize = 1_500;

/// What to open.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Numbers of models
    #[arg(long, value_delimiter = ',', default_value = "412,4000,40000,400000")]
    counts: Vec<usize>,
    /// Processes per set
    #[arg(long, default_value_t = 41)]
    rounds: usize,
}

/// An archive to open, and what to do with it.
struct Opened {
    models: usize,
    bytes: u64,
    archive: PathBuf,
    /// The model of the first validation, then two others.
    names: Vec<String>,
    costs: Vec<Cost>,
}

/// Measures and prints.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let folder = super::folder().join("open");
    fs::create_dir_all(&folder)?;
    let document = folder.join("document.json");
    let first = write_document(&document)?;
    let mut sets = Vec::new();
    for count in &arguments.counts {
        sets.push(prepare(&folder, *count, &first)?);
    }
    let core = host::pin();
    show(&host::description(core));
    for _ in 0..arguments.rounds {
        for set in &mut sets {
            let mut command = Command::new(std::env::current_exe()?);
            command.args(["bench", "fresh"]).arg(&set.archive).arg(&document).args(&set.names);
            let output = command.output()?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
            }
            set.costs.push(serde_json::from_slice(&output.stdout)?);
        }
    }
    print(&sets);
    Ok(())
}

/// Writes a document of the smallest set; the larger ones contain its models.
fn write_document(path: &Path) -> Result<String, Box<dyn Error>> {
    let mut text = Vec::new();
    write_models(&mut text, 412, 1)?;
    let set = ModelSet::read([std::str::from_utf8(&text)?])?;
    let recipe = Recipe { size: SIZE, seed: 1, tag_last: false, invalid: false, style: Style::Compact };
    let make = |model: &&str| {
        document(&set, model, recipe).ok().filter(|text| text.len().abs_diff(SIZE) < SIZE / 10)
    };
    let found = set.model_names().find_map(|model| make(&model).map(|text| (model.to_owned(), text)));
    let (model, text) = found.ok_or("no model fills the document")?;
    fs::write(path, text)?;
    Ok(model)
}

fn prepare(folder: &Path, count: usize, first: &str) -> Result<Opened, Box<dyn Error>> {
    let models = folder.join(format!("{count}.json"));
    let path = folder.join(format!("{count}.frost"));
    if !models.exists() {
        eprintln!("generating {count} models");
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&models)?);
        write_models(&mut out, count, 1)?;
        out.flush()?;
    }
    eprintln!("building {count} models");
    archive::build_if_stale(&[models], &path)?;
    let snapshot = mapped::map(&path)?;
    let total = snapshot.len();
    let others = [total / 2, total - total / 10].map(|place| snapshot.names().nth(place).map(str::to_owned));
    let names = std::iter::once(first.to_owned()).chain(others.into_iter().flatten()).collect();
    Ok(Opened { models: total, bytes: snapshot.byte_len(), archive: path, names, costs: Vec::new() })
}

/// A column of the table: its title, its value, and how the value is written.
type Column = (&'static str, fn(&Cost) -> f64, fn(f64) -> String);

const COLUMNS: [Column; 12] = [
    ("open", |cost| cost.fresh.open.nanoseconds, time),
    ("3 look-ups", |cost| cost.fresh.look_up.nanoseconds, time),
    ("both", both, time),
    ("validation", |cost| cost.fresh.validate.nanoseconds, time),
    ("again", |cost| cost.fresh.again.nanoseconds, time),
    ("faults", |cost| cost.fresh.open.faults + cost.fresh.look_up.faults, whole),
    ("validation's", |cost| cost.fresh.validate.faults, whole),
    ("private KB", |cost| cost.fresh.look_up.private_kb, whole),
    ("validated", |cost| cost.fresh.again.private_kb, whole),
    ("own: open", |cost| cost.mapped_again.open.faults, whole),
    ("look-ups", |cost| cost.mapped_again.look_up.faults, whole),
    ("validation", |cost| cost.mapped_again.validate.faults, whole),
];

/// Time to open and to look three models up.
fn both(cost: &Cost) -> f64 {
    cost.fresh.open.nanoseconds + cost.fresh.look_up.nanoseconds
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn print(sets: &[Opened]) {
    show(
        "Faults are page faults of the process; \"own\" counts those of the archive alone, with the program's pages there.",
    );
    let titles: String = COLUMNS.iter().map(|(title, ..)| format!("{title:>13}")).collect();
    show(&format!("{:>8}{:>10}{titles}", "models", "B/model"));
    for set in sets {
        let cells: String = COLUMNS
            .iter()
            .map(|(_, value, write)| {
                let value = median(set.costs.iter().map(value).collect());
                format!("{:>13}", value.map_or_else(String::new, write))
            })
            .collect();
        show(&format!("{:>8}{:>10}{cells}", set.models, set.bytes / set.models.max(1) as u64));
    }
    let ready = |set: &Opened| median(set.costs.iter().map(both).collect());
    let Some(last) = sets.last() else { return };
    for set in sets.iter().rev().skip(1) {
        if let (Some(last_time), Some(time)) = (ready(last), ready(set)) {
            show(&format!(
                "open and 3 look-ups, {} / {} models: {:.2}",
                last.models,
                set.models,
                last_time / time
            ));
        }
    }
}
