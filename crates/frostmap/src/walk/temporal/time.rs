//! Times of day.

use std::fmt::Write;

use frostmap_format::words::{NO_OFFSET, Temporal};
use speedate::{DateTime, ParseError, Time};

use super::rules::{Manner, NOT_A_NUMBER, words, zone_error};
use super::{Moment, Read, Source};
use crate::errors::ErrorKind;
use crate::walk::Exactness;

impl Moment for Time {
    const WRONG_TYPE: ErrorKind = ErrorKind::TimeType;

    const HAS_OFFSETS: bool = true;

    fn read(source: &Source<'_>, manner: &Manner) -> Read<Self> {
        let read = match source {
            Source::Text(text) => {
                let time = Self::parse_bytes_with_config(text, &manner.time());
                return time.map(|time| (time, Exactness::Strict)).map_err(|error| unreadable(words(&error)));
            }
            Source::Int(seconds) => of_seconds(*seconds, 0),
            Source::BigInt => Err(words(&ParseError::TimeTooLarge)),
            Source::Float(seconds) if seconds.is_nan() => Err(NOT_A_NUMBER),
            Source::Float(seconds) => {
                let microseconds = (seconds.fract().abs() * 1e6).round() as u32;
                of_seconds(seconds.floor() as i64, microseconds)
            }
        };
        read.map(|time| (time, Exactness::Lax)).map_err(unreadable)
    }

    fn bound(moment: frostmap_format::words::Moment) -> Self {
        let (hour, minute, second) = moment.clock();
        let tz_offset = (moment.offset != NO_OFFSET).then_some(moment.offset);
        Self { hour, minute, second, microsecond: moment.microsecond, tz_offset }
    }

    fn bound_text(&self) -> String {
        self.to_string()
    }

    fn broken_rule(&self, rules: &Temporal<'_>, _now: &dyn Fn() -> DateTime) -> Option<ErrorKind> {
        zone_error(rules, self.tz_offset)
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }

    fn identity(&self) -> String {
        let Self { hour, minute, second, microsecond, tz_offset } = *self;
        let seconds = (i32::from(hour) * 60 + i32::from(minute)) * 60 + i32::from(second);
        match tz_offset {
            Some(offset) => format!("time {} {microsecond} UTC", seconds - offset),
            None => format!("time {seconds} {microsecond}"),
        }
    }

    fn seconds(&self) -> f64 {
        f64::from(self.total_seconds()) + f64::from(self.microsecond) / 1e6
    }

    fn milliseconds(&self) -> f64 {
        f64::from(self.total_seconds()) * 1e3 + f64::from(self.microsecond) / 1e3
    }
}

fn unreadable(error: &'static str) -> ErrorKind {
    ErrorKind::TimeParsing { error: error.into() }
}

/// The time this long after midnight.
fn of_seconds(seconds: i64, microseconds: u32) -> Result<Time, &'static str> {
    if seconds < 0 {
        return Err("time in seconds should be positive");
    }
    let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
    let at_utc = Manner { strict: false, unit: Default::default(), exact: false }.time();
    Time::from_timestamp_with_config(seconds, microseconds, &at_utc).map_err(|error| words(&error))
}
