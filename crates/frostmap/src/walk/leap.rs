//! Leaps over containers that will be walked later: their brackets are counted, and what is in them is not looked at.
//!
//! Where each container ends is remembered while the walk is within what was leapt over, so that tags that come last,
//! level by level, take one count of the brackets and not one per level.

use super::Walk;
use crate::scan::{Structure, Text, Width};
use crate::sink::Sink;

/// Where containers end that were leapt over.
#[derive(Debug, Default)]
pub(super) struct Leaps {
    /// Start and end of every container, by start.
    places: Vec<(u32, u32)>,
    /// The last container that was asked for: others are asked for in nearly the same order.
    last: usize,
    /// The part of the document they are in.
    from: usize,
    until: usize,
}

impl Leaps {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.places.clear();
        (self.from, self.until) = (0, 0);
    }

    /// Leaps start within the container at a position: what was remembered of others is not needed again.
    pub(super) fn start_in(&mut self, start: usize) {
        if !(self.from..self.until).contains(&start) {
            self.places.clear();
            (self.from, self.until) = (start, start);
        }
    }

    /// Behind the container at a position; `None` when it does not end.
    fn end_of(&mut self, width: impl Width, text: &Text<'_>, at: usize) -> Option<usize> {
        if let Some(found) = self.find(at as u32) {
            self.last = found;
            return self.places.get(found).map(|place| place.1 as usize);
        }
        let places = &mut self.places;
        let end = width.run(
            #[inline(always)]
            |text, at, places, (), ()| count(text, at, places),
            text,
            at,
            places,
            (),
            (),
        )?;
        self.until = self.until.max(end);
        Some(end)
    }

    /// Which of the known containers starts at a position.
    fn find(&self, start: u32) -> Option<usize> {
        let next = self.places.get(self.last..).unwrap_or_default();
        if let Some(found) = next.iter().take(NEXT).position(|place| place.0 == start) {
            return Some(self.last + found);
        }
        self.places.binary_search_by_key(&start, |place| place.0).ok()
    }
}

/// How many containers are looked at one by one before they are searched.
const NEXT: usize = 8;

/// Counts the brackets of the container at a position; gives the position behind it, and remembers all within.
#[inline(always)]
fn count(text: &Text<'_>, start: usize, places: &mut Vec<(u32, u32)>) -> Option<usize> {
    let mut strings = Strings::default();
    // Of a container that is open, in place of its end: the one around it.
    let mut around = u32::MAX;
    for at in (start..text.len()).step_by(64) {
        let structure = text.structure(at);
        let outside = !strings.inside(&structure);
        let mut brackets = (structure.opening | structure.closing) & outside;
        while brackets != 0 {
            let bit = brackets & brackets.wrapping_neg();
            let place = at + bit.trailing_zeros() as usize;
            brackets ^= bit;
            if structure.opening & bit != 0 {
                places.push((place as u32, around));
                around = places.len() as u32 - 1;
                continue;
            }
            let open = places.get_mut(around as usize)?;
            around = std::mem::replace(&mut open.1, place as u32 + 1);
            if around == u32::MAX {
                return Some(place + 1);
            }
        }
    }
    None
}

/// What goes on from one block of 64 bytes to the next.
#[derive(Default)]
struct Strings {
    /// All bits set: the block starts within a string.
    inside: u64,
    /// The block starts behind a backslash that escapes its first byte.
    escaped: u64,
}

impl Strings {
    /// Which bytes of a block are within strings, opening quotes among them.
    #[inline(always)]
    fn inside(&mut self, block: &Structure) -> u64 {
        let quotes = block.quotes & !self.escapes(block.backslashes);
        let mut inside = quotes;
        for shift in [1, 2, 4, 8, 16, 32] {
            inside ^= inside << shift;
        }
        inside ^= self.inside;
        self.inside = 0_u64.wrapping_sub(inside >> 63);
        inside
    }

    /// Which bytes of a block are escaped.
    #[inline(always)]
    fn escapes(&mut self, backslashes: u64) -> u64 {
        let mut escaped = self.escaped;
        self.escaped = 0;
        let mut left = backslashes & !escaped;
        while left != 0 {
            let bit = left & left.wrapping_neg();
            escaped |= bit << 1;
            self.escaped = bit >> 63;
            left &= !(bit | bit << 1);
        }
        escaped
    }
}

impl<S: Sink> Walk<'_, S> {
    /// Behind the container at a position, whatever is in it.
    pub(super) fn leap(&mut self, at: usize) -> Option<usize> {
        let end = self.scratch.leaps.end_of(self.sink.width(), &self.text, at);
        if end.is_none() {
            return self.syntax();
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::Leaps;
    use crate::scan::{Plain, Tail, Text};

    fn end_of(document: &str, at: usize) -> Option<usize> {
        let tail = Tail::new(document.as_bytes());
        Leaps::default().end_of(Plain, &Text::new(document.as_bytes(), &tail), at)
    }

    #[test]
    fn brackets_in_strings_and_behind_escapes_do_not_count() {
        for (document, end) in [
            ("{}", Some(2)),
            ("[1, [2, {}]] ", Some(12)),
            (r#"{"a": "}", "b": 1}"#, Some(18)),
            (r#"{"a\"": "}"}"#, Some(12)),
            (r#"{"a\\": {}}"#, Some(11)),
            (r#"{"a": ["#, None),
            (r#"{"a": "}"#, None),
        ] {
            assert_eq!(end_of(document, 0), end, "{document}");
        }
    }

    #[test]
    fn strings_and_escapes_go_on_across_blocks() {
        for blanks in 0..140 {
            for (text, rest) in [(r#""}\"{""#, "}"), (r#""\\\"]""#, "]}"), ("[[]]", "}")] {
                let document = format!("{{{}{text}{rest}", " ".repeat(blanks));
                let opened = usize::from(rest.len() == 2);
                let end = document.len() - opened;
                assert_eq!(end_of(&document, 0), Some(end), "{document}");
            }
        }
    }

    #[test]
    fn containers_within_are_remembered() {
        let document = r#"{"a": {"b": [{}]}, "c": {}}"#;
        let tail = Tail::new(document.as_bytes());
        let text = Text::new(document.as_bytes(), &tail);
        let mut leaps = Leaps::default();
        leaps.start_in(0);
        assert_eq!(leaps.end_of(Plain, &text, 6), Some(17));
        assert_eq!(leaps.places, [(6, 17), (12, 16), (13, 15)]);
        assert_eq!(leaps.end_of(Plain, &text, 24), Some(26));
        leaps.start_in(12);
        assert_eq!(leaps.places.len(), 4);
        leaps.start_in(26);
        assert!(leaps.places.is_empty());
    }
}
