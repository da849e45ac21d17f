//! What `build` and `check` have in common: sources in, an archive in memory and findings out.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use frostmap_compiler::diagnostics::{Style, codes, render, to_json};
use frostmap_compiler::resolve::BlockedModel;
use frostmap_compiler::{BuildOptions, BuildOutcome, Diagnostic, Documents, Lowerings, build};
use serde_json::{Value, json};

use crate::failure::{Failure, Verdict};
use crate::numbers::{counted, grouped, seconds};
use crate::progress::Bar;
use crate::sources;
use crate::terminal::{Format, Terminal};

/// Python functions that are listed; the others are counted.
const MOST_CALLABLES: usize = 10;

/// What to compile and how.
#[derive(Args, Debug)]
pub(crate) struct Compile {
    /// Model documents, plain or gzip: files, folders, globs
    #[arg(required = true)]
    sources: Vec<PathBuf>,
    /// Leave out models that cannot be compiled, with all that need them, instead of failing
    #[arg(long)]
    pub(crate) skip_blocked: bool,
    /// What stands for Python functions; without it, `frostmap.toml` in this folder, if there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Show no progress and no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Compiled {
    documents: Documents,
    findings: Vec<Diagnostic>,
    /// How many of the findings, the first ones, are about documents that could not be read.
    unread: usize,
    outcome: BuildOutcome,
    took: Duration,
}

impl Compile {
    /// Reads and compiles the sources.
    pub(crate) fn run(&self) -> Result<Compiled, Failure> {
        let paths = sources::find(&self.sources)?;
        let start = Instant::now();
        let bar = Bar::new(self.quiet);
        bar.start("read", paths.len());
        let (documents, unread) = Documents::read(paths.iter().inspect(|_| bar.step()));
        let progress = |progress| bar.show(progress);
        let (lowerings, wrong) = self.lowerings();
        let options = BuildOptions {
            skip_blocked: self.skip_blocked,
            progress: Some(&progress),
            lowerings: Some(&lowerings),
        };
        let mut outcome = build(&documents, &options);
        bar.finish();
        let unread = [wrong, unread].concat();
        if !unread.is_empty() {
            // Models may be missing that nobody has seen: no archive is better than a smaller one.
            outcome.archive = None;
        }
        let mut findings = std::mem::take(&mut outcome.diagnostics);
        let count = unread.len();
        findings.splice(0..0, unread);
        Ok(Compiled { documents, findings, unread: count, outcome, took: start.elapsed() })
    }

    /// The table of Python functions, and what is wrong with it.
    fn lowerings(&self) -> (Lowerings, Vec<Diagnostic>) {
        let usual = Path::new("frostmap.toml");
        let path = match &self.config {
            Some(path) => path,
            None if usual.exists() => usual,
            None => return (Lowerings::default(), Vec::new()),
        };
        match Lowerings::read(path) {
            Ok(lowerings) => (lowerings, Vec::new()),
            Err(problems) => (Lowerings::default(), problems),
        }
    }
}

impl Compiled {
    /// The archive, unless the build failed.
    pub(crate) fn archive(&self) -> Option<&[u8]> {
        self.outcome.archive.as_deref()
    }

    /// The verdict: clean when there is an archive.
    pub(crate) fn verdict(&self) -> Verdict {
        if self.findings.iter().any(|finding| std::ptr::eq(finding.code, &codes::UNREADABLE)) {
            return Verdict::Incomplete;
        }
        Verdict::of_findings(self.outcome.archive.is_none())
    }

    /// Shows what was found and a summary.
    pub(crate) fn report(
        &self,
        compile: &Compile,
        terminal: Terminal,
        written: Option<&Path>,
    ) -> io::Result<()> {
        match terminal.format {
            Format::Json => {
                let mut data = terminal.data();
                writeln!(data, "{:#}", self.json(written))?;
                data.flush()
            }
            Format::Human => {
                let skipped = compile.skip_blocked && self.archive().is_some();
                self.show_findings(terminal, skipped);
                self.show_blocked(terminal, skipped);
                self.show_callables(terminal);
                if !compile.quiet || self.archive().is_none() {
                    terminal.message(&self.summary(terminal, written));
                }
                Ok(())
            }
        }
    }

    /// Shows the findings. What only blocks models that are left out is said with the models.
    fn show_findings(&self, terminal: Terminal, skipped: bool) {
        let style = Style { color: terminal.message_paint().on };
        for finding in &self.findings {
            // Those are listed by their functions, because none of them is in the way of anything but writing.
            let said = skipped && finding.is_error() && finding.owner.is_some();
            if !said && !is_about_writing(finding) {
                terminal.message(&render(finding, &self.documents, style));
            }
        }
    }

    fn show_blocked(&self, terminal: Terminal, skipped: bool) {
        let blocked = &self.outcome.blocked;
        if blocked.is_empty() {
            return;
        }
        let paint = terminal.message_paint();
        let left_out = if skipped { ", left out" } else { "" };
        let heading = format!("{} that cannot be compiled{left_out}:", counted(blocked.len(), "model"));
        terminal.message(&paint.strong(&heading));
        for model in blocked {
            let reasons: Vec<&Diagnostic> = self.reasons(model).collect();
            let first = reasons.first().map_or_else(String::new, |first| reason_text(first, &model.name));
            let more = match (reasons.len().saturating_sub(1), model.more) {
                (0, false) => String::new(),
                (others, false) => format!(" (and {})", counted(others, "other reason")),
                (_, true) => " (and other reasons)".to_owned(),
            };
            terminal.message(&format!("  {}: {first}{more}", model.name));
        }
        terminal.message("");
    }

    /// Shows the Python functions that are in the way, and apart from them those that only write values.
    fn show_callables(&self, terminal: Terminal) {
        let (writing, others): (Vec<_>, Vec<_>) =
            self.findings.iter().partition(|finding| is_about_writing(finding));
        show_functions(terminal, "Python functions in the way:", &others);
        show_functions(terminal, "Python functions that write values, in the way of writing only:", &writing);
    }

    /// Why a model is blocked; reasons are counted without the documents that could not be read.
    fn reasons(&self, model: &BlockedModel) -> impl Iterator<Item = &Diagnostic> {
        model.reasons.iter().filter_map(|reason| self.findings.get(self.unread + reason))
    }

    fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|finding| finding.is_error())
    }

    fn summary(&self, terminal: Terminal, written: Option<&Path>) -> String {
        let paint = terminal.message_paint();
        let took = seconds(self.took);
        let documents = counted(self.documents.len(), "document");
        if self.archive().is_none() {
            let mut text = format!("{} in {documents}", paint.bad(&counted(self.errors().count(), "error")));
            if self.errors().all(|error| error.owner.is_some()) {
                text.push_str("; `--skip-blocked` leaves the models out that cannot be compiled");
            }
            return text;
        }
        let stats = &self.outcome.stats;
        let size = format!(
            "{}, {}, {} bytes ({} bytes per model)",
            counted(stats.models, "model"),
            counted(stats.sections, "section"),
            grouped(stats.bytes as u64),
            grouped((stats.bytes / stats.models.max(1)) as u64),
        );
        match written {
            Some(path) => format!("{} {}: {size} in {took}", paint.good("built"), path.display()),
            None => format!("{} {documents}: {size} in {took}", paint.good("sound")),
        }
    }

    fn json(&self, written: Option<&Path>) -> Value {
        let stats = &self.outcome.stats;
        let findings: Vec<Value> =
            self.findings.iter().map(|finding| to_json(finding, &self.documents)).collect();
        let blocked = self.outcome.blocked.iter().map(|model| {
            let reasons: Vec<&str> = self.reasons(model).map(|reason| reason.code.code).collect();
            json!({"model": &*model.name, "reasons": reasons, "more": model.more})
        });
        json!({
            "ok": self.archive().is_some(),
            "documents": self.documents.len(),
            "archive": self.archive().map(|_| json!({
                "path": written.map(|path| path.display().to_string()),
                "models": stats.models,
                "sections": stats.sections,
                "nodes": stats.nodes,
                "keys": stats.keys,
                "patterns": stats.patterns,
                "bytes": stats.bytes,
            })),
            "diagnostics": findings,
            "blocked": blocked.collect::<Vec<_>>(),
            "seconds": self.took.as_secs_f64(),
        })
    }
}

/// A reason in one line, with where it is when that is not the model itself.
fn reason_text(finding: &Diagnostic, model: &str) -> String {
    let place = match &finding.owner {
        Some(owner) if &**owner.name() != model => format!(" (in {owner})"),
        _ => String::new(),
    };
    format!("{} {}{place}", finding.code.code, finding.message)
}

/// Whether a finding is about a function that writes values.
fn is_about_writing(finding: &Diagnostic) -> bool {
    std::ptr::eq(finding.code, &codes::PYTHON_SERIALIZER)
}

/// Shows the functions that findings are about, those with most findings first.
fn show_functions(terminal: Terminal, heading: &str, findings: &[&Diagnostic]) {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for callable in findings.iter().filter_map(|finding| finding.callable.as_deref()) {
        *uses.entry(callable).or_default() += 1;
    }
    if uses.is_empty() {
        return;
    }
    let mut uses: Vec<(&str, usize)> = uses.into_iter().collect();
    uses.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    terminal.message(&terminal.message_paint().strong(heading));
    for (name, count) in uses.iter().take(MOST_CALLABLES) {
        terminal.message(&format!("  {name}: {}", counted(*count, "finding")));
    }
    if let Some(rest) = uses.get(MOST_CALLABLES..).filter(|rest| !rest.is_empty()) {
        terminal.message(&format!("  and {} more", rest.len()));
    }
    terminal.message("");
}
