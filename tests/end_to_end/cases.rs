//! Every case, asked in every way the runtime can be asked.

use frostmap::{Options, Partial};
use frostmap_tests::difference::{Arrays, difference};
use frostmap_tests::dump_mode;
use frostmap_tests::found::Found;
use frostmap_tests::json::Json;
use frostmap_tests::judge::judge;
use serde::de::IgnoredAny;

use crate::case_files::{Case, check_all};

/// Prefixes of longer documents are tried with gaps.
const PREFIXES: usize = 400;

#[test]
fn documents_get_pydantics_answers() {
    check_all(|case| {
        differences(case, case.input, &Found::ask(case.model, case.input.as_bytes(), &case.options))
    });
}

#[test]
fn documents_are_written_as_by_pydantic() {
    check_all(|case| case.dumps.iter().filter_map(|dump| dump_differs(case, dump)).collect());
}

/// What is wrong with an instance that is written in one way.
fn dump_differs(case: &Case<'_>, dump: &Json<'_>) -> Option<String> {
    let mode = dump.get("mode")?;
    let options = dump_mode::options(mode).unwrap_or_else(|what| panic!("{}: {what}", case.name));
    let instance = case.model.parse_with(case.input.as_bytes(), &case.options);
    let instance = instance.unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let found = instance.to_json(&options);
    let expected = dump.get("output").and_then(Json::as_str);
    let same = match (expected, &found) {
        (Some(expected), Ok(found)) if case.expected.arrays == Arrays::Unordered => {
            let [left, right] = [expected, found].map(|text| Json::parse(text).unwrap());
            difference(&left, &right, Arrays::Unordered).is_none()
        }
        (Some(expected), Ok(found)) => expected == found,
        (None, Err(_)) => true,
        _ => false,
    };
    (!same).then(|| {
        let (input, mode, expected) = (cut(case.input), cut(mode.text), expected.unwrap_or("an error"));
        format!("{}: {input} {mode}\n  expected  {}\n  found     {found:?}", case.name, cut(expected))
    })
}

#[test]
fn values_get_the_same_answers() {
    check_all(|case| match lossless(case.input) {
        Some(value) => differences(case, case.input, &Found::ask_value(case.model, &value, &case.options)),
        None => Vec::new(),
    });
}

#[test]
fn blanks_between_tokens_change_nothing() {
    check_all(|case| {
        if case.expects_broken_json() || case.is_partial() {
            return Vec::new();
        }
        let spaced = spaced(case.input);
        differences(case, &spaced, &Found::ask(case.model, spaced.as_bytes(), &case.options))
    });
}

#[test]
fn prefixes_are_broken_json() {
    check_all(|case| {
        if case.is_partial() {
            return Vec::new();
        }
        let step = case.input.len() / PREFIXES + 1;
        let ends = (0..case.input.len()).step_by(step);
        ends.filter_map(|end| prefix_fails(case, case.input.as_bytes().get(..end)?)).collect()
    });
}

#[test]
fn documents_cut_anywhere_are_answered_in_one_way() {
    check_all(|case| {
        let step = case.input.len() / 40 + 1;
        let ends = (0..=case.input.len()).step_by(step);
        let ways = [(Partial::On, false), (Partial::TrailingStrings, false), (Partial::On, true)];
        let documents = ends.filter_map(|end| case.input.as_bytes().get(..end));
        let asked = documents.flat_map(|document| ways.map(|way| (document, way)));
        asked.filter_map(|(document, way)| disagrees(case, document, way)).collect()
    });
}

/// Verdict, errors and instance must agree, also about documents that are cut and about those of strings.
fn disagrees(case: &Case<'_>, document: &[u8], (allow_partial, strings): (Partial, bool)) -> Option<String> {
    let options = Options { allow_partial, strings, ..case.options };
    let found = Found::ask(case.model, document, &options);
    let shown = cut(&String::from_utf8_lossy(document));
    matches!(found, Found::Broken { .. }).then(|| format!("{}: {options:?} {shown}\n  {found:?}", case.name))
}

/// What is wrong with an answer, in one text.
fn differences(case: &Case<'_>, input: &str, found: &Found) -> Vec<String> {
    let differences = judge(&case.expected, found);
    if differences.is_empty() {
        return Vec::new();
    }
    let mut text = format!("{}: {}", case.name, cut(input));
    for part in differences {
        let (expected, found) = (cut(&part.expected), cut(&part.found));
        text += &format!("\n  at        {}\n  expected  {expected}\n  found     {found}", part.path);
    }
    vec![text]
}

/// A prefix that is no JSON must be refused as that, and no prefix may be answered in two ways.
fn prefix_fails(case: &Case<'_>, prefix: &[u8]) -> Option<String> {
    let found = Found::ask(case.model, prefix, &case.options);
    let wrong = match &found {
        Found::Broken { .. } => true,
        Found::Accepted { .. } | Found::Raised { .. } => !may_be_json(prefix),
        Found::Rejected { errors } => {
            !may_be_json(prefix) && !errors.starts_with("[{\"type\":\"json_invalid\"")
        }
    };
    let shown = cut(&String::from_utf8_lossy(prefix));
    wrong.then(|| format!("{}: prefix {shown}\n  found {found:?}", case.name))
}

/// Whether a text is JSON, or JSON with the constants that pydantic reads and `serde_json` does not.
fn may_be_json(text: &[u8]) -> bool {
    let constant = |name: &[u8]| text.windows(name.len()).any(|part| part == name);
    serde_json::from_slice::<IgnoredAny>(text).is_ok() || constant(b"NaN") || constant(b"Infinity")
}

/// The text as a value, where the value can be written as the same text again: numbers exact, keys in order and once.
fn lossless(text: &str) -> Option<serde_json::Value> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let written = value.to_string();
    let same = difference(&Json::parse(text).ok()?, &Json::parse(&written).ok()?, Arrays::Ordered).is_none();
    same.then_some(value)
}

/// The text with every kind of blank around every token.
fn spaced(text: &str) -> String {
    let mut out = String::from("\n ");
    let (mut inside, mut escaped) = (false, false);
    for character in text.chars() {
        let structural = !inside && "{}[],:".contains(character);
        if structural {
            out.push_str(" \t\r\n");
        }
        out.push(character);
        if structural {
            out.push_str("\n  ");
        }
        let quote = character == '"' && !escaped;
        inside ^= quote;
        escaped = inside && character == '\\' && !escaped;
    }
    out + "\t "
}

fn cut(text: &str) -> String {
    let head: String = text.chars().take(600).collect();
    if head.len() == text.len() { head } else { format!("{head}... ({} bytes)", text.len()) }
}
