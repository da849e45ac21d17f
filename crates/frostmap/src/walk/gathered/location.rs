//! Where the errors of a field are: at its name, its alias, or the path it was found by.

use frostmap_format::tables::object_flags;
use frostmap_format::words::{PathHead, Paths, Step as PathStep};

use super::offers::{Offer, Source};
use crate::errors::{ErrorKind, LocItem};
use crate::sink::Sink;
use crate::walk::Walk;
use crate::walk::object::Open;

impl<'a, S: Sink> Walk<'a, S> {
    /// The error of a required field whose first alias is a path. Says whether that is so.
    pub(super) fn missing_path(&mut self, open: &Open<'_, 'a>, slot: u16, end: usize) -> Option<bool> {
        let flags = open.tables.object.flags.to_native();
        let by_alias = self.options.by_alias.unwrap_or(flags & object_flags::BY_ALIAS != 0);
        if !by_alias || flags & object_flags::LOC_BY_ALIAS == 0 {
            return Some(false);
        }
        let at = open.tables.object.paths.to_native();
        let paths = Paths::read(open.view.words, at);
        let mut paths = self.record(open.view, "paths", at, paths)?;
        let Some(path) = paths.find(|path| path.slot == u32::from(slot) && path.rank == 0) else {
            return Some(false);
        };
        let before = self.sink.errors();
        self.fail(ErrorKind::Missing, open.start, end)?;
        self.locate_path(open, path, before, slot)?;
        Some(true)
    }

    pub(super) fn locate_offer(
        &mut self,
        open: &Open<'_, 'a>,
        slot: u16,
        offer: Offer<'a>,
        from: usize,
    ) -> Option<()> {
        let by_alias = open.tables.object.flags.to_native() & object_flags::LOC_BY_ALIAS != 0;
        let key = match offer.source {
            Source::Path(path) if by_alias => return self.locate_path(open, path, from, slot),
            Source::Key(key) if by_alias => key,
            _ => self.name_key(open, slot)?,
        };
        let text = self.key_text(open.view, key)?;
        self.sink.locate(from, LocItem::Key(text.into()), u32::from(slot));
        Some(())
    }

    fn locate_path(&mut self, open: &Open<'_, 'a>, path: PathHead<'a>, from: usize, slot: u16) -> Option<()> {
        for index in (0..path.len).rev() {
            let step = path.get(index);
            let item = match self.record(open.view, "path", index, step)? {
                PathStep::Key(key) => LocItem::Key(self.place(open.view, key)?.into()),
                PathStep::Item(index) => LocItem::Index(index),
            };
            self.sink.locate(from, item, u32::from(slot));
        }
        Some(())
    }
}
