//! Records of the JSON grammar: documents of any bytes, under a model that takes any value.

use frostmap::{Error, Options};
use frostmap_tests::base64;
use frostmap_tests::difference::Difference;
use frostmap_tests::json::Json;

use super::schema_cases::SchemaCases;
use super::tally::{Context, Tally};

const KIND: &str = "any (grammar)";

/// Runs one record; `None` when it is none.
pub(super) fn run(schemas: &mut SchemaCases, record: &Json<'_>, tally: &mut Tally) -> Option<()> {
    let document = base64::decode(record.get("input_base64")?.as_str()?)?;
    let pydantic = record.get("pydantic")?;
    let expected = match pydantic.get("ok")?.as_bool()? {
        true => "accepted".to_owned(),
        false => format!("{}: {}", pydantic.get("type")?.as_str()?, pydantic.get("msg")?.as_str()?),
    };
    let any = Json::parse(r#"{"schema": {"type": "any"}}"#).ok()?;
    let found = match schemas.model(&any) {
        Err(refusal) => refusal.text(),
        Ok(model) => match model.validate_with(&document, &Options::default()) {
            Ok(()) => "accepted".to_owned(),
            Err(Error::Invalid(errors)) => errors
                .errors()
                .map(|error| format!("{}: {}", error.kind().type_name(), error.message()))
                .collect::<Vec<_>>()
                .join("\n"),
            Err(other) => other.to_string(),
        },
    };
    let input = String::from_utf8_lossy(&document);
    let context = Context { id: record.get("name")?.as_str()?, schema: "any", mode: "{}", input: &input };
    let differences = match expected == found {
        true => Vec::new(),
        false => vec![Difference { path: "outcome".into(), expected, found }],
    };
    tally.count(KIND, &differences, &context);
    Some(())
}
