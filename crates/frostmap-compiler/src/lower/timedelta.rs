//! Durations in ISO 8601, as pydantic writes them: years of 365 days, no months, no weeks.

use std::fmt::Write;

const DAY: i128 = 86_400_000_000;

/// The text of a duration in Python's normal form.
pub(super) fn iso8601(days: i64, seconds: i64, microseconds: i64) -> String {
    let total = i128::from(days) * DAY + i128::from(seconds) * 1_000_000 + i128::from(microseconds);
    let size = total.unsigned_abs();
    let (days, rest) = (size / DAY as u128, size % DAY as u128);
    let mut out = String::from(if total < 0 { "-P" } else { "P" });
    part(&mut out, days / 365, 'Y');
    part(&mut out, days % 365, 'D');
    let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000);
    if rest > 0 || size == 0 {
        out.push('T');
        part(&mut out, seconds / 3_600, 'H');
        part(&mut out, seconds / 60 % 60, 'M');
        seconds_part(&mut out, seconds % 60, fraction, size == 0);
    }
    out
}

fn part(out: &mut String, count: u128, unit: char) {
    if count > 0 {
        let _ = write!(out, "{count}{unit}");
    }
}

fn seconds_part(out: &mut String, seconds: u128, fraction: u128, zero: bool) {
    if fraction > 0 {
        let digits = format!("{fraction:06}");
        let _ = write!(out, "{seconds}.{}S", digits.trim_end_matches('0'));
    } else if seconds > 0 || zero {
        let _ = write!(out, "{seconds}S");
    }
}

#[cfg(test)]
mod tests {
    use super::iso8601;

    /// Each text is what pydantic writes.
    #[test]
    fn durations_are_written_as_pydantic_writes_them() {
        assert_eq!(iso8601(400, 3_725, 5), "P1Y35DT1H2M5.000005S");
        assert_eq!(iso8601(-1, 86_395, 0), "-PT5S");
        assert_eq!(iso8601(0, 0, 0), "PT0S");
        assert_eq!(iso8601(2, 0, 0), "P2D");
        assert_eq!(iso8601(0, 0, 1_500), "PT0.0015S");
        assert_eq!(iso8601(-1, 5, 0), "-PT23H59M55S");
        assert_eq!(iso8601(1, 3_600, 0), "P1DT1H");
        assert_eq!(iso8601(-400, 5, 0), "-P1Y34DT23H59M55S");
    }
}
