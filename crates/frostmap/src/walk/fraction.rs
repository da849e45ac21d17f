//! Fractions: numbers and strings, strict or not.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::Bound;

use super::decimal::ORDER;
use super::int::limit_error;
use super::number::starts_number;
use super::{Exactness, Step, Walk};
use crate::errors::{ErrorKind, Number};
use crate::number::Fraction;
use crate::sink::{Form, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be a fraction.
    #[inline(never)]
    pub(super) fn fraction(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let byte = self.text.byte(at);
        if starts_number(byte) {
            let (end, text) = self.number_text(at)??;
            self.floor(Exactness::Strict);
            return self.checked_fraction(view, node, Fraction::parse(&text), at, end);
        }
        if byte != b'"' {
            return self.reject(ErrorKind::FractionType, at);
        }
        let end = self.string_end(at + 1)?;
        let text = self.take_text(at + 1, end.at);
        let value = Fraction::parse(&text);
        self.scratch.text = text;
        self.floor(if self.key { Exactness::Lax } else { Exactness::Strict });
        self.checked_fraction(view, node, value, at, end.at + 1)
    }

    fn checked_fraction(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        value: Option<Fraction>,
        at: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        let Some(value) = value else { return self.fail(ErrorKind::FractionParsing, at, end) };
        let rules = self.decimal_rules(view, node, "fraction")?;
        for bound in ORDER {
            let Some(text) = rules.get(bound) else { continue };
            let limit = Fraction::parse(self.place(view, text)?);
            let limit = self.record(view, "fraction", text.offset, limit)?;
            let kept = match bound {
                Bound::MultipleOf => value.is_multiple_of(&limit),
                Bound::Le => value.compare(&limit).is_le(),
                Bound::Lt => value.compare(&limit).is_lt(),
                Bound::Ge => value.compare(&limit).is_ge(),
                Bound::Gt => value.compare(&limit).is_gt(),
            };
            if !kept {
                let limit = Number::Text(limit.to_string().into());
                return self.fail(limit_error(bound, limit), at, end);
            }
        }
        if !S::BUILD {
            return self.step(end, S::NOTHING);
        }
        let out = self.sink.form(Form::Fraction, &value.to_string());
        self.step(end, out)
    }
}
