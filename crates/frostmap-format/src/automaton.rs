//! Automata: tables that say of a text, byte by byte, whether a pattern matches somewhere in it.
//! A row for each state that ASCII can leave, a list of ranges for each way to leave a state by other bytes.

/// Where a byte, or the end of the text, leads.
pub mod target {
    /// The pattern matches, whatever follows.
    pub const MATCH: u16 = 0xFFFF;
    /// The pattern matches nowhere, whatever follows.
    pub const REFUSE: u16 = 0xFFFE;
    /// The automaton does not know: the pattern has to be asked.
    pub const UNKNOWN: u16 = 0xFFFD;
}

/// Columns of a row that are no class of bytes: the list for bytes beyond ASCII, the target at the end of the text.
pub const EXTRA_COLUMNS: u16 = 2;
/// Number of ASCII bytes.
pub const ASCII: usize = 128;

/// Targets of a range of bytes from 0x80 on: it starts behind the range before. Bytes: last byte, zero, target.
pub type RangeBytes = [u8; 4];

/// The tables of an automaton.
///
/// A target below the number of places in `rows` is the place where a state's row starts; one from there on, less that
/// number, is the list of a state that no ASCII byte leaves, where a text cannot end.
#[derive(Debug, Clone, Copy)]
pub struct Automaton<'a> {
    /// The class of each ASCII byte: its column.
    pub classes: &'a [u8; ASCII],
    /// Places of a row.
    pub columns: u16,
    /// Rows of little-endian targets, the start state's first.
    pub rows: &'a [[u8; 2]],
    /// Lists of ranges, each up to a range whose last byte is 0xFF.
    pub lists: &'a [RangeBytes],
}

/// The tables of an automaton that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutomatonSource {
    /// See [`Automaton::classes`].
    pub classes: [u8; ASCII],
    /// See [`Automaton::columns`].
    pub columns: u16,
    /// See [`Automaton::rows`].
    pub rows: Vec<u16>,
    /// See [`Automaton::lists`]: last byte and target of each range.
    pub lists: Vec<(u8, u16)>,
}

impl AutomatonSource {
    /// The bytes as they stand in a section.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.classes.to_vec();
        out.extend(self.rows.iter().flat_map(|target| target.to_le_bytes()));
        for (last, target) in &self.lists {
            let [low, high] = target.to_le_bytes();
            out.extend([*last, 0, low, high]);
        }
        out
    }
}

impl<'a> Automaton<'a> {
    /// The tables in these bytes; `None` when they cannot be there.
    #[must_use]
    pub fn read(bytes: &'a [u8], columns: u16, rows: u16) -> Option<Self> {
        let (classes, rest) = bytes.split_first_chunk::<ASCII>()?;
        let places = usize::from(columns) * usize::from(rows);
        let (rows, rest) = rest.split_at_checked(places * 2)?;
        let (rows, _) = rows.as_chunks::<2>();
        let (lists, rest) = rest.as_chunks::<4>();
        rest.is_empty().then_some(Self { classes, columns, rows, lists })
    }

    /// The target at a place of the rows.
    #[inline(always)]
    #[must_use]
    pub fn place(&self, at: usize) -> Option<u16> {
        self.rows.get(at).map(|target| u16::from_le_bytes(*target))
    }

    /// Where a byte from 0x80 on leads from a state.
    #[inline]
    #[must_use]
    pub fn beyond_ascii(&self, state: usize, byte: u8) -> Option<u16> {
        // A list has a range for each of these bytes at most; a damaged one is not followed further.
        const LONGEST: usize = 128;
        let list = match state.checked_sub(self.rows.len()) {
            Some(list) => list,
            None => usize::from(self.place(state + usize::from(self.columns.checked_sub(EXTRA_COLUMNS)?))?),
        };
        let found = self.lists.get(list..)?.iter().take(LONGEST).find(|[last, ..]| byte <= *last)?;
        let [_, _, low, high] = *found;
        Some(u16::from_le_bytes([low, high]))
    }

    /// Whether every target, class and list is one; the first that is not is told apart by its table and place.
    ///
    /// # Errors
    /// The table and the place in it.
    pub fn check(&self) -> Result<(), (&'static str, u32)> {
        let Some(classes) = self.columns.checked_sub(EXTRA_COLUMNS).filter(|_| !self.rows.is_empty()) else {
            return Err(("automaton", 0));
        };
        let first = |table, found: Option<usize>| found.map_or(Ok(()), |at| Err((table, at as u32)));
        first("automaton class", self.classes.iter().position(|class| u16::from(*class) >= classes))?;
        let columns = usize::from(self.columns);
        let sound = |(at, target): (usize, &[u8; 2])| {
            let target = u16::from_le_bytes(*target);
            let is_list = at % columns == usize::from(classes);
            if is_list { usize::from(target) < self.lists.len() } else { self.is_target(target) }
        };
        first("automaton row", self.rows.iter().enumerate().position(|place| !sound(place)))?;
        let sound = |[_, zero, low, high]: &RangeBytes| {
            *zero == 0 && self.is_target(u16::from_le_bytes([*low, *high]))
        };
        first("automaton list", self.lists.iter().position(|range| !sound(range)))?;
        let open = self.lists.last().is_none_or(|[last, ..]| *last != 0xFF);
        first("automaton list", open.then_some(self.lists.len()))
    }

    fn is_target(&self, target: u16) -> bool {
        let place = usize::from(target);
        let state = if place < self.rows.len() {
            place % usize::from(self.columns) == 0
        } else {
            place - self.rows.len() < self.lists.len()
        };
        state || target >= target::UNKNOWN
    }
}

#[cfg(test)]
mod tests {
    use super::{Automaton, AutomatonSource, target};

    /// `^é*$`: one row, one list for its start, one for the second byte.
    fn source() -> AutomatonSource {
        let rows = vec![target::REFUSE, 0, target::MATCH];
        let lists = vec![
            (0xC2, target::REFUSE),
            (0xC3, 3 + 3),
            (0xFF, target::REFUSE),
            (0xA8, target::REFUSE),
            (0xA9, 0),
            (0xFF, target::REFUSE),
        ];
        AutomatonSource { classes: [0; 128], columns: 3, rows, lists }
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = source().to_bytes();
        let automaton = Automaton::read(&bytes, 3, 1).expect("its own bytes");
        assert_eq!(automaton.check(), Ok(()));
        assert_eq!(automaton.beyond_ascii(0, 0xC3), Some(6));
        assert_eq!(automaton.beyond_ascii(6, 0xA9), Some(0));
        assert_eq!(automaton.beyond_ascii(6, 0x80), Some(target::REFUSE));
        assert_eq!((automaton.place(2), automaton.place(3)), (Some(target::MATCH), None));
        assert!(Automaton::read(&bytes, 3, 20).is_none() && Automaton::read(&bytes[1..], 3, 1).is_none());
    }

    #[test]
    fn what_leads_nowhere_is_found() {
        let damaged = |change: fn(&mut AutomatonSource)| {
            let mut source = source();
            change(&mut source);
            let bytes = source.to_bytes();
            Automaton::read(&bytes, source.columns, 1).expect("long enough").check()
        };
        assert_eq!(damaged(|source| source.classes[7] = 1), Err(("automaton class", 7)));
        assert_eq!(damaged(|source| source.rows[0] = 1), Err(("automaton row", 0)));
        assert_eq!(damaged(|source| source.rows[1] = 6), Err(("automaton row", 1)));
        assert_eq!(damaged(|source| source.rows[2] = 9), Err(("automaton row", 2)));
        assert_eq!(damaged(|source| source.lists[1].1 = 9), Err(("automaton list", 1)));
        assert_eq!(damaged(|source| source.lists[5].0 = 0xFE), Err(("automaton list", 6)));
        assert_eq!(damaged(|source| source.lists.clear()), Err(("automaton row", 1)));
    }
}
