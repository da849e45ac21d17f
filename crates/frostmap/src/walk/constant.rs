//! The constants of literals, enums and tags: strings by hash, everything else by comparing.

use std::borrow::Cow;

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Constant, Values};

use super::entries::plain_text;
use super::guess::place_of;
use super::scalar::Scalar;
use super::string::StringEnd;
use super::{Origin, Step, Walk};
use crate::number::{Int, str_to_bool};
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// A constant as a scalar; none for those that nothing equals.
    #[expect(clippy::option_option, reason = "damage, and a constant that nothing equals, are different")]
    pub(super) fn constant(&mut self, view: &'a View<'a>, constant: Constant) -> Option<Option<Scalar<'a>>> {
        Some(Some(match constant {
            Constant::Null => Scalar::Null,
            Constant::Bool(value) => Scalar::Bool(value),
            Constant::Int(value) => Scalar::Int(Int::I64(value)),
            Constant::Digits(place) => {
                let digits = Int::of_archive(self.place(view, place)?);
                Scalar::Int(self.record(view, "constant", place.offset, digits)?)
            }
            Constant::Float(value) => Scalar::Float(value),
            Constant::Str(place) => Scalar::Str(Cow::Borrowed(self.place(view, place)?)),
            Constant::Json(place) => Scalar::Container(self.place(view, place)?.as_bytes()),
            Constant::Opaque => return Some(None),
        }))
    }

    /// Which of the constants a value is: of the same type first, then equal as Python has it.
    #[expect(clippy::option_option, reason = "damage, and no such constant, are different")]
    pub(super) fn which(
        &mut self,
        view: &'a View<'a>,
        count: u32,
        get: impl Fn(u32) -> Option<Constant>,
        value: &Scalar<'_>,
    ) -> Option<Option<u32>> {
        let mut same = None;
        let mut loose = None;
        let mut numeric = None;
        for index in (0..count).rev() {
            let constant = get(index);
            let constant = self.record(view, "constant", index, constant)?;
            // Integers that are told by their digits are the values of other objects, or too large for the first look.
            let primitive = matches!(constant, Constant::Int(_));
            // Of equal ones that are not looked up by their type the last counts, as in a dict of Python's.
            let by_type = matches!(constant, Constant::Int(_) | Constant::Bool(_) | Constant::Str(_));
            let Some(constant) = self.constant(view, constant)? else { continue };
            if by_type && value.same_type(&constant) {
                same = same.or(Some(index));
            } else if value.equal(&constant) {
                let place = if primitive { &mut loose } else { &mut numeric };
                place.get_or_insert(index);
            }
        }
        Some(same.or(numeric).or(loose))
    }

    /// A constant that is an array or object.
    #[cold]
    #[inline(never)]
    fn container(&mut self, view: &'a View<'a>, json: &[u8]) -> Option<S::Out> {
        if !S::BUILD {
            return Some(S::NOTHING);
        }
        self.walk_foreign(view, None, str::from_utf8(json).unwrap_or("null"), Origin::Python)
    }

    /// The boolean that text stands for, where it is a constant.
    #[cold]
    #[expect(clippy::option_option, reason = "damage, and no such constant, are different")]
    pub(super) fn text_bool(
        &mut self,
        view: &'a View<'a>,
        values: &Values<'a>,
        value: &Scalar<'_>,
    ) -> Option<Option<u32>> {
        let Scalar::Str(text) = value else { return Some(None) };
        let Ok(wanted) = str_to_bool(text) else { return Some(None) };
        for index in (0..values.count).rev() {
            let constant = values.get(index);
            if let Constant::Bool(found) = self.record(view, "constant", index, constant)?
                && found == wanted
            {
                return Some(Some(index));
            }
        }
        Some(None)
    }

    pub(super) fn values(&mut self, view: &'a View<'a>, node: &'a ArchivedNode) -> Option<Values<'a>> {
        let values = Values::read(view.words, node.a.to_native());
        self.record(view, "values", node.a.to_native(), values)
    }

    /// Which of the values the string at a position is, and its end. The value that came last is tried first.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such value, are different")]
    pub(super) fn find_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: Values<'a>,
        at: usize,
    ) -> Option<Option<(u32, StringEnd)>> {
        match self.guessed_string(view, node, values, at) {
            Some((number, end)) => Some(Some((number, StringEnd { at: end, escaped: false }))),
            None => self.sought_string(view, node, values, at),
        }
    }

    /// The value that came last and its closing quote, if the string at a position is that again.
    #[inline(always)]
    pub(super) fn guessed_string(
        &self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: Values<'a>,
        at: usize,
    ) -> Option<(u32, usize)> {
        let guess = u32::from(self.guesses.get(place_of(view, node.a.to_native()))[0]);
        self.constant_here(view, values.get(guess), at).map(|end| (guess, end))
    }

    /// As [`Self::find_string`], of a string that is not the value that came last.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such value, are different")]
    pub(super) fn sought_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: Values<'a>,
        at: usize,
    ) -> Option<Option<(u32, StringEnd)>> {
        let end = self.string_end(at)?;
        let found = if end.escaped {
            find_text(view, &{ values }, plain_text(&self.text, at, end).as_bytes())
        } else {
            find_text(view, &{ values }, self.text.slice(at, end.at))
        };
        let Some(number) = found else { return Some(None) };
        self.guesses.put(place_of(view, node.a.to_native()), number as u16);
        Some(Some((number, end)))
    }

    /// The value is a constant, and that is what comes out.
    pub(super) fn constant_step(
        &mut self,
        view: &'a View<'a>,
        values: &Values<'a>,
        index: u32,
        end: usize,
    ) -> Option<Step<S::Out>> {
        let constant = values.get(index);
        let constant = self.record(view, "constant", index, constant)?;
        let out = match self.constant(view, constant)? {
            Some(Scalar::Null) => self.sink.null(),
            Some(Scalar::Bool(value)) => self.sink.bool(value),
            Some(Scalar::Int(Int::I64(value))) => self.sink.int(value),
            Some(Scalar::Int(Int::Big(digits))) => self.sink.digits(&digits),
            Some(Scalar::Float(value)) => self.sink.float(value),
            Some(Scalar::Str(text)) => self.sink.owned(&text),
            Some(Scalar::Container(json)) => self.container(view, json)?,
            None => S::NOTHING,
        };
        self.step(end, out)
    }
}

#[inline(always)]
fn find_text(view: &View<'_>, values: &Values<'_>, text: &[u8]) -> Option<u32> {
    view.find(values.table, text, |index| match values.get(index) {
        Some(Constant::Str(place)) => view.text(place).is_some_and(|value| value.as_bytes() == text),
        _ => false,
    })
}

/// Whether a value is an integer beyond 64 bits and is compared with integers of 64 bits, which pydantic does not do.
pub(super) fn too_large(values: &Values<'_>, value: &Scalar<'_>) -> bool {
    let small = |index| matches!(values.get(index), Some(Constant::Int(_)));
    matches!(value, Scalar::Int(Int::Big(_))) && (0..values.count).any(small)
}
