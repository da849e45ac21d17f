//! Dates with a time. Where conversions are allowed, a date is one at midnight.

use std::fmt::Write;

use frostmap_format::words::{Temporal, temporal_flags};
use speedate::{Date, DateTime, ParseError, Time, TimestampUnit};

use super::rules::{Manner, NOT_A_NUMBER, YEAR_ZERO, depends_on_now, is_on_wrong_side, words, zone_error};
use super::{Moment, Read, Source};
use crate::errors::ErrorKind;
use crate::walk::Exactness;

const MIDNIGHT: Time = Time { hour: 0, minute: 0, second: 0, microsecond: 0, tz_offset: None };

impl Moment for DateTime {
    const WRONG_TYPE: ErrorKind = ErrorKind::DatetimeType;

    const HAS_OFFSETS: bool = true;

    fn read(source: &Source<'_>, manner: &Manner) -> Read<Self> {
        let read = without_dates(source, manner);
        let (Err(_), Source::Text(text), false) = (&read, source, manner.strict) else { return read };
        let manner = manner.for_other_kind(TimestampUnit::Infer);
        match Date::parse_bytes_with_config(text, &manner.date()) {
            Ok(date) => Ok((Self { date, time: MIDNIGHT }, Exactness::Lax)),
            Err(error) => Err(ErrorKind::DatetimeFromDateParsing { error: words(&error).into() }),
        }
    }

    const SECOND_LOOK: bool = true;

    fn bound(moment: frostmap_format::words::Moment) -> Self {
        Self { date: Date::bound(moment), time: Time::bound(moment) }
    }

    fn bound_text(&self) -> String {
        self.to_string()
    }

    fn broken_rule(&self, rules: &Temporal<'_>, now: &dyn Fn() -> DateTime) -> Option<ErrorKind> {
        if depends_on_now(rules) && is_on_wrong_side(rules, self, &now()) {
            let past = rules.has(temporal_flags::PAST);
            return Some(if past { ErrorKind::DatetimePast } else { ErrorKind::DatetimeFuture });
        }
        let year_zero =
            || (self.date.year == 0).then(|| ErrorKind::DatetimeParsing { error: YEAR_ZERO.into() });
        zone_error(rules, self.time.tz_offset).or_else(year_zero)
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }

    fn identity(&self) -> String {
        let zone = if self.time.tz_offset.is_some() { " UTC" } else { "" };
        format!("datetime {} {}{zone}", self.timestamp_tz(), self.time.microsecond)
    }

    fn seconds(&self) -> f64 {
        self.timestamp_tz() as f64 + f64::from(self.time.microsecond) / 1e6
    }

    fn milliseconds(&self) -> f64 {
        self.timestamp_tz() as f64 * 1e3 + f64::from(self.time.microsecond) / 1e3
    }
}

/// Reads what is a datetime by itself: no dates.
pub(super) fn without_dates(source: &Source<'_>, manner: &Manner) -> Read<DateTime> {
    let config = manner.datetime();
    let (read, exactness): (Result<_, ParseError>, _) = match source {
        Source::Text(text) => (DateTime::parse_bytes_with_config(text, &config), Exactness::Strict),
        Source::Int(number) => (DateTime::from_timestamp_with_config(*number, 0, &config), Exactness::Lax),
        Source::Float(number) if number.is_nan() => {
            return Err(ErrorKind::DatetimeParsing { error: NOT_A_NUMBER.into() });
        }
        Source::Float(number) => (DateTime::from_float_with_config(*number, &config), Exactness::Lax),
        Source::BigInt => return Err(ErrorKind::DatetimeType),
    };
    match read {
        Ok(datetime) => Ok((datetime, exactness)),
        Err(error) => Err(ErrorKind::DatetimeParsing { error: words(&error).into() }),
    }
}
