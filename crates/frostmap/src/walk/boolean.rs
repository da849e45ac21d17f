//! Booleans.

use frostmap_format::tables::ArchivedNode;

use super::number::{NumberValue, starts_number};
use super::{Step, Walk};
use crate::errors::ErrorKind;
use crate::number::{Int, NumberFault, float_to_bool, int_to_bool, str_to_bool};
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be a boolean.
    #[inline(always)]
    pub(super) fn boolean(&mut self, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let four = self.text.four(at);
        if four == u32::from_le_bytes(*b"true") {
            let out = self.sink.bool(true);
            return self.step(at + 4, out);
        }
        if four == u32::from_le_bytes(*b"fals") && self.text.byte(at + 4) == b'e' {
            let out = self.sink.bool(false);
            return self.step(at + 5, out);
        }
        self.other_boolean(node, at)
    }

    /// true or false, which starts here if anything does.
    pub(super) fn boolean_token(&mut self, at: usize) -> Option<(bool, usize)> {
        if self.text.has(at, b"true") {
            return Some((true, at + 4));
        }
        if self.text.has(at, b"false") {
            return Some((false, at + 5));
        }
        self.syntax()
    }

    #[cold]
    fn other_boolean(&mut self, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let lax = !self.strict(node);
        let (value, end) = match self.text.byte(at) {
            b'"' if lax || self.is_text() => {
                let end = self.string_end(at + 1)?;
                let text = self.take_text(at + 1, end.at);
                let value = str_to_bool(&text);
                self.scratch.text = text;
                (value, end.at + 1)
            }
            byte if lax && starts_number(byte) => {
                let token = self.number_token(at)?;
                let value = match self.number_value(at, token) {
                    NumberValue::Int(Int::I64(value)) => int_to_bool(value),
                    NumberValue::Int(Int::Big(_)) => Err(NumberFault::BoolType),
                    NumberValue::Float(value) => float_to_bool(value),
                };
                (value, token.end)
            }
            _ => return self.reject(ErrorKind::BoolType, at),
        };
        match value {
            Ok(value) => {
                self.floor_from_text();
                let out = self.sink.bool(value);
                self.step(end, out)
            }
            Err(fault) => self.fail(fault.into(), at, end),
        }
    }
}
