//! Names what differs, so that differences of one cause have one name.

use frostmap_tests::difference::Difference;
use frostmap_tests::json::Json;

use super::question::Question;
use super::tree::Tree;

/// The name of a difference; `answer` is pydantic's.
pub(super) fn of(difference: &Difference, answer: Option<&Json<'_>>) -> String {
    let path = difference.path.as_str();
    let head = path.split(['[', '.', ' ']).next().unwrap_or_default();
    match head {
        "verdict" => format!("verdict: {} -> {}", outcome(&difference.expected), outcome(&difference.found)),
        "schema" => format!("schema: {} -> {}", outcome(&difference.expected), first_line(&difference.found)),
        "errors" => match part(path) {
            Some((number, part)) => format!("errors: {part} of {}", error_type(answer, number)),
            None => "errors: another list".to_owned(),
        },
        "output" if path.starts_with("output by alias") => "output by alias".to_owned(),
        _ => head.to_owned(),
    }
}

/// `accepted`, `rejected` with the first type of error, or the beginning of whatever it is.
fn outcome(text: &str) -> String {
    if text.starts_with("accepted") {
        return "accepted".to_owned();
    }
    if let Some(errors) = text.strip_prefix("rejected: ") {
        let first = Json::parse(errors).ok();
        let first = first.as_ref().and_then(|errors| errors.items().first()?.get("type")?.as_str());
        return format!("rejected, {}", first.unwrap_or("?"));
    }
    first_line(text)
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.chars()
        .take_while(|character| !character.is_ascii_digit() || line.starts_with("FM"))
        .take(48)
        .collect()
}

/// The number of an error and the part of it that differs.
fn part(path: &str) -> Option<(usize, &str)> {
    let (number, rest) = path.strip_prefix("errors[")?.split_once(']')?;
    let part = rest.trim_start_matches('.').split(['[', '.']).next()?;
    Some((number.parse().ok()?, part))
}

fn error_type(answer: Option<&Json<'_>>, number: usize) -> String {
    let error = answer.and_then(|answer| answer.get("errors")?.items().get(number));
    error.and_then(|error| error.get("type")?.as_str()).unwrap_or("?").to_owned()
}

/// The kinds and options that a question is made of.
pub(super) fn ingredients(question: &Question) -> String {
    let mut found = Vec::new();
    for schema in question.schemas() {
        gather(schema, &mut found);
    }
    found.extend(question.config.members().iter().map(|(key, _)| format!("config.{key}")));
    for case in &question.cases {
        found.extend(case.mode.members().iter().map(|(key, _)| format!("mode.{key}")));
        found.extend(case.dump.members().iter().map(|(key, _)| format!("dump.{key}")));
    }
    found.sort();
    found.dedup();
    found.join(" ")
}

/// Keys that hold schemas or names, and so say nothing.
const STRUCTURE: [&str; 12] = [
    "type",
    "schema",
    "items_schema",
    "fields",
    "cls",
    "choices",
    "definitions",
    "schema_ref",
    "discriminator",
    "members",
    "dataclass_name",
    "name",
];

fn gather(tree: &Tree, found: &mut Vec<String>) {
    if let Some(kind) = tree.text("type") {
        let options = tree.members().iter().filter(|(key, _)| !STRUCTURE.contains(&key.as_str()));
        let options: Vec<&str> = options.map(|(key, _)| key.as_str()).collect();
        if !kind.ends_with("-field") || !options.is_empty() {
            found.push(if options.is_empty() {
                kind.to_owned()
            } else {
                format!("{kind}({})", options.join(","))
            });
        }
    }
    tree.children().for_each(|child| gather(child, found));
}
