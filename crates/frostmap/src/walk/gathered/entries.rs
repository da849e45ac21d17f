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
    all: Vec<Keyed<'d>>,
    /// Equal keys once: the last value, at the place of the first.
    pub(super) unique: Vec<Keyed<'d>>,
    places: HashMap<Cow<'d, str>, usize>,
    /// Which of the unique ones a field has taken.
    taken: Vec<bool>,
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
        let taken = vec![false; unique.len()];
        Self { all, unique, places, taken }
    }

    /// Which of the unique entries has the key that stands last.
    pub(super) fn last(&self) -> Option<usize> {
        self.all.last().and_then(|(_, key)| self.place(key))
    }

    /// Which of the unique entries has a key.
    fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The entry that counts of those with a key, and which of the unique ones it is.
    pub(super) fn find(&self, key: &str) -> Option<(usize, Entry)> {
        let place = self.place(key)?;
        self.unique.get(place).map(|(entry, _)| (place, *entry))
    }

    /// A field takes one of the unique entries.
    pub(super) fn take(&mut self, place: usize) {
        if let Some(taken) = self.taken.get_mut(place) {
            *taken = true;
        }
    }

    /// The entries that no field has taken, each with which of the unique ones it is: equal keys once, or all of them.
    pub(super) fn untaken(&self, unique: bool) -> impl Iterator<Item = (usize, &Keyed<'d>)> {
        let entries = if unique { &self.unique } else { &self.all };
        let placed = entries.iter().map(|keyed| (self.place(&keyed.1).unwrap_or_default(), keyed));
        placed.filter(|(place, _)| self.taken.get(*place) != Some(&true))
    }
}
