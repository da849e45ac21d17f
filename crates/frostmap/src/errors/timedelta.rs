//! Durations in errors: the limits of a schema, and the inputs that pydantic shows after it has read them.

use speedate::Duration;

/// A duration as Python keeps it: only the days can be below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timedelta {
    days: i32,
    seconds: u32,
    microseconds: u32,
}

impl Timedelta {
    /// A duration; `None` when Python has no such one.
    pub(crate) fn new(duration: &Duration) -> Option<Self> {
        const MOST_DAYS: i32 = 999_999_999;
        let (days, seconds) = (i64::from(duration.day), i64::from(duration.second));
        let microseconds = i64::from(duration.microsecond);
        let sign = if duration.positive { 1 } else { -1 };
        let seconds = sign * seconds + (sign * microseconds).div_euclid(1_000_000);
        let days = i32::try_from(sign * days + seconds.div_euclid(86_400)).ok()?;
        let found = Self {
            days,
            seconds: seconds.rem_euclid(86_400) as u32,
            microseconds: (sign * microseconds).rem_euclid(1_000_000) as u32,
        };
        (days.unsigned_abs() <= MOST_DAYS.unsigned_abs()).then_some(found)
    }

    /// Whole days, rounded down.
    #[must_use]
    pub fn days(&self) -> i32 {
        self.days
    }

    /// Seconds below a day.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.seconds
    }

    /// Microseconds below a second.
    #[must_use]
    pub fn microseconds(&self) -> u32 {
        self.microseconds
    }

    /// The duration as ISO 8601 has it.
    pub(crate) fn to_iso8601(self) -> String {
        let mut duration = Duration {
            positive: true,
            day: self.days.unsigned_abs(),
            second: self.seconds,
            microsecond: self.microseconds,
        };
        if self.days < 0 {
            duration.positive = false;
            let micros = (i64::from(self.seconds) * 1_000_000) + i64::from(self.microseconds);
            let rest = (86_400_000_000 - micros) % 86_400_000_000;
            duration.day -= u32::from(rest > 0);
            duration.second = (rest / 1_000_000) as u32;
            duration.microsecond = (rest % 1_000_000) as u32;
        }
        duration.to_string()
    }

    /// The duration as Python's `repr` shows it.
    pub(super) fn to_python(self) -> String {
        let parts = [
            ("days", i64::from(self.days)),
            ("seconds", self.seconds.into()),
            ("microseconds", self.microseconds.into()),
        ];
        let shown = parts.iter().filter(|(_, count)| *count != 0);
        let shown: Vec<String> = shown.map(|(name, count)| format!("{name}={count}")).collect();
        if shown.is_empty() {
            return "datetime.timedelta(0)".to_owned();
        }
        format!("datetime.timedelta({})", shown.join(", "))
    }

    /// The duration in words, as messages have it.
    pub(crate) fn to_words(self) -> String {
        let parts = [
            ("day", i64::from(self.days)),
            ("hour", (self.seconds / 3600).into()),
            ("minute", (self.seconds / 60 % 60).into()),
            ("second", (self.seconds % 60).into()),
            ("microsecond", self.microseconds.into()),
        ];
        let shown = parts.iter().filter(|(_, count)| *count != 0);
        let shown: Vec<String> = shown
            .map(|(unit, count)| format!("{count} {unit}{}", if *count == 1 { "" } else { "s" }))
            .collect();
        if shown.is_empty() { "0 seconds".to_owned() } else { shown.join(" and ") }
    }
}

#[cfg(test)]
mod tests {
    use super::Timedelta;
    use speedate::Duration;

    fn of(text: &str) -> Timedelta {
        Timedelta::new(&Duration::parse_str(text).unwrap()).unwrap()
    }

    /// What pydantic and Python say of each.
    #[test]
    fn durations_are_shown_in_three_ways() {
        let shown = |text| (of(text).to_iso8601(), of(text).to_python(), of(text).to_words());
        let all =
            |iso: &str, python: &str, words: &str| (iso.to_owned(), python.to_owned(), words.to_owned());
        assert_eq!(shown("-PT0S"), all("PT0S", "datetime.timedelta(0)", "0 seconds"));
        assert_eq!(
            shown("-PT86400.122S"),
            all(
                "-P1DT0.122S",
                "datetime.timedelta(days=-2, seconds=86399, microseconds=878000)",
                "-2 days and 23 hours and 59 minutes and 59 seconds and 878000 microseconds"
            )
        );
        assert_eq!(shown("P1DT1H1M1S").2, "1 day and 1 hour and 1 minute and 1 second");
        assert_eq!(shown("-P1D"), all("-P1D", "datetime.timedelta(days=-1)", "-1 days"));
    }

    #[test]
    fn python_has_fewer_durations_below_zero() {
        let parse = |text| Duration::parse_str(text).unwrap();
        assert!(Timedelta::new(&parse("P999999999DT1S")).is_some());
        assert!(Timedelta::new(&parse("-P999999999D")).is_some());
        assert!(Timedelta::new(&parse("-P999999999DT1S")).is_none());
    }
}
