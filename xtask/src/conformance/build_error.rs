//! Records of schemas that pydantic refuses: the compiler has to refuse them, too.

use frostmap_tests::compile;
use frostmap_tests::difference::Difference;
use frostmap_tests::json::Json;

use super::schema_cases::kind;
use super::tally::{Context, Tally};

/// Runs one record.
pub(super) fn run(record: &Json<'_>, tally: &mut Tally) {
    let text = |key: &str| record.get(key).and_then(Json::as_str).unwrap_or_default();
    let shown = record.get("schema").map_or("", |schema| schema.text);
    let context = Context { id: text("id"), schema: shown, mode: "{}", input: "" };
    let expected = text("message");
    let difference = |found: String| Difference { path: "schema".into(), expected: expected.into(), found };
    match compile::schema(record) {
        Ok(_) => tally.count(kind(record), &[difference("compiled".into())], &context),
        Err(refusal) if refusal.is_broken() => {
            tally.count(kind(record), &[difference(refusal.text())], &context);
        }
        Err(refusal) => match refusal.not_supported() {
            Some(reason) => tally.skip(kind(record), &reason),
            None => tally.count(kind(record), &[], &context),
        },
    }
}
