//! Dates, times and durations in schemas, in any form that pydantic takes for them in Python: objects, strings, numbers.

use speedate::{
    Date, DateConfig, DateTime, DateTimeConfig, Duration, MicrosecondsPrecisionOverflowBehavior as Precision,
    Time, TimeConfig, TimestampUnit,
};

use crate::schema::{Number, PythonValue, TextKind, Value};

/// Numbers are at UTC.
const UTC: Option<i32> = Some(0);

/// Bounds of times and durations may not be finer than microseconds.
const EXACT: TimeConfig =
    TimeConfig { microseconds_precision_overflow_behavior: Precision::Error, unix_timestamp_offset: UTC };

/// Those of datetimes may.
const CUT: TimeConfig =
    TimeConfig { microseconds_precision_overflow_behavior: Precision::Truncate, unix_timestamp_offset: UTC };

/// A date: no numbers, and no datetimes.
pub(super) fn date(value: &Value) -> Option<Date> {
    Date::parse_str_with_config(text(value, TextKind::Date)?, &DateConfig::default()).ok()
}

/// A time of day, or seconds since midnight.
pub(super) fn time(value: &Value) -> Option<Time> {
    if let Value::Number(number) = value {
        let (second, microsecond) = seconds(number)?;
        return Time::from_timestamp_with_config(u32::try_from(second).ok()?, microsecond, &EXACT).ok();
    }
    let (text, zone) = zone(text(value, TextKind::Time)?);
    let time = Time::parse_bytes_with_config(text.as_bytes(), &EXACT).ok()?;
    Some(Time { tz_offset: zone.or(time.tz_offset), ..time })
}

/// A datetime, a date at midnight, or a timestamp.
pub(super) fn datetime(value: &Value) -> Option<DateTime> {
    let config = DateTimeConfig { time_config: CUT, timestamp_unit: TimestampUnit::Infer };
    match value {
        Value::Number(number) if number.is_integer() => {
            DateTime::from_timestamp_with_config(number.text().parse().ok()?, 0, &config).ok()
        }
        Value::Number(number) if number.as_f64().is_nan() => None,
        Value::Number(number) => DateTime::from_float_with_config(number.as_f64(), &config).ok(),
        _ => {
            if let Some(PythonValue::Text { kind: TextKind::Date, .. }) = value.as_python() {
                let midnight = Time { hour: 0, minute: 0, second: 0, microsecond: 0, tz_offset: None };
                return Some(DateTime { date: date(value)?, time: midnight });
            }
            let (text, zone) = zone(text(value, TextKind::DateTime)?);
            let found = DateTime::parse_str_with_config(text, &config).ok()?;
            let tz_offset = zone.or(found.time.tz_offset);
            Some(DateTime { time: Time { tz_offset, ..found.time }, ..found })
        }
    }
}

/// A duration, or seconds.
pub(super) fn duration(value: &Value) -> Option<Duration> {
    match value {
        Value::Bool(flag) => Duration::new(true, 0, u32::from(*flag), 0).ok(),
        Value::Number(number) => {
            let negative = number.text().starts_with('-');
            let (second, microsecond) = seconds(&Number::new(number.text().trim_start_matches('-')))?;
            let day = u32::try_from(second / 86_400).ok()?;
            Duration::new(!negative || number.as_f64() == 0.0, day, (second % 86_400) as u32, microsecond)
                .ok()
        }
        Value::String(text) => Duration::parse_bytes_with_config(text.as_bytes(), &EXACT).ok(),
        _ => match value.as_python()? {
            PythonValue::Timedelta { days, seconds, microseconds } => {
                python_duration(*days, *seconds, *microseconds)
            }
            _ => None,
        },
    }
}

/// A duration in Python's normal form.
pub(crate) fn python_duration(days: i64, seconds: i64, microseconds: i64) -> Option<Duration> {
    const DAY: i128 = 86_400_000_000;
    let total = i128::from(days) * DAY + i128::from(seconds) * 1_000_000 + i128::from(microseconds);
    let size = total.unsigned_abs();
    let (day, rest) = (size / DAY.unsigned_abs(), size % DAY.unsigned_abs());
    let (second, microsecond) = ((rest / 1_000_000) as u32, (rest % 1_000_000) as u32);
    Duration::new(total >= 0, u32::try_from(day).ok()?, second, microsecond).ok()
}

/// The text of a string, or of an object of this kind.
fn text(value: &Value, wanted: TextKind) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => match value.as_python()? {
            PythonValue::Text { kind, text } if *kind == wanted => Some(text),
            _ => None,
        },
    }
}

/// Whole seconds above zero and microseconds of a number.
fn seconds(number: &Number) -> Option<(u64, u32)> {
    if number.is_integer() {
        return Some((number.text().parse().ok()?, 0));
    }
    let value = number.as_f64();
    (0.0..1e15).contains(&value).then(|| (value.floor() as u64, (value.fract() * 1e6).round() as u32))
}

/// A text without the seconds of its time zone, which only Python writes, and the offset with them.
fn zone(text: &str) -> (&str, Option<i32>) {
    const LENGTH: usize = "+00:00:00".len();
    let parts = || {
        let start = text.len().checked_sub(LENGTH)?;
        let (before, zone) = (text.get(..start)?, text.get(start..)?);
        let sign = match zone.get(..1)? {
            "+" => 1,
            "-" => -1,
            _ => return None,
        };
        let mut total = 0;
        for part in zone.get(1..)?.split(':') {
            total = total * 60 + part.parse::<i32>().ok()?;
        }
        Some((before, sign * total))
    };
    match parts() {
        Some((before, offset)) => (before, Some(offset)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{datetime, duration, time};
    use crate::schema::{Number, Value};

    fn string(text: &str) -> Value {
        Value::String(text.into())
    }

    fn number(text: &str) -> Value {
        Value::Number(Number::new(text))
    }

    #[test]
    fn numbers_are_seconds() {
        assert_eq!(time(&number("3600.5")).unwrap().to_string(), "01:00:00.500000Z");
        assert!(time(&number("-1")).is_none() && time(&number("86400")).is_none());
        assert_eq!(datetime(&number("1640995200.5")).unwrap().to_string(), "2022-01-01T00:00:00.500000Z");
        assert_eq!(duration(&number("-90061.5")).unwrap().to_string(), "-P1DT1H1M1.5S");
        assert!(duration(&number("1e300")).is_none() && duration(&number("nan")).is_none());
    }

    #[test]
    fn strings_are_as_in_documents() {
        assert_eq!(duration(&string("00:00:01")).unwrap().to_string(), "PT1S");
        assert!(duration(&string("1")).is_none() && datetime(&string("2022-01-01")).is_none());
        assert!(time(&string("01:00:00.1234567")).is_none());
    }

    #[test]
    fn time_zones_may_have_seconds() {
        let found = datetime(&string("2022-01-01T00:00:00+05:00:08")).unwrap();
        assert_eq!(found.time.tz_offset, Some(18_008));
        assert_eq!(time(&string("10:00:00")).unwrap().tz_offset, None);
    }
}
