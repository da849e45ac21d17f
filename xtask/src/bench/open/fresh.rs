//! The fresh process: opens, looks up, validates, and reports what each step cost.

use std::error::Error;
use std::fs::{self, File};
use std::io::Read;
use std::path::PathBuf;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::bench::show;
use crate::mapped;

/// What to do.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    archive: PathBuf,
    document: PathBuf,
    /// Models to look up; the document is for the first
    names: Vec<String>,
}

/// What a step cost.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Step {
    /// Wall time.
    pub(crate) nanoseconds: f64,
    /// Page faults, minor and major.
    pub(crate) faults: f64,
    /// Private memory that is in use since the start, in kilobytes.
    pub(crate) private_kb: f64,
}

/// What a process measures.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Cost {
    /// In the fresh process.
    pub(crate) fresh: Steps,
    /// With a second mapping of the file, in the same process.
    pub(crate) mapped_again: Steps,
}

/// What the steps cost.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Steps {
    /// Opening the archive.
    pub(crate) open: Step,
    /// Looking the models up.
    pub(crate) look_up: Step,
    /// The first validation.
    pub(crate) validate: Step,
    /// The second.
    pub(crate) again: Step,
}

/// Runs the steps and prints their costs.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let json = fs::read(&arguments.document)?;
    let mut meter = Meter::start()?;
    let mut cost = Cost::default();
    // The second mapping is new to the process too, but no page of the program is: its faults are the archive's own.
    for steps in [&mut cost.fresh, &mut cost.mapped_again] {
        take(&mut meter, steps, arguments, &json)?;
    }
    show(&serde_json::to_string(&cost)?);
    Ok(())
}

fn take(
    meter: &mut Meter,
    steps: &mut Steps,
    arguments: &Arguments,
    json: &[u8],
) -> Result<(), Box<dyn Error>> {
    let snapshot = meter.step(&mut steps.open, || mapped::map(&arguments.archive))??;
    let models = meter.step(&mut steps.look_up, || {
        // Without collecting: what the caller keeps is not the library's cost.
        let [first, second, third] = arguments.names.as_slice() else { return None };
        Some((snapshot.model(first).ok()?, snapshot.model(second).ok()?, snapshot.model(third).ok()?))
    })?;
    let (model, ..) = models.ok_or("a model is missing")?;
    for step in [&mut steps.validate, &mut steps.again] {
        if !meter.step(step, || model.is_valid(json))? {
            return Err("the document is refused".into());
        }
    }
    // The process ends soon: what is still mapped tells what the steps left behind.
    std::mem::forget((snapshot, model));
    Ok(())
}

/// Reads the process's own counters. Its buffers are used before the first step, so that reading adds no faults.
struct Meter {
    buffer: Box<[u8; 8192]>,
    private_kb: f64,
}

impl Meter {
    fn start() -> Result<Self, Box<dyn Error>> {
        let mut meter = Self { buffer: Box::new([0; 8192]), private_kb: 0.0 };
        for _ in 0..3 {
            meter.faults()?;
            meter.private_kb = meter.private_kb()?;
        }
        Ok(meter)
    }

    fn step<T>(&mut self, step: &mut Step, work: impl FnOnce() -> T) -> Result<T, Box<dyn Error>> {
        let faults = self.faults()?;
        let start = Instant::now();
        let result = work();
        step.nanoseconds = start.elapsed().as_nanos() as f64;
        step.faults = self.faults()? - faults;
        step.private_kb = self.private_kb()? - self.private_kb;
        Ok(result)
    }

    /// Page faults so far: fields 10 and 12 of the line, counted behind the program's name in parentheses.
    fn faults(&mut self) -> Result<f64, Box<dyn Error>> {
        let text = self.read("/proc/self/stat")?;
        let mut fields = text.rsplit(')').next().unwrap_or_default().split_ascii_whitespace().skip(7);
        let minor: f64 = fields.next().unwrap_or_default().parse()?;
        let major: f64 = fields.nth(1).unwrap_or_default().parse()?;
        Ok(minor + major)
    }

    /// Memory of this process alone. "Private" in this file counts pages of files too, while they are not written back.
    fn private_kb(&mut self) -> Result<f64, Box<dyn Error>> {
        let text = self.read("/proc/self/smaps_rollup")?;
        let line = text.lines().find_map(|line| line.strip_prefix("Anonymous:"));
        let number = line.and_then(|rest| rest.split_ascii_whitespace().next());
        Ok(number.unwrap_or_default().parse()?)
    }

    fn read(&mut self, path: &str) -> Result<&str, Box<dyn Error>> {
        let mut file = File::open(path)?;
        let mut length = 0;
        while let Some(rest) = self.buffer.get_mut(length..) {
            match file.read(rest)? {
                0 => break,
                read => length += read,
            }
        }
        Ok(std::str::from_utf8(self.buffer.get(..length).unwrap_or_default())?)
    }
}
