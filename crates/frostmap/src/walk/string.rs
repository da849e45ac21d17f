//! Strings without anything to check but that they are strings; where they end.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};

use super::{Exactness, Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::Sink;

/// Where a string ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct StringEnd {
    /// Position of the closing quote.
    pub(super) at: usize,
    /// Whether there are escapes.
    pub(super) escaped: bool,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A string; the position is behind its opening quote.
    #[inline(always)]
    pub(super) fn string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let end = self.string_end(at)?;
        self.ended_string(view, node, at, end)
    }

    /// A string whose end is known; the position is behind its opening quote.
    #[inline(always)]
    pub(super) fn ended_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
        end: StringEnd,
    ) -> Option<Step<S::Out>> {
        if node.flags & node_flags::CHECKED != 0 {
            return self.constrained_string(view, node, at, end);
        }
        self.floor(Exactness::Strict);
        let out = self.sink.str(&self.text, at, end.at, end.escaped);
        self.step(end.at + 1, out)
    }

    /// Finds the closing quote from behind the opening one.
    #[inline(always)]
    pub(super) fn string_end(&mut self, at: usize) -> Option<StringEnd> {
        let (end, byte) = self.text.find_special(at);
        if byte == b'"' {
            return Some(StringEnd { at: end, escaped: false });
        }
        self.escaped_end(end)
    }

    #[cold]
    fn escaped_end(&mut self, mut at: usize) -> Option<StringEnd> {
        loop {
            match self.text.byte(at) {
                b'"' => return Some(StringEnd { at, escaped: true }),
                b'\\' => at = self.escape_end(at + 1)?,
                _ => return self.syntax(),
            }
            at = self.text.find_special(at).0;
        }
    }

    /// Behind an escape, from behind its backslash.
    fn escape_end(&mut self, at: usize) -> Option<usize> {
        match self.text.byte(at) {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 1),
            b'u' => {
                let unit = self.hex(at + 1);
                match unit {
                    Some(0xD800..=0xDBFF) => {
                        let low = self.text.byte(at + 5) == b'\\' && self.text.byte(at + 6) == b'u';
                        let low = if low { self.hex(at + 7) } else { None };
                        if matches!(low, Some(0xDC00..=0xDFFF)) { Some(at + 11) } else { self.syntax() }
                    }
                    Some(0xDC00..=0xDFFF) | None => self.syntax(),
                    Some(_) => Some(at + 5),
                }
            }
            _ => self.syntax(),
        }
    }

    fn hex(&self, at: usize) -> Option<u32> {
        (at..at + 4).try_fold(0, |unit, at| Some(unit << 4 | char::from(self.text.byte(at)).to_digit(16)?))
    }

    /// Something other than a string where one is wanted.
    #[cold]
    pub(super) fn not_a_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let coerced = node.flags & node_flags::COERCE_NUMBERS != 0 && !self.strict(node);
        if coerced && let Some(text) = self.number_text(at) {
            let (end, text) = text?;
            self.floor(Exactness::Lax);
            return self.checked_string(view, node, &text, true, at, end);
        }
        self.reject(ErrorKind::StringType, at)
    }
}
