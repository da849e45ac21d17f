//! Strings with lengths, patterns or changes.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Limits, StrRules, str_flags};

use super::posix_path::posix_path;
use super::string::StringEnd;
use super::unescape::unescape;
use super::{Exactness, Halt, Step, Walk};
use crate::errors::ErrorKind;
use crate::patterns::Matcher;
use crate::sink::Sink;

/// How many characters UTF-8 has: bytes that do not go on with one. Few enough at once for sums of single bytes, of which
/// vectors hold many.
fn characters(text: &[u8]) -> u64 {
    let sum = |piece: &[u8]| piece.iter().map(|byte| u8::from(*byte as i8 >= -0x40)).sum::<u8>();
    text.chunks(192).map(|piece| u64::from(sum(piece))).sum()
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A string with constraints; `at` is behind its opening quote.
    #[inline(never)]
    pub(super) fn constrained_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
        end: StringEnd,
    ) -> Option<Step<S::Out>> {
        self.floor(Exactness::Strict);
        let (least, most) = self.lengths(view, node)?;
        let raw = self.text.slice(at, end.at);
        // A character takes 1 to 4 bytes, escaped up to 12: mostly that settles it.
        let bytes = raw.len() as u64;
        let surely = bytes <= most && bytes >> if end.escaped { 4 } else { 2 } >= least;
        if (surely || !end.escaped && (least..=most).contains(&characters(raw)))
            && (node.a.to_native() == frostmap_format::NONE
                || !end.escaped && self.is_plain_match(view, node, raw)?)
        {
            let out = self.sink.str(&self.text, at, end.at, end.escaped);
            return self.step(end.at + 1, out);
        }
        let text = self.take_text(at, end.at);
        let step = self.checked_string(view, node, &text, false, at - 1, end.at + 1);
        self.scratch.text = text;
        step
    }

    /// Whether a pattern is all there is to a string, and it matches the bytes as they stand.
    fn is_plain_match(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, raw: &[u8]) -> Option<bool> {
        let at = node.a.to_native();
        let rules = self.record(view, "str", at, StrRules::read(view.words, at))?;
        if rules.flags != str_flags::PATTERN {
            return Some(false);
        }
        Some(self.pattern(rules.pattern)?.is_known_match(raw) == Some(true))
    }

    /// The inside of a string, unescaped, in memory to be given back to the scratch.
    pub(super) fn take_text(&mut self, start: usize, end: usize) -> String {
        let mut text = std::mem::take(&mut self.scratch.text);
        text.clear();
        unescape(self.text.slice(start, end), &mut text);
        text
    }

    /// Checks and changes a string that stands (or whose origin stands) from `start` to `end` in the document.
    pub(super) fn checked_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        text: &str,
        changed: bool,
        start: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        let rules = node.a.to_native();
        let rules = if rules == frostmap_format::NONE {
            StrRules::NONE
        } else {
            let read = StrRules::read(view.words, rules);
            self.record(view, "str", rules, read)?
        };
        let has = |flag| rules.flags & flag != 0;
        let checked = if has(str_flags::STRIP) { text.trim() } else { text };
        if has(str_flags::ASCII) && !checked.is_ascii() {
            return self.fail(ErrorKind::StringNotAscii, start, end);
        }
        if let Some(kind) = self.length_error(view, node, checked.chars().count() as u64)? {
            return self.fail(kind, start, end);
        }
        if has(str_flags::PATTERN) {
            let pattern = self.pattern(rules.pattern)?;
            match pattern.is_match(checked) {
                Some(true) => {}
                Some(false) => {
                    self.wanted()?;
                    let pattern = pattern.text().into();
                    return self.fail(ErrorKind::StringPatternMismatch { pattern }, start, end);
                }
                None => return self.damaged(view, "pattern", rules.pattern),
            }
        }
        if !S::BUILD {
            return self.step(end, S::NOTHING);
        }
        let out = if has(str_flags::LOWER) {
            self.sink.owned(&checked.to_lowercase())
        } else if has(str_flags::UPPER) {
            self.sink.owned(&checked.to_uppercase())
        } else if has(str_flags::PATH) {
            self.sink.owned(&posix_path(checked))
        } else if changed || checked.len() != text.len() {
            self.sink.owned(checked)
        } else {
            let escaped = self.text.slice(start + 1, end - 1).contains(&b'\\');
            self.sink.str(&self.text, start + 1, end - 1, escaped)
        };
        self.step(end, out)
    }

    /// A pattern of the archive.
    fn pattern(&mut self, section: u32) -> Option<&'a Matcher<'a>> {
        match self.store.pattern(section) {
            Ok(pattern) => Some(pattern),
            Err(error) => self.stop(Halt::Damaged(error.clone())),
        }
    }

    fn length_error(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        length: u64,
    ) -> Option<Option<ErrorKind>> {
        let (least, most) = self.lengths(view, node)?;
        Some(if length < least {
            Some(ErrorKind::StringTooShort { min_length: least })
        } else if length > most {
            Some(ErrorKind::StringTooLong { max_length: most })
        } else {
            None
        })
    }

    /// The least and greatest length of a node.
    #[inline(always)]
    pub(super) fn lengths(&mut self, view: &'a View<'a>, node: &'a ArchivedNode) -> Option<(u64, u64)> {
        if node.flags & node_flags::LIMITED == 0 {
            return Some((0, u64::MAX));
        }
        let at = node.b.to_native();
        let limits = Limits::read(view.words, at);
        Some(self.record(view, "limits", at, limits)?.lengths())
    }
}
