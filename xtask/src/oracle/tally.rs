//! What was asked and what was found, over all questions, and how it is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};

use frostmap_tests::difference::Difference;

use super::cause;
use super::compare::Comparison;
use super::question::Question;
use super::schema;
use super::shrink::Shrunk;
use super::tree::{Blanks, Layout, Tree};

/// Differences of one cause that are shrunk: causes with one name may have several roots.
const SHRUNK_OF_A_CAUSE: usize = 6;

/// Longer texts are cut.
const LONGEST: usize = 1500;

#[derive(Default)]
struct Cause {
    count: usize,
    shrunk: usize,
}

/// A difference as small as it gets.
struct Root {
    seed: u64,
    number: u64,
    shrunk: Shrunk,
    count: usize,
}

/// Everything so far.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) questions: usize,
    pub(super) cases: usize,
    accepted: usize,
    rejected: usize,
    refused: usize,
    /// Schemas in which a kind occurs.
    kinds: BTreeMap<String, usize>,
    error_types: BTreeSet<String>,
    skipped: BTreeMap<String, usize>,
    causes: BTreeMap<String, Cause>,
    roots: BTreeMap<String, Root>,
}

impl Tally {
    /// Counts what came of a question.
    pub(super) fn count(&mut self, question: &Question, comparison: &Comparison) {
        self.questions += 1;
        self.cases += comparison.accepted + comparison.rejected;
        self.accepted += comparison.accepted;
        self.rejected += comparison.rejected;
        self.refused += usize::from(comparison.refused);
        let mut kinds = BTreeSet::new();
        question.schemas().for_each(|schema| kinds_in(schema, &mut kinds));
        for kind in kinds {
            *self.kinds.entry(kind.to_owned()).or_default() += 1;
        }
        self.error_types.extend(comparison.error_types.iter().cloned());
        comparison.skipped.iter().for_each(|reason| self.skip(reason));
        for finding in &comparison.findings {
            self.causes.entry(finding.cause.clone()).or_default().count += 1;
        }
    }

    /// Counts what was not compared.
    pub(super) fn skip(&mut self, reason: &str) {
        *self.skipped.entry(reason.to_owned()).or_default() += 1;
    }

    /// Whether one more difference of a cause is worth shrinking; it counts as shrunk then.
    pub(super) fn wants(&mut self, cause: &str) -> bool {
        let cause = self.causes.entry(cause.to_owned()).or_default();
        cause.shrunk += 1;
        cause.shrunk <= SHRUNK_OF_A_CAUSE
    }

    /// Keeps a shrunk difference; of those with the same ingredients, the smallest. Those that are new are told at once:
    /// a run may be long.
    pub(super) fn keep(&mut self, seed: u64, number: u64, shrunk: Shrunk) {
        let key = format!("{} | {}", shrunk.finding.cause, cause::ingredients(&shrunk.question));
        let size = shrunk.question.size();
        let count = self.roots.get(&key).map_or(1, |root| root.count + 1);
        let smaller = self
            .roots
            .get(&key)
            .is_none_or(|root| (size, number) < (root.shrunk.question.size(), root.number));
        if count == 1 {
            let clear = if io::stderr().is_terminal() { "\r\x1b[K" } else { "" };
            eprintln!("{clear}a difference: --seed {seed} --from {number} --cases 1 | {key}");
        }
        if smaller {
            self.roots.insert(key, Root { seed, number, shrunk, count });
        } else if let Some(root) = self.roots.get_mut(&key) {
            root.count = count;
        }
    }

    /// How many cases differ, and how many causes they have by name.
    pub(super) fn differences(&self) -> (usize, usize) {
        (self.causes.values().map(|cause| cause.count).sum(), self.roots.len())
    }

    /// Kinds that occurred, of all.
    pub(super) fn covered(&self) -> (usize, usize) {
        (schema::kinds().filter(|kind| self.kinds.contains_key(*kind)).count(), schema::kinds().count())
    }

    /// Prints everything; long texts in part, unless they are wanted whole.
    pub(super) fn print(&self, out: &mut impl Write, show: usize, whole: bool) -> io::Result<()> {
        let kinds: Vec<String> = schema::kinds()
            .map(|kind| format!("{kind} {}", self.kinds.get(kind).copied().unwrap_or(0)))
            .collect();
        writeln!(out, "schemas by kind in them: {}", kinds.join(", "))?;
        writeln!(out, "{} error types: {}", self.error_types.len(), list(&self.error_types))?;
        if !self.skipped.is_empty() {
            writeln!(out, "not compared, and why:")?;
            let mut skipped: Vec<_> = self.skipped.iter().collect();
            skipped.sort_by_key(|(reason, count)| (usize::MAX - **count, *reason));
            for (reason, count) in skipped.iter().take(40) {
                writeln!(out, "{count:>8}  {reason}")?;
            }
        }
        if !self.causes.is_empty() {
            writeln!(out, "differences by cause:")?;
            for (name, cause) in &self.causes {
                writeln!(out, "{:>8}  {name}", cause.count)?;
            }
        }
        for (key, root) in self.roots.iter().take(show) {
            print_root(out, key, root, if whole { usize::MAX } else { LONGEST })?;
        }
        writeln!(
            out,
            "{} cases of {} schemas: {} accepted, {} rejected, {} schemas refused by both; {} differences, {} causes shrunk",
            self.cases,
            self.questions,
            self.accepted,
            self.rejected,
            self.refused,
            self.differences().0,
            self.roots.len()
        )
    }
}

fn list(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn kinds_in<'t>(tree: &'t Tree, found: &mut BTreeSet<&'t str>) {
    found.extend(tree.text("type"));
    tree.children().for_each(|child| kinds_in(child, found));
}

fn print_root(out: &mut impl Write, key: &str, root: &Root, longest: usize) -> io::Result<()> {
    writeln!(out, "\nDIFFERENCE {key}")?;
    writeln!(
        out,
        "  found {} times, this one with --seed {} --from {} --cases 1",
        root.count, root.seed, root.number
    )?;
    for Difference { path, expected, found } in &root.shrunk.finding.differences {
        writeln!(
            out,
            "  at        {path}\n  expected  {}\n  found     {}",
            cut(expected, longest),
            cut(found, longest)
        )?;
    }
    let layout = Layout { blanks: Blanks::Spaced, ascii: false };
    writeln!(out, "{}", cut(&root.shrunk.question.tree().write(layout), longest))
}

fn cut(text: &str, longest: usize) -> String {
    let head: String = text.chars().take(longest).collect();
    if head.len() == text.len() { head } else { format!("{head}... ({} bytes)", text.len()) }
}
