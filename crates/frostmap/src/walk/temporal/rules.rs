//! The bounds of dates, times and durations, and how their schemas want them read.

use frostmap_format::words::{Bound, Temporal, temporal_flags};
use speedate::{
    DateConfig, DateTimeConfig, MicrosecondsPrecisionOverflowBehavior, ParseError, TimeConfig, TimestampUnit,
};
use strum::EnumMessage;

use super::Moment;
use crate::errors::{ErrorKind, Number};
use crate::walk::int::limit_error;

/// How values are read.
pub(super) struct Manner {
    /// No numbers, and nothing of another kind.
    pub(super) strict: bool,
    /// What numbers mean.
    pub(super) unit: TimestampUnit,
    /// More digits than those of microseconds are an error.
    pub(super) exact: bool,
}

impl Manner {
    /// What is written is read as it is.
    pub(super) const EXACT: Self = Self { strict: true, unit: TimestampUnit::Infer, exact: false };

    pub(super) fn of(rules: &Temporal<'_>, strict: bool) -> Self {
        let unit = if rules.has(temporal_flags::UNIT_SECONDS) {
            TimestampUnit::Second
        } else if rules.has(temporal_flags::UNIT_MILLISECONDS) {
            TimestampUnit::Millisecond
        } else {
            TimestampUnit::Infer
        };
        Self { strict, unit, exact: rules.has(temporal_flags::EXACT_MICROSECONDS) }
    }

    /// The same for another kind, which is read to be converted.
    pub(super) fn for_other_kind(&self, unit: TimestampUnit) -> Self {
        Self { strict: false, unit, exact: false }
    }

    pub(super) fn date(&self) -> DateConfig {
        DateConfig { timestamp_unit: self.unit }
    }

    pub(super) fn time(&self) -> TimeConfig {
        TimeConfig {
            microseconds_precision_overflow_behavior: if self.exact {
                MicrosecondsPrecisionOverflowBehavior::Error
            } else {
                MicrosecondsPrecisionOverflowBehavior::Truncate
            },
            // Numbers are at UTC.
            unix_timestamp_offset: Some(0),
        }
    }

    pub(super) fn datetime(&self) -> DateTimeConfig {
        DateTimeConfig { timestamp_unit: self.unit, time_config: self.time() }
    }
}

/// What an error says about text that is not in the grammar.
pub(super) fn words(error: &ParseError) -> &'static str {
    error.get_documentation().unwrap_or_default()
}

/// Numbers that are none have no time.
pub(super) const NOT_A_NUMBER: &str = "NaN values not permitted";

/// Python's calendar begins with the year 1.
pub(super) const YEAR_ZERO: &str = "year 0 is out of range";

/// The first bound a value does not keep, in pydantic's order; an error for a bound that is not there.
pub(super) fn broken_bound<T: Moment>(rules: &Temporal<'_>, value: &T) -> Result<Option<ErrorKind>, ()> {
    const ORDER: [Bound; 5] = [Bound::MultipleOf, Bound::Le, Bound::Lt, Bound::Ge, Bound::Gt];
    if !rules.bounded() {
        return Ok(None);
    }
    for bound in ORDER {
        let Some(moment) = rules.get(bound) else { continue };
        let limit = T::bound(moment.ok_or(())?);
        let kept = match bound {
            Bound::MultipleOf => value.is_multiple(&limit),
            Bound::Le => *value <= limit,
            Bound::Lt => *value < limit,
            Bound::Ge => *value >= limit,
            Bound::Gt => *value > limit,
        };
        if !kept {
            return Ok(Some(limit_error(bound, Number::Text(limit.bound_text().into()))));
        }
    }
    Ok(None)
}

/// The error of a time zone that is not the wanted one.
pub(super) fn zone_error(rules: &Temporal<'_>, offset: Option<i32>) -> Option<ErrorKind> {
    let wanted = rules.has(temporal_flags::TZ_OFFSET);
    match offset {
        None if wanted || rules.has(temporal_flags::AWARE) => Some(ErrorKind::TimezoneAware),
        Some(_) if rules.has(temporal_flags::NAIVE) => Some(ErrorKind::TimezoneNaive),
        Some(tz_actual) if wanted && tz_actual != rules.tz_offset => {
            Some(ErrorKind::TimezoneOffset { tz_expected: rules.tz_offset, tz_actual })
        }
        _ => None,
    }
}

/// Whether a value is on the wrong side of now.
pub(super) fn is_on_wrong_side<T: PartialOrd>(rules: &Temporal<'_>, value: &T, now: &T) -> bool {
    (rules.has(temporal_flags::PAST) && value >= now) || (rules.has(temporal_flags::FUTURE) && value <= now)
}

/// Whether a value is compared with now.
pub(super) fn depends_on_now(rules: &Temporal<'_>) -> bool {
    rules.has(temporal_flags::PAST | temporal_flags::FUTURE)
}
