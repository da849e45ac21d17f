//! The tokens of JSON: white space, strings, numbers and words.
//! Every read is checked; an error carries the offset it was found at.

use std::borrow::Cow;

use super::SyntaxError;

/// A place in a text.
#[derive(Debug)]
pub(crate) struct Scanner<'d> {
    text: &'d str,
    bytes: &'d [u8],
    at: usize,
}

impl<'d> Scanner<'d> {
    /// Starts at the beginning of `text`.
    pub(crate) fn new(text: &'d str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0 }
    }

    /// The current offset. Documents are kept below 4 GiB.
    pub(crate) fn offset(&self) -> u32 {
        u32::try_from(self.at).unwrap_or(u32::MAX)
    }

    /// The byte here.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over `byte` if it stands here.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over white space.
    pub(crate) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// An error found here.
    pub(crate) fn error(&self, message: &'static str) -> SyntaxError {
        SyntaxError { at: self.at, message, too_deep: false }
    }

    /// Steps over the opening bracket of an array or object, one level deeper.
    pub(crate) fn descend(&mut self, depth: u32, limit: u32) -> Result<(), SyntaxError> {
        if depth >= limit {
            return Err(SyntaxError { at: self.at, message: "nested too deep", too_deep: true });
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over one of the three words of JSON.
    pub(crate) fn word(&mut self, word: &'static str) -> Result<(), SyntaxError> {
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.error(match word {
            "true" => "expected `true`",
            "false" => "expected `false`",
            _ => "expected `null`",
        }))
    }

    /// Reads a number, as text.
    pub(crate) fn number(&mut self) -> Result<&'d str, SyntaxError> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if !self.eat(b'-') {
                self.eat(b'+');
            }
            self.digits()?;
        }
        Ok(self.slice(start))
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.error("expected a digit")) } else { Ok(()) }
    }

    /// Reads a string, the opening quote being here. Borrows it where it has no escapes.
    pub(crate) fn string(&mut self) -> Result<Cow<'d, str>, SyntaxError> {
        self.at += 1;
        let start = self.at;
        self.plain();
        if self.peek() == Some(b'"') {
            let text = self.slice(start);
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        let mut text = self.slice(start).to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err(self.error("a control character has to be escaped")),
                None => return Err(self.error("the string is not closed")),
            }
            let start = self.at;
            self.plain();
            text.push_str(self.slice(start));
        }
    }

    /// Steps over bytes that stand for themselves inside a string.
    fn plain(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let special = |byte: &u8| *byte == b'"' || *byte == b'\\' || *byte < 0x20;
        self.at += rest.iter().position(special).unwrap_or(rest.len());
    }

    /// Reads an escape, the backslash being here.
    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let letter = self.bytes.get(self.at + 1).copied();
        let plain = match letter {
            Some(quoted @ (b'"' | b'\\' | b'/')) => char::from(quoted),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.error("unknown escape")),
        };
        self.at += 2;
        Ok(plain)
    }

    fn unicode(&mut self, start: usize) -> Result<char, SyntaxError> {
        let half = |at| SyntaxError { at, message: "half of a surrogate pair", too_deep: false };
        let unit = self.unit()?;
        if (0xD800..0xDC00).contains(&unit) {
            if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
                return Err(half(start));
            }
            let low = self.unit()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(half(start));
            }
            let code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            return char::from_u32(code).ok_or_else(|| half(start));
        }
        char::from_u32(unit).ok_or_else(|| half(start))
    }

    /// Reads `\uXXXX`.
    fn unit(&mut self) -> Result<u32, SyntaxError> {
        let digits = self.text.get(self.at + 2..self.at + 6);
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.error("expected four hexadecimal digits after `\\u`"))?;
        self.at += 6;
        Ok(unit)
    }

    /// The text since `start`.
    fn slice(&self, start: usize) -> &'d str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}
