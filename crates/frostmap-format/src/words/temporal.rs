//! What dates, times and durations must be besides well-formed, and how they are read and written.

use super::{BOUNDS, Bound, Words};
use crate::NONE;
use crate::body::Body;
use crate::kind::Kind;

/// Flags of temporal rules.
pub mod temporal_flags {
    /// Numbers are seconds. Without this and the next, their size tells.
    pub const UNIT_SECONDS: u32 = 1;
    /// Numbers are milliseconds.
    pub const UNIT_MILLISECONDS: u32 = 2;
    /// More digits than those of microseconds are an error; otherwise they are cut off.
    pub const EXACT_MICROSECONDS: u32 = 4;
    /// It has to be before now.
    pub const PAST: u32 = 8;
    /// It has to be after now.
    pub const FUTURE: u32 = 16;
    /// Now is taken at `now_offset`; otherwise at the caller's own.
    pub const NOW_OFFSET: u32 = 32;
    /// There has to be a time zone.
    pub const AWARE: u32 = 64;
    /// There has to be no time zone.
    pub const NAIVE: u32 = 128;
    /// The time zone has to be at `tz_offset`.
    pub const TZ_OFFSET: u32 = 256;
    /// Written as a number of seconds. Without this and the next, as ISO 8601.
    pub const WRITE_SECONDS: u32 = 512;
    /// Written as a number of milliseconds.
    pub const WRITE_MILLISECONDS: u32 = 1024;
}

/// In place of an offset: there is no time zone.
pub const NO_OFFSET: i32 = i32::MIN;

const DAY: u32 = 86_400;
const MOST_DAYS: u32 = 999_999_999;

/// A date, a time, both, or a duration, to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// `year << 16 | month << 8 | day` of a date, the days of a duration, 0 for a time.
    pub day: u32,
    /// Seconds below a day.
    pub second: u32,
    /// Microseconds below a second.
    pub microsecond: u32,
    /// Seconds east of UTC, or [`NO_OFFSET`]; -1 for a duration below zero.
    pub offset: i32,
}

impl Moment {
    const WORDS: u32 = 4;

    /// The day of a date.
    #[must_use]
    pub fn day_of(year: u16, month: u8, day: u8) -> u32 {
        u32::from(year) << 16 | u32::from(month) << 8 | u32::from(day)
    }

    /// Year, month and day.
    #[must_use]
    pub fn date(self) -> (u16, u8, u8) {
        let [day, month, low, high] = self.day.to_le_bytes();
        (u16::from_le_bytes([low, high]), month, day)
    }

    /// Hour, minute and second.
    #[must_use]
    pub fn clock(self) -> (u8, u8, u8) {
        let second = self.second % DAY;
        ((second / 3600) as u8, (second / 60 % 60) as u8, (second % 60) as u8)
    }

    /// Whether a bound of this kind can have this value.
    fn suits(self, kind: Kind, bound: Bound) -> bool {
        let (year, month, day) = self.date();
        let date = year <= 9999 && (1..=12).contains(&month) && (1..=31).contains(&day);
        let zone = self.offset == NO_OFFSET || self.offset.unsigned_abs() < DAY;
        let time = self.second < DAY && self.microsecond < 1_000_000;
        let zero = (self.day, self.second, self.microsecond) == (0, 0, 0);
        match kind {
            Kind::Date => date && bound != Bound::MultipleOf,
            Kind::Time => time && zone && bound != Bound::MultipleOf,
            Kind::DateTime => date && time && zone && bound != Bound::MultipleOf,
            _ => time && self.day <= MOST_DAYS && !(bound == Bound::MultipleOf && zero),
        }
    }
}

/// The rules of a temporal kind.
///
/// Words: `[flags | set bounds << 16, now offset, time zone offset, (day, second, microsecond, offset) per bound]`
/// up to the last bound that is set; bit i of the set bounds: bound i.
#[derive(Debug, Clone, Copy)]
pub struct Temporal<'a> {
    words: Words<'a>,
    at: u32,
    /// See [`temporal_flags`].
    pub flags: u32,
    /// The offset of now, in seconds east of UTC.
    pub now_offset: i32,
    /// The offset the time zone has to have, in seconds east of UTC.
    pub tz_offset: i32,
}

impl<'a> Temporal<'a> {
    const HEAD: u32 = 3;
    const FIRST_BOUND: u32 = 16;

    /// The record at this index; without any rule for NONE.
    #[must_use]
    #[inline]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        if at == NONE {
            return Some(Self { words, at, flags: 0, now_offset: 0, tz_offset: 0 });
        }
        let [flags, now, zone] = words.array(at)?;
        Some(Self { words, at, flags, now_offset: now.cast_signed(), tz_offset: zone.cast_signed() })
    }

    /// Whether a flag is set.
    #[must_use]
    #[inline]
    pub fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Whether there are bounds.
    #[must_use]
    #[inline]
    pub fn bounded(&self) -> bool {
        self.flags >> Self::FIRST_BOUND != 0
    }

    /// The value of a bound that is set. A bound that is set and has no place gives `Some(None)`.
    #[must_use]
    pub fn get(&self, bound: Bound) -> Option<Option<Moment>> {
        self.has(1 << (Self::FIRST_BOUND + bound as u32)).then(|| self.moment(bound))
    }

    fn moment(&self, bound: Bound) -> Option<Moment> {
        let at = self.at.checked_add(Self::HEAD + Moment::WORDS * bound as u32)?;
        let [day, second, microsecond, offset] = self.words.array(at)?;
        Some(Moment { day, second, microsecond, offset: offset.cast_signed() })
    }

    /// Whether every bound is there and can be one of this kind.
    pub(crate) fn is_sound(&self, kind: Kind) -> bool {
        let sound = |bound: Bound| match self.get(bound) {
            None => true,
            Some(moment) => moment.is_some_and(|moment| moment.suits(kind, bound)),
        };
        self.now_offset.unsigned_abs() < DAY && BOUNDS.into_iter().all(sound)
    }

    /// Adds a record.
    pub fn add(
        body: &mut Body,
        flags: u32,
        now_offset: i32,
        tz_offset: i32,
        bounds: &[(Bound, Moment)],
    ) -> u32 {
        let last = bounds.iter().map(|(bound, _)| *bound as usize + 1).max().unwrap_or(0);
        let mut words = vec![0; Self::HEAD as usize + Moment::WORDS as usize * last];
        let mut set = 0;
        for (bound, moment) in bounds {
            set |= 1 << (Self::FIRST_BOUND + *bound as u32);
            let at = (Self::HEAD + Moment::WORDS * *bound as u32) as usize;
            let Moment { day, second, microsecond, offset } = *moment;
            words[at..at + 4].copy_from_slice(&[day, second, microsecond, offset.cast_unsigned()]);
        }
        let head = [flags | set, now_offset.cast_unsigned(), tz_offset.cast_unsigned()];
        words[..3].copy_from_slice(&head);
        body.add_words(&words)
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, NO_OFFSET, Temporal, temporal_flags};
    use crate::body::Body;
    use crate::kind::Kind;
    use crate::words::{Bound, Word, Words};

    fn archived(body: &Body) -> Vec<Word> {
        body.words.iter().map(|word| Word::from_native(*word)).collect()
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let day = Moment { day: Moment::day_of(2022, 1, 31), offset: NO_OFFSET, ..Moment::default() };
        let mut body = Body::default();
        let at = Temporal::add(&mut body, temporal_flags::PAST, -3600, 0, &[(Bound::Le, day)]);
        let words = archived(&body);
        let rules = Temporal::read(Words(&words), at).unwrap();
        assert!(rules.has(temporal_flags::PAST) && rules.bounded() && rules.now_offset == -3600);
        assert_eq!((rules.get(Bound::Ge), rules.get(Bound::Le)), (None, Some(Some(day))));
        assert_eq!(day.date(), (2022, 1, 31));
        assert!(rules.is_sound(Kind::Date) && rules.is_sound(Kind::DateTime));
    }

    #[test]
    fn what_no_calendar_has_is_found() {
        let sound = |kind, bound, moment| {
            let mut body = Body::default();
            let at = Temporal::add(&mut body, 0, 0, 0, &[(bound, moment)]);
            Temporal::read(Words(&archived(&body)), at).is_some_and(|rules| rules.is_sound(kind))
        };
        let moment = |day, second, microsecond, offset| Moment { day, second, microsecond, offset };
        assert!(!sound(Kind::Date, Bound::Ge, moment(Moment::day_of(2022, 13, 1), 0, 0, 0)));
        assert!(!sound(Kind::Time, Bound::Ge, moment(0, 86_400, 0, 0)));
        assert!(!sound(Kind::Time, Bound::Ge, moment(0, 0, 0, 86_400)));
        assert!(!sound(Kind::TimeDelta, Bound::MultipleOf, moment(0, 0, 0, 0)));
        assert!(sound(Kind::TimeDelta, Bound::MultipleOf, moment(1, 0, 0, 0)));
        assert!(!sound(Kind::TimeDelta, Bound::Ge, moment(1_000_000_000, 0, 0, 0)));
    }

    #[test]
    fn records_that_end_early_are_not_sound() {
        let mut body = Body::default();
        let at = Temporal::add(&mut body, 0, 0, 0, &[(Bound::Gt, Moment::default())]);
        let words = archived(&body);
        let cut = Words(&words[..words.len() - 1]);
        assert!(Temporal::read(cut, at).is_some_and(|rules| !rules.is_sound(Kind::Time)));
        assert!(Temporal::read(Words(&words[..2]), at).is_none());
        assert_eq!(Temporal::read(cut, crate::NONE).unwrap().get(Bound::Gt), None);
    }
}
