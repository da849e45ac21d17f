//! The time that models compare with which want dates in the past or in the future.
#![forbid(unsafe_code)]

use std::time::{SystemTime, UNIX_EPOCH};

use speedate::{DateTime, DateTimeConfig, MicrosecondsPrecisionOverflowBehavior, TimeConfig, TimestampUnit};

/// A moment, and where it is now: what `now_op` compares with.
///
/// ```
/// use frostmap::{Now, Options};
///
/// let new_year = Now { seconds: 1_767_225_600, microseconds: 0, utc_offset: 3600 };
/// let options = Options { now: Some(new_year), ..Options::default() };
/// assert!(new_year.seconds < Now::system().seconds);
/// assert!(options.now.is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Now {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Microseconds below a second.
    pub microseconds: u32,
    /// Seconds that local clocks are ahead of UTC. Values without a time zone are compared with what such a clock shows,
    /// unless their schema has a `now_utc_offset`.
    pub utc_offset: i32,
}

impl Now {
    /// The system's clock, with local time taken to be UTC.
    #[must_use]
    pub fn system() -> Self {
        let (seconds, microseconds) = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_micros()),
            Err(before) => (-i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX) - 1, 0),
        };
        Self { seconds, microseconds, utc_offset: 0 }
    }

    /// The moment as a datetime at an offset, or at its own. What no calendar has becomes its first or last day.
    pub(crate) fn datetime(self, offset: Option<i32>) -> DateTime {
        const DAY: i32 = 86_400;
        // 0001-01-01 and 9999-12-30.
        const FIRST: i64 = -62_135_596_800;
        const LAST: i64 = 253_402_214_400;
        let offset = offset.unwrap_or(self.utc_offset).clamp(1 - DAY, DAY - 1);
        let config = DateTimeConfig {
            timestamp_unit: TimestampUnit::Second,
            time_config: TimeConfig {
                microseconds_precision_overflow_behavior: MicrosecondsPrecisionOverflowBehavior::Truncate,
                unix_timestamp_offset: Some(offset),
            },
        };
        let seconds = self.seconds.saturating_add(i64::from(offset)).clamp(FIRST, LAST);
        let microseconds = self.microseconds.min(999_999);
        DateTime::from_timestamp_with_config(seconds, microseconds, &config).unwrap_or(EPOCH)
    }
}

const EPOCH: DateTime = DateTime {
    date: speedate::Date { year: 1970, month: 1, day: 1 },
    time: speedate::Time { hour: 0, minute: 0, second: 0, microsecond: 0, tz_offset: Some(0) },
};

#[cfg(test)]
mod tests {
    use super::Now;

    #[test]
    fn a_moment_is_shown_at_an_offset() {
        let now = Now { seconds: 1_640_995_200, microseconds: 5, utc_offset: -3600 };
        assert_eq!(now.datetime(None).to_string(), "2021-12-31T23:00:00.000005-01:00");
        assert_eq!(now.datetime(Some(0)).to_string(), "2022-01-01T00:00:00.000005Z");
    }

    #[test]
    fn no_moment_is_too_far_away() {
        for seconds in [i64::MIN, i64::MAX] {
            let now = Now { seconds, microseconds: u32::MAX, utc_offset: i32::MIN };
            assert!((1..=9999).contains(&now.datetime(None).date.year));
        }
    }
}
