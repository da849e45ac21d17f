//! Floating point numbers.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Bound, BoundValue, Limits};

use super::int::limit_error;
use super::number::{NumberValue, starts_number};
use super::{Exactness, Step, Walk};
use crate::errors::{ErrorKind, Number};
use crate::number::{is_float_multiple, str_to_float};
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be a number.
    #[inline(never)]
    pub(super) fn float(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let byte = self.text.byte(at);
        if starts_number(byte) {
            let token = self.number_token(at)?;
            let unchecked = node.flags & (node_flags::LIMITED | node_flags::VARIANT) == 0;
            if !S::BUILD && unchecked && !self.python {
                return self.step(token.end, S::NOTHING);
            }
            let value = match self.number_value(at, token) {
                NumberValue::Float(value) => value,
                NumberValue::Int(value) => {
                    self.floor(Exactness::Strict);
                    value.to_f64()
                }
            };
            // Python makes no infinity of an integer, as its JSON does.
            if self.python && token.integer && value.is_infinite() {
                return self.fail(ErrorKind::FloatType, at, token.end);
            }
            return self.limited_float(view, node, value, at, token.end);
        }
        let lax = !self.strict(node);
        match byte {
            b'"' if lax || self.is_text() => {
                let end = self.string_end(at + 1)?;
                let text = self.take_text(at + 1, end.at);
                let value = str_to_float(&text);
                self.scratch.text = text;
                match value {
                    Ok(value) => {
                        self.floor_from_text();
                        self.limited_float(view, node, value, at, end.at + 1)
                    }
                    Err(fault) => self.fail(fault.into(), at, end.at + 1),
                }
            }
            b't' | b'f' if lax => {
                let (value, end) = self.boolean_token(at)?;
                self.floor(Exactness::Lax);
                self.limited_float(view, node, f64::from(u8::from(value)), at, end)
            }
            _ => self.reject(ErrorKind::FloatType, at),
        }
    }

    fn limited_float(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        value: f64,
        at: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        if node.flags & node_flags::VARIANT != 0 && !value.is_finite() {
            return self.fail(ErrorKind::FiniteNumber, at, end);
        }
        if node.flags & node_flags::LIMITED != 0
            && let Some(kind) = self.float_limit_error(view, node.b.to_native(), value)?
        {
            return self.fail(kind, at, end);
        }
        let out = if value.is_finite() {
            self.sink.float(value)
        } else {
            self.sink.non_finite(value, node.inf_nan)
        };
        self.step(end, out)
    }

    /// The first limit a number does not keep, in pydantic's order. NaN keeps none but `multiple_of`.
    fn float_limit_error(&mut self, view: &'a View<'a>, at: u32, value: f64) -> Option<Option<ErrorKind>> {
        const ORDER: [Bound; 5] = [Bound::MultipleOf, Bound::Le, Bound::Lt, Bound::Ge, Bound::Gt];
        let limits = Limits::read(view.words, at);
        let limits = self.record(view, "limits", at, limits)?;
        for bound in ORDER {
            let Some(BoundValue::Bits(bits)) = limits.get(bound) else { continue };
            let limit = f64::from_bits(bits);
            let kept = match bound {
                Bound::MultipleOf => is_float_multiple(value, limit),
                Bound::Le => value <= limit,
                Bound::Lt => value < limit,
                Bound::Ge => value >= limit,
                Bound::Gt => value > limit,
            };
            if !kept {
                return Some(Some(limit_error(bound, Number::F64(limit))));
            }
        }
        Some(None)
    }
}
