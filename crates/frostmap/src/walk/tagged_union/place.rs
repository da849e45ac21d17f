//! Where the tag of an object stands: in its first key, in its last one, or elsewhere.

use frostmap_format::View;
use frostmap_format::words::{TaggedUnion, Text as Place};

use crate::sink::Sink;
use crate::walk::Walk;

impl<'a, S: Sink> Walk<'a, S> {
    /// Where the text of the tag starts, if its key is the first of the object at a position.
    #[inline(always)]
    pub(super) fn first_tag(&self, view: &'a View<'a>, union: &TaggedUnion<'a>, at: usize) -> Option<usize> {
        // `{"key":"`
        let pattern = union.pattern();
        let window = self.text.window(at);
        let length = pattern.length as usize;
        if self.starts_with(view, pattern, window, at) {
            return Some(at + length);
        }
        // `{"key": "`
        let colon = length.wrapping_sub(1);
        let before_blank = Place { length: colon as u32, ..pattern };
        if window.two(colon) == u16::from_le_bytes(*b" \"")
            && self.starts_with(view, before_blank, window, at)
        {
            return Some(at + length + 1);
        }
        let spaced = window.second() <= b' ' || window.byte(colon) <= b' ';
        if spaced { self.spaced_first_tag(view, pattern, at) } else { None }
    }

    #[inline(never)]
    fn spaced_first_tag(&self, view: &'a View<'a>, pattern: Place, at: usize) -> Option<usize> {
        let key = self.blanks(at + 1);
        let length = pattern.length.checked_sub(2)?;
        // `"key":`
        let pattern = Place { offset: pattern.offset.checked_add(1)?, length };
        if !self.starts_with(view, pattern, self.text.window(key), key) {
            return None;
        }
        let quote = self.blanks(key + length as usize);
        (self.text.byte(quote) == b'"').then_some(quote + 1)
    }

    /// Where the text of the tag starts in an object that is not empty and has another key first, if it is text and the
    /// key is there.
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such key, are different")]
    #[inline(never)]
    pub(super) fn look_for_tag(
        &mut self,
        view: &'a View<'a>,
        pattern: Place,
        at: usize,
    ) -> Option<Option<usize>> {
        // `{"key":"`
        let pattern = self.place(view, pattern)?.as_bytes();
        let key = pattern.get(1..pattern.len().saturating_sub(2)).unwrap_or_default();
        self.scratch.leaps.start_in(at);
        if self.scratch.tags_last {
            let end = self.leap(at)?;
            if let Some(place) = self.last_tag(key, end - 1) {
                return Some(Some(place));
            }
        }
        self.look_ahead(key, at)
    }

    /// Where the text of the tag starts, if its key is the last one of the object whose brace closes at a position.
    ///
    /// A quote in front of that brace closes a string. The quote before it opens that string, if no backslash is in front
    /// of it: so the string is the value of the last entry, and what is in front of it is the key.
    fn last_tag(&self, key: &[u8], brace: usize) -> Option<usize> {
        let close = self.text.back_over_blanks(brace).checked_sub(1)?;
        if self.text.byte(close) != b'"' {
            return None;
        }
        let open = self.text.last_quote(close)?;
        let colon = self.text.back_over_blanks(open).checked_sub(1)?;
        if self.text.byte(colon) != b':' {
            return None;
        }
        let key_end = self.text.back_over_blanks(colon);
        let key_start = key_end.checked_sub(key.len())?;
        (self.text.slice(key_start, key_end) == key && self.text.byte(key_start.checked_sub(1)?) != b'\\')
            .then_some(open + 1)
    }

    /// Goes from key to key until one is that of the tag.
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such key, are different")]
    fn look_ahead(&mut self, wanted: &[u8], start: usize) -> Option<Option<usize>> {
        let mut at = self.blanks(start + 1);
        loop {
            let key = self.key(at)?;
            let value = self.blanks(key.value);
            let found = self.text.slice(at, key.end.at + 1) == wanted;
            if found && self.text.byte(value) != b'"' {
                return Some(None);
            }
            let end = match self.text.byte(value) {
                b'{' | b'[' => self.leap(value)?,
                b'"' => self.string_end(value + 1)?.at + 1,
                _ => self.skip(value)?,
            };
            at = self.blanks(end);
            if found {
                self.scratch.tags_last = self.text.byte(at) == b'}';
                return Some(Some(value + 1));
            }
            match self.text.byte(at) {
                b',' => at = self.blanks(at + 1),
                b'}' => return Some(None),
                _ => return self.syntax(),
            }
        }
    }
}
