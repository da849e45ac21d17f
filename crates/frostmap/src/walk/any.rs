//! Any value: skipped, or built as it stands. The grammar of JSON is here.

use super::number::NumberValue;
use super::{Exactness, Step, Walk};
use crate::number::Int;
use crate::sink::{Sequence, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// A value of an `any` schema.
    pub(super) fn any_value(&mut self, at: usize) -> Option<Step<S::Out>> {
        self.floor(Exactness::Strict);
        self.any(at)
    }

    /// Any value; there may be blanks before it.
    #[inline(never)]
    pub(crate) fn any(&mut self, at: usize) -> Option<Step<S::Out>> {
        let at = self.text.skip_blanks(at);
        match self.text.byte(at) {
            b'"' => {
                let end = self.string_end(at + 1)?;
                let out = self.sink.str(&self.text, at + 1, end.at, end.escaped);
                self.step(end.at + 1, out)
            }
            b'{' => self.any_object(at),
            b'[' => self.any_list(at),
            b't' | b'f' => {
                let (value, end) = self.boolean_token(at)?;
                let out = self.sink.bool(value);
                self.step(end, out)
            }
            b'n' => self.null(at),
            _ => self.any_number(at),
        }
    }

    fn any_number(&mut self, at: usize) -> Option<Step<S::Out>> {
        let token = self.number_token(at)?;
        if !S::BUILD {
            return self.step(token.end, S::NOTHING);
        }
        let out = match self.number_value(at, token) {
            NumberValue::Int(Int::I64(value)) => self.sink.int(value),
            NumberValue::Int(Int::Big(digits)) => self.sink.digits(&digits),
            NumberValue::Float(value) => self.sink.float(value),
        };
        self.step(token.end, out)
    }

    fn any_list(&mut self, start: usize) -> Option<Step<S::Out>> {
        let record = self.record_start(start);
        let frame = self.sink.begin();
        let mut at = self.text.skip_blanks(start + 1);
        if self.text.byte(at) != b']' {
            self.enter()?;
            loop {
                let item = self.any(at)?;
                self.sink.push(item.out);
                at = self.text.skip_blanks(item.at);
                match self.text.byte(at) {
                    b',' => at += 1,
                    b']' => break,
                    _ => return self.syntax(),
                }
            }
            self.leave();
        }
        self.record_end(record, at + 1);
        let out = self.sink.list(frame, Sequence::List);
        self.step(at + 1, out)
    }

    fn any_object(&mut self, start: usize) -> Option<Step<S::Out>> {
        let record = self.record_start(start);
        let frame = self.sink.begin();
        let mut at = self.text.skip_blanks(start + 1);
        if self.text.byte(at) != b'}' {
            self.enter()?;
            loop {
                let key = self.key(at)?;
                let out = self.sink.str(&self.text, at + 1, key.end.at, key.end.escaped);
                self.sink.push(out);
                let value = self.any(key.value)?;
                self.sink.push(value.out);
                at = self.text.skip_blanks(value.at);
                match self.text.byte(at) {
                    b',' => at = self.text.skip_blanks(at + 1),
                    b'}' => break,
                    _ => return self.syntax(),
                }
            }
            self.leave();
        }
        self.record_end(record, at + 1);
        self.sink.merge(frame, &self.text, self.store);
        let out = self.sink.dict(frame);
        self.step(at + 1, out)
    }
}
