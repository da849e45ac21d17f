//! The keys of an object as they come.

use frostmap_format::tables::{ArchivedKey, key_role};
use frostmap_format::words::Table;

use super::{Open, Progress};
use crate::scan::Window;
use crate::sink::Sink;
use crate::walk::Walk;
use crate::walk::entries::{KeyEnd, plain_text};

/// How many keys that follow in the model are compared before a key's text is looked up.
const NEXT_KEYS: usize = 12;

/// In place of a guess: a key that the model does not know. No object has as many keys.
const NO_KEY: u16 = u16::MAX;

/// What stands where a key can.
pub(super) enum Found<'a> {
    /// A key of the model.
    Known(Known<'a>),
    /// A key the model does not know; its opening quote.
    Unknown { at: usize, key: KeyEnd },
    /// The end of the object; behind its brace.
    End { at: usize },
}

/// A key of the model that was found in the document.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) key: &'a ArchivedKey,
    /// Its number among the keys of the object.
    pub(super) number: usize,
    /// Where its value starts, or behind its first byte.
    pub(super) at: usize,
    /// The first byte of the value is the one its node wants.
    pub(super) opened: bool,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// One of the two keys that came after the last one the last times, if it is here: optional fields make two take
    /// turns. The window is at a comma, or at what stands in its place.
    #[inline(always)]
    pub(super) fn guess<const SPACED: bool>(
        &mut self,
        open: &Open<'_, 'a>,
        progress: &Progress,
        seen_at: usize,
        window: Window<'_>,
    ) -> Option<Known<'a>> {
        let ignored = if SPACED { 1 } else { progress.ignored };
        let place = open.tables.guesses.wrapping_add(progress.previous);
        let first = self.guesses.get(place)[0];
        if let Some(known) = known_here::<SPACED>(open, ignored, seen_at, window, first) {
            return Some(known);
        }
        let second = self.guesses.get(place)[1];
        let known = known_here::<SPACED>(open, ignored, seen_at, window, second)?;
        self.guesses.put(place, second);
        Some(known)
    }

    /// One byte before the next key, where patterns have their comma: the comma itself may stand further away.
    #[inline(always)]
    pub(super) fn before_key(&self, progress: &Progress, window: Window<'_>) -> Option<usize> {
        if window.first() != if progress.ignored == 0 { b',' } else { b'{' } {
            return None;
        }
        if window.second() == b' ' && window.byte(2) == b'"' {
            return Some(progress.at + 1);
        }
        Some(self.text.skip_blanks(progress.at + 1) - 1)
    }

    /// The key at a position: that of the brace for the first one, otherwise behind a value.
    #[inline(never)]
    pub(super) fn next_key(&mut self, open: &Open<'_, 'a>, previous: usize, at: usize) -> Option<Found<'a>> {
        let first = at == open.start;
        let mut at = if first { at } else { self.blanks(at) };
        match self.text.byte(at) {
            b'}' if !first => return Some(Found::End { at: at + 1 }),
            b',' if !first => at = self.blanks(at + 1),
            b'{' if first => {
                at = self.blanks(at + 1);
                if self.text.byte(at) == b'}' {
                    return Some(Found::End { at: at + 1 });
                }
            }
            _ => return self.syntax(),
        }
        let place = open.tables.guesses.wrapping_add(previous);
        if let Some((number, key)) = self.next_in_model(open, place, previous, at) {
            self.guesses.put(place, number as u16);
            return Some(Found::Known(self.known(key, number, at - 1 + usize::from(key.length))));
        }
        let key = self.key(at)?;
        let Some(number) = self.find_key(open, at, key) else {
            self.guesses.put(place, NO_KEY);
            return Some(Found::Unknown { at, key });
        };
        let Some(found) = open.tables.keys.get(number) else {
            return self.damaged(open.view, "key", number as u32);
        };
        self.guesses.put(place, number as u16);
        Some(Found::Known(self.known(found, number, key.value)))
    }

    /// A key whose value stands at a position, blanks before it or not.
    #[inline(always)]
    fn known(&self, key: &'a ArchivedKey, number: usize, at: usize) -> Known<'a> {
        let at = self.blanks(at);
        let opened = key.node.first != 0 && self.text.byte(at) == key.node.first;
        Known { key, number, at: at + usize::from(opened), opened }
    }

    /// One of the keys that follow the last one in the model, if it is here: what leaves out fields keeps their order.
    #[inline(always)]
    fn next_in_model(
        &self,
        open: &Open<'_, 'a>,
        place: usize,
        previous: usize,
        quote: usize,
    ) -> Option<(usize, &'a ArchivedKey)> {
        if self.guesses.get(place)[0] == NO_KEY {
            return None;
        }
        let next = previous.wrapping_add(1);
        let keys = open.tables.keys.get(next..)?;
        let keys = keys.get(..NEXT_KEYS).unwrap_or(keys);
        // Patterns start with a comma, which may stand further away. The first eight bytes tell nearly all keys apart.
        let window = self.text.window(quote - 1);
        let word = window.word() & !0xFF | u64::from(b',');
        let found = keys.iter().position(|key| key.pattern.first_chunk() == Some(&word.to_le_bytes()))?;
        let key = keys.get(found)?;
        (key.length > 0 && window.compare(&key.pattern, 1).is_behind(key.length))
            .then_some((next + found, key))
    }

    /// The number of a key among those of an object, if it is accepted.
    fn find_key(&self, open: &Open<'_, 'a>, at: usize, key: KeyEnd) -> Option<usize> {
        if key.end.escaped {
            let text = plain_text(&self.text, at + 1, key.end);
            return find_key(open, text.as_bytes(), key_role::DEFAULT);
        }
        find_key(open, self.text.slice(at + 1, key.end.at), key_role::DEFAULT)
    }
}

/// A key, if it is here: in front of a value of the wanted kind, or of another.
#[inline(always)]
fn known_here<'a, const SPACED: bool>(
    open: &Open<'_, 'a>,
    ignored: u32,
    at: usize,
    window: Window<'_>,
    number: u16,
) -> Option<Known<'a>> {
    let number = usize::from(number);
    let key = open.tables.keys.get(number)?;
    // A key without a pattern has 32 zero bytes for one, which no document has.
    let difference = window.compare(&key.pattern, ignored);
    if !SPACED && difference.is_behind(key.advance) {
        return Some(Known { key, number, at: at + usize::from(key.advance), opened: key.node.first != 0 });
    }
    if key.length == 0 || !difference.is_behind(key.length) {
        return None;
    }
    Some(known_before(key, number, window, at))
}

/// A key that starts where its window does. One blank before its value is passed over.
#[inline(always)]
fn known_before<'a>(key: &'a ArchivedKey, number: usize, window: Window<'_>, at: usize) -> Known<'a> {
    let length = usize::from(key.length);
    let first = key.node.first;
    if first != 0 && window.two(length) == u16::from_le_bytes([b' ', first]) {
        return Known { key, number, at: at + length + 2, opened: true };
    }
    let blank = usize::from(window.byte(length) == b' ');
    let opened = key.node.first != 0 && window.byte(length + blank) == key.node.first;
    Known { key, number, at: at + length + blank + usize::from(opened), opened }
}

/// Whether text is the name of a field of the object.
pub(in crate::walk) fn is_name(open: &Open<'_, '_>, text: &[u8]) -> bool {
    find_key(open, text, key_role::NAME).is_some()
}

/// The number of a key among those of an object, by its text and one of these roles.
#[inline(always)]
fn find_key(open: &Open<'_, '_>, text: &[u8], roles: u8) -> Option<usize> {
    let object = open.tables.object;
    let table = Table {
        start: object.table.to_native(),
        len: object.table_len.to_native(),
        seed: object.seed.to_native(),
    };
    let found = open.view.find(table, text, |number| {
        open.tables
            .keys
            .get(number as usize)
            .is_some_and(|key| key.role & roles != 0 && open.view.key_bytes(key) == Some(text))
    });
    found.map(|number| number as usize)
}
