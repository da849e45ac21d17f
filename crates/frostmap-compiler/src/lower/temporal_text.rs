//! Dates, times and durations among the values of a schema, as the JSON that pydantic writes for them.

use speedate::{Date, DateTime, Time};

use crate::schema::{TemporalFormat, TextKind};

use super::timedelta;

/// The JSON of a date, time or datetime of this text; none where it cannot be read, or is of another kind.
pub(super) fn scalar(kind: TextKind, text: &str, format: TemporalFormat) -> Option<String> {
    let (iso, seconds) = match kind {
        TextKind::Date => {
            let date = Date::parse_str(text).ok()?;
            (date.to_string(), date.timestamp() as f64)
        }
        TextKind::Time => {
            let time = Time::parse_str(text).ok()?;
            (time.to_string(), f64::from(time.total_seconds()) + fraction(time))
        }
        TextKind::DateTime => {
            let datetime = DateTime::parse_str(text).ok()?;
            (datetime.to_string(), datetime.timestamp_tz() as f64 + fraction(datetime.time))
        }
        _ => return None,
    };
    Some(json(iso, seconds, format))
}

/// The JSON of a duration.
pub(super) fn duration(days: i64, seconds: i64, microseconds: i64, format: TemporalFormat) -> String {
    let whole = days as f64 * 86_400.0 + seconds as f64;
    json(timedelta::iso8601(days, seconds, microseconds), whole + microseconds as f64 / 1e6, format)
}

fn fraction(time: Time) -> f64 {
    f64::from(time.microsecond) / 1e6
}

fn json(iso: String, seconds: f64, format: TemporalFormat) -> String {
    let value: serde_json::Value = match format {
        TemporalFormat::Iso8601 => iso.into(),
        TemporalFormat::Seconds => seconds.into(),
        TemporalFormat::Milliseconds => (seconds * 1e3).into(),
    };
    value.to_string()
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
        assert_eq!(duration(-1, 86_399, 0, iso), "\"-PT1S\"");
    }
}
