//! The rules of dates, times and durations: `ge=2020-01-01`, `now_op=past`, `tz=+01:00`.

use crate::kind::Kind;
use crate::view::View;
use crate::words::{BOUNDS, Bound, Moment, NO_OFFSET, Temporal, temporal_flags};

const FLAGS: [(u32, &str); 9] = [
    (temporal_flags::UNIT_SECONDS, "unit=seconds"),
    (temporal_flags::UNIT_MILLISECONDS, "unit=milliseconds"),
    (temporal_flags::EXACT_MICROSECONDS, "exact_microseconds"),
    (temporal_flags::PAST, "past"),
    (temporal_flags::FUTURE, "future"),
    (temporal_flags::AWARE, "aware"),
    (temporal_flags::NAIVE, "naive"),
    (temporal_flags::WRITE_SECONDS, "as_seconds"),
    (temporal_flags::WRITE_MILLISECONDS, "as_milliseconds"),
];

/// The rules of a record, or a question mark.
pub(super) fn temporal(view: &View<'_>, kind: Option<Kind>, at: u32) -> Vec<String> {
    let Some(rules) = Temporal::read(view.words, at) else { return vec!["?".to_owned()] };
    let mut found: Vec<String> = Vec::new();
    for bound in BOUNDS {
        if let Some(moment) = rules.get(bound) {
            let text = moment.map_or_else(|| "?".to_owned(), |moment| moment_text(kind, moment));
            found.push(format!("{}={text}", bound_name(bound)));
        }
    }
    found.extend(FLAGS.iter().filter(|(flag, _)| rules.has(*flag)).map(|(_, name)| (*name).to_owned()));
    if rules.has(temporal_flags::NOW_OFFSET) {
        found.push(format!("now_utc_offset={}", rules.now_offset));
    }
    if rules.has(temporal_flags::TZ_OFFSET) {
        found.push(format!("tz={}", rules.tz_offset));
    }
    found
}

fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Ge => "ge",
        Bound::Le => "le",
        Bound::Gt => "gt",
        Bound::Lt => "lt",
        Bound::MultipleOf => "multiple_of",
    }
}

fn moment_text(kind: Option<Kind>, moment: Moment) -> String {
    match kind {
        Some(Kind::Date) => date(moment),
        Some(Kind::Time) => time(moment),
        Some(Kind::DateTime) => format!("{}T{}", date(moment), time(moment)),
        _ => {
            let sign = if moment.offset < 0 { "-" } else { "" };
            format!("{sign}P{}DT{}{}S", moment.day, moment.second, fraction(moment))
        }
    }
}

fn date(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    format!("{year:04}-{month:02}-{day:02}")
}

fn time(moment: Moment) -> String {
    let (hour, minute, second) = moment.clock();
    let zone = match moment.offset {
        NO_OFFSET => String::new(),
        offset => {
            let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs() / 60);
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    format!("{hour:02}:{minute:02}:{second:02}{}{zone}", fraction(moment))
}

fn fraction(moment: Moment) -> String {
    if moment.microsecond == 0 { String::new() } else { format!(".{:06}", moment.microsecond) }
}

#[cfg(test)]
mod tests {
    use super::moment_text;
    use crate::kind::Kind;
    use crate::words::{Moment, NO_OFFSET};

    #[test]
    fn bounds_are_shown_as_they_are_written() {
        let day = Moment::day_of(2022, 1, 31);
        let moment = Moment { day, second: 3_661, microsecond: 5, offset: -5_400 };
        assert_eq!(moment_text(Some(Kind::Date), moment), "2022-01-31");
        assert_eq!(moment_text(Some(Kind::DateTime), moment), "2022-01-31T01:01:01.000005-01:30");
        let naive = Moment { offset: NO_OFFSET, microsecond: 0, ..moment };
        assert_eq!(moment_text(Some(Kind::Time), naive), "01:01:01");
        let back = Moment { day: 2, offset: -1, ..moment };
        assert_eq!(moment_text(Some(Kind::TimeDelta), back), "-P2DT3661.000005S");
    }
}
