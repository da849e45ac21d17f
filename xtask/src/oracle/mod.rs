//! `cargo xtask oracle`: schemas and documents nobody wrote, answered by live pydantic and by this runtime.
//!
//! A question is made from a seed and a number (`generator`, `schema`, `input`, `call`), asked of both (`worker`,
//! `compare`), and made as small as it gets where the answers differ (`shrink`).

mod call;
mod cause;
mod compare;
mod generator;
mod input;
mod pool;
mod python;
mod question;
mod schema;
mod shrink;
mod tally;
mod tree;
mod worker;

use std::error::Error;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use compare::compare;
use question::Question;
use tally::Tally;
use worker::Worker;

/// How much to ask, and about what.
#[derive(clap::Args)]
pub(crate) struct Oracle {
    /// Ask for so many minutes
    #[arg(long, value_name = "N", default_value_t = 1.0, conflicts_with = "cases")]
    minutes: f64,
    /// Ask so many cases, rounded up to whole schemas, instead
    #[arg(long, value_name = "N")]
    cases: Option<u64>,
    /// What the questions are made from; without it, something new each time
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Number of the first question
    #[arg(long, value_name = "N", default_value_t = 0)]
    from: u64,
    /// Only schemas of this kind, whatever is inside
    #[arg(long, value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(schema::kinds()))]
    filter: Option<String>,
    /// Show the first N causes of differences
    #[arg(long, value_name = "N", default_value_t = 40)]
    show: usize,
    /// Show differences as they were found, in full
    #[arg(long)]
    whole: bool,
    /// Processes to ask
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

/// What the threads share.
struct Run {
    seed: u64,
    kind: Option<String>,
    whole: bool,
    next: AtomicU64,
    last: u64,
    end: Option<Instant>,
    tally: Mutex<Tally>,
}

impl Oracle {
    /// Asks. The exit code is 1 when an answer differs.
    pub(crate) fn run(self) -> Result<ExitCode, Box<dyn Error>> {
        let python = python::find()?;
        // Panics are findings; their own report would hide the others.
        std::panic::set_hook(Box::new(|_| {}));
        let start = Instant::now();
        let run = self.start(start);
        writeln!(stdout(), "seed {}", run.seed)?;
        let jobs = self.jobs.or_else(|| thread::available_parallelism().ok().map(Into::into)).unwrap_or(1);
        thread::scope(|scope| {
            let work = || run.work(&python).map_err(|error| error.to_string());
            let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
            while threads.iter().any(|thread| !thread.is_finished()) {
                thread::sleep(Duration::from_millis(200));
                run.progress(start);
            }
            threads
                .into_iter()
                .try_for_each(|thread| thread.join().map_err(|_| "a thread panicked".to_owned())?)
        })?;
        if stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
        let tally = run.tally();
        let mut out = stdout().lock();
        tally.print(&mut out, self.show, self.whole)?;
        let seconds = start.elapsed().as_secs_f64();
        let speed = tally.cases as f64 / seconds;
        writeln!(out, "{seconds:.0} s, {speed:.0} cases/s, seed {}", run.seed)?;
        Ok(if tally.differences().0 == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// What the threads share, before they start.
    fn start(&self, start: Instant) -> Run {
        let questions = self.cases.map(|cases| cases.div_ceil(generator::CASES as u64).max(1));
        Run {
            seed: self.seed.unwrap_or_else(new_seed),
            kind: self.filter.clone(),
            whole: self.whole,
            next: AtomicU64::new(self.from),
            last: questions.map_or(u64::MAX, |count| self.from.saturating_add(count)),
            end: questions.is_none().then(|| start + Duration::from_secs_f64(self.minutes * 60.0)),
            tally: Mutex::default(),
        }
    }
}

fn new_seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |now| now.as_secs())
}

impl Run {
    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next question and its number.
    fn next(&self) -> Option<(u64, Question)> {
        if self.end.is_some_and(|end| Instant::now() >= end) {
            return None;
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        (number < self.last).then(|| (number, generator::question(self.seed, number, self.kind.as_deref())))
    }

    /// Asks one process. It works on the next question while its answer to the last one is compared.
    fn work(&self, python: &Path) -> Result<(), Box<dyn Error>> {
        let mut worker = Worker::start(python)?;
        let mut asked = self.next();
        if let Some((_, question)) = &asked {
            worker.send(question)?;
        }
        while let Some((number, question)) = asked {
            let answer = worker.receive();
            asked = self.next();
            if answer.is_err() {
                // Schemas that make pydantic recurse without end are its own affair.
                worker = Worker::start(python)?;
                self.tally().skip(&format!("pydantic crashes, question {number}"));
            }
            if let Some((_, next)) = &asked {
                worker.send(next)?;
            }
            let Ok(answer) = answer else { continue };
            let comparison = compare(&question, &answer)?;
            self.tally().count(&question, &comparison);
            if comparison.findings.is_empty() {
                continue;
            }
            // Another worker shrinks: this one is at the next question.
            self.shrink(python, number, &question, comparison.findings)?;
        }
        Ok(())
    }

    fn shrink(
        &self,
        python: &Path,
        number: u64,
        question: &Question,
        findings: Vec<compare::Finding>,
    ) -> Result<(), Box<dyn Error>> {
        for mut finding in findings {
            if !self.tally().wants(&finding.cause) {
                continue;
            }
            let case = finding.case.and_then(|case| question.cases.get(case)).cloned();
            finding.case = case.is_some().then_some(0);
            let alone = question.with_cases(case.into_iter().collect());
            let shrunk = if self.whole {
                shrink::Shrunk { question: alone, finding }
            } else {
                shrink::shrink(python, alone, finding)?
            };
            self.tally().keep(self.seed, number, shrunk);
        }
        Ok(())
    }

    /// Says how far it is: every time on a terminal, every ten seconds elsewhere.
    fn progress(&self, start: Instant) {
        let seconds = start.elapsed().as_secs_f64();
        let terminal = stderr().is_terminal();
        if !terminal && seconds % 10.0 >= 0.2 {
            return;
        }
        let tally = self.tally();
        let ((covered, kinds), (differences, causes)) = (tally.covered(), tally.differences());
        let line = format!(
            "{seconds:.0} s: {} cases of {} schemas ({:.0} cases/s), {covered} of {kinds} kinds, {differences} differences, {causes} causes",
            tally.cases,
            tally.questions,
            tally.cases as f64 / seconds
        );
        // A line that cannot be shown is no reason to stop.
        let _ = if terminal { write!(stderr(), "\r\x1b[K{line}") } else { writeln!(stderr(), "{line}") };
    }
}
