//! The keys of an object as they come.

use frostmap_format::tables::{ArchivedKey, key_role};
use frostmap_format::words::Table;

use super::{Open, Progress};
use crate::scan::Window;
use crate::sink::Sink;
use crate::walk::Walk;
use crate::walk::entries::{KeyEnd, plain_text};

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
    /// One of the two keys that came after the last one the last times, if it is here.
    #[inline(always)]
    pub(super) fn guess(
        &mut self,
        open: &Open<'a>,
        progress: &Progress,
        window: Window<'_>,
    ) -> Option<Known<'a>> {
        let place = open.guesses.wrapping_add(progress.previous);
        let [first, second] = self.guesses.get(place);
        if let Some(known) = known_here(open, progress, window, first) {
            return Some(known);
        }
        let known = known_here(open, progress, window, second)?;
        self.guesses.put(place, second);
        Some(known)
    }

    /// The key at a position: that of the brace for the first one, otherwise behind a value.
    #[inline(never)]
    pub(super) fn next_key(&mut self, open: &Open<'a>, previous: usize, at: usize) -> Option<Found<'a>> {
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
        let place = open.guesses.wrapping_add(previous);
        if let Some(known) = self.guess_again(open, place, at) {
            self.guesses.put(place, known.number as u16);
            return Some(Found::Known(known));
        }
        let key = self.key(at)?;
        let Some(number) = self.find_key(open, at, key) else {
            self.guesses.put(place, NO_KEY);
            return Some(Found::Unknown { at, key });
        };
        let Some(found) = open.keys.get(number) else {
            return self.damaged(open.view, "key", number as u32);
        };
        self.guesses.put(place, number as u16);
        Some(Found::Known(Known { key: found, number, at: self.blanks(key.value), opened: false }))
    }

    /// One of the two keys guessed, if it is at a position, which is that of a quote. Optional fields make two keys
    /// take turns; and behind blanks the first has not been compared yet.
    #[inline(always)]
    fn guess_again(&self, open: &Open<'a>, place: usize, quote: usize) -> Option<Known<'a>> {
        // Patterns start with a comma, which may stand further away.
        let start = quote.wrapping_sub(1);
        let window = self.text.window(start);
        let [first, second] = self.guesses.get(place);
        for number in [second, first] {
            let number = usize::from(number);
            if let Some(key) = open.keys.get(number)
                && key.length > 0
                && window.starts_with(&key.pattern, key.length, 1)
            {
                let at = self.blanks(start + usize::from(key.length));
                return Some(Known { key, number, at, opened: false });
            }
        }
        None
    }

    /// The number of a key among those of an object, if it is accepted.
    fn find_key(&self, open: &Open<'a>, at: usize, key: KeyEnd) -> Option<usize> {
        if key.end.escaped {
            let text = plain_text(&self.text, at + 1, key.end);
            return find_key(open, text.as_bytes(), key_role::DEFAULT);
        }
        find_key(open, self.text.slice(at + 1, key.end.at), key_role::DEFAULT)
    }
}

/// A key, if it is here.
#[inline(always)]
fn known_here<'a>(
    open: &Open<'a>,
    progress: &Progress,
    window: Window<'_>,
    number: u16,
) -> Option<Known<'a>> {
    let number = usize::from(number);
    let key = open.keys.get(number)?;
    // A key without a pattern has 32 zero bytes for one, which no document has.
    if !window.starts_with(&key.pattern, key.advance, progress.ignored) {
        return None;
    }
    let at = progress.at + usize::from(key.advance);
    Some(Known { key, number, at, opened: key.node.first != 0 })
}

/// Whether text is the name of a field of the object.
pub(in crate::walk) fn is_name(open: &Open<'_>, text: &[u8]) -> bool {
    find_key(open, text, key_role::NAME).is_some()
}

/// The number of a key among those of an object, by its text and one of these roles.
#[inline(always)]
fn find_key(open: &Open<'_>, text: &[u8], roles: u8) -> Option<usize> {
    let object = open.object;
    let table = Table {
        start: object.table.to_native(),
        len: object.table_len.to_native(),
        seed: object.seed.to_native(),
    };
    let found = open.view.find(table, text, |number| {
        open.keys
            .get(number as usize)
            .is_some_and(|key| key.role & roles != 0 && open.view.key_bytes(key) == Some(text))
    });
    found.map(|number| number as usize)
}
