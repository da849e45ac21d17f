//! Records that bring their own schema, with one case or with many.

use std::collections::HashMap;

use frostmap::Model;
use frostmap_tests::compile::{self, Refusal};
use frostmap_tests::expected::Expected;
use frostmap_tests::found::Found;
use frostmap_tests::json::Json;
use frostmap_tests::judge::judge;
use frostmap_tests::mode;

use super::tally::{Context, Tally};

/// Schemas that were compiled, by their model documents.
#[derive(Default)]
pub(super) struct SchemaCases {
    compiled: HashMap<String, Result<Model, Refusal>>,
}

/// The kind of a record's schema.
pub(super) fn kind<'r>(record: &'r Json<'_>) -> &'r str {
    let schema = record.get("schema").and_then(|schema| schema.get("type"));
    schema.and_then(Json::as_str).unwrap_or("unknown")
}

impl SchemaCases {
    /// The model for a record's schema, compiled when it is first asked for.
    pub(super) fn model(&mut self, record: &Json<'_>) -> &Result<Model, Refusal> {
        let document = compile::document(record);
        self.compiled.entry(document).or_insert_with_key(|document| compile::model(document))
    }

    /// Runs the case or the cases of a record.
    pub(super) fn run(&mut self, record: &Json<'_>, tally: &mut Tally) -> Option<()> {
        let kind = kind(record);
        let model = self.model(record);
        match record.get("cases") {
            Some(cases) => {
                cases.items().iter().try_for_each(|case| run_case(model, kind, record, case, tally))
            }
            None => run_case(model, kind, record, record, tally),
        }
    }
}

fn run_case(
    model: &Result<Model, Refusal>,
    kind: &str,
    record: &Json<'_>,
    case: &Json<'_>,
    tally: &mut Tally,
) -> Option<()> {
    let (input, mode) = (case.get("input_json")?.as_str()?, case.get("mode")?);
    let id = record.get("id").and_then(Json::as_str).unwrap_or_default();
    let shown = format!(
        "{} config {}",
        record.get("schema").map_or("", |schema| schema.text),
        record.get("config").map_or("null", |config| config.text)
    );
    let context = Context { id, schema: &shown, mode: mode.text, input };
    let model = match model {
        Ok(model) => model,
        Err(refusal) => {
            tally.refused(kind, refusal, &context);
            return Some(());
        }
    };
    let options = mode::options(mode).and_then(|mut options| {
        mode::call(&mut options, case)?;
        Ok(options)
    });
    match options {
        Err(reason) => tally.skip(kind, &reason),
        Ok(options) => {
            let found = Found::ask(model, input.as_bytes(), &options);
            tally.count(kind, &judge(&Expected::read(case)?, &found), &context);
        }
    }
    Some(())
}
