//! Equal keys of a dict, or of extras: the last value counts.

use std::collections::HashMap;

use frostmap_format::hash::digest;

use super::{Build, Frame};
use crate::sink::hash_key::Surroundings;
use crate::sink::word::Word;

impl<W> Build<W> {
    /// Keeps the last value of equal keys among the pairs on the stack.
    #[cold]
    pub(super) fn merge_pairs(&mut self, frame: Frame, around: Surroundings<'_>) {
        let keys = self.stack.get(frame.stack..).unwrap_or_default().iter().step_by(2).enumerate();
        let keys = keys.map(|(unique, key)| {
            self.key_of(Word::from_bits(*key), Surroundings { unique, ..around }).unwrap_or_default()
        });
        let keys = keys.collect();
        self.merge_equal(frame, keys);
    }

    /// Keeps the last value of equal keys, which are these, with the first of the keys and at its place.
    #[cold]
    pub(super) fn merge_equal(&mut self, frame: Frame, keys: Vec<Vec<u8>>) {
        let start = frame.stack;
        let mut places = HashMap::new();
        let mut end = start;
        for (at, key_text) in (start..self.stack.len()).step_by(2).zip(keys) {
            let (Some(key), Some(value)) = (self.stack.get(at).copied(), self.stack.get(at + 1).copied())
            else {
                continue;
            };
            let place = *places.entry(key_text).or_insert(end);
            // The first of equal keys stays, as Python shows it.
            let is_new = place == end;
            if let Some([kept_key, kept_value]) = self.stack.get_mut(place..place + 2) {
                *kept_key = if is_new { key } else { *kept_key };
                *kept_value = value;
            }
            end = end.max(place + 2);
        }
        self.stack.truncate(end);
    }

    /// Whether two keys may be equal: false only when they are surely all different.
    #[inline(never)]
    pub(super) fn may_repeat(&self, frame: Frame, document: &[u8]) -> bool {
        const FEW: usize = 16;
        let keys = self.stack.get(frame.stack..).unwrap_or_default().iter().step_by(2);
        let borrowed = |bits: &u64| {
            let (start, len) = Word::from_bits(*bits).borrowed()?;
            document.get(start as usize..)?.get(..len as usize)
        };
        if keys.len() > FEW {
            let hashes = keys.map(|key| borrowed(key).map(digest)).collect();
            return may_hold_equals(hashes);
        }
        keys.clone().enumerate().any(|(index, key)| {
            let Some(text) = borrowed(key) else { return true };
            keys.clone().take(index).any(|other| borrowed(other) == Some(text))
        })
    }
}

/// Whether two of these may be equal: where one is not known, it may be any.
fn may_hold_equals(hashes: Option<Vec<u64>>) -> bool {
    let Some(mut hashes) = hashes else { return true };
    hashes.sort_unstable();
    hashes.array_windows().any(|[left, right]| left == right)
}
