//! Dates and times: `strftime`, and durations as Python's `str` shows them.

use std::fmt::Write;

use frostmap_format::Kind;
use speedate::{Date, DateTime, Duration, Time};

use super::Fault;
use crate::errors::Timedelta;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What `strftime` makes of a date, time or datetime, from its text.
pub(in crate::instance::dump) fn datetime(kind: Kind, text: &str, spec: &str) -> Result<String, Fault> {
    const EPOCH: Date = Date { year: 1900, month: 1, day: 1 };
    const MIDNIGHT: Time = Time { hour: 0, minute: 0, second: 0, microsecond: 0, tz_offset: None };
    let unreadable = |_| "it is no date or time".to_owned();
    let moment = match kind {
        Kind::Date => DateTime { date: Date::parse_str(text).map_err(unreadable)?, time: MIDNIGHT },
        Kind::Time => DateTime { date: EPOCH, time: Time::parse_str(text).map_err(unreadable)? },
        _ => DateTime::parse_str(text).map_err(unreadable)?,
    };
    let mut out = String::new();
    let mut characters = spec.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            out.push(character);
            continue;
        }
        let Some(directive) = characters.next() else { return Err("the format ends with `%`".to_owned()) };
        if directive_text(&moment, directive, &mut out).is_none() {
            return Err(format!("the directive `%{directive}` is not known here"));
        }
    }
    Ok(out)
}

fn directive_text(moment: &DateTime, directive: char, out: &mut String) -> Option<()> {
    let DateTime { date, time } = moment;
    let hour = (time.hour + 11) % 12 + 1;
    // Years of fewer digits look different from system to system.
    let year = (date.year >= 1000).then_some(date.year);
    let month = MONTHS.get(usize::from(date.month).checked_sub(1)?)?;
    let weekday = weekday(date);
    let day = DAYS.get(weekday)?;
    let written = match directive {
        'Y' => write!(out, "{}", year?),
        'y' => write!(out, "{:02}", date.year % 100),
        'm' => write!(out, "{:02}", date.month),
        'd' => write!(out, "{:02}", date.day),
        'B' => write!(out, "{month}"),
        'b' => write!(out, "{}", month.get(..3)?),
        'A' => write!(out, "{day}"),
        'a' => write!(out, "{}", day.get(..3)?),
        'j' => write!(out, "{:03}", day_of_year(date)),
        'w' => write!(out, "{}", (weekday + 1) % 7),
        'u' => write!(out, "{}", weekday + 1),
        'H' => write!(out, "{:02}", time.hour),
        'I' => write!(out, "{hour:02}"),
        'p' => write!(out, "{}", if time.hour < 12 { "AM" } else { "PM" }),
        'M' => write!(out, "{:02}", time.minute),
        'S' => write!(out, "{:02}", time.second),
        'f' => write!(out, "{:06}", time.microsecond),
        'z' => offset(time.tz_offset, out),
        '%' => write!(out, "%"),
        'F' => write!(out, "{}-{:02}-{:02}", year?, date.month, date.day),
        'T' => write!(out, "{:02}:{:02}:{:02}", time.hour, time.minute, time.second),
        _ => return None,
    };
    written.ok()
}

fn offset(seconds: Option<i32>, out: &mut String) -> std::fmt::Result {
    let Some(seconds) = seconds else { return Ok(()) };
    let sign = if seconds < 0 { '-' } else { '+' };
    let size = seconds.unsigned_abs();
    write!(out, "{sign}{:02}{:02}", size / 3600, size / 60 % 60)?;
    if size % 60 == 0 { Ok(()) } else { write!(out, "{:02}", size % 60) }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn day_of_year(date: &Date) -> u16 {
    const BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let before = BEFORE.get(usize::from(date.month).saturating_sub(1)).copied().unwrap_or_default();
    before + u16::from(date.day) + u16::from(date.month > 2 && is_leap(date.year))
}

/// The day of the week, from Monday on.
fn weekday(date: &Date) -> usize {
    let past = usize::from(date.year).saturating_sub(1);
    let days = past * 365 + past / 4 - past / 100 + past / 400 + usize::from(day_of_year(date));
    (days + 6) % 7
}

/// A duration as Python's `str` shows it, from its ISO 8601 text.
pub(in crate::instance::dump) fn duration_text(text: &str) -> Option<String> {
    let duration = Timedelta::new(&Duration::parse_str(text).ok()?)?;
    let (days, seconds) = (duration.days(), duration.seconds());
    let mut out = String::new();
    if days != 0 {
        out = format!("{days} day{}, ", if days.abs() == 1 { "" } else { "s" });
    }
    write!(out, "{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60).ok()?;
    if duration.microseconds() > 0 {
        write!(out, ".{:06}", duration.microseconds()).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{datetime, duration_text};
    use frostmap_format::Kind;

    /// Each text is what Python makes of it.
    #[test]
    fn dates_and_times_are_written_as_in_python() {
        let spec = "%Y-%m-%dT%H:%M:%S.%f %y %B %b %A %a %j %w %u %I %p %z %%";
        let expected = "2024-02-29T15:04:05.000120 24 February Feb Thursday Thu 060 4 4 03 PM +0230 %";
        assert_eq!(datetime(Kind::DateTime, "2024-02-29T15:04:05.00012+02:30", spec).unwrap(), expected);
        assert_eq!(datetime(Kind::Date, "2023-12-31", "%A %j %d/%m").unwrap(), "Sunday 365 31/12");
        assert_eq!(datetime(Kind::Time, "00:30:00", "%I:%M %p %F").unwrap(), "12:30 AM 1900-01-01");
        assert!(datetime(Kind::Date, "2023-12-31", "%Q").is_err());
        assert!(datetime(Kind::Date, "2023-12-31", "%").is_err());
    }

    #[test]
    fn durations_are_shown_as_in_python() {
        let shown = |text| duration_text(text).unwrap();
        assert_eq!(shown("P1DT1H"), "1 day, 1:00:00");
        assert_eq!(shown("-PT5S"), "-1 day, 23:59:55");
        assert_eq!(shown("P400DT0.00012S"), "400 days, 0:00:00.000120");
        assert_eq!(shown("PT0S"), "0:00:00");
    }
}
