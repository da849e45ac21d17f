//! Dates, times and durations.

use super::keys::Keys;
use super::{Reader, moment};
use crate::diagnostics::codes;
use crate::schema::{Date, DateTime, Kind, NowOp, Precision, Time, Timedelta, TzConstraint};
use crate::source::Tree;

const NOW_OPS: [(&str, NowOp); 2] = [("past", NowOp::Past), ("future", NowOp::Future)];

const PRECISIONS: [(&str, Precision); 2] = [("truncate", Precision::Truncate), ("error", Precision::Error)];

impl Reader<'_> {
    pub(super) fn temporal(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        Some(match kind {
            "date" => Kind::Date(Box::new(Date {
                strict: self.flag(keys, "strict"),
                bounds: self.bounds(keys, Self::date_bound),
                now_op: self.choice(keys, "now_op", &NOW_OPS),
                now_utc_offset: self.now_offset(keys),
            })),
            "time" => Kind::Time(Box::new(Time {
                strict: self.flag(keys, "strict"),
                bounds: self.bounds(keys, Self::time_bound),
                tz_constraint: self.tz_constraint(keys),
                microseconds_precision: self.choice(keys, "microseconds_precision", &PRECISIONS),
            })),
            "datetime" => Kind::DateTime(Box::new(DateTime {
                strict: self.flag(keys, "strict"),
                bounds: self.bounds(keys, Self::datetime_bound),
                now_op: self.choice(keys, "now_op", &NOW_OPS),
                now_utc_offset: self.now_offset(keys),
                tz_constraint: self.tz_constraint(keys),
                microseconds_precision: self.choice(keys, "microseconds_precision", &PRECISIONS),
            })),
            _ => Kind::Timedelta(Box::new(Timedelta {
                strict: self.flag(keys, "strict"),
                multiple_of: self.timedelta_bound(keys, "multiple_of"),
                bounds: self.bounds(keys, Self::timedelta_bound),
                microseconds_precision: self.choice(keys, "microseconds_precision", &PRECISIONS),
            })),
        })
    }

    fn tz_constraint(&mut self, keys: &mut Keys<'_, '_>) -> Option<TzConstraint> {
        let node = keys.take("tz_constraint")?;
        match &node.tree {
            Tree::String(text) if text == "aware" => return Some(TzConstraint::Aware),
            Tree::String(text) if text == "naive" => return Some(TzConstraint::Naive),
            Tree::Number(text) => {
                if let Ok(offset) = text.parse() {
                    return Some(TzConstraint::Offset(offset));
                }
            }
            _ => {}
        }
        let message = "`tz_constraint` has to be `aware`, `naive` or an offset in seconds";
        self.report(&codes::BAD_BOUND, node.at, message);
        None
    }

    /// The offset of now, less than a day from UTC: pydantic cannot tell the time elsewhere.
    fn now_offset(&mut self, keys: &mut Keys<'_, '_>) -> Option<i32> {
        const DAY: u32 = 86_400;
        let key = "now_utc_offset";
        let at = keys.peek(key)?.at;
        let offset: i32 = self.integer(keys, key)?;
        if offset.unsigned_abs() < DAY {
            return Some(offset);
        }
        self.report(&codes::BAD_BOUND, at, "`now_utc_offset` has to be less than a day, in seconds");
        None
    }

    fn date_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<speedate::Date> {
        self.converted_bound(keys, key, "a date", moment::date)
    }

    fn time_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<speedate::Time> {
        self.converted_bound(keys, key, "a time", moment::time)
    }

    fn datetime_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<speedate::DateTime> {
        self.converted_bound(keys, key, "a datetime", moment::datetime)
    }

    fn timedelta_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<speedate::Duration> {
        self.converted_bound(keys, key, "a timedelta", moment::duration)
    }
}
