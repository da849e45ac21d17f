//! Durations.

use frostmap_format::words::Temporal;
use speedate::{DateTime, Duration, ParseError};

use super::rules::{Manner, NOT_A_NUMBER, words};
use super::{Moment, Read, Source};
use crate::errors::{ErrorInput, ErrorKind, Timedelta};
use crate::walk::Exactness;

const DAY: u32 = 86_400;

impl Moment for Duration {
    const WRONG_TYPE: ErrorKind = ErrorKind::TimeDeltaType;

    fn read(source: &Source<'_>, manner: &Manner) -> Read<Self> {
        let (read, exactness) = match source {
            Source::Text(text) => (Self::parse_bytes_with_config(text, &manner.time()), Exactness::Strict),
            Source::Int(seconds) => (of_seconds(*seconds), Exactness::Lax),
            Source::Float(seconds) if seconds.is_nan() => return Err(unreadable(NOT_A_NUMBER)),
            Source::Float(seconds) => (of_float(*seconds), Exactness::Lax),
            Source::BigInt => return Err(ErrorKind::TimeDeltaType),
        };
        match read {
            // pydantic stops with an exception of Python's here.
            Ok(duration) if Timedelta::new(&duration).is_none() => {
                Err(unreadable(words(&ParseError::DurationDaysTooLarge)))
            }
            Ok(duration) => Ok((duration, exactness)),
            Err(error) => Err(unreadable(words(&error))),
        }
    }

    fn bound(moment: frostmap_format::words::Moment) -> Self {
        Self {
            positive: moment.offset >= 0,
            day: moment.day,
            second: moment.second,
            microsecond: moment.microsecond,
        }
    }

    fn bound_text(&self) -> String {
        Timedelta::new(self).map(Timedelta::to_words).unwrap_or_default()
    }

    fn is_multiple(&self, step: &Self) -> bool {
        microseconds(self).checked_rem(microseconds(step)) == Some(0)
    }

    fn broken_rule(&self, _rules: &Temporal<'_>, _now: &dyn Fn() -> DateTime) -> Option<ErrorKind> {
        None
    }

    fn input(&self) -> Option<ErrorInput> {
        Timedelta::new(self).map(ErrorInput::Timedelta)
    }

    fn write(&self, out: &mut String) {
        // Zero has no sign here.
        out.push_str(&Timedelta::new(self).map(Timedelta::to_iso8601).unwrap_or_default());
    }

    fn identity(&self) -> String {
        let mut text = String::from("timedelta ");
        self.write(&mut text);
        text
    }

    fn seconds(&self) -> f64 {
        in_units(self, 1e6, 1.0)
    }

    fn milliseconds(&self) -> f64 {
        in_units(self, 1e3, 1e3)
    }
}

fn unreadable(error: &'static str) -> ErrorKind {
    ErrorKind::TimeDeltaParsing { error: error.into() }
}

fn of_seconds(seconds: i64) -> Result<Duration, ParseError> {
    let size = seconds.unsigned_abs();
    let day = u32::try_from(size / u64::from(DAY)).map_err(|_| ParseError::DurationDaysTooLarge)?;
    Duration::new(seconds >= 0, day, (size % u64::from(DAY)) as u32, 0)
}

/// What is too large for an integer becomes the largest one, and then is too large for a duration.
fn of_float(seconds: f64) -> Result<Duration, ParseError> {
    let size = seconds.abs();
    let second = size as u64 % u64::from(DAY);
    let microsecond = (size.fract() * 1e6).round() as u32;
    Duration::new(seconds >= 0.0, (size / f64::from(DAY)) as u32, second as u32, microsecond)
}

fn microseconds(duration: &Duration) -> i128 {
    i128::from(duration.signed_total_seconds()) * 1_000_000 + i128::from(duration.signed_microseconds())
}

/// A duration in units of so many microseconds, of which a second has `scale`: exact below 290,000 years, as in pydantic.
fn in_units(duration: &Duration, unit: f64, scale: f64) -> f64 {
    if let Ok(exact) = i64::try_from(microseconds(duration)) {
        return exact as f64 / unit;
    }
    let Some(parts) = Timedelta::new(duration) else { return f64::NAN };
    let seconds = i64::from(parts.days()) * i64::from(DAY) + i64::from(parts.seconds());
    seconds as f64 * scale + f64::from(parts.microseconds()) / unit
}
