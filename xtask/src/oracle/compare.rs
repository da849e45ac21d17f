//! Asks this runtime the same question, and says where its answers are others than pydantic's.

use frostmap::Model;
use frostmap_tests::compile::{self, Refusal};
use frostmap_tests::difference::{Difference, difference};
use frostmap_tests::expected::{Expected, Outcome};
use frostmap_tests::found::Found;
use frostmap_tests::json::Json;
use frostmap_tests::judge::judge;
use frostmap_tests::mode;

use super::call;
use super::cause;
use super::question::{Case, Question};

/// What came of a question.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub(super) accepted: usize,
    pub(super) rejected: usize,
    /// Whether both sides refuse the schema.
    pub(super) refused: bool,
    /// Why cases, or all of them, were not compared.
    pub(super) skipped: Vec<String>,
    /// Types of errors that pydantic gave.
    pub(super) error_types: Vec<String>,
    pub(super) findings: Vec<Finding>,
}

/// A case that is answered differently, or a schema.
#[derive(Debug)]
pub(super) struct Finding {
    /// The number of the case; the schema itself where there is none.
    pub(super) case: Option<usize>,
    /// What differs first, in words that other cases of the same kind share.
    pub(super) cause: String,
    pub(super) differences: Vec<Difference>,
}

/// Compares pydantic's answer to a question with our own.
///
/// # Errors
/// The answer is not of the form the worker gives.
pub(super) fn compare(question: &Question, answer: &str) -> Result<Comparison, String> {
    let text = question.tree().compact();
    let record = Json::parse(&text).map_err(|error| format!("the question: {error}"))?;
    let answer = Json::parse(answer).map_err(|error| format!("the answer: {error}"))?;
    let mut comparison = Comparison::default();
    if let Some(reason) = answer.get("unsupported").and_then(Json::as_str) {
        comparison.skipped.push(format!("no Python form: {reason}"));
        return Ok(comparison);
    }
    let built = compile::schema(&record);
    if let Some(message) = answer.get("refused").and_then(Json::as_str) {
        comparison.refused_schema(message, &built);
        return Ok(comparison);
    }
    let model = match &built {
        Ok(model) => model,
        Err(refusal) => {
            comparison.refused_by_us(refusal);
            return Ok(comparison);
        }
    };
    let answers = answer.get("cases").map(Json::items).unwrap_or_default();
    if answers.len() != question.cases.len() {
        return Err("not as many answers as cases".into());
    }
    for (number, (case, answer)) in question.cases.iter().zip(answers).enumerate() {
        comparison.case(number, case, answer, model)?;
    }
    Ok(comparison)
}

impl Comparison {
    fn find(&mut self, case: Option<usize>, differences: Vec<Difference>, expected: Option<&Json<'_>>) {
        if let Some(first) = differences.first() {
            let cause = cause::of(first, expected);
            self.findings.push(Finding { case, cause, differences });
        }
    }

    fn refused_schema(&mut self, message: &str, built: &Result<Model, Refusal>) {
        let found = match built {
            // pydantic's reader takes it, and its writer does not.
            Ok(_) if message.contains("extras_schema can only be used") => {
                self.skipped.push("pydantic cannot write it".into());
                return;
            }
            Ok(_) => "compiled".to_owned(),
            Err(refusal) if refusal.is_broken() => refusal.text(),
            Err(_) => {
                self.refused = true;
                return;
            }
        };
        let expected = format!("refused: {message}");
        self.find(None, vec![Difference { path: "schema".into(), expected, found }], None);
    }

    fn refused_by_us(&mut self, refusal: &Refusal) {
        match refusal.not_supported() {
            Some(reason) => self.skipped.push(reason),
            None => {
                let difference =
                    Difference { path: "schema".into(), expected: "built".into(), found: refusal.text() };
                self.find(None, vec![difference], None);
            }
        }
    }

    fn case(&mut self, number: usize, case: &Case, answer: &Json<'_>, model: &Model) -> Result<(), String> {
        if let Some(what) = answer.get("raised").and_then(Json::as_str) {
            let what = what.lines().next().unwrap_or_default();
            self.skipped.push(format!("pydantic raises {}", what.chars().take(70).collect::<String>()));
            return Ok(());
        }
        let text = case.mode.compact();
        let options = mode::options(&Json::parse(&text).map_err(|error| error.to_string())?)?;
        let expected = Expected::read(answer).ok_or("an answer that says nothing")?;
        let found = Found::ask(model, case.input.as_bytes(), &options);
        let mut differences = judge(&expected, &found);
        match &expected.outcome {
            Outcome::Accepted { .. } => {
                self.accepted += 1;
                if differences.is_empty() {
                    differences.extend(dumped(case, answer, &expected, model, &options));
                }
            }
            Outcome::Rejected { errors } => {
                self.rejected += 1;
                let types = errors.items().iter().filter_map(|error| error.get("type")?.as_str());
                self.error_types.extend(types.map(str::to_owned));
            }
            Outcome::Raised { .. } => self.rejected += 1,
        }
        self.find(Some(number), differences, Some(answer));
        Ok(())
    }
}

/// What differs in the dump that the case asks for.
fn dumped(
    case: &Case,
    answer: &Json<'_>,
    expected: &Expected<'_>,
    model: &Model,
    options: &frostmap::Options,
) -> Option<Difference> {
    let wanted = answer.get("dumped")?.as_str()?;
    let instance = model.parse_with(case.input.as_bytes(), options).ok()?;
    let differs = |found| Difference { path: "dump".into(), expected: wanted.into(), found };
    let found = match instance.to_json(&call::dump_options(&case.dump)) {
        Ok(found) if found == wanted => return None,
        Ok(found) => found,
        Err(refusal) => return Some(differs(format!("refused: {refusal}"))),
    };
    match (Json::parse(wanted), Json::parse(&found)) {
        (Ok(left), Ok(right)) => difference(&left, &right, expected.arrays).map(|inner| inner.below("dump")),
        _ => Some(differs(found)),
    }
}
