//! Integers: short ones by one word of eight bytes, all others and all conversions in cold code.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Bound, BoundValue, Limits};

use super::number::{NumberValue, Token};
use super::{Step, Walk};
use crate::errors::{ErrorKind, Number};
use crate::number::{Int, NumberFault, float_to_int, is_int_multiple, str_to_int};
use crate::sink::Sink;

/// The value of up to eight digits: `word` holds the bytes less `0`, the first digit in its lowest byte.
#[inline(always)]
fn digits_value(word: u64, count: u32) -> u64 {
    let mut digits = word << (64 - 8 * count);
    digits = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let low = (digits & 0x0000_00FF_0000_00FF).wrapping_mul(0x000F_4240_0000_0064);
    let high = (digits >> 16 & 0x0000_00FF_0000_00FF).wrapping_mul(0x0000_2710_0000_0001);
    low.wrapping_add(high) >> 32
}

/// Whether a value keeps limits that are `ge` and `le` of 64 bits only, as most are.
#[inline(never)]
fn within(view: &View<'_>, at: u32, value: i64) -> bool {
    let Some(limits) = Limits::read(view.words, at) else { return false };
    let keeps = |bound, kept: fn(i64, i64) -> bool| match limits.get(bound) {
        Some(BoundValue::Bits(bits)) => kept(value, bits as i64),
        Some(BoundValue::Digits(_)) => false,
        None => true,
    };
    keeps(Bound::Ge, |value, least| value >= least) && keeps(Bound::Le, |value, most| value <= most)
}

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be an integer.
    #[inline(always)]
    pub(super) fn int(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        // Up to seven digits and what comes behind them lie in one word.
        let word = self.text.eight(at);
        let digits = word ^ 0x3030_3030_3030_3030;
        let others = (digits.wrapping_add(0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080;
        let count = others.trailing_zeros() / 8;
        let next = (word >> (8 * (count & 7))) as u8;
        let plain = count.wrapping_sub(1) < 7
            && (count == 1 || word as u8 != b'0')
            && next != b'.'
            && next | 0x20 != b'e';
        if !plain {
            return self.other_int(view, node, at);
        }
        let end = at + count as usize;
        if node.flags & node_flags::LIMITED != 0 {
            let value = digits_value(digits, count) as i64;
            let within = node.flags & node_flags::VARIANT != 0 && within(view, node.b.to_native(), value);
            if !within {
                return self.limited_int(view, node, Int::I64(value), at, end);
            }
        }
        let out = if S::BUILD { self.sink.int(digits_value(digits, count) as i64) } else { S::NOTHING };
        self.step(end, out)
    }

    #[cold]
    fn other_int(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let lax = !self.strict(node);
        match self.text.byte(at) {
            b'"' if lax || self.is_text() => {
                let end = self.string_end(at + 1)?;
                let text = self.take_text(at + 1, end.at);
                let value = str_to_int(&text).map(Int::into_owned);
                self.scratch.text = text;
                self.converted_int(view, node, value, at, end.at + 1)
            }
            b't' | b'f' if lax => {
                let (value, end) = self.boolean_token(at)?;
                self.converted_int(view, node, Ok(Int::I64(i64::from(value))), at, end)
            }
            byte if super::number::starts_number(byte) => {
                let token = self.number_token(at)?;
                match self.number_value(at, token) {
                    NumberValue::Int(value) => self.limited_int(view, node, value, at, token.end),
                    NumberValue::Float(_) if !lax => self.fail(ErrorKind::IntType, at, token.end),
                    NumberValue::Float(value) => self.int_from_float(view, node, value, at, token),
                }
            }
            _ => self.reject(ErrorKind::IntType, at),
        }
    }

    fn int_from_float(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        value: f64,
        at: usize,
        token: Token,
    ) -> Option<Step<S::Out>> {
        self.converted_int(view, node, float_to_int(value).map(Int::I64), at, token.end)
    }

    fn converted_int(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        value: Result<Int<'_>, NumberFault>,
        at: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        match value {
            Ok(value) => {
                self.floor_from_text();
                self.limited_int(view, node, value, at, end)
            }
            Err(fault) => self.fail(fault.into(), at, end),
        }
    }

    fn limited_int(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        value: Int<'_>,
        at: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        if node.flags & node_flags::LIMITED != 0
            && let Some(kind) = self.int_limit_error(view, node.b.to_native(), &value)?
        {
            return self.fail(kind, at, end);
        }
        let out = match &value {
            Int::I64(value) => self.sink.int(*value),
            Int::Big(digits) => self.sink.digits(digits),
        };
        self.step(end, out)
    }

    /// The first limit an integer does not keep, in pydantic's order.
    fn int_limit_error(&mut self, view: &'a View<'a>, at: u32, value: &Int<'_>) -> Option<Option<ErrorKind>> {
        const ORDER: [Bound; 5] = [Bound::MultipleOf, Bound::Le, Bound::Lt, Bound::Ge, Bound::Gt];
        let limits = Limits::read(view.words, at);
        let limits = self.record(view, "limits", at, limits)?;
        for bound in ORDER {
            if !limits.has(bound) {
                continue;
            }
            let limit = match limits.get(bound) {
                Some(BoundValue::Bits(bits)) => Int::I64(bits as i64),
                Some(BoundValue::Digits(place)) => {
                    let limit = Int::of_archive(self.place(view, place)?);
                    self.record(view, "limits", at, limit)?
                }
                None => return self.damaged(view, "limits", at),
            };
            let kept = match bound {
                Bound::MultipleOf => is_int_multiple(value, &limit),
                Bound::Le => *value <= limit,
                Bound::Lt => *value < limit,
                Bound::Ge => *value >= limit,
                Bound::Gt => *value > limit,
            };
            if !kept {
                return Some(Some(limit_error(bound, number(limit))));
            }
        }
        Some(None)
    }
}

fn number(limit: Int<'_>) -> Number {
    match limit {
        Int::I64(value) => Number::I64(value),
        Int::Big(digits) => Number::Big(digits.into()),
    }
}

/// The error of a limit that is not kept.
pub(super) fn limit_error(bound: Bound, limit: Number) -> ErrorKind {
    match bound {
        Bound::MultipleOf => ErrorKind::MultipleOf { multiple_of: limit },
        Bound::Le => ErrorKind::LessThanEqual { le: limit },
        Bound::Lt => ErrorKind::LessThan { lt: limit },
        Bound::Ge => ErrorKind::GreaterThanEqual { ge: limit },
        Bound::Gt => ErrorKind::GreaterThan { gt: limit },
    }
}

#[cfg(test)]
mod tests {
    use super::digits_value;

    #[test]
    fn digits_are_read_eight_at_a_time() {
        for (text, value) in [("7", 7), ("42", 42), ("1234567", 1_234_567), ("0", 0), ("9999999", 9_999_999)]
        {
            let mut bytes = [b','; 8];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            let word = u64::from_le_bytes(bytes) ^ 0x3030_3030_3030_3030;
            assert_eq!(digits_value(word, text.len() as u32), value);
        }
    }
}
