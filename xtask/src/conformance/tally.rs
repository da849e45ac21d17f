//! Counts cases by schema kind, keeps the first failures, and prints what there is to see.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use frostmap_tests::compile::Refusal;
use frostmap_tests::difference::Difference;

/// Longer texts are cut in the middle of failures.
const LONGEST: usize = 4000;

/// Reasons that are listed, the most frequent first, before the rest is summed up.
const REASONS: usize = 60;

#[derive(Debug, Default)]
struct Row {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// What happened so far.
pub(super) struct Tally {
    rows: BTreeMap<String, Row>,
    reasons: BTreeMap<String, usize>,
    faults: BTreeMap<String, usize>,
    failures: Vec<String>,
    show: usize,
}

/// What a failure is about.
pub(super) struct Context<'c> {
    /// The record's id or name.
    pub(super) id: &'c str,
    /// What was asked: the schema, or the name of the model.
    pub(super) schema: &'c str,
    /// The options of the call.
    pub(super) mode: &'c str,
    /// The document.
    pub(super) input: &'c str,
}

impl Tally {
    pub(super) fn new(show: usize) -> Self {
        let (rows, reasons, faults) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { rows, reasons, faults, failures: Vec::new(), show }
    }

    fn row(&mut self, kind: &str) -> &mut Row {
        if !self.rows.contains_key(kind) {
            self.rows.insert(kind.to_owned(), Row::default());
        }
        self.rows.entry(kind.to_owned()).or_default()
    }

    /// A case that cannot be run.
    pub(super) fn skip(&mut self, kind: &str, reason: &str) {
        self.row(kind).skipped += 1;
        *self.reasons.entry(reason.to_owned()).or_default() += 1;
    }

    /// A case that was run: passed when there is no difference.
    pub(super) fn count(&mut self, kind: &str, differences: &[Difference], context: &Context<'_>) {
        let Some(first) = differences.first() else {
            self.row(kind).passed += 1;
            return;
        };
        *self.faults.entry(fault(first)).or_default() += 1;
        self.row(kind).failed += 1;
        if self.failures.len() < self.show {
            self.failures.push(failure(kind, differences, context));
        }
    }

    /// A case whose schema did not compile: skipped when that is no surprise, failed otherwise.
    pub(super) fn refused(&mut self, kind: &str, refusal: &Refusal, context: &Context<'_>) {
        if let Some(reason) = refusal.not_supported() {
            return self.skip(kind, &reason);
        }
        let expected = "a schema that compiles, as it does for pydantic".to_owned();
        let difference = Difference { path: "schema".into(), expected, found: refusal.text() };
        self.count(kind, &[difference], context);
    }

    /// Prints failures, the table and the counts.
    pub(super) fn print(&self) -> Result<ExitCode, Box<dyn Error>> {
        let mut out = io::stdout().lock();
        for failure in &self.failures {
            writeln!(out, "{failure}")?;
        }
        self.print_table(&mut out)?;
        print_counts(&mut out, "failed because of", &self.faults)?;
        print_counts(&mut out, "skipped because", &self.reasons)?;
        let sum = |part: fn(&Row) -> usize| self.rows.values().map(part).sum::<usize>();
        let (passed, failed, skipped) =
            (sum(|row| row.passed), sum(|row| row.failed), sum(|row| row.skipped));
        write!(out, "{passed} passed, {failed} failed")?;
        if skipped > 0 {
            write!(out, ", {skipped} skipped")?;
        }
        writeln!(out)?;
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn print_table(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{:<24} {:>8} {:>8} {:>8}", "schema kind", "passed", "failed", "skipped")?;
        for (kind, row) in &self.rows {
            writeln!(out, "{kind:<24} {:>8} {:>8} {:>8}", row.passed, row.failed, row.skipped)?;
        }
        writeln!(out)
    }
}

fn print_counts(out: &mut impl Write, heading: &str, counts: &BTreeMap<String, usize>) -> io::Result<()> {
    if counts.is_empty() {
        return Ok(());
    }
    let mut sorted: Vec<(&String, &usize)> = counts.iter().collect();
    sorted.sort_by_key(|(reason, count)| (usize::MAX - **count, *reason));
    writeln!(out, "{:>8}  {heading}", "cases")?;
    for (reason, count) in sorted.iter().take(REASONS) {
        writeln!(out, "{count:>8}  {reason}")?;
    }
    let rest = sorted.iter().skip(REASONS);
    let (reasons, cases) = rest.fold((0, 0), |(reasons, cases), (_, count)| (reasons + 1, cases + **count));
    if reasons > 0 {
        writeln!(out, "{cases:>8}  {reasons} other reasons")?;
    }
    writeln!(out)
}

/// The part that differs first, without indices; what was found where there is no output to compare.
fn fault(difference: &Difference) -> String {
    let path = difference.path.split_once('[').map_or(difference.path.as_str(), |(head, _)| head);
    let path = path.split_once(" .").map_or(path, |(head, _)| head);
    let part = difference.path.split_once("].").map(|(_, part)| part);
    let part = part.map(|part| part.split(['[', '.']).next().unwrap_or_default());
    let line = difference.found.lines().next().unwrap_or_default();
    match (path, part) {
        ("schema", _) => format!("schema: {line}"),
        ("verdict", _) if !line.starts_with("accepted") && !line.starts_with("rejected") => {
            format!("verdict: {}", line.chars().take(60).collect::<String>())
        }
        ("verdict", _) => format!("verdict: {}", line.split(':').next().unwrap_or_default()),
        ("errors", Some(part)) => format!("errors: {part}"),
        (path, _) => path.split('.').next().unwrap_or_default().to_owned(),
    }
}

fn failure(kind: &str, differences: &[Difference], context: &Context<'_>) -> String {
    let mut text = format!("FAILED {} ({kind})\n", context.id);
    text += &format!("  schema    {}\n", cut(context.schema));
    if context.mode != "{}" {
        text += &format!("  mode      {}\n", context.mode);
    }
    text += &format!("  input     {}\n", cut(context.input));
    for difference in differences {
        text += &format!("  at        {}\n", difference.path);
        text += &format!("  expected  {}\n", cut(&difference.expected));
        text += &format!("  found     {}\n", cut(&difference.found));
    }
    text
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST).collect();
    format!("{head}... ({} bytes)", text.len())
}
