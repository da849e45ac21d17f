//! Literals and enums: strings by hash, everything else by comparing.

use std::borrow::Cow;

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Constant, Values, enum_type};

use super::entries::plain_text;
use super::number::{NumberValue, starts_number};
use super::string::StringEnd;
use super::{Exactness, Step, Walk};
use crate::errors::{ErrorInput, ErrorKind};
use crate::number::{Int, NumberFault, float_to_int, str_to_bool, str_to_float, str_to_int};
use crate::sink::Sink;

/// A value as far as it can equal a constant.
#[derive(Debug, Clone)]
pub(super) enum Scalar<'t> {
    Null,
    Bool(bool),
    Int(Int<'t>),
    Float(f64),
    Str(Cow<'t, str>),
    Container,
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
            _ => self.skip(at).map(|end| (Scalar::Container, end)),
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
        let flag = if self.key { flag_of(value) } else { None };
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
            if flag.as_ref().is_some_and(|flag| flag.same_type(&constant)) {
                return Some(Some(index));
            }
            if by_type && value.same_type(&constant) {
                same = same.or(Some(index));
            } else if value.equal(&constant) {
                let place = if primitive { &mut loose } else { &mut numeric };
                place.get_or_insert(index);
            }
        }
        Some(same.or(numeric).or(loose))
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
        let end = self.string_end(at)?;
        if self.find_string(view, &values, at, end) {
            let out = self.sink.str(&self.text, at, end.at, end.escaped);
            return self.step(end.at + 1, out);
        }
        self.wanted()?;
        let expected = self.place(view, values.expected)?.into();
        self.fail(ErrorKind::LiteralError { expected }, at - 1, end.at + 1)
    }

    fn values(&mut self, view: &'a View<'a>, node: &'a ArchivedNode) -> Option<Values<'a>> {
        let values = Values::read(view.words, node.a.to_native());
        self.record(view, "values", node.a.to_native(), values)
    }

    #[inline(always)]
    fn find_string(&self, view: &'a View<'a>, values: &Values<'a>, at: usize, end: StringEnd) -> bool {
        if end.escaped {
            let text = plain_text(&self.text, at, end);
            return find_text(view, values, text.as_bytes());
        }
        find_text(view, values, self.text.slice(at, end.at))
    }

    /// A value that should be a literal.
    pub(super) fn literal(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let values = self.values(view, node)?;
        let (value, end) = self.scalar(at)?;
        if too_large(&values, &value) {
            return self.fail(ErrorKind::IntParsingSize, at, end);
        }
        match self.which(view, values.count, |index| values.get(index), &value)? {
            Some(index) => self.constant_step(view, &values, index, end),
            None => {
                self.wanted()?;
                let expected = self.place(view, values.expected)?.into();
                self.fail(ErrorKind::LiteralError { expected }, at, end)
            }
        }
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
            Some(Scalar::Container) | None => S::NOTHING,
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
        self.enumeration(view, node, at - 1)
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
        let lax = !self.strict(node) || self.key;
        let converted = if lax { lax_member(node.b.to_native(), &value) } else { None };
        for value in converted.iter().chain([&value]) {
            if node.b.to_native() != enum_type::STR && too_large(&values, value) {
                return self.too_large_member(value, at, end);
            }
            if let Some(index) = self.which(view, values.count, |index| values.get(index), value)? {
                return self.constant_step(view, &values, index, end);
            }
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

/// The boolean that the text of a key says.
fn flag_of(key: &Scalar<'_>) -> Option<Scalar<'static>> {
    match key {
        Scalar::Str(text) => str_to_bool(text).ok().map(Scalar::Bool),
        _ => None,
    }
}

#[inline(always)]
fn find_text(view: &View<'_>, values: &Values<'_>, text: &[u8]) -> bool {
    let found = view.find(values.table, text, |index| match values.get(index) {
        Some(Constant::Str(place)) => view.text(place).is_some_and(|value| value.as_bytes() == text),
        _ => false,
    });
    found.is_some()
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
