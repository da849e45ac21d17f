//! Dates, times and durations with their bounds and rules.

use frostmap_format::words::{Bound, Moment, NO_OFFSET, Temporal, temporal_flags};
use frostmap_format::{Kind, NONE};

use crate::{Built, document, kind, model, outcome};

fn rules(built: &Built, read: impl Fn(Kind, &Temporal<'_>)) {
    let view = built.view("M");
    let node = view.keys[0].node;
    read(kind(&node), &Temporal::read(view.words, node.a.to_native()).unwrap());
}

fn get(rules: &Temporal<'_>, bound: Bound) -> Moment {
    rules.get(bound).flatten().expect("a bound")
}

#[test]
fn without_rules_there_is_no_record() {
    for name in ["date", "time", "datetime", "timedelta"] {
        let built = Built::field(&format!(r#"{{"type": "{name}"}}"#));
        assert_eq!(built.view("M").keys[0].node.a.to_native(), NONE, "{name}");
    }
}

#[test]
fn bounds_come_in_several_forms() {
    let built = Built::field(
        r#"{"type": "datetime", "ge": {"$py": "date", "value": "2022-01-31"}, "lt": 1640995200.5,
            "le": "2022-01-01T00:00:01-01:00"}"#,
    );
    rules(&built, |kind, rules| {
        assert_eq!(kind, Kind::DateTime);
        let day = Moment::day_of(2022, 1, 31);
        assert_eq!(get(rules, Bound::Ge), Moment { day, offset: NO_OFFSET, ..Moment::default() });
        let day = Moment::day_of(2022, 1, 1);
        assert_eq!(get(rules, Bound::Lt), Moment { day, second: 0, microsecond: 500_000, offset: 0 });
        assert_eq!(get(rules, Bound::Le), Moment { day, second: 1, microsecond: 0, offset: -3600 });
    });
    let built = Built::field(
        r#"{"type": "timedelta", "gt": {"$py": "timedelta", "days": -1, "seconds": 86399, "microseconds": 1},
            "multiple_of": "PT1.5S"}"#,
    );
    rules(&built, |_, rules| {
        assert_eq!(get(rules, Bound::Gt), Moment { day: 0, second: 0, microsecond: 999_999, offset: -1 });
        assert_eq!(
            get(rules, Bound::MultipleOf),
            Moment { day: 0, second: 1, microsecond: 500_000, offset: 0 }
        );
    });
}

#[test]
fn schema_and_config_become_flags() {
    let schema = r#"{"type": "datetime", "now_op": "past", "now_utc_offset": -60, "tz_constraint": 7200,
                     "microseconds_precision": "error"}"#;
    let fields = format!(r#"{{"f": {{"type": "model-field", "schema": {schema}}}}}"#);
    let config = r#"{"val_temporal_unit": "milliseconds", "ser_json_temporal": "seconds"}"#;
    rules(&Built::schema(&model(&fields, config)), |_, rules| {
        let flags = temporal_flags::PAST
            | temporal_flags::NOW_OFFSET
            | temporal_flags::TZ_OFFSET
            | temporal_flags::EXACT_MICROSECONDS
            | temporal_flags::UNIT_MILLISECONDS
            | temporal_flags::WRITE_SECONDS;
        assert_eq!((rules.flags, rules.now_offset, rules.tz_offset), (flags, -60, 7200));
    });
}

#[test]
fn the_config_for_all_kinds_wins_over_that_for_durations() {
    let fields = r#"{"f": {"type": "model-field", "schema": {"type": "timedelta"}}}"#;
    let flags = |config| {
        let built = Built::schema(&model(fields, config));
        let view = built.view("M");
        Temporal::read(view.words, view.keys[0].node.a.to_native()).map_or(0, |rules| rules.flags)
    };
    assert_eq!(flags(r#"{"ser_json_timedelta": "float"}"#), temporal_flags::WRITE_SECONDS);
    assert_eq!(flags(r#"{"ser_json_timedelta": "float", "ser_json_temporal": "iso8601"}"#), 0);
}

#[test]
fn what_pydantic_does_not_build_is_refused() {
    for (schema, code) in [
        (r#"{"type": "date", "le": 1640995200}"#, "FM0401"),
        (r#"{"type": "date", "le": "2023-02-29"}"#, "FM0401"),
        (r#"{"type": "date", "le": {"$py": "datetime", "value": "2022-01-01T00:00:00"}}"#, "FM0401"),
        (r#"{"type": "time", "le": -1}"#, "FM0401"),
        (r#"{"type": "time", "le": true}"#, "FM0401"),
        (r#"{"type": "datetime", "le": "2022-01-01"}"#, "FM0401"),
        (r#"{"type": "datetime", "tz_constraint": 1.0}"#, "FM0401"),
        (r#"{"type": "datetime", "now_op": "past", "now_utc_offset": 86400}"#, "FM0401"),
        (r#"{"type": "timedelta", "le": "1"}"#, "FM0401"),
        (r#"{"type": "timedelta", "le": 1e300}"#, "FM0401"),
        (r#"{"type": "timedelta", "multiple_of": "-PT1S"}"#, "FM0402"),
        (r#"{"type": "timedelta", "multiple_of": 0}"#, "FM0402"),
    ] {
        let models = format!(r#"{{"M": {schema}}}"#);
        let found = outcome(&document(&models, "{}"), false);
        let codes: Vec<_> = found.diagnostics.iter().map(|finding| finding.code.code).collect();
        assert_eq!(codes, [code], "{schema}");
    }
}
