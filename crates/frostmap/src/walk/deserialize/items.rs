//! The items of a list for serde.

use serde::de::{DeserializeSeed, SeqAccess, Visitor};

use super::{Opened, Reader, Stopped, Wish};

/// The items of a list that is read from the document.
pub(super) struct Items<'r, 'a, 'd> {
    reader: &'r mut Reader<'a, 'd>,
    wish: Wish<'a>,
    /// How many there were.
    count: u64,
    /// Behind the bracket.
    done: bool,
}

impl<'r, 'a, 'd> Items<'r, 'a, 'd> {
    /// Those of a list that is empty.
    pub(super) fn none(reader: &'r mut Reader<'a, 'd>) -> Self {
        Self { reader, wish: None, count: 0, done: true }
    }

    /// Gives a visitor the items of the list at a position, all of which it has to take.
    pub(super) fn visit<V: Visitor<'d>>(
        reader: &'r mut Reader<'a, 'd>,
        wish: Wish<'a>,
        (least, most): (u64, u64),
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        reader.walk.enter().ok_or(Stopped)?;
        let mut items = Self { reader, wish, count: 0, done: false };
        let value = visitor.visit_seq(&mut items)?;
        if items.next()?.is_some() {
            return Err(Stopped);
        }
        items.reader.walk.leave();
        if (least..=most).contains(&items.count) { Ok(value) } else { Err(Stopped) }
    }

    /// The next item, if there is one.
    #[inline(never)]
    fn item(&mut self) -> Result<Option<Opened<'_, 'a, 'd>>, Stopped> {
        let Some(at) = self.next()? else { return Ok(None) };
        Opened::at(self.reader, self.wish, at).map(Some)
    }

    /// Where the next item starts, if there is one.
    fn next(&mut self) -> Result<Option<usize>, Stopped> {
        if self.done {
            return Ok(None);
        }
        let at = self.reader.next_in(b']', self.count == 0)?;
        self.done = at.is_none();
        self.count += u64::from(at.is_some());
        Ok(at)
    }
}

impl<'d> SeqAccess<'d> for &mut Items<'_, '_, 'd> {
    type Error = Stopped;

    fn next_element_seed<T: DeserializeSeed<'d>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        self.item()?.map(|item| seed.deserialize(item)).transpose()
    }
}
