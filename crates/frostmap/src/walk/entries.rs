//! The entries of an object without looking at their values: keys, where values start, how to get behind them.

use super::string::StringEnd;
use super::{Step, Walk};
use crate::scan::{Plain, Text};
use crate::sink::{Sink, Verdict};

/// A key of the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyEnd {
    /// Its closing quote.
    pub(super) end: StringEnd,
    /// Where its value starts, blanks before it or not.
    pub(super) value: usize,
}

/// An entry of an object of the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Position of the key's opening quote.
    pub(super) key: usize,
    /// Its closing quote.
    pub(super) key_end: StringEnd,
    /// Position of the value.
    pub(super) value: usize,
    /// Position behind the value.
    pub(super) end: usize,
}

/// Text of a key or string with its escapes resolved, borrowed where there are none.
pub(super) fn plain_text<'d>(text: &Text<'d>, start: usize, end: StringEnd) -> std::borrow::Cow<'d, str> {
    let raw = text.slice(start, end.at);
    if end.escaped {
        let mut plain = String::new();
        super::unescape::unescape(raw, &mut plain);
        return plain.into();
    }
    String::from_utf8_lossy(raw)
}

impl Entry {
    /// The key's text.
    pub(super) fn text<'d>(&self, text: &Text<'d>) -> std::borrow::Cow<'d, str> {
        plain_text(text, self.key + 1, self.key_end)
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A key and its colon; the position is that of the opening quote.
    #[inline(always)]
    pub(super) fn key(&mut self, at: usize) -> Option<KeyEnd> {
        if self.text.byte(at) != b'"' {
            return self.syntax();
        }
        let end = self.string_end(at + 1)?;
        let colon = self.text.skip_blanks(end.at + 1);
        if self.text.byte(colon) != b':' {
            return self.syntax();
        }
        Some(KeyEnd { end, value: colon + 1 })
    }

    /// All entries of the object at a position, and the position behind it.
    pub(super) fn entries(&mut self, start: usize) -> Option<(Vec<Entry>, usize)> {
        let mut entries = Vec::new();
        let end = self.entries_into(start, &mut entries)?;
        Some((entries, end))
    }

    /// Adds all entries of the object at a position; gives the position behind it.
    pub(super) fn entries_into(&mut self, start: usize, entries: &mut Vec<Entry>) -> Option<usize> {
        self.remember_ends(start)?;
        let mut at = self.text.skip_blanks(start + 1);
        if self.text.byte(at) == b'}' {
            return Some(at + 1);
        }
        loop {
            let key = self.key(at)?;
            let value = self.text.skip_blanks(key.value);
            let end = self.skip(value)?;
            entries.push(Entry { key: at, key_end: key.end, value, end });
            at = self.text.skip_blanks(end);
            match self.text.byte(at) {
                b',' => at = self.text.skip_blanks(at + 1),
                b'}' => return Some(at + 1),
                _ => return self.syntax(),
            }
        }
    }

    /// The positions of the items of the array at a position.
    pub(super) fn items(&mut self, start: usize) -> Option<Vec<usize>> {
        let mut items = Vec::new();
        self.remember_ends(start)?;
        let mut at = self.text.skip_blanks(start + 1);
        if self.text.byte(at) == b']' {
            return Some(items);
        }
        loop {
            items.push(at);
            at = self.skip(at)?;
            at = self.text.skip_blanks(at);
            match self.text.byte(at) {
                b',' => at = self.text.skip_blanks(at + 1),
                b']' => return Some(items),
                _ => return self.syntax(),
            }
        }
    }

    /// Walks the container at a position once and remembers where it and all in it end, so that looking into
    /// containers within containers stays linear.
    pub(super) fn remember_ends(&mut self, start: usize) -> Option<()> {
        let ends = &self.scratch.ends;
        if ends.from <= start && start < ends.until {
            return Some(());
        }
        let ends = &mut self.scratch.ends;
        ends.places.clear();
        ends.until = 0;
        ends.recording = true;
        let step = self.pass_over(start);
        self.scratch.ends.recording = false;
        let end = step?.at;
        self.scratch.ends.from = start;
        self.scratch.ends.until = end;
        Some(())
    }

    /// The position behind the value at a position, blanks before it or not.
    pub(super) fn skip(&mut self, at: usize) -> Option<usize> {
        let at = self.text.skip_blanks(at);
        if matches!(self.text.byte(at), b'{' | b'[') {
            let places = &self.scratch.ends.places;
            let known = self.scratch.ends.from <= at && at < self.scratch.ends.until;
            if known && let Ok(found) = places.binary_search_by_key(&(at as u32), |place| place.0) {
                return places.get(found).map(|place| place.1 as usize);
            }
        }
        self.pass_over(at).map(|step| step.at)
    }

    /// Walks a value as JSON and nothing else.
    fn pass_over(&mut self, at: usize) -> Option<Step<()>> {
        let mut verdict = Verdict(Plain);
        let step = self.beside(&mut verdict).any(at);
        if step.is_none() {
            return self.syntax();
        }
        step
    }

    /// A container starts: its number among those remembered.
    #[inline(always)]
    pub(super) fn record_start(&mut self, start: usize) -> usize {
        let ends = &mut self.scratch.ends;
        if ends.recording {
            ends.places.push((start as u32, 0));
        }
        ends.places.len().wrapping_sub(1)
    }

    /// A container ends.
    #[inline(always)]
    pub(super) fn record_end(&mut self, record: usize, end: usize) {
        let ends = &mut self.scratch.ends;
        if ends.recording
            && let Some(place) = ends.places.get_mut(record)
        {
            place.1 = end as u32;
        }
    }
}
