//! One pass over a document by the JSON grammar, telling a listener what it meets.
//! Containers are kept on a stack of our own, so that depth costs no machine stack.

use std::borrow::Cow;

use super::fault::{Fault, Scanned};
use super::number::number;
use super::string::{cut_string, string};

/// How many containers with something inside may be open at once; empty ones do not count.
const MAX_DEPTH: usize = 200;

/// The two kinds of container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// `[...]`
    Array,
    /// `{...}`
    Object,
}

/// What a listener hears, in document order. Keys come as text, before their values.
pub(crate) trait Events<'d> {
    /// A `null`.
    fn null(&mut self) {}
    /// A `true` or `false`.
    fn boolean(&mut self, _value: bool) {}
    /// An integer token.
    fn int(&mut self, _token: &'d str) {}
    /// A number token with a fraction or an exponent, or one of `NaN`, `Infinity`, `-Infinity`.
    fn float(&mut self, _token: &'d str) {}
    /// A string or a key, decoded.
    fn text(&mut self, _text: Cow<'d, str>) {}
    /// A container begins.
    fn open(&mut self, _container: Container) {}
    /// The container opened last ends.
    fn close(&mut self) {}

    /// Whether a fault only ends the innermost container, as in documents that are cut short.
    fn forgives(&self, _fault: Fault) -> bool {
        false
    }
    /// Whether a string without an end is one, and so all that follows the value is passed over.
    fn keeps_cut_strings(&self) -> bool {
        false
    }
    /// Whether there may be anything behind the value.
    fn ignores_rest(&self) -> bool {
        false
    }
    /// A value or an opening bracket is complete; the offset behind it.
    fn complete(&mut self, _end: usize) {}
    /// A string ends with the document; the offset behind what belongs to it.
    fn cut_string(&mut self, _end: usize) {}
    /// A container ends where it should not; the offset where reading goes on.
    fn cut(&mut self, _container: Container, _index: usize) {}
}

/// Reads the whole of `document`; stops at the first fault.
pub(crate) fn scan<'d>(document: &'d [u8], allow_inf_nan: bool, events: &mut impl Events<'d>) -> Scanned<()> {
    let mut scanner = Scanner { document, index: 0, allow_inf_nan, open: Vec::new(), events };
    scanner.document()
}

/// Checks that the word whose first byte is at `index` goes on with `rest`; gives the offset after it.
pub(super) fn word(document: &[u8], index: usize, rest: &str) -> Scanned<usize> {
    let mut index = index + 1;
    for expected in rest.bytes() {
        match document.get(index) {
            None => return Err((Fault::EndInValue, index)),
            Some(byte) if *byte == expected => index += 1,
            Some(_) => return Err((Fault::ExpectedIdent, index)),
        }
    }
    Ok(index)
}

struct Scanner<'d, 'e, E> {
    document: &'d [u8],
    index: usize,
    allow_inf_nan: bool,
    open: Vec<Container>,
    events: &'e mut E,
}

impl<'d, E: Events<'d>> Scanner<'d, '_, E> {
    fn document(&mut self) -> Scanned<()> {
        self.peek(Fault::EndInValue)?;
        loop {
            let opened = match self.value() {
                Err((fault, _)) if !self.open.is_empty() && self.events.forgives(fault) => {
                    self.cut_innermost();
                    false
                }
                opened => opened?,
            };
            if !opened && !self.next_value()? {
                break;
            }
        }
        if self.events.ignores_rest() {
            return Ok(());
        }
        self.skip_whitespace();
        if self.index < self.document.len() { self.fault(Fault::TrailingCharacters) } else { Ok(()) }
    }

    /// Reads the value that begins here; true when it is a container and its first value comes next.
    fn value(&mut self) -> Scanned<bool> {
        match self.document.get(self.index) {
            Some(b'[') => return self.open_array(),
            Some(b'{') => return self.open_object(),
            Some(b'"') => self.string()?,
            Some(b't') => {
                self.index = word(self.document, self.index, "rue")?;
                self.events.boolean(true);
            }
            Some(b'f') => {
                self.index = word(self.document, self.index, "alse")?;
                self.events.boolean(false);
            }
            Some(b'n') => {
                self.index = word(self.document, self.index, "ull")?;
                self.events.null();
            }
            _ => self.number()?,
        }
        self.events.complete(self.index);
        Ok(false)
    }

    /// Closes what ends here; true when another value follows, false when the outermost value is complete.
    fn next_value(&mut self) -> Scanned<bool> {
        while let Some(container) = self.open.last() {
            let more = match container {
                Container::Array => self.array_step(),
                Container::Object => self.object_step(),
            };
            match more {
                Ok(true) => return Ok(true),
                Ok(false) => {
                    self.open.pop();
                    self.events.close();
                    self.events.complete(self.index);
                }
                Err((fault, _)) if self.events.forgives(fault) => self.cut_innermost(),
                Err(fault) => return Err(fault),
            }
        }
        Ok(false)
    }

    /// Ends the innermost container where its bracket is missing.
    fn cut_innermost(&mut self) {
        if let Some(container) = self.open.pop() {
            self.events.cut(container, self.index);
            self.events.close();
        }
    }

    /// Ends a container of which nothing can be read.
    fn cut_empty(&mut self, container: Container) -> bool {
        self.events.cut(container, self.index);
        self.events.close();
        false
    }

    fn open_array(&mut self) -> Scanned<bool> {
        self.index += 1;
        self.events.open(Container::Array);
        self.events.complete(self.index);
        match self.peek(Fault::EndInList) {
            Ok(b']') => Ok(self.empty()),
            Err((fault, _)) if self.events.forgives(fault) => Ok(self.cut_empty(Container::Array)),
            first => first.and_then(|_| self.enter(Container::Array)),
        }
    }

    fn open_object(&mut self) -> Scanned<bool> {
        self.index += 1;
        self.events.open(Container::Object);
        self.events.complete(self.index);
        let first = match self.peek(Fault::EndInObject) {
            Ok(b'}') => return Ok(self.empty()),
            Ok(b'"') => self.key(),
            Ok(_) => self.fault(Fault::KeyMustBeAString),
            Err(fault) => Err(fault),
        };
        match first {
            Err((fault, _)) if self.events.forgives(fault) => Ok(self.cut_empty(Container::Object)),
            first => first.and_then(|()| self.enter(Container::Object)),
        }
    }

    fn empty(&mut self) -> bool {
        self.index += 1;
        self.events.close();
        self.events.complete(self.index);
        false
    }

    fn enter(&mut self, container: Container) -> Scanned<bool> {
        if self.open.len() >= MAX_DEPTH {
            return self.fault(Fault::RecursionLimitExceeded);
        }
        self.open.push(container);
        Ok(true)
    }

    fn array_step(&mut self) -> Scanned<bool> {
        match self.peek(Fault::EndInList)? {
            b',' => {
                self.index += 1;
                match self.peek(Fault::EndInValue)? {
                    b']' => self.fault(Fault::TrailingComma),
                    _ => Ok(true),
                }
            }
            b']' => {
                self.index += 1;
                Ok(false)
            }
            _ => self.fault(Fault::ExpectedListCommaOrEnd),
        }
    }

    fn object_step(&mut self) -> Scanned<bool> {
        match self.peek(Fault::EndInObject)? {
            b',' => {
                self.index += 1;
                match self.peek(Fault::EndInValue)? {
                    b'"' => self.key().map(|()| true),
                    b'}' => self.fault(Fault::TrailingComma),
                    _ => self.fault(Fault::KeyMustBeAString),
                }
            }
            b'}' => {
                self.index += 1;
                Ok(false)
            }
            _ => self.fault(Fault::ExpectedObjectCommaOrEnd),
        }
    }

    /// Reads a key and its colon, up to the first byte of the value.
    fn key(&mut self) -> Scanned<()> {
        let (text, end) = string(self.document, self.index)?;
        self.index = end;
        self.events.text(text);
        if self.peek(Fault::EndInObject)? != b':' {
            return self.fault(Fault::ExpectedColon);
        }
        self.index += 1;
        self.peek(Fault::EndInValue).map(|_| ())
    }

    fn string(&mut self) -> Scanned<()> {
        match string(self.document, self.index) {
            Err((Fault::EndInString, _)) if self.events.keeps_cut_strings() => {
                let end = cut_string(self.document, self.index)?;
                self.index = self.document.len();
                self.events.cut_string(end);
            }
            found => {
                let (text, end) = found?;
                self.index = end;
                self.events.text(text);
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Scanned<()> {
        let found = number(self.document, self.index, self.allow_inf_nan)?;
        let token = self.document.get(self.index..found.end).unwrap_or_default();
        // The token is ASCII by now; the empty default is never taken.
        let token = str::from_utf8(token).unwrap_or_default();
        self.index = found.end;
        if found.float {
            self.events.float(token);
        } else {
            self.events.int(token);
        }
        Ok(())
    }

    /// The next byte that is not whitespace, or the fault `at_end` where the document ends first.
    fn peek(&mut self, at_end: Fault) -> Scanned<u8> {
        self.skip_whitespace();
        self.document.get(self.index).copied().ok_or((at_end, self.index))
    }

    fn skip_whitespace(&mut self) {
        while let Some(b' ' | b'\r' | b'\t' | b'\n') = self.document.get(self.index) {
            self.index += 1;
        }
    }

    fn fault<T>(&self, fault: Fault) -> Scanned<T> {
        Err((fault, self.index))
    }
}
