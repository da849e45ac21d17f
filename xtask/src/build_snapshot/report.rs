//! What was found over all sets: the table, the problems, and the last line.

use std::error::Error;
use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use super::answers::Answers;
use super::compile::Built;
use super::measure::Costs;
use super::publish::{Publication, State};
use super::shown;
use super::table::{Table, figures, grouped};

/// Of wrong answers, how many are shown per set.
const SHOWN: usize = 20;

const HEAD: [&str; 10] = [
    "set",
    "models",
    "sections",
    "records",
    "archive",
    "per model",
    "build",
    "open",
    "first validation",
    "private memory",
];

const LEGEND: &str = "archive and per model in bytes; build: median, in this process; open, first validation (from \
opening to the verdict\non one document) and private memory added by both: medians over fresh processes, file in the \
page cache";

/// The outcome of the command.
pub(super) struct Report {
    check: bool,
    table: Table,
    problems: Vec<String>,
    written: Vec<String>,
    up_to_date: Vec<String>,
    accepted: usize,
    refused: usize,
}

impl Report {
    /// Nothing yet.
    pub(super) fn new(check: bool) -> Self {
        Self {
            check,
            table: Table::new(&HEAD),
            problems: Vec::new(),
            written: Vec::new(),
            up_to_date: Vec::new(),
            accepted: 0,
            refused: 0,
        }
    }

    /// Something is not as it should be.
    pub(super) fn problem(&mut self, what: String) {
        self.problems.push(what);
    }

    /// What became of a set's archive.
    pub(super) fn published(&mut self, publication: &Publication) {
        let place = shown(&publication.place);
        let advice = "run `cargo xtask build-snapshot`, review the listings and commit";
        match publication.state {
            State::UpToDate => self.up_to_date.push(place),
            State::Written => self.written.push(place),
            State::Missing => self.problem(format!("{place} is missing: {advice} it")),
            State::Stale => {
                let built = shown(&publication.file);
                self.problem(format!(
                    "{place} is stale, it differs from what was built ({built}): {advice} it"
                ));
            }
        }
    }

    /// How a set's documents were answered.
    pub(super) fn answers(&mut self, set: &str, answers: Answers) {
        self.accepted += answers.accepted;
        self.refused += answers.refused;
        let more = answers.wrong.len().saturating_sub(SHOWN);
        self.problems.extend(answers.wrong.into_iter().take(SHOWN).map(|wrong| format!("{set}: {wrong}")));
        if more > 0 {
            self.problem(format!("{set}: {more} more documents answered differently"));
        }
    }

    /// A set's line in the table.
    pub(super) fn row(&mut self, set: &str, built: &Built, costs: Option<Costs>) {
        let stats = &built.stats;
        let unknown = || "n/a".to_owned();
        self.table.row(vec![
            set.to_owned(),
            grouped(stats.models),
            grouped(stats.sections),
            grouped(built.records),
            grouped(stats.bytes),
            grouped(stats.bytes.checked_div(stats.models).unwrap_or(0)),
            figures(built.time),
            costs.map_or_else(unknown, |costs| figures(costs.open)),
            costs.map_or_else(unknown, |costs| figures(costs.first_validation)),
            costs
                .and_then(|costs| costs.private)
                .map_or_else(unknown, |bytes| format!("{} KiB", bytes / 1024)),
        ]);
    }

    /// Prints everything; the exit code is 1 when there are problems.
    pub(super) fn print(&self) -> Result<ExitCode, Box<dyn Error>> {
        writeln!(stdout(), "{}\n{LEGEND}\n", self.table.text())?;
        for problem in &self.problems {
            writeln!(stderr(), "error: {problem}")?;
        }
        writeln!(stdout(), "{}", self.last_line())?;
        Ok(if self.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn last_line(&self) -> String {
        let mut parts = Vec::new();
        if !self.written.is_empty() {
            parts.push(format!("wrote {}", self.written.join(", ")));
        }
        if !self.up_to_date.is_empty() {
            parts.push(format!("up to date: {}", self.up_to_date.join(", ")));
        }
        let (documents, accepted, refused) =
            (grouped(self.accepted + self.refused), grouped(self.accepted), grouped(self.refused));
        parts.push(format!(
            "{documents} documents answered as they should be ({accepted} accepted, {refused} refused)"
        ));
        match self.problems.len() {
            0 if self.check => parts.push("nothing stale".to_owned()),
            0 => {}
            problems => parts.push(format!("{problems} problems")),
        }
        parts.join("; ")
    }
}
