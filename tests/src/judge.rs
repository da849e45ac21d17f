//! Compares what was found with what was expected, part by part.

use crate::difference::{Arrays, Difference, difference};
use crate::expected::{Expected, Outcome};
use crate::found::Found;
use crate::json::Json;

/// All differences between an expected and a found outcome; none when they are the same.
#[must_use]
pub fn judge(expected: &Expected<'_>, found: &Found) -> Vec<Difference> {
    match (&expected.outcome, found) {
        (
            Outcome::Accepted { output, by_alias, fields_set },
            Found::Accepted { output: found_output, by_alias: found_by_alias, fields_set: found_set },
        ) => {
            let mut differences = Vec::new();
            differences.extend(outputs("output", *output, found_output, expected.arrays));
            differences.extend(outputs("output by alias", *by_alias, found_by_alias, expected.arrays));
            if let Some(set) = fields_set {
                differences.extend(sets(set, found_set.as_deref()));
            }
            differences
        }
        (Outcome::Rejected { errors: expected_errors }, Found::Rejected { errors }) => {
            errors_differ(expected_errors, errors, expected.exact_locations)
        }
        (Outcome::Raised { exception }, Found::Raised { exception: found }) if *exception == *found => {
            Vec::new()
        }
        (outcome, found) => vec![verdict(outcome, found)],
    }
}

fn outputs(
    path: &str,
    expected: Option<&str>,
    found: &Result<String, String>,
    arrays: Arrays,
) -> Option<Difference> {
    let expected = expected?;
    let found = match found {
        Ok(found) => found.as_str(),
        Err(error) => {
            return Some(Difference { path: path.into(), expected: expected.into(), found: error.clone() });
        }
    };
    if found == expected {
        return None;
    }
    match (Json::parse(expected), Json::parse(found)) {
        (Ok(left), Ok(right)) => difference(&left, &right, arrays).map(|inner| inner.below(path)),
        _ => Some(Difference { path: path.into(), expected: expected.into(), found: found.into() }),
    }
}

fn sets(expected: &[&str], found: Option<&[String]>) -> Option<Difference> {
    let mut left = expected.to_vec();
    left.sort_unstable();
    let mut right: Vec<&str> = found.unwrap_or_default().iter().map(String::as_str).collect();
    right.sort_unstable();
    let same = left == right;
    let difference = || Difference {
        path: "fields_set".into(),
        expected: format!("{left:?}"),
        found: format!("{right:?}"),
    };
    (!same).then(difference)
}

fn errors_differ(expected: &Json<'_>, found: &str, exact_locations: bool) -> Vec<Difference> {
    let whole = || Difference { path: "errors".into(), expected: expected.text.into(), found: found.into() };
    let Ok(found) = Json::parse(found) else { return vec![whole()] };
    if expected.items().len() != found.items().len() {
        return vec![whole()];
    }
    let pairs = expected.items().iter().zip(found.items()).enumerate();
    pairs.flat_map(|(index, (left, right))| error_differs(index, left, right, exact_locations)).collect()
}

fn error_differs(
    index: usize,
    expected: &Json<'_>,
    found: &Json<'_>,
    exact_locations: bool,
) -> Vec<Difference> {
    let mut parts = vec!["type", "loc", "msg", "input", "ctx"];
    parts.retain(|part| exact_locations || *part != "loc");
    let compare = |part: &str| {
        let path = format!("errors[{index}].{part}");
        let text = |side: Option<&Json<'_>>| side.map_or("nothing", |json| json.text).to_owned();
        match (expected.get(part), found.get(part)) {
            (None, None) => None,
            (Some(left), Some(right)) => {
                difference(left, right, Arrays::Ordered).map(|inner| inner.below(&path))
            }
            (left, right) => Some(Difference { path, expected: text(left), found: text(right) }),
        }
    };
    parts.into_iter().filter_map(compare).collect()
}

fn verdict(expected: &Outcome<'_>, found: &Found) -> Difference {
    let expected = match expected {
        Outcome::Accepted { output, .. } => format!("accepted: {}", output.unwrap_or("no output")),
        Outcome::Rejected { errors } => format!("rejected: {}", errors.text),
        Outcome::Raised { exception } => format!("raised: {exception}"),
    };
    let found = match found {
        Found::Accepted { output: Ok(output), .. } => format!("accepted: {output}"),
        Found::Accepted { output: Err(error), .. } => format!("accepted, but not written: {error}"),
        Found::Rejected { errors } => format!("rejected: {errors}"),
        Found::Raised { exception } => format!("raised: {exception}"),
        Found::Broken { what } => what.clone(),
    };
    Difference { path: "verdict".into(), expected, found }
}
