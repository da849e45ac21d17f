//! `cargo xtask conformance`: answers of pydantic, recorded as JSON Lines, against the answers of this runtime.
//! One file per form of record; `tally` counts and prints.

mod build_error;
mod grammar;
mod model_cases;
mod records;
mod schema_cases;
mod serialize_cases;
mod tally;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use frostmap_tests::json::Json;

use model_cases::ModelCases;
use schema_cases::SchemaCases;
use tally::Tally;

/// Which records to run.
#[derive(clap::Args)]
pub(crate) struct Conformance {
    /// Records: `.jsonl` or `.jsonl.gz` of any form
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The models the records name; without it, NAME.models.json.gz beside NAME.cases.jsonl.gz, or models.json.gz
    #[arg(long, value_name = "FILE")]
    models: Option<PathBuf>,
    /// Show the first N failures in full
    #[arg(long, value_name = "N", default_value_t = 0)]
    show: usize,
}

impl Conformance {
    /// Runs all records of all files. The exit code is 1 when one failed.
    pub(crate) fn run(self) -> Result<ExitCode, Box<dyn Error>> {
        // Panics are failures of their case; their own report would hide the table.
        std::panic::set_hook(Box::new(|_| {}));
        let mut tally = Tally::new(self.show);
        for path in &self.files {
            let text = records::read(path)?;
            let mut suite = Suite { models: None, schemas: SchemaCases::default() };
            for (number, line) in text.lines().enumerate() {
                let record = Json::parse(line)
                    .map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?;
                if record.get("model").is_some() && suite.models.is_none() {
                    suite.models =
                        Some(ModelCases::load(&records::models_of(path, self.models.as_deref())?)?);
                }
                suite
                    .run(&record, &mut tally)
                    .ok_or_else(|| format!("{}:{}: no record of a known form", path.display(), number + 1))?;
            }
        }
        tally.print()
    }
}

/// What the records of one file are run against.
struct Suite {
    models: Option<ModelCases>,
    schemas: SchemaCases,
}

impl Suite {
    /// Runs a record; `None` when its form is not known.
    fn run(&mut self, record: &Json<'_>, tally: &mut Tally) -> Option<()> {
        let has = |key: &str| record.get(key).is_some();
        if has("model") {
            self.models.as_ref()?.run(record, tally)
        } else if has("input_base64") {
            grammar::run(&mut self.schemas, record, tally)
        } else if has("method") {
            serialize_cases::run(&mut self.schemas, record, tally)
        } else if has("input_json") || has("cases") {
            self.schemas.run(record, tally)
        } else if has("schema") && has("message") {
            build_error::run(record, tally);
            Some(())
        } else {
            None
        }
    }
}
