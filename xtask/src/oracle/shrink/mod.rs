//! Makes a question that is answered differently as small as it stays so for the same cause.

mod edit;
mod input;
mod schema;

use std::error::Error;
use std::path::Path;

use super::compare::{Finding, compare};
use super::question::{Case, Question};
use super::worker::Worker;

/// Questions asked for one difference at most.
const MOST: usize = 1500;

/// Inputs that are tried in one question.
const AT_ONCE: usize = 64;

/// A small question, and what is found for it.
pub(super) struct Shrunk {
    pub(super) question: Question,
    pub(super) finding: Finding,
}

struct Shrinker<'w> {
    python: &'w Path,
    worker: Worker,
    cause: String,
    asked: usize,
}

/// Shrinks a question with one case.
pub(super) fn shrink(python: &Path, question: Question, finding: Finding) -> Result<Shrunk, Box<dyn Error>> {
    let mut shrinker =
        Shrinker { python, worker: Worker::start(python)?, cause: finding.cause.clone(), asked: 0 };
    let mut best = Shrunk { question, finding };
    loop {
        let before = best.question.size();
        shrinker.schemas(&mut best)?;
        shrinker.inputs(&mut best)?;
        if best.question.size() >= before || shrinker.asked >= MOST {
            return Ok(best);
        }
    }
}

impl Shrinker<'_> {
    /// The first finding of the same cause.
    fn ask(&mut self, question: &Question) -> Result<Option<Finding>, Box<dyn Error>> {
        self.asked += 1;
        let Ok(answer) = self.worker.ask(question) else {
            // Some of what is tried makes pydantic recurse without end.
            self.worker = Worker::start(self.python)?;
            return Ok(None);
        };
        let comparison = compare(question, &answer)?;
        Ok(comparison.findings.into_iter().find(|finding| finding.cause == self.cause))
    }

    fn schemas(&mut self, best: &mut Shrunk) -> Result<(), Box<dyn Error>> {
        let mut start = 0;
        'smaller: while self.asked < MOST {
            let size = best.question.size();
            let candidates = schema::Candidates::of(&best.question);
            // What was in vain before is tried again last.
            let count = candidates.len();
            for number in (start..count).chain(0..start.min(count)) {
                let candidate = candidates.get(&best.question, number);
                let Some(question) = candidate.filter(|candidate| candidate.size() < size) else { continue };
                if let Some(finding) = self.ask(&question)? {
                    *best = Shrunk { question, finding };
                    start = number;
                    continue 'smaller;
                }
                if self.asked >= MOST {
                    break;
                }
            }
            return Ok(());
        }
        Ok(())
    }

    fn inputs(&mut self, best: &mut Shrunk) -> Result<(), Box<dyn Error>> {
        while self.asked < MOST {
            let Some(case) = best.question.cases.first().filter(|_| best.finding.case.is_some()).cloned()
            else {
                return Ok(());
            };
            let shorter = input::candidates(&case.input).filter(|text| text.len() < case.input.len());
            let mut cases = shorter.map(|input| Case { input, ..case.clone() });
            let found = loop {
                let some: Vec<Case> = cases.by_ref().take(AT_ONCE).collect();
                if some.is_empty() || self.asked >= MOST {
                    break None;
                }
                let finding = self.ask(&best.question.with_cases(some.clone()))?;
                let found = finding.and_then(|finding| Some((some.get(finding.case?)?.clone(), finding)));
                if found.is_some() {
                    break found;
                }
            };
            let Some((case, finding)) = found else { return Ok(()) };
            let finding = Finding { case: Some(0), ..finding };
            *best = Shrunk { question: best.question.with_cases(vec![case]), finding };
        }
        Ok(())
    }
}
