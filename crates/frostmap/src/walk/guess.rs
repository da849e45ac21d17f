//! Guesses: what came in a place the last time comes there again, more often than not.
//!
//! Guessed are the key that follows a key, the tag of a union - by what its object starts with, or by the tag's middle - and
//! the value of a literal. A guess is only ever compared with the document, so that a wrong one costs time and nothing
//! else; places share memory by chance.

use frostmap_format::View;
use frostmap_format::words::{Constant, Text as Place};

use super::Walk;
use crate::scan::Window;
use crate::sink::Sink;

/// With a quarter of these the walk took 2 % more instructions, as places shared memory too often.
const GUESSES: usize = 2048;

/// The same number so often in a row, and it can be expected again: a wrong guess costs more than a right one saves.
pub(super) const SURE: u16 = 4;

/// What came in each place the last times, the last first: numbers of keys, tags or values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guesses([[u16; 2]; GUESSES]);

impl Default for Guesses {
    fn default() -> Self {
        Self([[0; 2]; GUESSES])
    }
}

impl Guesses {
    /// The last two numbers at a place.
    #[inline(always)]
    pub(super) fn get(&self, place: usize) -> [u16; 2] {
        self.0[place % GUESSES]
    }

    /// Remembers a number at a place where what counts is whether the same will come again: in the place of the second
    /// number stands how sure that is.
    #[inline(always)]
    pub(super) fn put_again(&mut self, place: usize, number: u16) {
        let [last, trust] = &mut self.0[place % GUESSES];
        *trust =
            if *last == number { trust.saturating_add(1).min(SURE + 4) } else { trust.saturating_sub(SURE) };
        *last = number;
    }

    /// Remembers a number as the last at a place.
    #[inline(always)]
    pub(super) fn put(&mut self, place: usize, number: u16) {
        let numbers = &mut self.0[place % GUESSES];
        if numbers[0] != number {
            *numbers = [number, numbers[0]];
        }
    }
}

/// Where the guesses for a record of a section are.
#[inline(always)]
pub(crate) fn place_of(view: &View<'_>, record: u32) -> usize {
    (view.number.wrapping_mul(0x9E37_79B1) >> 20 ^ record) as usize
}

/// Where the guesses for a record are in objects that start with this text.
#[inline(always)]
pub(super) fn place_behind(view: &View<'_>, record: u32, text: u64) -> usize {
    place_of(view, record) ^ (text.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
}

impl<'a, S: Sink> Walk<'a, S> {
    /// The closing quote of the string at a position, if that is this constant. No hash, no search for the quote.
    #[inline(always)]
    pub(super) fn constant_here(
        &self,
        view: &'a View<'a>,
        constant: Option<Constant>,
        at: usize,
    ) -> Option<usize> {
        let Some(Constant::Str(text)) = constant else { return None };
        let end = at + text.length as usize;
        (self.starts_with(view, text, self.text.window(at), at) && self.text.byte(end) == b'"').then_some(end)
    }

    /// Whether the document has a text of the archive at a position, of which this is the window.
    #[inline(always)]
    pub(super) fn starts_with(
        &self,
        view: &'a View<'a>,
        place: Place,
        window: Window<'_>,
        at: usize,
    ) -> bool {
        let start = place.offset as usize;
        match view.strings.as_bytes().get(start..).and_then(<[u8]>::first_chunk) {
            Some(text) => {
                window.compare(text, 0).is_behind(place.length.min(u32::from(u8::MAX)) as u8)
                    && (place.length <= 32 || self.ends_with(view, place, at))
            }
            None => self.has_place(view, place, at),
        }
    }

    /// Whether the document has the rest of a text behind the first 32 bytes: the last 32, most often.
    #[inline(always)]
    fn ends_with(&self, view: &'a View<'a>, place: Place, at: usize) -> bool {
        let rest = place.length as usize - 32;
        let start = place.offset as usize + rest;
        match view.strings.as_bytes().get(start..).and_then(<[u8]>::first_chunk) {
            Some(text) if rest <= 32 => self.text.window(at + rest).compare(text, 0).is_behind(32),
            _ => self.has_place(view, place, at),
        }
    }

    #[inline(never)]
    fn has_place(&self, view: &'a View<'a>, place: Place, at: usize) -> bool {
        view.text(place).is_some_and(|text| self.text.has(at, text.as_bytes()))
    }
}
