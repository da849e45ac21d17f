//! Makes a question that is answered differently as small as it stays so for the same cause.

mod input;
mod schema;

use std::error::Error;

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
    worker: &'w mut Worker,
    cause: String,
    asked: usize,
}

/// Shrinks a question with one case.
pub(super) fn shrink(
    worker: &mut Worker,
    question: Question,
    finding: Finding,
) -> Result<Shrunk, Box<dyn Error>> {
    let mut shrinker = Shrinker { worker, cause: finding.cause.clone(), asked: 0 };
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
        let answer = self.worker.ask(question)?;
        let comparison = compare(question, &answer)?;
        Ok(comparison.findings.into_iter().find(|finding| finding.cause == self.cause))
    }

    fn schemas(&mut self, best: &mut Shrunk) -> Result<(), Box<dyn Error>> {
        let mut start = 0;
        while self.asked < MOST {
            let size = best.question.size();
            let candidates = schema::candidates(&best.question);
            let count = candidates.len();
            let mut found = None;
            // What was in vain for one candidate is tried again last.
            for index in (start..count).chain(0..start.min(count)) {
                let Some(candidate) = candidates.get(index).filter(|candidate| candidate.size() < size)
                else {
                    continue;
                };
                if let Some(finding) = self.ask(candidate)? {
                    found = Some((index, finding));
                    break;
                }
                if self.asked >= MOST {
                    break;
                }
            }
            let Some((index, finding)) = found else { return Ok(()) };
            start = index;
            if let Some(question) = candidates.into_iter().nth(index) {
                *best = Shrunk { question, finding };
            }
        }
        Ok(())
    }

    fn inputs(&mut self, best: &mut Shrunk) -> Result<(), Box<dyn Error>> {
        if best.finding.case.is_none() {
            return Ok(());
        }
        while self.asked < MOST {
            let Some(case) = best.question.cases.first() else { return Ok(()) };
            let mut candidates = input::candidates(&case.input);
            candidates.retain(|text| text.len() < case.input.len());
            candidates.sort_by_key(String::len);
            candidates.dedup();
            let cases = candidates.into_iter().map(|input| Case { input, ..case.clone() });
            let cases: Vec<Case> = cases.collect();
            let mut found = None;
            for some in cases.chunks(AT_ONCE) {
                found = self.ask(&best.question.with_cases(some.to_vec()))?.and_then(|mut finding| {
                    let case = some.get(finding.case?)?.clone();
                    finding.case = Some(0);
                    Some((case, finding))
                });
                if found.is_some() {
                    break;
                }
            }
            let Some((case, finding)) = found else { return Ok(()) };
            *best = Shrunk { question: best.question.with_cases(vec![case]), finding };
        }
        Ok(())
    }
}
