//! Number tokens: their grammar, and what they are.

use super::Walk;
use crate::number::{Int, MAX_INT_DIGITS, float_to_python, float_to_str, float_token};
use crate::sink::Sink;

/// A number token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Behind its last byte.
    pub(super) end: usize,
    /// No fraction, no exponent, no infinity, not NaN.
    pub(super) integer: bool,
}

/// A number.
pub(super) enum NumberValue<'t> {
    /// An integer.
    Int(Int<'t>),
    /// A floating point number.
    Float(f64),
}

/// Whether a value that starts with this byte can be a number.
pub(super) fn starts_number(byte: u8) -> bool {
    matches!(byte, b'-' | b'0'..=b'9' | b'N' | b'I')
}

impl<'a, S: Sink> Walk<'a, S> {
    /// The token at a position, if the grammar has one there.
    #[inline(never)]
    pub(super) fn number_token(&mut self, start: usize) -> Option<Token> {
        let negative = usize::from(self.text.byte(start) == b'-');
        let mut at = start + negative;
        match self.text.byte(at) {
            b'0' => at += 1,
            b'1'..=b'9' => at = self.digits_end(at),
            b'I' if self.text.has(at, b"Infinity") => return Some(Token { end: at + 8, integer: false }),
            b'N' if negative == 0 && self.text.has(at, b"NaN") => {
                return Some(Token { end: at + 3, integer: false });
            }
            _ => return self.syntax(),
        }
        let whole = at - start - negative;
        let mut integer = true;
        if self.text.byte(at) == b'.' {
            integer = false;
            at = self.some_digits_end(at + 1)?;
        }
        if self.text.byte(at) | 0x20 == b'e' {
            integer = false;
            let signed = usize::from(matches!(self.text.byte(at + 1), b'+' | b'-'));
            at = self.some_digits_end(at + 1 + signed)?;
        }
        if self.text.byte(at).is_ascii_digit() || whole > MAX_INT_DIGITS {
            return self.syntax();
        }
        Some(Token { end: at, integer })
    }

    fn digits_end(&self, mut at: usize) -> usize {
        while self.text.byte(at).is_ascii_digit() {
            at += 1;
        }
        at
    }

    fn some_digits_end(&mut self, at: usize) -> Option<usize> {
        let end = self.digits_end(at);
        if end == at { self.syntax() } else { Some(end) }
    }

    /// What a token says.
    pub(super) fn number_value(&self, start: usize, token: Token) -> NumberValue<'a> {
        let text = str::from_utf8(self.text.slice(start, token.end)).unwrap_or_default();
        if token.integer {
            NumberValue::Int(Int::from_canonical(text))
        } else {
            NumberValue::Float(float_token(text).unwrap_or(f64::NAN))
        }
    }

    /// The number at a position as text, if there is a number: its end, and how pydantic writes it in a string.
    #[expect(clippy::option_option, reason = "no number here, and a number that is not JSON, are different")]
    pub(super) fn number_text(&mut self, at: usize) -> Option<Option<(usize, String)>> {
        if !starts_number(self.text.byte(at)) {
            return None;
        }
        let Some(token) = self.number_token(at) else { return Some(None) };
        let text = match self.number_value(at, token) {
            NumberValue::Int(int) => int.to_string(),
            NumberValue::Float(float) if self.python => float_to_python(float),
            NumberValue::Float(float) => float_to_str(float),
        };
        Some(Some((token.end, text)))
    }
}
