//! The measuring side of a measurement: rows that can be sampled, and the loop that answers requests for samples.
//!
//! A worker first writes its rows as one line of JSON. Then each request line, `<row> <passes>`, is answered by the
//! nanoseconds of CPU time that so many passes over the row's documents took.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::rc::Rc;

use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

use crate::document_set::DocumentSet;

/// What a row measures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RowTitle {
    /// The documents.
    pub document: String,
    /// The tool.
    pub tool: String,
    /// What it does with a document.
    pub mode: String,
    /// Why it cannot be measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<String>,
}

/// A row that can be measured.
struct Row {
    /// What it measures.
    title: RowTitle,
    /// Handles all documents once.
    pass: Box<dyn FnMut()>,
}

/// The rows of a worker.
#[derive(Default)]
pub struct Rows(Vec<Row>);

impl Rows {
    /// Adds a row. `take` handles one document and tells whether it was accepted, which must be as `expected`.
    pub fn add(
        &mut self,
        document: &str,
        (tool, mode): (&str, &str),
        documents: impl AsRef<[Vec<u8>]> + 'static,
        expected: bool,
        mut take: impl FnMut(&[u8]) -> bool + 'static,
    ) {
        let wrong = documents.as_ref().iter().position(|document| take(document) != expected);
        let verdict = if expected { "refused" } else { "accepted" };
        let title = RowTitle {
            document: document.into(),
            tool: tool.into(),
            mode: mode.into(),
            skipped: wrong.map(|number| format!("document {number} is {verdict}")),
        };
        let pass = Box::new(move || {
            for document in documents.as_ref() {
                std::hint::black_box(take(std::hint::black_box(document)));
            }
        });
        self.0.push(Row { title, pass });
    }

    /// Writes the titles, then answers requests until there are no more.
    fn serve(mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let titles: Vec<&RowTitle> = self.0.iter().map(|row| &row.title).collect();
        writeln!(out, "{}", serde_json::to_string(&titles)?)?;
        out.flush()?;
        for request in io::stdin().lock().lines() {
            let request = request?;
            let numbers = request
                .split_once(' ')
                .and_then(|(row, passes)| Some((row.parse::<usize>().ok()?, passes.parse::<u32>().ok()?)));
            let row = numbers.and_then(|(row, passes)| Some((self.0.get_mut(row)?, passes)));
            let (row, passes) = row.ok_or_else(|| io::Error::other("a request that is none"))?;
            writeln!(out, "{}", sample(row, passes))?;
            out.flush()?;
        }
        Ok(())
    }
}

/// Offers the rows that `add` has for each document set of a list, and answers requests.
///
/// # Errors
/// When documents cannot be read, `add` fails, or a request cannot be read or answered.
pub fn run(
    list: &Path,
    add: impl Fn(&mut Rows, &DocumentSet, &Rc<[Vec<u8>]>) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let sets: Vec<DocumentSet> = serde_json::from_slice(&fs::read(list)?)?;
    let mut rows = Rows::default();
    for set in &sets {
        add(&mut rows, set, &set.read()?.into())?;
    }
    rows.serve()?;
    Ok(())
}

/// Nanoseconds of CPU time for some passes, after one that only warms the caches.
fn sample(row: &mut Row, passes: u32) -> u128 {
    if passes > 1 {
        (row.pass)();
    }
    let start = cpu_time();
    for _ in 0..passes {
        (row.pass)();
    }
    cpu_time() - start
}

fn cpu_time() -> u128 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    u128::from(time.tv_sec.unsigned_abs()) * 1_000_000_000 + u128::from(time.tv_nsec.unsigned_abs())
}
