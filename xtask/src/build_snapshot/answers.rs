//! Asks an archive's models about documents and compares what they say with the right answers.

use frostmap::{Model, Options, Snapshot};
use frostmap_tests::difference::{Arrays, Difference};
use frostmap_tests::expected::{Expected, Outcome};
use frostmap_tests::found::Found;
use frostmap_tests::json::Json;
use frostmap_tests::judge::judge;

use super::progress::Progress;
use super::questions::{Answer, Question};

/// How many documents were asked about, and what was wrong.
#[derive(Default)]
pub(super) struct Answers {
    /// Documents that fit, as they should.
    pub(super) accepted: usize,
    /// Documents that do not fit, as they should not.
    pub(super) refused: usize,
    /// One message per wrong answer.
    pub(super) wrong: Vec<String>,
}

/// Asks about every document.
pub(super) fn ask_all(snapshot: &Snapshot, questions: &[Question], progress: &Progress) -> Answers {
    let mut answers = Answers::default();
    for (done, question) in questions.iter().enumerate() {
        progress.count("document", done, questions.len());
        match ask(snapshot, question) {
            Err(what) => {
                answers.wrong.push(format!("{}--{}: {what}", question.model, question.what));
            }
            Ok(()) if question.is_accepted() => answers.accepted += 1,
            Ok(()) => answers.refused += 1,
        }
    }
    answers
}

fn ask(snapshot: &Snapshot, question: &Question) -> Result<(), String> {
    let model = snapshot.model(&question.model).map_err(|error| error.to_string())?;
    let options = Options { max_errors: usize::MAX, ..Options::default() };
    let found = Found::ask(&model, &question.input, &options);
    match (&question.answer, &found) {
        (_, Found::Broken { what }) => Err(what.clone()),
        (Answer::Accepted(None), Found::Accepted { .. }) | (Answer::Refused(None), Found::Rejected { .. }) => {
            Ok(())
        }
        (Answer::Accepted(Some(output)), Found::Accepted { .. }) => {
            same_output(&model, &question.input, output)
        }
        (Answer::Accepted(_), Found::Rejected { errors }) => Err(format!("refused: {errors}")),
        (Answer::Refused(None), Found::Accepted { .. }) => Err("accepted".to_owned()),
        (Answer::Refused(Some(errors)), _) => same_errors(errors, &found),
    }
}

fn same_errors(errors: &str, found: &Found) -> Result<(), String> {
    let errors = Json::parse(errors).map_err(|error| format!("the pinned errors are {error}"))?;
    let outcome = Outcome::Rejected { errors: &errors };
    let expected = Expected { outcome, arrays: Arrays::Ordered, exact_locations: true };
    match judge(&expected, found).first() {
        Some(difference) => Err(told(difference)),
        None => Ok(()),
    }
}

fn same_output(_model: &Model, _input: &[u8], _output: &str) -> Result<(), String> {
    Ok(())
}

fn told(difference: &Difference) -> String {
    let Difference { path, expected, found } = difference;
    format!("{path}: expected {expected}, found {found}")
}
