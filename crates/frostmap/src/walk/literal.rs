//! Literals and enums: strings by hash, everything else by comparing.

use std::borrow::Cow;

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Constant, Values, enum_type};
use serde_json::Value;

use super::entries::plain_text;
use super::guess::place_of;
use super::number::{NumberValue, starts_number};
use super::string::StringEnd;
use super::{Exactness, Origin, Step, Walk};
use crate::errors::{ErrorInput, ErrorKind};
use crate::number::{Int, NumberFault, float_to_int, str_to_bool, str_to_float, str_to_int};
use crate::sink::{Form, Sink};

/// A value as far as it can equal a constant.
#[derive(Debug, Clone)]
pub(super) enum Scalar<'t> {
    Null,
    Bool(bool),
    Int(Int<'t>),
    Float(f64),
    Str(Cow<'t, str>),
    /// An array or object, as JSON.
    Container(&'t [u8]),
}

impl Scalar<'_> {
    /// A number as Python compares it with other types: booleans are 0 and 1.
    fn number(&self) -> Option<f64> {
        match self {
            Self::Bool(value) => Some(f64::from(u8::from(*value))),
            Self::Int(value) => Some(value.to_f64()),
            Self::Float(value) => Some(*value),
            _ => None,
        }
    }

    fn same_type(&self, constant: &Scalar<'_>) -> bool {
        match (self, constant) {
            (Self::Null, Scalar::Null) => true,
            (Self::Bool(left), Scalar::Bool(right)) => left == right,
            (Self::Int(left), Scalar::Int(right)) => left == right,
            (Self::Float(left), Scalar::Float(right)) => left == right,
            (Self::Str(left), Scalar::Str(right)) => left == right,
            (Self::Container(left), Scalar::Container(right)) => equal_in_python(left, right),
            _ => false,
        }
    }

    fn equal(&self, constant: &Scalar<'_>) -> bool {
        match (self, constant) {
            (Self::Int(left), Scalar::Int(right)) => left == right,
            (Self::Int(int), Scalar::Float(float)) => whole(*float).as_ref() == Some(int),
            (Self::Float(float), Scalar::Int(int)) => whole(*float).as_ref() == Some(int),
            _ => match (self.number(), constant.number()) {
                (Some(left), Some(right)) => left == right,
                _ => self.same_type(constant),
            },
        }
    }
}

/// A float as an integer, if it is one.
fn whole(float: f64) -> Option<Int<'static>> {
    match float_to_int(float) {
        Ok(int) => Some(Int::I64(int)),
        Err(NumberFault::IntParsingSize) => Some(Int::from_canonical(&format!("{float:.0}")).into_owned()),
        Err(_) => None,
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// The scalar at a position and the position behind it; containers are skipped.
    pub(super) fn scalar(&mut self, at: usize) -> Option<(Scalar<'a>, usize)> {
        let at = self.text.skip_blanks(at);
        match self.text.byte(at) {
            b'"' => {
                let end = self.string_end(at + 1)?;
                Some((Scalar::Str(plain_text(&self.text, at + 1, end)), end.at + 1))
            }
            b't' | b'f' => self.boolean_token(at).map(|(value, end)| (Scalar::Bool(value), end)),
            byte if starts_number(byte) => {
                let token = self.number_token(at)?;
                let value = match self.number_value(at, token) {
                    NumberValue::Int(value) => Scalar::Int(value),
                    NumberValue::Float(value) => Scalar::Float(value),
                };
                Some((value, token.end))
            }
            b'n' => self.null(at).map(|step| (Scalar::Null, step.at)),
            _ => self.skip(at).map(|end| (Scalar::Container(self.text.slice(at, end)), end)),
        }
    }

    /// A constant as a scalar; none for those that nothing equals.
    #[expect(clippy::option_option, reason = "damage, and a constant that nothing equals, are different")]
    pub(super) fn constant(&mut self, view: &'a View<'a>, constant: Constant) -> Option<Option<Scalar<'a>>> {
        Some(Some(match constant {
            Constant::Null => Scalar::Null,
            Constant::Bool(value) => Scalar::Bool(value),
            Constant::Int(value) => Scalar::Int(Int::I64(value)),
            Constant::Digits(place) => Scalar::Int(Int::from_canonical(self.place(view, place)?)),
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
    fn text_bool(
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

    /// The combination of members that an integer is.
    #[cold]
    #[expect(clippy::option_option, reason = "damage, and no such combination, are different")]
    fn combination(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: &Values<'a>,
        value: &Scalar<'_>,
    ) -> Option<Option<i64>> {
        let Scalar::Int(Int::I64(value)) = value else { return Some(None) };
        let mut mask = 0;
        for index in 0..values.count {
            let constant = values.get(index);
            if let Constant::Int(member) = self.record(view, "constant", index, constant)? {
                mask |= member;
            }
        }
        Some(combined(mask, *value, node.b.to_native() == enum_type::INT))
    }

    /// A string that should be a literal; the position is behind its opening quote.
    #[inline(never)]
    pub(super) fn literal_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let values = self.values(view, node)?;
        if let Some((_, end)) = self.find_string(view, node, values, at)? {
            let out = self.sink.str(&self.text, at, end.at, end.escaped);
            return self.step(end.at + 1, out);
        }
        let end = self.string_end(at)?;
        self.wanted()?;
        let expected = self.place(view, values.expected)?.into();
        self.fail(ErrorKind::LiteralError { expected }, at - 1, end.at + 1)
    }

    fn values(&mut self, view: &'a View<'a>, node: &'a ArchivedNode) -> Option<Values<'a>> {
        let values = Values::read(view.words, node.a.to_native());
        self.record(view, "values", node.a.to_native(), values)
    }

    /// Which of the values the string at a position is, and its end. The value that came last is tried first.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such value, are different")]
    fn find_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: Values<'a>,
        at: usize,
    ) -> Option<Option<(u32, StringEnd)>> {
        let guesses = place_of(view, node.a.to_native());
        let guess = u32::from(self.guesses.get(guesses)[0]);
        if let Some(end) = self.constant_here(view, values.get(guess), at) {
            return Some(Some((guess, StringEnd { at: end, escaped: false })));
        }
        let end = self.string_end(at)?;
        let found = if end.escaped {
            find_text(view, &{ values }, plain_text(&self.text, at, end).as_bytes())
        } else {
            find_text(view, &{ values }, self.text.slice(at, end.at))
        };
        let Some(number) = found else { return Some(None) };
        self.guesses.put(guesses, number as u16);
        Some(Some((number, end)))
    }

    /// A value that should be a literal.
    pub(super) fn literal(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let values = self.values(view, node)?;
        if let Some(step) = self.boolean_constant(view, node, &values, at) {
            return Some(step);
        }
        let (value, end) = self.scalar(at)?;
        if self.is_text()
            && let Some(index) = self.text_bool(view, &values, &value)?
        {
            return self.constant_step(view, &values, index, end);
        }
        if too_large(&values, &value) {
            return self.fail(ErrorKind::IntParsingSize, at, end);
        }
        match self.which(view, values.count, |index| values.get(index), &value)? {
            Some(index) => {
                self.guesses.put(place_of(view, node.a.to_native()), index as u16);
                self.constant_step(view, &values, index, end)
            }
            None => {
                self.wanted()?;
                let expected = self.place(view, values.expected)?.into();
                self.fail(ErrorKind::LiteralError { expected }, at, end)
            }
        }
    }

    /// A boolean, if it is the constant that came last.
    #[inline(always)]
    fn boolean_constant(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: &Values<'a>,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let guess = self.guesses.first(place_of(view, node.a.to_native()));
        let Some(Constant::Bool(value)) = values.get(u32::from(guess)) else { return None };
        let text: &[u8] = if value { b"true" } else { b"false" };
        if !self.text.has(at, text) {
            return None;
        }
        let out = self.sink.bool(value);
        self.step(at + text.len(), out)
    }

    /// The value is a constant, and that is what comes out.
    fn constant_step(
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

    /// A string that should be a member of an enum; the position is behind its opening quote.
    pub(super) fn enum_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        if !self.is_text() && matches!(node.b.to_native(), enum_type::PLAIN | enum_type::STR) {
            let values = self.values(view, node)?;
            if let Some((number, end)) = self.find_string(view, node, values, at)? {
                self.floor(Exactness::Lax);
                return self.member_step(view, node, &values, (number, end.at + 1));
            }
        }
        self.enumeration(view, node, at - 1)
    }

    /// The value is a member of an enum, which comes out as its value, but is equal to it only where it is of its type.
    #[inline(always)]
    fn member_step(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: &Values<'a>,
        (index, end): (u32, usize),
    ) -> Option<Step<S::Out>> {
        if self.sink.exact() && node.b.to_native() == enum_type::PLAIN {
            let member = format!("enum {} {} {index}", view.number, node.a.to_native());
            let out = self.sink.form(Form::Identity, &member);
            return self.step(end, out);
        }
        self.constant_step(view, values, index, end)
    }

    /// A value that should be a member of an enum.
    pub(super) fn enumeration(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.floor(Exactness::Lax);
        let values = self.values(view, node)?;
        let (value, end) = self.scalar(at)?;
        let lax = !self.strict(node) || self.is_text();
        let converted = if lax { lax_member(node.b.to_native(), &value) } else { None };
        for value in converted.iter().chain([&value]) {
            if node.b.to_native() != enum_type::STR && too_large(&values, value) {
                return self.too_large_member(value, at, end);
            }
            if self.is_text()
                && node.b.to_native() == enum_type::PLAIN
                && let Some(index) = self.text_bool(view, &values, value)?
            {
                return self.member_step(view, node, &values, (index, end));
            }
            if let Some(index) = self.which(view, values.count, |index| values.get(index), value)? {
                return self.member_step(view, node, &values, (index, end));
            }
        }
        if node.flags & node_flags::VARIANT != 0
            && let Some(flags) = self.combination(view, node, &values, &value)?
        {
            let out = self.sink.int(flags);
            return self.step(end, out);
        }
        self.wanted()?;
        let expected = self.place(view, values.expected)?.into();
        self.fail(ErrorKind::Enum { expected }, at, end)
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// The error of an integer that is no member: about the integer, also where a string says it.
    #[cold]
    fn too_large_member(&mut self, value: &Scalar<'_>, at: usize, end: usize) -> Option<Step<S::Out>> {
        match value {
            Scalar::Int(int) if S::COLLECT => {
                self.sink.error(ErrorKind::IntParsingSize, ErrorInput::Text(int.to_string().into()));
                self.step(end, S::NOTHING)
            }
            _ => self.fail(ErrorKind::IntParsingSize, at, end),
        }
    }
}

/// Whether two containers are equal in Python, where numbers are equal by value and booleans are numbers.
#[cold]
fn equal_in_python(left: &[u8], right: &[u8]) -> bool {
    match (serde_json::from_slice(left), serde_json::from_slice(right)) {
        (Ok(left), Ok(right)) => equal_values(&left, &right),
        _ => false,
    }
}

fn equal_values(left: &Value, right: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
        value => value.as_f64(),
    };
    match (left, right) {
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal_values(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, value)| right.get(key).is_some_and(|other| equal_values(value, other));
            left.len() == right.len() && left.iter().all(same)
        }
        (Value::Number(left), Value::Number(right)) if left == right => true,
        _ => match (number(left), number(right)) {
            (Some(left), Some(right)) => left == right,
            _ => left == right,
        },
    }
}

/// The value of a combination of flags, if there is one: bits that no member has make it none, or are kept, and
/// negative values are all other bits, as in Python 3.11.
fn combined(mask: i64, value: i64, keeps: bool) -> Option<i64> {
    let width = |value: i64| i64::BITS - value.unsigned_abs().leading_zeros();
    let all = 1_i64.checked_shl(width(mask)).filter(|all| *all > 0)? - 1;
    let mut value = value;
    if value < !all || value > all || value & (all ^ mask) != 0 {
        if !keeps {
            return None;
        }
        if value < 0 {
            let above = 1_i64.checked_shl(width(value)).filter(|above| *above > 0)?;
            value = value.checked_add(above.max(all + 1))?;
        }
    }
    Some(if value < 0 { all + 1 + value } else { value })
}

#[inline(always)]
fn find_text(view: &View<'_>, values: &Values<'_>, text: &[u8]) -> Option<u32> {
    view.find(values.table, text, |index| match values.get(index) {
        Some(Constant::Str(place)) => view.text(place).is_some_and(|value| value.as_bytes() == text),
        _ => false,
    })
}

/// Whether a value is an integer beyond 64 bits and is compared with integers of 64 bits, which pydantic does not do.
fn too_large(values: &Values<'_>, value: &Scalar<'_>) -> bool {
    let small = |index| matches!(values.get(index), Some(Constant::Int(_)));
    matches!(value, Scalar::Int(Int::Big(_))) && (0..values.count).any(small)
}

/// A value after the conversion that the type of an enum's values allows in lax mode.
fn lax_member(values: u32, value: &Scalar<'_>) -> Option<Scalar<'static>> {
    match (values, value) {
        (enum_type::INT, Scalar::Str(text)) => str_to_int(text).ok().map(|int| Scalar::Int(int.into_owned())),
        (enum_type::INT, Scalar::Float(float)) => {
            float_to_int(*float).ok().map(|int| Scalar::Int(Int::I64(int)))
        }
        (enum_type::FLOAT, Scalar::Str(text)) => str_to_float(text).ok().map(Scalar::Float),
        _ => None,
    }
}
