//! Dates, times, datetimes and durations: what is common to them. Each kind says how it is read and checked.
//! The grammar and its messages are those of the `speedate` crate, which pydantic reads them with.

mod date;
mod datetime;
mod rules;
mod time;
mod timedelta;

use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Temporal, temporal_flags};
use frostmap_format::{Kind, View};

use super::number::{NumberValue, starts_number};
use super::{Exactness, Halt, Step, Walk};
use crate::errors::{ErrorInput, ErrorKind};
use crate::number::Int;
use crate::sink::{Form, Sink};
use rules::Manner;

/// What a value is made from.
enum Source<'t> {
    /// The text of a string.
    Text(&'t [u8]),
    /// An integer of 64 bits.
    Int(i64),
    /// A longer one.
    BigInt,
    /// Any other number.
    Float(f64),
}

/// A value that was read, with how well it fits.
type Read<T> = Result<(T, Exactness), ErrorKind>;

/// A kind of value.
trait Moment: Sized + PartialOrd {
    /// The error of a value that is neither a string nor a number.
    const WRONG_TYPE: ErrorKind;

    /// Reads a value.
    fn read(source: &Source<'_>, manner: &Manner) -> Read<Self>;

    /// Whether values may have an offset, or none: then other values may be written as the same number.
    const HAS_OFFSETS: bool = false;

    /// Whether what cannot be read is looked at as another kind.
    const SECOND_LOOK: bool = false;

    /// A bound of the archive as a value.
    fn bound(moment: frostmap_format::words::Moment) -> Self;

    /// A bound in messages.
    fn bound_text(&self) -> String;

    /// Whether the value is a multiple of another.
    fn is_multiple(&self, _step: &Self) -> bool {
        true
    }

    /// The rule that a value breaks which is within its bounds.
    fn broken_rule(&self, rules: &Temporal<'_>, now: &dyn Fn() -> speedate::DateTime) -> Option<ErrorKind>;

    /// The input of errors about limits, where it is not what stands in the document.
    fn input(&self) -> Option<ErrorInput> {
        None
    }

    /// Appends the value as ISO 8601 has it.
    fn write(&self, out: &mut String);

    /// What equal values share, and no others of any kind.
    fn identity(&self) -> String;

    /// The value as a number of seconds.
    fn seconds(&self) -> f64;

    /// The value as a number of milliseconds.
    fn milliseconds(&self) -> f64;
}

/// A value in the document.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    /// A string without escapes.
    plain: bool,
}

/// Whether two texts of a kind with offsets are the same moment, as Python compares them.
pub(crate) fn is_same_moment(kind: Kind, left: &str, right: &str) -> bool {
    identity(kind, left).is_some_and(|left| identity(kind, right) == Some(left))
}

/// What the time or datetime of a text shares with all that Python calls equal.
pub(crate) fn identity(kind: Kind, text: &str) -> Option<String> {
    match kind {
        Kind::Time => exact::<speedate::Time>(text).map(|time| time.identity()),
        Kind::DateTime => exact::<speedate::DateTime>(text).map(|datetime| datetime.identity()),
        _ => None,
    }
}

/// The number that a node writes the time or datetime of a text as.
pub(crate) fn number(view: &View<'_>, node: &ArchivedNode, text: &str) -> Option<f64> {
    fn number<T: Moment>(view: &View<'_>, node: &ArchivedNode, text: &str) -> Option<f64> {
        written_as(&Temporal::read(view.words, node.a.to_native())?, &exact::<T>(text)?)
    }
    match Kind::from_number(node.kind)? {
        Kind::Time => number::<speedate::Time>(view, node, text),
        Kind::DateTime => number::<speedate::DateTime>(view, node, text),
        _ => None,
    }
}

fn exact<T: Moment>(text: &str) -> Option<T> {
    T::read(&Source::Text(text.as_bytes()), &Manner::EXACT).map(|(value, _)| value).ok()
}

/// The number that a value is written as, if it is.
fn written_as<T: Moment>(rules: &Temporal<'_>, value: &T) -> Option<f64> {
    if rules.has(temporal_flags::WRITE_SECONDS) {
        Some(value.seconds())
    } else if rules.has(temporal_flags::WRITE_MILLISECONDS) {
        Some(value.milliseconds())
    } else {
        None
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A date.
    #[inline(never)]
    pub(super) fn date(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.temporal::<speedate::Date>(view, node, at)
    }

    /// A time of day.
    #[inline(never)]
    pub(super) fn time(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.temporal::<speedate::Time>(view, node, at)
    }

    /// A date with a time.
    #[inline(never)]
    pub(super) fn datetime(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.temporal::<speedate::DateTime>(view, node, at)
    }

    /// A duration.
    #[inline(never)]
    pub(super) fn timedelta(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.temporal::<speedate::Duration>(view, node, at)
    }

    fn temporal<T: Moment>(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        start: usize,
    ) -> Option<Step<S::Out>> {
        let rules = Temporal::read(view.words, node.a.to_native());
        let rules = self.record(view, "temporal", node.a.to_native(), rules)?;
        let manner = Manner::of(&rules, self.strict(node));
        let byte = self.text.byte(start);
        let (read, place) = if byte == b'"' {
            let end = self.string_end(start + 1)?;
            let place = Place { start, end: end.at + 1, plain: !end.escaped };
            (self.temporal_text(start + 1, end.at, end.escaped, &manner), place)
        } else if starts_number(byte) && !manner.strict {
            let token = self.number_token(start)?;
            let source = match self.number_value(start, token) {
                NumberValue::Int(Int::I64(value)) => Source::Int(value),
                NumberValue::Int(Int::Big(_)) => Source::BigInt,
                NumberValue::Float(value) => Source::Float(value),
            };
            (T::read(&source, &manner), Place { start, end: token.end, plain: false })
        } else {
            self.refused::<T>(&manner);
            return self.reject(T::WRONG_TYPE, start);
        };
        match read {
            Ok((value, exactness)) => {
                // The keys of a dict have no type of their own.
                self.floor(if self.key { Exactness::Lax } else { exactness });
                self.checked_moment(view, &rules, &value, place)
            }
            Err(kind) => {
                self.refused::<T>(&manner);
                self.fail(kind, place.start, place.end)
            }
        }
    }

    /// A date that is none may yet be a datetime, and a datetime a date: that is a looser fit, also where it is neither.
    fn refused<T: Moment>(&mut self, manner: &Manner) {
        if T::SECOND_LOOK && !manner.strict {
            self.floor(Exactness::Lax);
        }
    }

    fn temporal_text<T: Moment>(
        &mut self,
        start: usize,
        end: usize,
        escaped: bool,
        manner: &Manner,
    ) -> Read<T> {
        if !escaped {
            return T::read(&Source::Text(self.text.slice(start, end)), manner);
        }
        let text = self.take_text(start, end);
        let read = T::read(&Source::Text(text.as_bytes()), manner);
        self.scratch.text = text;
        read
    }

    fn checked_moment<T: Moment>(
        &mut self,
        view: &'a View<'a>,
        rules: &Temporal<'a>,
        value: &T,
        place: Place,
    ) -> Option<Step<S::Out>> {
        let broken = match rules::broken_bound(rules, value) {
            Ok(broken) => broken,
            Err(()) => return self.damaged(view, "temporal", 0),
        };
        let options = self.options;
        let now = || {
            let offset = rules.has(temporal_flags::NOW_OFFSET).then_some(rules.now_offset);
            options.now.unwrap_or_else(crate::clock::Now::system).datetime(offset)
        };
        if let Some(kind) = broken.or_else(|| value.broken_rule(rules, &now)) {
            return self.fail_moment(kind, value, place);
        }
        if !S::BUILD {
            return self.step(place.end, S::NOTHING);
        }
        let out = if self.sink.exact() {
            self.sink.form(Form::Identity, &value.identity())
        } else if let Some(number) = written_as(rules, value) {
            self.written_number(value, number)
        } else {
            self.written_text(value, place)
        };
        self.step(place.end, out)
    }

    #[cold]
    fn fail_moment<T: Moment>(&mut self, kind: ErrorKind, value: &T, place: Place) -> Option<Step<S::Out>> {
        if !S::COLLECT {
            return self.stop(Halt::Invalid);
        }
        let input = value.input().unwrap_or_else(|| self.input(place.start, place.end));
        self.sink.error(kind, input);
        self.step(place.end, S::NOTHING)
    }

    /// A value that is written as a number; as the key of a dict that is a string.
    fn written_number<T: Moment>(&mut self, value: &T, number: f64) -> S::Out {
        if self.key {
            self.sink.form(Form::Moment, &number.to_string())
        } else if T::HAS_OFFSETS {
            self.sink.moment(number, &value.identity())
        } else {
            self.sink.float(number)
        }
    }

    /// A value that is written as text: the document's own where it says the same.
    fn written_text<T: Moment>(&mut self, value: &T, place: Place) -> S::Out {
        self.scratch.text.clear();
        value.write(&mut self.scratch.text);
        let (start, end) = (place.start + 1, place.end - 1);
        if place.plain && self.text.slice(start, end) == self.scratch.text.as_bytes() {
            return self.sink.str(&self.text, start, end, false);
        }
        self.sink.owned(&self.scratch.text)
    }
}
