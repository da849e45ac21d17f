//! Enums: members by their values.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Constant, Values, enum_type};

use super::constant::too_large;
use super::scalar::Scalar;
use super::{Exactness, Step, Walk};
use crate::errors::{ErrorInput, ErrorKind};
use crate::number::{Int, float_to_int, str_to_float, str_to_int};
use crate::sink::{Form, Sink};

impl<'a, S: Sink> Walk<'a, S> {
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
