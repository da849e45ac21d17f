//! Dates. Where conversions are allowed, datetimes at midnight are dates too.

use std::fmt::Write;

use frostmap_format::words::{Temporal, temporal_flags};
use speedate::{Date, DateTime, Time};

use super::datetime::without_dates;
use super::rules::{Manner, YEAR_ZERO, depends_on_now, is_on_wrong_side, words};
use super::{Moment, Read, Source};
use crate::errors::ErrorKind;
use crate::walk::Exactness;

impl Moment for Date {
    const WRONG_TYPE: ErrorKind = ErrorKind::DateType;

    fn read(source: &Source<'_>, manner: &Manner) -> Read<Self> {
        let error = match source {
            Source::Text(text) => match Self::parse_bytes_with_config(text, &manner.date()) {
                Ok(date) => return Ok((date, Exactness::Strict)),
                Err(error) => ErrorKind::DateParsing { error: words(&error).into() },
            },
            _ => ErrorKind::DateType,
        };
        if manner.strict {
            return Err(error);
        }
        match without_dates(source, &manner.for_other_kind(manner.unit)) {
            Ok((datetime, _)) if is_midnight(&datetime.time) => Ok((datetime.date, Exactness::Lax)),
            Ok(_) => Err(ErrorKind::DateFromDatetimeInexact),
            Err(ErrorKind::DatetimeParsing { error }) => Err(ErrorKind::DateFromDatetimeParsing { error }),
            Err(_) => Err(error),
        }
    }

    const SECOND_LOOK: bool = true;

    fn bound(moment: frostmap_format::words::Moment) -> Self {
        let (year, month, day) = moment.date();
        Self { year, month, day }
    }

    fn bound_text(&self) -> String {
        self.to_string()
    }

    fn broken_rule(&self, rules: &Temporal<'_>, now: &dyn Fn() -> DateTime) -> Option<ErrorKind> {
        if depends_on_now(rules) && is_on_wrong_side(rules, self, &now().date) {
            let past = rules.has(temporal_flags::PAST);
            return Some(if past { ErrorKind::DatePast } else { ErrorKind::DateFuture });
        }
        (self.year == 0).then(|| ErrorKind::DateParsing { error: YEAR_ZERO.into() })
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }

    fn identity(&self) -> String {
        format!("date {self}")
    }

    fn seconds(&self) -> f64 {
        self.timestamp() as f64
    }

    fn milliseconds(&self) -> f64 {
        self.timestamp_ms() as f64
    }
}

fn is_midnight(time: &Time) -> bool {
    (time.hour, time.minute, time.second, time.microsecond) == (0, 0, 0, 0)
}
