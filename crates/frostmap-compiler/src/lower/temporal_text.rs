//! Dates, times and durations among the values of a schema, as the JSON that pydantic writes for them.

use serde_json::Value;
use speedate::{Date, DateTime, Time};

use crate::schema::{TemporalFormat, TextKind};

use super::timedelta;

/// The JSON of a date, time or datetime of this text; none where it cannot be read, or is of another kind.
pub(super) fn scalar(kind: TextKind, text: &str, format: TemporalFormat) -> Option<String> {
    Some(match kind {
        TextKind::Date => {
            let date = Date::parse_str(text).ok()?;
            json(date.to_string(), date.timestamp(), 0, format)
        }
        TextKind::Time => {
            let time = Time::parse_str(text).ok()?;
            json(time.to_string(), time.total_seconds().into(), time.microsecond, format)
        }
        TextKind::DateTime => {
            let datetime = DateTime::parse_str(text).ok()?;
            json(datetime.to_string(), datetime.timestamp_tz(), datetime.time.microsecond, format)
        }
        _ => return None,
    })
}

/// The JSON of a duration.
pub(super) fn duration(days: i64, seconds: i64, microseconds: i64, format: TemporalFormat) -> String {
    let total = (i128::from(days) * 86_400 + i128::from(seconds)) * 1_000_000 + i128::from(microseconds);
    let number = |unit: f64| match i64::try_from(total) {
        // Exact where it fits, as in pydantic, so that there is one rounding.
        Ok(exact) => exact as f64 / unit,
        Err(_) => {
            let (whole, rest) = (total.div_euclid(1_000_000), total.rem_euclid(1_000_000));
            whole as f64 * (1e6 / unit) + rest as f64 / unit
        }
    };
    match format {
        TemporalFormat::Iso8601 => Value::from(timedelta::iso8601(days, seconds, microseconds)),
        TemporalFormat::Seconds => number(1e6).into(),
        TemporalFormat::Milliseconds => number(1e3).into(),
    }
    .to_string()
}

fn json(iso: String, seconds: i64, microseconds: u32, format: TemporalFormat) -> String {
    let (whole, fraction) = (seconds as f64, f64::from(microseconds));
    match format {
        TemporalFormat::Iso8601 => Value::from(iso),
        TemporalFormat::Seconds => (whole + fraction / 1e6).into(),
        TemporalFormat::Milliseconds => (whole * 1e3 + fraction / 1e3).into(),
    }
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::{duration, scalar};
    use crate::schema::{TemporalFormat, TextKind};

    #[test]
    fn values_are_written_as_pydantic_writes_them() {
        let text = |kind, text, format| scalar(kind, text, format).unwrap();
        let iso = TemporalFormat::Iso8601;
        assert_eq!(text(TextKind::DateTime, "2022-01-01T00:00:00+00:00", iso), "\"2022-01-01T00:00:00Z\"");
        assert_eq!(text(TextKind::Time, "10:00:00.500000", iso), "\"10:00:00.500000\"");
        assert_eq!(text(TextKind::Date, "2022-01-01", TemporalFormat::Seconds), "1640995200.0");
        assert_eq!(text(TextKind::Time, "00:00:01.500000", TemporalFormat::Milliseconds), "1500.0");
        assert_eq!(duration(-1, 86_399, 0, TemporalFormat::Seconds), "-1.0");
        assert_eq!(duration(0, 1, 999_999, TemporalFormat::Milliseconds), "1999.999");
        assert_eq!(duration(-1, 86_399, 0, iso), "\"-PT1S\"");
    }
}
