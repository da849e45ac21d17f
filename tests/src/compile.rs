//! Compiles a schema as the only model of a document, or a whole model document.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use frostmap::{Model, Snapshot};
use frostmap_compiler::{BuildOptions, BuildOutcome, Diagnostic, Documents, build};

use crate::found::panic_text;
use crate::json::Json;

/// The name of the only model of a document that was made for one schema.
pub const CASE: &str = "case";

/// Codes of findings about schemas that pydantic accepts and this compiler does not claim to: kinds that are not
/// supported, and whatever is written in Python.
const NOT_SUPPORTED: [&str; 12] = [
    "FM0501", "FM0502", "FM0503", "FM0504", "FM0505", "FM0506", "FM0507", "FM0508", "FM0601", "FM0602", "FM0604",
    "FM0605",
];

/// Why a schema did not compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Code and message of each finding.
    pub findings: BTreeSet<(String, String)>,
}

impl Refusal {
    /// Why nothing was compiled, in the words of the findings.
    #[must_use]
    pub fn of(findings: &[&Diagnostic]) -> Self {
        let findings = findings.iter().map(|finding| (finding.code.code.into(), finding.message.clone()));
        Self { findings: findings.collect() }
    }

    /// Something else than a finding kept the schema from being compiled.
    #[must_use]
    pub fn broken(what: &str) -> Self {
        Self { findings: BTreeSet::from([("broken".into(), what.into())]) }
    }

    /// The reason to skip what was refused: the codes, when all are about what is not supported.
    #[must_use]
    pub fn not_supported(&self) -> Option<String> {
        let known = |code: &str| NOT_SUPPORTED.contains(&code);
        let all = !self.findings.is_empty() && self.findings.iter().all(|(code, _)| known(code));
        all.then(|| self.findings.first().map(|(code, message)| format!("{code} {message}")).unwrap_or_default())
    }

    /// The findings, one per line.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.findings.iter().map(|(code, message)| format!("{code} {message}")).collect();
        lines.join("\n")
    }
}

/// Compiles one schema, under a config or none, with the definitions and enums it names.
///
/// # Errors
/// Why it did not compile.
pub fn schema(record: &Json<'_>) -> Result<Model, Refusal> {
    let document = document(record);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let documents = Documents::from_bytes("case.json", document.as_bytes()).map_err(|found| vec![*found])?;
        let BuildOutcome { archive, diagnostics, .. } = build(&documents, &BuildOptions::default());
        archive.ok_or(diagnostics)
    }));
    let archive = match outcome {
        Ok(Ok(archive)) => archive,
        Ok(Err(findings)) => {
            let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.is_error()).collect();
            return Err(Refusal::of(&errors));
        }
        Err(panic) => return Err(Refusal::broken(&format!("the compiler panics: {}", panic_text(&*panic)))),
    };
    let snapshot = Snapshot::from_bytes(archive).map_err(|error| Refusal::broken(&error.to_string()))?;
    snapshot.model(CASE).map_err(|error| Refusal::broken(&error.to_string()))
}

/// The model document for a record's `schema`, `config`, `definitions` and `enums`.
#[must_use]
pub fn document(record: &Json<'_>) -> String {
    let part = |key: &str| record.get(key).filter(|json| !json.is_null()).map(|json| json.text);
    let schema = part("schema").unwrap_or("null");
    let mut definitions: Vec<String> = Vec::new();
    for (name, definition) in record.get("definitions").map(Json::members).unwrap_or_default() {
        definitions.push(format!("{:?}:{}", name, definition.text));
    }
    for (name, class) in record.get("enums").map(Json::members).unwrap_or_default() {
        let members = class.get("members").map_or("[]", |members| members.text);
        let text = class.text;
        definitions.push(format!("\"enum {name}\":{{\"type\":\"enum\",\"cls\":{text},\"members\":{members}}}"));
    }
    let config = part("config").map(|config| format!(",\"config\":{config}")).unwrap_or_default();
    let definitions = definitions.join(",");
    format!(
        "{{\"format\":\"frostmap-models/1\",\"models\":{{\"{CASE}\":{schema}}},\
         \"definitions\":{{{definitions}}}{config}}}"
    )
}
