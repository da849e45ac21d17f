//! Reads JSON, and the constants Python adds to it.

use std::borrow::Cow;

use super::{Json, SyntaxError, Value};

type Result<T> = std::result::Result<T, SyntaxError>;

pub(super) fn document(text: &str) -> Result<Json<'_>> {
    let mut reader = Reader { text, at: 0 };
    reader.blanks();
    let value = reader.value()?;
    reader.blanks();
    if reader.at == text.len() { Ok(value) } else { reader.wrong() }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn wrong<T>(&self) -> Result<T> {
        Err(SyntaxError { at: self.at })
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == byte;
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8) -> Result<()> {
        if self.eat(byte) { Ok(()) } else { self.wrong() }
    }

    fn value(&mut self) -> Result<Json<'t>> {
        let start = self.at;
        let value = match self.peek() {
            b'{' => self.object()?,
            b'[' => self.array()?,
            b'"' => Value::String(self.string()?),
            _ => self.word()?,
        };
        Ok(Json { text: self.since(start), value })
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A number or a name.
    fn word(&mut self) -> Result<Value<'t>> {
        let start = self.at;
        while matches!(self.peek(), b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'.') {
            self.at += 1;
        }
        match self.since(start) {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "NaN" | "Infinity" | "-Infinity" => Ok(Value::Number),
            number if number.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => Ok(Value::Number),
            _ => Err(SyntaxError { at: start }),
        }
    }

    fn array(&mut self) -> Result<Value<'t>> {
        let mut items = Vec::new();
        self.at += 1;
        self.blanks();
        while !self.eat(b']') {
            if !items.is_empty() {
                self.expect(b',')?;
                self.blanks();
            }
            items.push(self.value()?);
            self.blanks();
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self) -> Result<Value<'t>> {
        let mut members = Vec::new();
        self.at += 1;
        self.blanks();
        while !self.eat(b'}') {
            if !members.is_empty() {
                self.expect(b',')?;
                self.blanks();
            }
            let key = self.string()?;
            self.blanks();
            self.expect(b':')?;
            self.blanks();
            members.push((key, self.value()?));
            self.blanks();
        }
        Ok(Value::Object(members))
    }

    fn string(&mut self) -> Result<Cow<'t, str>> {
        self.expect(b'"')?;
        let start = self.at;
        let mut text: Option<String> = None;
        loop {
            let run = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0) {
                self.at += 1;
            }
            let plain = self.since(run);
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Ok(match text {
                        Some(text) => Cow::Owned(text + plain),
                        None => Cow::Borrowed(self.text.get(start..self.at - 1).unwrap_or_default()),
                    });
                }
                b'\\' => {
                    let text = text.get_or_insert_default();
                    text.push_str(plain);
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return self.wrong(),
            }
        }
    }

    fn escape(&mut self) -> Result<char> {
        let escape = self.peek();
        self.at += 1;
        Ok(match escape {
            b'"' | b'\\' | b'/' => char::from(escape),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode()?,
            _ => return self.wrong(),
        })
    }

    /// One character of one or two `\u`; half a pair becomes the replacement character.
    fn unicode(&mut self) -> Result<char> {
        let high = self.hex()?;
        if !(0xD800..0xDC00).contains(&high)
            || !self.text.get(self.at..).unwrap_or_default().starts_with("\\u")
        {
            return Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.at += 2;
        let low = self.hex()?;
        let pair = 0x10000 + ((high - 0xD800) << 10) + low.wrapping_sub(0xDC00);
        Ok(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        let value = u32::from_str_radix(digits, 16).or_else(|_| self.wrong())?;
        self.at += 4;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Json, Value};

    #[test]
    fn numbers_keep_their_digits() {
        let json = Json::parse("[12345678901234567890123, -0.0, 1e+16, NaN, -Infinity]").unwrap();
        let texts: Vec<&str> = json.items().iter().map(|item| item.text).collect();
        assert_eq!(texts, ["12345678901234567890123", "-0.0", "1e+16", "NaN", "-Infinity"]);
    }

    #[test]
    fn strings_lose_their_escapes() {
        let json = Json::parse(r#"{"a\n\u00e9\ud83d\ude00": "b"}"#).unwrap();
        let (key, value) = &json.members()[0];
        assert_eq!((key.as_ref(), &value.value), ("a\né😀", &Value::String("b".into())));
        assert_eq!(value.text, "\"b\"");
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in ["", "[1", "{\"a\"}", "nul", "[1 2]", "\"a", "1 2", "{1: 2}", "\"\\x\""] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
    }
}
