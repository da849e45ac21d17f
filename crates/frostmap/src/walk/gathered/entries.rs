//! The entries of an object by their keys.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::scan::Text;
use crate::walk::entries::Entry;

/// A key of the document with its value.
pub(super) type Keyed<'d> = (Entry, Cow<'d, str>);

/// The entries of an object.
pub(super) struct Entries<'d> {
    /// All of them.
    pub(super) all: Vec<Keyed<'d>>,
    /// Equal keys once: the last value, at the place of the first.
    pub(super) unique: Vec<Keyed<'d>>,
    places: HashMap<Cow<'d, str>, usize>,
}

impl<'d> Entries<'d> {
    pub(super) fn new(text: &Text<'d>, entries: Vec<Entry>) -> Self {
        let all: Vec<_> = entries.into_iter().map(|entry| (entry, entry.text(text))).collect();
        let mut places: HashMap<Cow<'d, str>, usize> = HashMap::new();
        let mut unique: Vec<Keyed<'d>> = Vec::with_capacity(all.len());
        for (entry, key) in &all {
            let place = *places.entry(key.clone()).or_insert(unique.len());
            match unique.get_mut(place) {
                Some(known) => known.0 = *entry,
                None => unique.push((*entry, key.clone())),
            }
        }
        Self { all, unique, places }
    }

    /// Which of the unique entries has the key that stands last.
    pub(super) fn last(&self) -> Option<usize> {
        self.all.last().and_then(|(_, key)| self.place(key))
    }

    /// Which of the unique entries has a key.
    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The entry that counts of those with a key, and which of the unique ones it is.
    pub(super) fn find(&self, key: &str) -> Option<(usize, Entry)> {
        let place = self.place(key)?;
        self.unique.get(place).map(|(entry, _)| (place, *entry))
    }
}
