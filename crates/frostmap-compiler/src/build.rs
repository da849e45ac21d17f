//! Documents to archive in one call: read, resolve, lower, write. All findings come out together.

use frostmap_format::hash::digest;

use crate::diagnostics::{self, Diagnostic};
use crate::emit::{Stats, emit};
use crate::graph::Graph;
use crate::lower::{LoweredSection, codes, is_url_wrapper, lower};
use crate::lowering::Lowerings;
use crate::resolve::{Blocked, BlockedModel, blocked, resolve_with};
use crate::source::Documents;

/// How to build.
#[derive(Clone, Copy, Default)]
pub struct BuildOptions<'o> {
    /// Leave out models that cannot be compiled, with all that reach them, instead of failing.
    pub skip_blocked: bool,
    /// Is told how far the build is.
    pub progress: Option<&'o dyn Fn(Progress)>,
    /// What stands for Python functions.
    pub lowerings: Option<&'o Lowerings>,
}

/// How far a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The phase.
    pub phase: Phase,
    /// How much of the phase is done.
    pub done: usize,
    /// How much there is.
    pub total: usize,
}

/// The phases of a build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Documents are read. Counted in documents.
    Read,
    /// The graph is checked. Counted in models.
    Resolve,
    /// Sections are lowered. Counted in sections.
    Lower,
    /// The archive is put together. Counted in sections.
    Write,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct BuildOutcome {
    /// The archive; none where the build failed.
    pub archive: Option<Vec<u8>>,
    /// Everything that was found, in order of the documents.
    pub diagnostics: Vec<Diagnostic>,
    /// The models that cannot be compiled, sorted by name; their reasons are positions in `diagnostics`.
    pub blocked: Vec<BlockedModel>,
    /// What the archive is made of.
    pub stats: Stats,
}

impl std::fmt::Debug for BuildOptions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BuildOptions").field("skip_blocked", &self.skip_blocked).finish_non_exhaustive()
    }
}

impl BuildOptions<'_> {
    fn tell(&self, phase: Phase, done: usize, total: usize) {
        if let Some(progress) = self.progress {
            progress(Progress { phase, done, total });
        }
    }
}

/// Builds an archive of documents. Without `skip_blocked`, one error is enough to fail.
///
/// ```
/// use frostmap_compiler::{BuildOptions, Documents, build};
///
/// let text = br#"{"format": "frostmap-models/1", "definitions": {},
///     "models": {"app.Post": {"type": "model", "cls": "app.Post", "schema": {"type": "model-fields",
///         "fields": {"text": {"type": "model-field", "schema": {"type": "str"}}}}}}}"#;
/// let documents = Documents::from_bytes("app.json", text).expect("readable");
/// let outcome = build(&documents, &BuildOptions::default());
/// assert!(outcome.diagnostics.is_empty());
/// assert_eq!((outcome.stats.models, outcome.stats.keys), (1, 1));
/// let archive = outcome.archive.expect("nothing is wrong");
/// assert_eq!(archive.len(), outcome.stats.bytes);
/// ```
#[must_use]
pub fn build(documents: &Documents, options: &BuildOptions<'_>) -> BuildOutcome {
    options.tell(Phase::Read, 0, documents.len());
    let (graph, mut findings) = match options.lowerings {
        Some(lowerings) => Graph::lowered(documents, lowerings),
        None => Graph::from_documents(documents),
    };
    options.tell(Phase::Read, documents.len(), documents.len());
    options.tell(Phase::Resolve, 0, graph.models.len());
    findings.extend(resolve_with(&graph, &is_url_wrapper));
    let first = blocked(&graph, &findings);
    options.tell(Phase::Resolve, graph.models.len(), graph.models.len());
    let lowered = lower(&graph, &first, &|done, total| options.tell(Phase::Lower, done, total));
    findings.extend(lowered.problems.iter().cloned());
    diagnostics::sort(&mut findings, documents);
    let blocked = blocked(&graph, &findings);
    let mut outcome = BuildOutcome::default();
    let errors = findings.iter().any(Diagnostic::is_error);
    if !errors || options.skip_blocked && blocked.fatal.is_empty() {
        let total = lowered.sections.len();
        options.tell(Phase::Write, 0, total);
        let kept = |section: &LoweredSection| section.name.as_ref().is_none_or(|name| !blocked.model(name));
        match emit(lowered, fingerprint(documents), &kept) {
            Ok((archive, stats)) => (outcome.archive, outcome.stats) = (Some(archive), stats),
            Err(error) => {
                let message = format!("the section `{}` is too large", error.section);
                findings.push(Diagnostic::of_document(&codes::TOO_LARGE_FOR_ARCHIVE, "", message));
            }
        }
        options.tell(Phase::Write, total, total);
    }
    let Blocked { models, .. } = blocked;
    BuildOutcome { diagnostics: findings, blocked: models, ..outcome }
}

/// A digest of the documents that does not depend on their names or their order.
fn fingerprint(documents: &Documents) -> u64 {
    let mut digests: Vec<u64> =
        documents.sorted().iter().map(|(_, document)| digest(document.text().as_bytes())).collect();
    digests.sort_unstable();
    let bytes: Vec<u8> = digests.iter().flat_map(|digest| digest.to_le_bytes()).collect();
    digest(&bytes)
}
