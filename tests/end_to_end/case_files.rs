//! The case files: one schema each, with documents and what pydantic made of them.

use std::fs;
use std::path::{Path, PathBuf};

use frostmap::{Model, Options, Partial};
use frostmap_tests::expected::{Expected, Outcome};
use frostmap_tests::json::Json;
use frostmap_tests::{compile, mode};

/// Failures that are shown in full.
const SHOWN: usize = 40;

/// A case file, read.
pub(crate) struct CaseFile {
    /// Its folder: the kind of schema it is about.
    pub(crate) kind: String,
    /// Its path below the folder of all cases.
    pub(crate) name: String,
    /// The schema and its cases.
    pub(crate) record: Json<'static>,
}

/// One document and what is expected of it.
pub(crate) struct Case<'f> {
    /// The file and the number of the case, from 0.
    pub(crate) name: String,
    /// The compiled schema.
    pub(crate) model: &'f Model,
    /// The options of the call.
    pub(crate) options: Options,
    /// The document.
    pub(crate) input: &'f str,
    /// What pydantic made of it.
    pub(crate) expected: Expected<'f>,
    /// What it wrote for it under other options.
    pub(crate) dumps: &'f [Json<'static>],
}

/// All case files, sorted by name. They live as long as the tests.
pub(crate) fn all() -> Vec<CaseFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files = Vec::new();
    for kind in sorted(&root) {
        for path in sorted(&kind) {
            let text: &'static str = fs::read_to_string(&path).unwrap().leak();
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            let record = Json::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let kind = kind.file_name().unwrap().to_str().unwrap().to_owned();
            files.push(CaseFile { kind, name, record });
        }
    }
    assert!(files.len() > 100, "the case files are not where they are looked for");
    files
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

impl CaseFile {
    /// The cases of the file as they are written.
    pub(crate) fn cases(&self) -> &[Json<'static>] {
        self.record.get("cases").map(Json::items).unwrap_or_default()
    }

    /// Runs `check` on every case, with the schema compiled, and gathers what it says.
    pub(crate) fn check(&self, check: impl Fn(&Case<'_>) -> Vec<String>) -> Vec<String> {
        let model = match compile::schema(&self.record) {
            Ok(model) => model,
            Err(refusal) => return vec![format!("{}: does not compile\n{}", self.name, refusal.text())],
        };
        self.cases_with(&model).flat_map(|case| check(&case)).collect()
    }

    /// The cases, with a model to ask.
    pub(crate) fn cases_with<'f>(&'f self, model: &'f Model) -> impl Iterator<Item = Case<'f>> {
        self.cases().iter().enumerate().map(|(number, record)| self.case(number, record, model))
    }

    fn case<'f>(&self, number: usize, record: &'f Json<'static>, model: &'f Model) -> Case<'f> {
        let name = format!("{} case {number}", self.name);
        let mode = record
            .get("mode")
            .map(|mode| mode::options(mode).unwrap_or_else(|what| panic!("{name}: {what}")));
        let mut options = mode.unwrap_or(Options { max_errors: usize::MAX, ..Options::default() });
        mode::call(&mut options, record).unwrap_or_else(|what| panic!("{name}: {what}"));
        let input = record.get("input").and_then(Json::as_str).unwrap_or_else(|| panic!("{name}: no input"));
        let expected = Expected::read(record).unwrap_or_else(|| panic!("{name}: not pinned"));
        let dumps = record.get("dumps").map(Json::items).unwrap_or_default();
        Case { name, model, options, input, expected, dumps }
    }
}

impl Case<'_> {
    /// Whether documents may be cut short, so that what is not JSON may be accepted.
    pub(crate) fn is_partial(&self) -> bool {
        self.options.allow_partial != Partial::Off
    }

    /// Whether the document is no JSON to pydantic.
    pub(crate) fn expects_broken_json(&self) -> bool {
        let Outcome::Rejected { errors } = &self.expected.outcome else { return false };
        let first = errors.items().first().and_then(|error| error.get("type"));
        first.and_then(Json::as_str) == Some("json_invalid")
    }
}

/// Runs `check` on every case of every file; fails with all that is wrong.
pub(crate) fn check_all(check: impl Fn(&Case<'_>) -> Vec<String>) {
    let failures: Vec<String> = all().iter().flat_map(|file| file.check(&check)).collect();
    let shown = failures.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} failures, the first of them:\n{shown}", failures.len());
}
