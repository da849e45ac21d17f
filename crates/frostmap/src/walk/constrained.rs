//! Constraints that pydantic checks by a function, when the rest of a schema has been checked: of what comes out.
//! So the value is built to be looked at, whatever the sink of the walk.

use std::cmp::Ordering;

use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Bound, Constraint};
use frostmap_format::{Kind, View};

use super::int::limit_error;
use super::{Halt, Raise, Step, Walk};
use crate::errors::{ErrorKind, Number, Raised};
use crate::number::{Int, PythonNumber};
use crate::sink::{Build, Collect, Sink, Subject};

/// A constraint with the text of its bound, if it is one.
#[derive(Debug, Clone, Copy)]
struct Rule<'a> {
    constraint: Constraint,
    bound: &'a str,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A value with a constraint.
    #[inline(never)]
    pub(super) fn constrained(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let constraint = Constraint::read(view.words, node.b.to_native());
        let constraint = self.record(view, "constraint", node.b.to_native(), constraint)?;
        let bound = match constraint {
            Constraint::Bound(_, text) => self.place(view, text)?,
            _ => "",
        };
        let rule = Rule { constraint, bound };
        let inner = self.node(view, node.a.to_native())?;
        let at = self.text.skip_blanks(at);
        if constraint == Constraint::Text {
            self.complete_only();
            return self.text_or_raised(view, inner, at, rule);
        }
        self.nest(view)?;
        let looked = self.looked_at(view, inner, at, |subject| rule.check(subject))?;
        self.nested -= 1;
        match looked {
            (step, None | Some(Ok(None))) => Some(step),
            (step, Some(Ok(Some(kind)))) => self.fail(kind, at, step.at),
            (_, Some(Err(raised))) => self.stop(Halt::Raised(Raise::Python(raised))),
        }
    }

    /// A string, unless the first error is one about its type, for which Python raises. Nothing else is behind this
    /// constraint: what is looked at twice in each of many levels would take forever.
    fn text_or_raised(
        &mut self,
        view: &'a View<'a>,
        inner: &'a ArchivedNode,
        at: usize,
        rule: Rule<'_>,
    ) -> Option<Step<S::Out>> {
        if inner.kind != Kind::Str as u8 {
            return self.damaged(view, "constraint", inner.a.to_native());
        }
        let key = self.key;
        let mut collect = Collect::new(1);
        let mut beside = self.beside(&mut collect);
        beside.key = key;
        beside.value(view, inner, at);
        let (errors, _) = collect.into_errors();
        if errors.first().is_some_and(|error| error.kind().type_name().contains("type")) {
            return self.stop(Halt::Raised(Raise::Python(rule.raised("TypeError"))));
        }
        self.value(view, inner, at)
    }

    /// A value, and what is seen of it when it is looked at; nothing where it has errors.
    pub(super) fn looked_at<T>(
        &mut self,
        view: &'a View<'a>,
        inner: &'a ArchivedNode,
        at: usize,
        look: impl FnOnce(&Subject<'_>) -> T,
    ) -> Option<(Step<S::Out>, Option<T>)> {
        if S::BUILD && !self.sink.exact() {
            let step = self.value(view, inner, at)?;
            let seen = look(&self.sink.subject(step.out, self.text.bytes()));
            return Some((step, Some(seen)));
        }
        let (key, partial, exactness) = (self.key, self.partial, self.exactness);
        let mut known = None;
        // The walk beside gives the verdict as well.
        if S::COLLECT || S::BUILD {
            let errors = self.sink.errors();
            let step = self.value(view, inner, at)?;
            if self.sink.errors() > errors {
                return Some((step, None));
            }
            known = Some(step);
        }
        let (document, foreign) = (self.text.bytes(), self.foreign);
        let mut build = Build::default();
        build.foreign(foreign);
        let mut beside = self.beside(&mut build);
        (beside.key, beside.partial, beside.exactness) = (key, partial, exactness);
        let step = beside.value(view, inner, at);
        let (halt, wasted) = (beside.halt, beside.wasted);
        self.wasted = wasted;
        let Some(step) = step else { return self.stop(halt) };
        let seen = look(&build.subject(step.out, document));
        Some((known.unwrap_or(Step { at: step.at, out: S::NOTHING }), Some(seen)))
    }
}

/// The error of a value, if it has one; or what Python raises because it cannot tell.
type Checked = Result<Option<ErrorKind>, Raised>;

impl Rule<'_> {
    fn check(self, subject: &Subject<'_>) -> Checked {
        match self.constraint {
            Constraint::Bound(bound, _) => self.check_bound(bound, subject),
            Constraint::MinLength(min_length) => {
                let actual_length = length(subject).ok_or_else(|| self.raised("TypeError"))?;
                let kind = ErrorKind::TooShort { field_type: "Value", min_length, actual_length };
                Ok((actual_length < min_length).then_some(kind))
            }
            Constraint::MaxLength(max_length) => {
                let length = length(subject).ok_or_else(|| self.raised("TypeError"))?;
                let actual_length = Some(length);
                let kind = ErrorKind::TooLong { field_type: "Value", max_length, actual_length };
                Ok((length > max_length).then_some(kind))
            }
            Constraint::Finite => {
                let number = self.number(subject)?;
                let finite = number.is_finite().ok_or_else(|| self.raised("OverflowError"))?;
                Ok((!finite).then_some(ErrorKind::FiniteNumber))
            }
            Constraint::MaxDigits(_) | Constraint::DecimalPlaces { .. } => self.check_digits(subject),
            Constraint::Text => Ok(None),
        }
    }

    fn check_bound(self, bound: Bound, subject: &Subject<'_>) -> Checked {
        let number = self.number(subject)?;
        let Some(limit) = PythonNumber::bound(self.bound) else { return Ok(None) };
        let order = number.compare(&limit);
        let kept = match bound {
            Bound::Ge => order.is_some_and(Ordering::is_ge),
            Bound::Le => order.is_some_and(Ordering::is_le),
            Bound::Gt => order.is_some_and(Ordering::is_gt),
            Bound::Lt => order.is_some_and(Ordering::is_lt),
            Bound::MultipleOf => number.is_multiple_of(&limit).ok_or_else(|| self.raised("OverflowError"))?,
        };
        Ok((!kept).then(|| bound_error(bound, limit)))
    }

    fn check_digits(self, subject: &Subject<'_>) -> Checked {
        let Subject::Number(PythonNumber::Decimal(decimal)) = subject else {
            return Err(self.raised("TypeError"));
        };
        let counts = decimal.counts();
        Ok(match self.constraint {
            Constraint::MaxDigits(max_digits) => counts
                .iter()
                .all(|counts| counts.digits > max_digits)
                .then_some(ErrorKind::DecimalMaxDigits { max_digits }),
            Constraint::DecimalPlaces { places: decimal_places, whole } => {
                let too_many = counts.iter().all(|counts| counts.places > decimal_places);
                let whole = whole.filter(|whole| counts.iter().all(|counts| counts.whole() > *whole));
                match whole {
                    _ if too_many => Some(ErrorKind::DecimalMaxPlaces { decimal_places }),
                    whole => whole.map(|whole_digits| ErrorKind::DecimalWholeDigits { whole_digits }),
                }
            }
            _ => None,
        })
    }

    fn number<'s, 't>(self, subject: &'s Subject<'t>) -> Result<&'s PythonNumber<'t>, Raised> {
        match subject {
            Subject::Number(number) => Ok(number),
            _ => Err(self.raised("TypeError")),
        }
    }

    fn raised(self, exception: &'static str) -> Raised {
        let constraint = match self.constraint {
            Constraint::Bound(Bound::Ge, _) => "ge",
            Constraint::Bound(Bound::Le, _) => "le",
            Constraint::Bound(Bound::Gt, _) => "gt",
            Constraint::Bound(Bound::Lt, _) => "lt",
            Constraint::Bound(Bound::MultipleOf, _) => "multiple_of",
            Constraint::MinLength(_) => "min_length",
            Constraint::MaxLength(_) => "max_length",
            Constraint::Finite => "allow_inf_nan",
            Constraint::MaxDigits(_) => "max_digits",
            Constraint::DecimalPlaces { .. } => "decimal_places",
            Constraint::Text => "str",
        };
        Raised { exception, constraint }
    }
}

fn length(subject: &Subject<'_>) -> Option<u64> {
    match subject {
        Subject::Text(text) => Some(text.chars().count() as u64),
        Subject::Sized(length) => Some(*length),
        Subject::Number(_) | Subject::Other => None,
    }
}

/// The error of a number that does not keep to its bound. An integer of more than 64 bits is a float in its message.
fn bound_error(bound: Bound, limit: PythonNumber<'_>) -> ErrorKind {
    let limit = match limit {
        PythonNumber::Int(Int::I64(limit)) => Number::I64(limit),
        PythonNumber::Float(limit) => Number::F64(limit),
        PythonNumber::Int(Int::Big(digits)) => {
            let kind = limit_error(bound, Number::Big(digits.as_ref().into()));
            let known = kind.error_type().and_then(|known| {
                let key = known.context_keys().first()?;
                ErrorKind::known(known.name(), Some(format!("{{\"{key}\":{digits}}}").into()))
            });
            return known.unwrap_or(kind);
        }
        PythonNumber::Decimal(limit) => Number::Text(limit.to_string().into()),
    };
    limit_error(bound, limit)
}
