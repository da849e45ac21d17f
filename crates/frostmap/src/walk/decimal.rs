//! Decimals: numbers and strings, and in lax mode Python's triple of sign, digits and exponent.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Bound, DecimalRules};
use frostmap_format::{NONE, View};

use super::int::limit_error;
use super::number::starts_number;
use super::scalar::Scalar;
use super::{Exactness, Step, Walk};
use crate::errors::{ErrorKind, Number};
use crate::number::{Decimal, Int};
use crate::sink::{Form, Sink};

/// Bounds in the order in which pydantic checks them.
pub(super) const ORDER: [Bound; 5] = [Bound::MultipleOf, Bound::Le, Bound::Lt, Bound::Ge, Bound::Gt];

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be a decimal.
    #[inline(never)]
    pub(super) fn decimal(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let byte = self.text.byte(at);
        if starts_number(byte) {
            let (end, text) = self.number_text(at)??;
            self.floor(Exactness::Strict);
            return self.checked_decimal(view, node, Decimal::parse(&text), at, end);
        }
        match byte {
            b'"' => {
                let end = self.string_end(at + 1)?;
                let text = self.take_text(at + 1, end.at);
                let value = Decimal::parse(&text);
                self.scratch.text = text;
                if value.is_some() {
                    self.floor(if self.key { Exactness::Lax } else { Exactness::Strict });
                }
                self.checked_decimal(view, node, value, at, end.at + 1)
            }
            b'[' if !self.strict(node) => {
                let end = self.skip(at)?;
                match self.decimal_triple(at)? {
                    Some(value) => {
                        self.floor(Exactness::Lax);
                        self.checked_decimal(view, node, Some(value), at, end)
                    }
                    None => self.fail(ErrorKind::DecimalType, at, end),
                }
            }
            _ => self.reject(ErrorKind::DecimalType, at),
        }
    }

    /// The decimal that an array says: sign, digits, and exponent or what it is instead of a number.
    #[expect(clippy::option_option, reason = "the walk stops, and the array says no decimal, are different")]
    fn decimal_triple(&mut self, at: usize) -> Option<Option<Decimal>> {
        let items = self.items(at)?;
        let [sign, digits, exponent] = items.as_slice() else { return Some(None) };
        if self.text.byte(*digits) != b'[' {
            return Some(None);
        }
        let mut text = String::new();
        match small(&self.scalar(*sign)?.0) {
            Some(0) => {}
            Some(1) => text.push('-'),
            _ => return Some(None),
        }
        let mut coefficient = String::new();
        for digit in self.items(*digits)? {
            match small(&self.scalar(digit)?.0) {
                Some(digit @ 0..=9) => coefficient.push(char::from(b'0' + digit as u8)),
                _ => return Some(None),
            }
        }
        match self.scalar(*exponent)?.0 {
            Scalar::Str(word) => match word.as_ref() {
                "F" => text.push_str("inf"),
                "n" => text.push_str(&format!("nan{coefficient}")),
                "N" => text.push_str(&format!("snan{coefficient}")),
                _ => return Some(None),
            },
            exponent => match small(&exponent) {
                Some(exponent) => text.push_str(&format!("0{coefficient}e{exponent}")),
                None => return Some(None),
            },
        }
        Some(Decimal::parse(&text))
    }

    fn checked_decimal(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        value: Option<Decimal>,
        at: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        let Some(value) = value else { return self.fail(ErrorKind::DecimalParsing, at, end) };
        let rules = self.decimal_rules(view, node, "decimal")?;
        let counted = rules.max_digits.is_some() || rules.decimal_places.is_some();
        if !value.is_finite() && (counted || node.flags & node_flags::VARIANT == 0) {
            return self.fail(ErrorKind::FiniteNumber, at, end);
        }
        if let Some(kind) = digits_error(&value, &rules) {
            return self.fail(kind, at, end);
        }
        if let Some(kind) = self.decimal_limit_error(view, &rules, &value)? {
            return self.fail(kind, at, end);
        }
        if !S::BUILD {
            return self.step(end, S::NOTHING);
        }
        let out = self.sink.form(Form::Decimal, &value.to_string());
        self.step(end, out)
    }

    /// The rules of a decimal or fraction.
    pub(super) fn decimal_rules(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        record: &'static str,
    ) -> Option<DecimalRules> {
        let place = node.a.to_native();
        if place == NONE {
            return Some(DecimalRules::default());
        }
        let rules = DecimalRules::read(view.words, place);
        self.record(view, record, place, rules)
    }

    /// The first limit a decimal does not keep, in pydantic's order.
    #[expect(clippy::option_option, reason = "damage, and no limit that is not kept, are different")]
    fn decimal_limit_error(
        &mut self,
        view: &'a View<'a>,
        rules: &DecimalRules,
        value: &Decimal,
    ) -> Option<Option<ErrorKind>> {
        for bound in ORDER {
            let Some(text) = rules.get(bound) else { continue };
            let limit = Decimal::parse(self.place(view, text)?);
            let limit = self.record(view, "decimal", text.offset, limit)?;
            let order = value.compare(&limit);
            let kept = match bound {
                Bound::MultipleOf => value.is_multiple_of(&limit),
                Bound::Le => order.is_some_and(std::cmp::Ordering::is_le),
                Bound::Lt => order.is_some_and(std::cmp::Ordering::is_lt),
                Bound::Ge => order.is_some_and(std::cmp::Ordering::is_ge),
                Bound::Gt => order.is_some_and(std::cmp::Ordering::is_gt),
            };
            if !kept {
                return Some(Some(limit_error(bound, Number::Text(limit.to_string().into()))));
            }
        }
        Some(None)
    }
}

/// An integer of 64 bits; booleans are integers in Python.
fn small(value: &Scalar<'_>) -> Option<i64> {
    match value {
        Scalar::Bool(value) => Some(i64::from(*value)),
        Scalar::Int(Int::I64(value)) => Some(*value),
        _ => None,
    }
}

/// Too many digits, unless zeros at the end are what makes them too many.
fn digits_error(value: &Decimal, rules: &DecimalRules) -> Option<ErrorKind> {
    let counts = value.counts();
    if let Some(max_digits) = rules.max_digits
        && counts.iter().all(|count| count.digits > max_digits)
    {
        return Some(ErrorKind::DecimalMaxDigits { max_digits });
    }
    let decimal_places = rules.decimal_places?;
    if counts.iter().all(|count| count.places > decimal_places) {
        return Some(ErrorKind::DecimalMaxPlaces { decimal_places });
    }
    let whole_digits = rules.max_digits?.saturating_sub(decimal_places);
    let too_many = counts.iter().all(|count| count.whole() > whole_digits);
    too_many.then_some(ErrorKind::DecimalWholeDigits { whole_digits })
}
