//! Which of an object's values a field gets: that of its key or path with the highest priority.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedKey, key_role};
use frostmap_format::words::{PathHead, Paths, Step as PathStep};

use super::entries::Entries;
use crate::sink::Sink;
use crate::walk::Walk;
use crate::walk::object::Open;

/// What gives a field its value.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    Key(&'a ArchivedKey),
    Path(PathHead<'a>),
}

/// A value that is offered to a field.
#[derive(Clone, Copy)]
pub(super) struct Offer<'a> {
    pub(super) source: Source<'a>,
    rank: u32,
    /// Which of the entries it comes from.
    pub(super) entry: usize,
    /// Where it starts.
    pub(super) at: usize,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// For every field the value with the highest priority.
    pub(super) fn offers(
        &mut self,
        open: &Open<'_, 'a>,
        entries: &Entries<'_>,
    ) -> Option<Vec<Option<Offer<'a>>>> {
        let flags = open.tables.object.flags.to_native();
        let (by_alias, by_name) = self.looked_up(flags);
        let roles = u8::from(by_alias) * key_role::ALIAS + u8::from(by_name) * key_role::NAME;
        let mut offers = vec![None; usize::from(open.tables.object.fields.to_native())];
        for key in open.tables.keys {
            let text = self.key_text(open.view, key)?;
            // A field without an alias has but one key, which is both a name and an alias, and is always taken.
            let always = key.role & (key_role::NAME | key_role::ALIAS) == key_role::NAME | key_role::ALIAS
                && key.rank == 0;
            if key.role & key_role::NO_INIT != 0 || !always && key.role & roles == 0 {
                continue;
            }
            if let Some((entry, found)) = entries.find(text) {
                let offer = Offer { source: Source::Key(key), rank: key.rank.into(), entry, at: found.value };
                offer_to(&mut offers, key.slot.to_native().into(), offer);
            }
        }
        if by_alias {
            self.offer_paths(open, entries, &mut offers)?;
        }
        Some(offers)
    }

    fn offer_paths(
        &mut self,
        open: &Open<'_, 'a>,
        entries: &Entries<'_>,
        offers: &mut [Option<Offer<'a>>],
    ) -> Option<()> {
        let at = open.tables.object.paths.to_native();
        let paths = Paths::read(open.view.words, at);
        for path in self.record(open.view, "paths", at, paths)? {
            let Some(PathStep::Key(first)) = path.get(0) else {
                return self.damaged(open.view, "paths", at);
            };
            let first = self.place(open.view, first)?;
            if let Some((entry, found)) = entries.find(first)
                && let Some(value) = self.follow(open.view, path, found.value)?
            {
                let offer = Offer { source: Source::Path(path), rank: path.rank, entry, at: value };
                offer_to(offers, path.slot as usize, offer);
            }
        }
        Some(())
    }

    /// The position a path leads to, from that of the value of its first key.
    #[expect(clippy::option_option, reason = "the walk stops, and nothing is there, are different")]
    pub(in crate::walk) fn follow(
        &mut self,
        view: &'a View<'a>,
        path: PathHead<'a>,
        mut at: usize,
    ) -> Option<Option<usize>> {
        for index in 1..path.len {
            let step = path.get(index);
            let next = match (self.record(view, "path", index, step)?, self.text.byte(at)) {
                (PathStep::Key(key), b'{') => {
                    let key = self.place(view, key)?;
                    let (entries, _) = self.entries(at)?;
                    let last = entries.iter().rev().find(|entry| entry.text(&self.text) == key);
                    last.map(|entry| entry.value)
                }
                (PathStep::Item(index), b'[') => {
                    let items = self.items(at)?;
                    let index = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
                    usize::try_from(index).ok().and_then(|index| items.get(index).copied())
                }
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => return Some(None),
            }
        }
        Some(Some(at))
    }
}

/// Later offers of the same rank replace earlier ones; lower ranks go before higher ones.
fn offer_to<'a>(offers: &mut [Option<Offer<'a>>], slot: usize, offer: Offer<'a>) {
    if let Some(place) = offers.get_mut(slot)
        && place.as_ref().is_none_or(|held| offer.rank <= held.rank)
    {
        *place = Some(offer);
    }
}
