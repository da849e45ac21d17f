//! Dates, times and durations.

use super::Reader;
use super::keys::Keys;
use crate::diagnostics::codes;
use crate::schema::{
    Date, DateTime, Kind, NowOp, Precision, PythonValue, TextKind, Time, Timedelta, TzConstraint, Value,
};
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
                now_utc_offset: self.integer(keys, "now_utc_offset"),
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
                now_utc_offset: self.integer(keys, "now_utc_offset"),
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

    fn date_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Value> {
        self.typed_bound(keys, key, "a date", |value| match value {
            Value::String(text) => shaped(text, "0000-00-00"),
            _ => python(value) == Some(TextKind::Date),
        })
    }

    fn time_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Value> {
        self.typed_bound(keys, key, "a time", |value| match value {
            Value::String(text) => shaped(text, "00:00"),
            Value::Number(_) => true,
            _ => python(value) == Some(TextKind::Time),
        })
    }

    fn datetime_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Value> {
        self.typed_bound(keys, key, "a datetime", |value| match value {
            Value::String(text) => shaped(text, "0000-00-00?00:00"),
            Value::Number(_) => true,
            _ => python(value) == Some(TextKind::DateTime),
        })
    }

    fn timedelta_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Value> {
        self.typed_bound(keys, key, "a timedelta", |value| match value {
            Value::String(text) => {
                let text = text.trim_start_matches(['+', '-']);
                text.starts_with('P') || text.starts_with(|first: char| first.is_ascii_digit())
            }
            Value::Number(_) => true,
            _ => matches!(value.as_python(), Some(PythonValue::Timedelta { .. })),
        })
    }
}

fn python(value: &Value) -> Option<TextKind> {
    match value.as_python()? {
        PythonValue::Text { kind, .. } => Some(*kind),
        _ => None,
    }
}

/// Whether a text begins like `shape`: `0` any digit, `?` anything, other characters themselves.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() >= shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            b'?' => true,
            other => byte == other,
        })
}

#[cfg(test)]
mod tests {
    use super::shaped;

    #[test]
    fn texts_are_told_by_their_shape() {
        assert!(shaped("2020-01-01", "0000-00-00") && shaped("12:00:30Z", "00:00"));
        assert!(!shaped("bad_value", "0000-00-00") && !shaped("2020", "0000-00-00"));
    }
}
