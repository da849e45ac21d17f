//! Records of typed values and the JSON pydantic writes for them: a document that gives the value is parsed and
//! written. Values that no document gives are skipped, each kind of them under its own name.

use frostmap::{Error, Model, Options};
use frostmap_tests::difference::{Arrays, Difference, difference};
use frostmap_tests::json::Json;
use frostmap_tests::{dump_mode, typed_value};

use super::schema_cases::{self, SchemaCases};
use super::tally::{Context, Tally};

/// Runs one record; `None` when it is none.
pub(super) fn run(schemas: &mut SchemaCases, record: &Json<'_>, tally: &mut Tally) -> Option<()> {
    let kind = schema_cases::kind(record);
    let text = |key: &str| record.get(key).map_or("", |part| part.text);
    let id = record.get("id").and_then(Json::as_str).unwrap_or_default();
    let shown = format!("{} config {}", text("schema"), text("config"));
    let context = Context { id, schema: &shown, mode: text("mode"), input: text("value") };
    let options = match dump_mode::options(record.get("mode")?) {
        Ok(options) => options,
        Err(reason) => {
            tally.skip(kind, &reason);
            return Some(());
        }
    };
    let python = record.get("method")?.as_str()? == "to_python";
    if python && record.get("value")?.text.contains(r#""$py": "float""#) {
        tally.skip(kind, "infinities and NaN that `to_python` leaves as they are");
        return Some(());
    }
    let document = match typed_value::document(record) {
        Ok(document) => document,
        Err(reason) => {
            tally.skip(kind, reason);
            return Some(());
        }
    };
    let model = match schemas.model(record) {
        Ok(model) => model,
        Err(refusal) => {
            tally.refused(kind, refusal, &context);
            return Some(());
        }
    };
    match parsed(model, &document) {
        Err(Error::Invalid(_)) => tally.skip(kind, "a value whose document the schema refuses"),
        Err(other) => tally.count(kind, &[differs("parse", &document, other.to_string())], &context),
        Ok(instance) if is_another_text(record, &instance) => tally.skip(kind, typed_value::AMBIGUOUS),
        Ok(instance) => {
            let found = instance.to_json(&options).map_err(|error| error.to_string());
            tally.count(kind, &judge(record, python, found)?, &context);
        }
    }
    Some(())
}

fn parsed<'d>(model: &Model, document: &'d str) -> Result<frostmap::Instance<'d>, Error> {
    model.parse_with(document.as_bytes(), &Options::default())
}

/// Whether a string was wanted and the document gave another one, or something else.
fn is_another_text(record: &Json<'_>, instance: &frostmap::Instance<'_>) -> bool {
    let wanted = record.get("value").and_then(Json::as_str);
    wanted.is_some_and(|wanted| instance.value().as_str() != Some(wanted))
}

fn differs(path: &str, expected: &str, found: String) -> Difference {
    Difference { path: path.into(), expected: expected.into(), found }
}

/// What differs from the expected output. Only `to_json` gives the very text.
fn judge(record: &Json<'_>, python: bool, found: Result<String, String>) -> Option<Vec<Difference>> {
    let found = match (record.get("ok")?.as_bool()?, found) {
        (false, Err(_)) => return Some(Vec::new()),
        (false, Ok(found)) => return Some(vec![differs("verdict", record.get("message")?.as_str()?, found)]),
        (true, Err(error)) => {
            return Some(vec![differs("verdict", record.get("output_json")?.as_str()?, error)]);
        }
        (true, Ok(found)) => found,
    };
    let expected = record.get("output_json")?.as_str()?;
    if found == expected {
        return Some(Vec::new());
    }
    let sets = record.get("value")?.text.contains("set\"");
    if !python && !sets {
        return Some(vec![differs("output", expected, found)]);
    }
    let (left, right) = (Json::parse(expected).ok()?, Json::parse(&found).ok()?);
    let arrays = if sets { Arrays::Unordered } else { Arrays::Ordered };
    Some(difference(&left, &right, arrays).into_iter().map(|inner| inner.below("output")).collect())
}
