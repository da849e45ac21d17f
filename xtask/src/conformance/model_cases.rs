//! Records about the models of a model document, which is compiled once.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use frostmap::{Model, Snapshot};
use frostmap_compiler::{BuildOptions, Diagnostic, Documents, build};
use frostmap_tests::compile::Refusal;
use frostmap_tests::expected::Expected;
use frostmap_tests::found::Found;
use frostmap_tests::json::Json;
use frostmap_tests::judge::judge;
use frostmap_tests::mode;

use super::records;
use super::tally::{Context, Tally};

/// The models of a document: those that compiled, those that did not, and the kind of each.
pub(super) struct ModelCases {
    models: BTreeMap<String, Result<Model, Refusal>>,
    kinds: HashMap<String, String>,
}

impl ModelCases {
    /// Compiles a model document, leaving out what is blocked.
    pub(super) fn load(path: &Path) -> Result<Self, String> {
        let text = records::read(path)?;
        let name = path.display().to_string();
        let documents = Documents::from_bytes(&name, text.as_bytes()).map_err(|found| found.message)?;
        let outcome = build(&documents, &BuildOptions { skip_blocked: true, ..BuildOptions::default() });
        let Some(archive) = outcome.archive else {
            let findings: Vec<&Diagnostic> = outcome.diagnostics.iter().take(20).collect();
            return Err(format!("{name}: does not compile:\n{}", Refusal::of(&findings).text()));
        };
        let snapshot = Snapshot::from_bytes(archive).map_err(|error| error.to_string())?;
        let mut models = BTreeMap::new();
        for name in snapshot.names() {
            let model = snapshot.model(name).map_err(|error| error.to_string())?;
            models.insert(name.to_owned(), Ok(model));
        }
        for blocked in &outcome.blocked {
            let reasons = blocked.reasons.iter().filter_map(|at| outcome.diagnostics.get(*at));
            let refusal = Refusal::of(&reasons.collect::<Vec<_>>());
            models.insert(blocked.name.to_string(), Err(refusal));
        }
        Ok(Self { models, kinds: kinds(&text) })
    }

    /// Runs one record.
    pub(super) fn run(&self, record: &Json<'_>, tally: &mut Tally) -> Option<()> {
        let name = record.get("model")?.as_str()?;
        let kind = self.kinds.get(name).map_or("unknown", String::as_str);
        let input = record.get("input_json")?.as_str()?;
        let mode = record.get("mode")?;
        let id = record.get("id").and_then(Json::as_str).unwrap_or_default();
        let context = Context { id, schema: name, mode: mode.text, input };
        let model = match self.models.get(name) {
            Some(Ok(model)) => model,
            Some(Err(refusal)) => {
                tally.refused(kind, refusal, &context);
                return Some(());
            }
            None => {
                tally.refused(kind, &Refusal::broken("the archive does not have the model"), &context);
                return Some(());
            }
        };
        match mode::options(mode) {
            Err(reason) => tally.skip(kind, &reason),
            Ok(options) => {
                let found = Found::ask(model, input.as_bytes(), &options);
                tally.count(kind, &judge(&Expected::read(record)?, &found), &context);
            }
        }
        Some(())
    }
}

/// The schema kind of each model, seen through references.
fn kinds(text: &str) -> HashMap<String, String> {
    let Ok(document) = Json::parse(text) else { return HashMap::new() };
    let part = |key: &str| document.get(key).map(Json::members).unwrap_or_default();
    let definitions: HashMap<&str, &Json<'_>> =
        part("definitions").iter().map(|(name, schema)| (name.as_ref(), schema)).collect();
    let kind = |schema: &Json<'_>| {
        let mut schema = schema.clone();
        while let Some(next) =
            schema.get("schema_ref").and_then(Json::as_str).and_then(|name| definitions.get(name))
        {
            schema = (*next).clone();
        }
        schema.get("type").and_then(Json::as_str).unwrap_or("unknown").to_owned()
    };
    part("models").iter().map(|(name, schema)| (name.to_string(), kind(schema))).collect()
}
