//! Dates, times and durations: bounds, and what else their schemas and configs say, as one record.

use frostmap_format::tables::Node;
use frostmap_format::words::{Bound, Moment, NO_OFFSET, Temporal, temporal_flags};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::schema::{
    Bounds, Date, DateTime, NowOp, Precision, TemporalFormat, TemporalUnit, Time, Timedelta, TzConstraint,
};

use super::context::{Lower, with};
use super::node::strict;
use super::scope::Scope;

/// What a record is made of.
#[derive(Default)]
struct Rules {
    flags: u32,
    now_offset: i32,
    tz_offset: i32,
    bounds: Vec<(Bound, Moment)>,
}

impl<'g> Lower<'_, 'g> {
    pub(super) fn date(&mut self, date: &Date, scope: Scope<'g>) -> Node {
        let mut rules = Rules { bounds: bounds(&date.bounds, day), ..Rules::default() };
        rules.now(date.now_op, date.now_utc_offset);
        rules.unit(scope);
        rules.written(self.written_temporal(scope.temporal_format()));
        self.temporal(NodeKind::Date, &rules, scope.strict(date.strict))
    }

    pub(super) fn time(&mut self, time: &Time, scope: Scope<'g>) -> Node {
        let mut rules = Rules { bounds: bounds(&time.bounds, clock), ..Rules::default() };
        rules.zone(time.tz_constraint);
        rules.precision(time.microseconds_precision);
        rules.written(self.written_temporal(scope.temporal_format()));
        self.temporal(NodeKind::Time, &rules, scope.strict(time.strict))
    }

    pub(super) fn datetime(&mut self, datetime: &DateTime, scope: Scope<'g>) -> Node {
        let mut rules = Rules { bounds: bounds(&datetime.bounds, moment), ..Rules::default() };
        rules.now(datetime.now_op, datetime.now_utc_offset);
        rules.zone(datetime.tz_constraint);
        rules.precision(datetime.microseconds_precision);
        rules.unit(scope);
        rules.written(self.written_temporal(scope.temporal_format()));
        self.temporal(NodeKind::DateTime, &rules, scope.strict(datetime.strict))
    }

    pub(super) fn timedelta(&mut self, timedelta: &Timedelta, scope: Scope<'g>) -> Node {
        let mut rules = Rules { bounds: bounds(&timedelta.bounds, amount), ..Rules::default() };
        rules.bounds.extend(timedelta.multiple_of.as_ref().map(|step| (Bound::MultipleOf, amount(step))));
        rules.precision(timedelta.microseconds_precision);
        rules.written(self.written_temporal(scope.timedelta_format()));
        self.temporal(NodeKind::TimeDelta, &rules, scope.strict(timedelta.strict))
    }

    /// How a value is written; one that becomes other text is kept as ISO 8601.
    fn written_temporal(&self, format: TemporalFormat) -> TemporalFormat {
        if self.iso8601 { TemporalFormat::Iso8601 } else { format }
    }

    fn temporal(&mut self, kind: NodeKind, rules: &Rules, is_strict: bool) -> Node {
        let record = if rules.flags == 0 && rules.bounds.is_empty() {
            NONE
        } else {
            let Rules { flags, now_offset, tz_offset, bounds } = rules;
            self.section.record(|body| Temporal::add(body, *flags, *now_offset, *tz_offset, bounds))
        };
        strict(with(kind, record), is_strict)
    }
}

impl Rules {
    fn now(&mut self, op: Option<NowOp>, offset: Option<i32>) {
        let Some(op) = op else { return };
        self.flags |= match op {
            NowOp::Past => temporal_flags::PAST,
            NowOp::Future => temporal_flags::FUTURE,
        };
        if let Some(offset) = offset {
            self.flags |= temporal_flags::NOW_OFFSET;
            self.now_offset = offset;
        }
    }

    fn zone(&mut self, constraint: Option<TzConstraint>) {
        match constraint {
            None => {}
            Some(TzConstraint::Aware) => self.flags |= temporal_flags::AWARE,
            Some(TzConstraint::Naive) => self.flags |= temporal_flags::NAIVE,
            Some(TzConstraint::Offset(offset)) => {
                self.flags |= temporal_flags::TZ_OFFSET;
                self.tz_offset = offset;
            }
        }
    }

    fn precision(&mut self, precision: Option<Precision>) {
        if precision == Some(Precision::Error) {
            self.flags |= temporal_flags::EXACT_MICROSECONDS;
        }
    }

    fn unit(&mut self, scope: Scope<'_>) {
        self.flags |= match scope.option(None, |config| config.val_temporal_unit) {
            None | Some(TemporalUnit::Infer) => 0,
            Some(TemporalUnit::Seconds) => temporal_flags::UNIT_SECONDS,
            Some(TemporalUnit::Milliseconds) => temporal_flags::UNIT_MILLISECONDS,
        };
    }

    fn written(&mut self, format: TemporalFormat) {
        self.flags |= match format {
            TemporalFormat::Iso8601 => 0,
            TemporalFormat::Seconds => temporal_flags::WRITE_SECONDS,
            TemporalFormat::Milliseconds => temporal_flags::WRITE_MILLISECONDS,
        };
    }
}

fn bounds<T>(bounds: &Bounds<T>, convert: fn(&T) -> Moment) -> Vec<(Bound, Moment)> {
    let all = [
        (Bound::Ge, bounds.ge.as_ref()),
        (Bound::Le, bounds.le.as_ref()),
        (Bound::Gt, bounds.gt.as_ref()),
        (Bound::Lt, bounds.lt.as_ref()),
    ];
    all.into_iter().filter_map(|(bound, value)| Some((bound, convert(value?)))).collect()
}

fn day(date: &speedate::Date) -> Moment {
    Moment { day: Moment::day_of(date.year, date.month, date.day), offset: NO_OFFSET, ..Moment::default() }
}

fn clock(time: &speedate::Time) -> Moment {
    Moment {
        day: 0,
        second: time.total_seconds(),
        microsecond: time.microsecond,
        offset: time.tz_offset.unwrap_or(NO_OFFSET),
    }
}

fn moment(datetime: &speedate::DateTime) -> Moment {
    Moment { day: day(&datetime.date).day, ..clock(&datetime.time) }
}

fn amount(duration: &speedate::Duration) -> Moment {
    Moment {
        day: duration.day,
        second: duration.second,
        microsecond: duration.microsecond,
        offset: if duration.positive { 0 } else { -1 },
    }
}
