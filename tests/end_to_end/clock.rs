//! What has to be past or future is compared with the caller's clock.

use frostmap::{Model, Now, Options};
use frostmap_tests::compile;
use frostmap_tests::json::Json;

/// 2022-01-01T00:30:00Z, where local clocks are an hour behind.
const NOW: Now = Now { seconds: 1_640_997_000, microseconds: 5, utc_offset: -3600 };

fn model(schema: &str) -> Model {
    let record = format!(r#"{{"schema": {schema}}}"#);
    compile::schema(&Json::parse(&record).unwrap()).unwrap()
}

fn accepts(schema: &str, text: &str) -> bool {
    let options = Options { now: Some(NOW), ..Options::default() };
    let document = serde_json::to_vec(text).unwrap();
    let valid = model(schema).validate_with(&document, &options).is_ok();
    assert_eq!(model(schema).parse_with(&document, &options).is_ok(), valid, "{schema} {text}");
    valid
}

#[test]
fn datetimes_are_compared_to_the_microsecond() {
    let (past, future) =
        (r#"{"type": "datetime", "now_op": "past"}"#, r#"{"type": "datetime", "now_op": "future"}"#);
    for (text, order) in [
        ("2022-01-01T00:30:00.000004Z", -1),
        ("2022-01-01T00:30:00.000005Z", 0),
        ("2022-01-01T01:30:00.000006+01:00", 1),
        // Without a time zone: as local clocks show it.
        ("2021-12-31T23:30:00.000004", -1),
        ("2021-12-31T23:30:00.000006", 1),
    ] {
        assert_eq!((accepts(past, text), accepts(future, text)), (order < 0, order > 0), "{text}");
    }
}

#[test]
fn a_schema_may_say_where_now_is() {
    let schema = r#"{"type": "datetime", "now_op": "past", "now_utc_offset": 7200}"#;
    assert!(accepts(schema, "2022-01-01T02:29:59") && !accepts(schema, "2022-01-01T02:30:01"));
}

#[test]
fn dates_are_compared_with_today() {
    let (past, future) = (r#"{"type": "date", "now_op": "past"}"#, r#"{"type": "date", "now_op": "future"}"#);
    assert!(accepts(past, "2021-12-30") && !accepts(past, "2021-12-31") && !accepts(past, "2022-01-01"));
    assert!(accepts(future, "2022-01-01") && !accepts(future, "2021-12-31"));
    let at_utc = r#"{"type": "date", "now_op": "future", "now_utc_offset": 0}"#;
    assert!(accepts(at_utc, "2022-01-02") && !accepts(at_utc, "2022-01-01"));
}
