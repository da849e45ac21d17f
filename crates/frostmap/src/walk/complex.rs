//! Complex numbers: strings, and in lax mode numbers.

use frostmap_format::tables::{ArchivedNode, node_flags};

use super::number::{NumberValue, starts_number};
use super::{Exactness, Step, Walk};
use crate::errors::ErrorKind;
use crate::number::{Complex, Int};
use crate::sink::{Form, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, which should be a complex number. The caller's strictness is not asked for, as in
    /// the reference.
    #[inline(never)]
    pub(super) fn complex(&mut self, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let byte = self.text.byte(at);
        if byte == b'"' {
            let end = self.string_end(at + 1)?;
            let text = self.take_text(at + 1, end.at);
            let value = Complex::parse(&text);
            self.scratch.text = text;
            self.floor(Exactness::Strict);
            return match value {
                Some(value) => self.complex_step(value, end.at + 1),
                None => self.fail(ErrorKind::ComplexStrParsing, at, end.at + 1),
            };
        }
        if !starts_number(byte) {
            return self.reject(ErrorKind::ComplexType, at);
        }
        let token = self.number_token(at)?;
        let real = match self.number_value(at, token) {
            NumberValue::Int(Int::Big(_)) => return self.fail(ErrorKind::ComplexType, at, token.end),
            NumberValue::Int(value) => value.to_f64(),
            NumberValue::Float(value) => value,
        };
        if node.flags & node_flags::STRICT != 0 {
            return self.fail(ErrorKind::ComplexStrParsing, at, token.end);
        }
        self.floor(Exactness::Lax);
        self.complex_step(Complex { real, imaginary: 0.0 }, token.end)
    }

    fn complex_step(&mut self, value: Complex, end: usize) -> Option<Step<S::Out>> {
        if !S::BUILD {
            return self.step(end, S::NOTHING);
        }
        let out = self.sink.form(Form::Complex, &value.to_string());
        self.step(end, out)
    }
}
