//! Dates, times and durations.

use super::Bounds;

/// `date`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Date {
    pub strict: Option<bool>,
    pub bounds: Bounds<speedate::Date>,
    pub now_op: Option<NowOp>,
    pub now_utc_offset: Option<i32>,
}

/// `time`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Time {
    pub strict: Option<bool>,
    pub bounds: Bounds<speedate::Time>,
    pub tz_constraint: Option<TzConstraint>,
    pub microseconds_precision: Option<Precision>,
}

/// `datetime`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct DateTime {
    pub strict: Option<bool>,
    pub bounds: Bounds<speedate::DateTime>,
    pub now_op: Option<NowOp>,
    pub now_utc_offset: Option<i32>,
    pub tz_constraint: Option<TzConstraint>,
    pub microseconds_precision: Option<Precision>,
}

/// `timedelta`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Timedelta {
    pub strict: Option<bool>,
    pub multiple_of: Option<speedate::Duration>,
    pub bounds: Bounds<speedate::Duration>,
    pub microseconds_precision: Option<Precision>,
}

/// The side of now a date has to be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum NowOp {
    Past,
    Future,
}

/// What is demanded of a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TzConstraint {
    /// There has to be one.
    Aware,
    /// There has to be none.
    Naive,
    /// It has to be this offset, in seconds.
    Offset(i32),
}

/// What becomes of digits below a microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum Precision {
    Truncate,
    Error,
}
