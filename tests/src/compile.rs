//! Compiles a schema as the only model of a document, or a whole model document.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use frostmap::{Model, Snapshot};
use frostmap_compiler::{BuildOptions, BuildOutcome, Diagnostic, Documents, build};

use crate::found::panic_text;
use crate::json::Json;

/// The name of the only model of a document that was made for one schema.
pub const CASE: &str = "case";

/// Codes of findings about schemas that pydantic accepts and this compiler does not claim to: kinds and forms that
/// are not supported, and whatever is written in Python.
const NOT_SUPPORTED: [&str; 13] = [
    "FM0501", "FM0502", "FM0503", "FM0504", "FM0505", "FM0506", "FM0507", "FM0508", "FM0601", "FM0602",
    "FM0604", "FM0605", "FM0607",
];

/// Why a schema did not compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    findings: BTreeSet<Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    code: String,
    /// What it is about, the same for all findings about one Python function.
    subject: String,
    message: String,
}

/// In place of a code, where no finding but the machinery itself is to blame.
const BROKEN: &str = "broken";

impl Refusal {
    /// Why nothing was compiled, in the words of the findings.
    #[must_use]
    pub fn of(findings: &[&Diagnostic]) -> Self {
        let finding = |finding: &&Diagnostic| Finding {
            code: finding.code.code.to_owned(),
            subject: match &finding.callable {
                Some(callable) => format!("the Python function `{callable}`"),
                None => finding.message.clone(),
            },
            message: finding.message.clone(),
        };
        Self { findings: findings.iter().map(finding).collect() }
    }

    /// Something else than a finding kept the schema from being compiled.
    #[must_use]
    pub fn broken(what: &str) -> Self {
        let finding = Finding { code: BROKEN.into(), subject: what.into(), message: what.into() };
        Self { findings: BTreeSet::from([finding]) }
    }

    /// Whether something else than findings about the schema came up.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == BROKEN)
    }

    /// The reason to skip what was refused, when all findings are about what is not supported.
    #[must_use]
    pub fn not_supported(&self) -> Option<String> {
        let known = |finding: &Finding| NOT_SUPPORTED.contains(&finding.code.as_str());
        let first = self.findings.first()?;
        self.findings.iter().all(known).then(|| format!("{} {}", first.code, first.subject))
    }

    /// The codes of the findings.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.findings.iter().map(|finding| finding.code.as_str())
    }

    /// The findings, one per line.
    #[must_use]
    pub fn text(&self) -> String {
        let line = |finding: &Finding| format!("{} {}", finding.code, finding.message);
        self.findings.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Compiles one schema, under a config or none, with the definitions and enums it names.
///
/// # Errors
/// Why it did not compile.
pub fn schema(record: &Json<'_>) -> Result<Model, Refusal> {
    model(&document(record))
}

/// Compiles a model document with one model, which is named [`CASE`].
///
/// # Errors
/// Why it did not compile.
pub fn model(document: &str) -> Result<Model, Refusal> {
    let snapshot =
        Snapshot::from_bytes(archive(document)?).map_err(|error| Refusal::broken(&error.to_string()))?;
    snapshot.model(CASE).map_err(|error| Refusal::broken(&error.to_string()))
}

/// Compiles a model document to the bytes of an archive.
///
/// # Errors
/// Why it did not compile.
pub fn archive(document: &str) -> Result<Vec<u8>, Refusal> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let documents =
            Documents::from_bytes("case.json", document.as_bytes()).map_err(|found| vec![*found])?;
        let BuildOutcome { archive, diagnostics, .. } = build(&documents, &BuildOptions::default());
        archive.ok_or(diagnostics)
    }));
    match outcome {
        Ok(Ok(archive)) => Ok(archive),
        Ok(Err(findings)) => {
            let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.is_error()).collect();
            Err(Refusal::of(&errors))
        }
        Err(panic) => Err(Refusal::broken(&format!("the compiler panics: {}", panic_text(&*panic)))),
    }
}

/// The model document for a record's `schema`, `config`, `definitions` and `enums`.
#[must_use]
pub fn document(record: &Json<'_>) -> String {
    let part = |key: &str| record.get(key).filter(|json| !json.is_null()).map(|json| json.text);
    let schema = part("schema").unwrap_or("null");
    let mut definitions: Vec<String> = Vec::new();
    for (name, definition) in record.get("definitions").map(Json::members).unwrap_or_default() {
        definitions.push(format!("{}:{}", serde_json::Value::from(name.as_ref()), definition.text));
    }
    for (name, class) in record.get("enums").map(Json::members).unwrap_or_default() {
        definitions.push(enum_definition(name, class));
    }
    let config = part("config").map(|config| format!(",\"config\":{config}")).unwrap_or_default();
    let definitions = definitions.join(",");
    format!(
        "{{\"format\":\"frostmap-models/1\",\"models\":{{\"{CASE}\":{schema}}},\
         \"definitions\":{{{definitions}}}{config}}}"
    )
}

/// An enum that the schema names in values only, as a definition.
fn enum_definition(name: &str, class: &Json<'_>) -> String {
    let name = serde_json::Value::from(format!("enum {name}"));
    let members = class.get("members").map_or("[]", |members| members.text);
    let own = class.members().iter().filter(|(key, _)| key != "members");
    let class: Vec<String> = own.map(|(key, value)| format!("\"{key}\":{}", value.text)).collect();
    let class = class.join(",");
    format!("{name}:{{\"type\":\"enum\",\"cls\":{{{class}}},\"members\":{members}}}")
}
