//! The search with an automaton: a look-up a byte, nothing to allocate, nothing to go back for.

use frostmap_format::automaton::{Automaton, target};

/// What an automaton says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The pattern matches.
    Match,
    /// It matches nowhere.
    Nothing,
    /// The automaton does not know.
    Unknown,
}

/// Reads text, UTF-8, up to where the answer is known. Total: what leads nowhere in a damaged automaton is no match.
#[inline]
pub(super) fn search(automaton: &Automaton<'_>, text: &[u8]) -> Found {
    let mut state = 0;
    for byte in text {
        let next = match automaton.classes.get(usize::from(*byte)) {
            // From a state within a character, which has no row, ASCII leads nowhere: its place is behind all rows.
            Some(class) => automaton.place(state + usize::from(*class)),
            None => automaton.beyond_ascii(state, *byte),
        };
        match next {
            Some(next) if next < target::UNKNOWN => state = usize::from(next),
            settled => return found(settled),
        }
    }
    let end = (state + usize::from(automaton.columns)).checked_sub(1).and_then(|last| automaton.place(last));
    found(end)
}

#[inline]
fn found(settled: Option<u16>) -> Found {
    match settled {
        Some(target::MATCH) => Found::Match,
        Some(target::UNKNOWN) => Found::Unknown,
        _ => Found::Nothing,
    }
}
