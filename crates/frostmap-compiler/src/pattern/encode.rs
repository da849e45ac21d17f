//! States to the tables of an archive: rows by classes of ASCII bytes, ranges of the other bytes.

use std::collections::HashMap;

use frostmap_format::automaton::{ASCII, AutomatonSource, EXTRA_COLUMNS, target};

use super::automaton::{State, States, Target};

/// The ranges of a state: last byte and target.
type Ranges = Vec<(u8, Target)>;

/// Where the states and their ranges are going to be.
#[derive(Debug, Default)]
struct Places {
    columns: usize,
    /// By state: the number of its row.
    rows: Vec<Option<usize>>,
    /// By state: the first of its ranges.
    lists: Vec<usize>,
    /// Places of all rows.
    row_places: usize,
}

/// The tables of an automaton; `None` when they do not fit targets of 16 bits.
pub(super) fn tables(states: &States) -> Option<AutomatonSource> {
    let with_row = |(number, state): &(usize, &State)| *number == 0 || has_row(states, state);
    let rows: Vec<(usize, &State)> = states.list.iter().enumerate().filter(with_row).collect();
    let (classes, bytes) = classes(states, &rows);
    let mut places = Places {
        columns: bytes.len() + usize::from(EXTRA_COLUMNS),
        rows: vec![None; states.list.len()],
        ..Places::default()
    };
    places.row_places = rows.len() * places.columns;
    for (row, (number, _)) in rows.iter().enumerate() {
        *places.rows.get_mut(*number)? = Some(row);
    }
    let lists = places.list(states);
    if places.row_places + lists.len() >= usize::from(target::UNKNOWN) {
        return None;
    }
    let mut written = Vec::with_capacity(places.row_places);
    for (number, state) in rows {
        for byte in &bytes {
            written.push(places.target(states.target(state, *byte))?);
        }
        written.push(u16::try_from(*places.lists.get(number)?).ok()?);
        written.push(places.target(state.end)?);
    }
    let lists: Option<_> = lists.into_iter().map(|(last, to)| Some((last, places.target(to)?))).collect();
    Some(AutomatonSource {
        classes,
        columns: u16::try_from(places.columns).ok()?,
        rows: written,
        lists: lists?,
    })
}

impl Places {
    /// The lists of all states one after the other, equal ones once.
    fn list(&mut self, states: &States) -> Ranges {
        let mut known: HashMap<Ranges, usize> = HashMap::new();
        let mut lists = Vec::new();
        for state in &states.list {
            let place = *known.entry(ranges(states, state)).or_insert_with_key(|ranges| {
                lists.extend(ranges);
                lists.len() - ranges.len()
            });
            self.lists.push(place);
        }
        lists
    }

    fn target(&self, to: Target) -> Option<u16> {
        match to {
            Target::Match => Some(target::MATCH),
            Target::Refuse => Some(target::REFUSE),
            Target::Unknown => Some(target::UNKNOWN),
            Target::State(number) => {
                let place = match self.rows.get(number as usize)? {
                    Some(row) => row * self.columns,
                    None => self.row_places + self.lists.get(number as usize)?,
                };
                u16::try_from(place).ok()
            }
        }
    }
}

/// Whether ASCII bytes can leave a state, or a text can end there: not within a character.
fn has_row(states: &States, state: &State) -> bool {
    state.end != Target::Refuse || (0..ASCII).any(|byte| states.target(state, byte) != Target::Refuse)
}

/// The class of each ASCII byte, and one byte of each class: bytes are of one class when no state tells them apart.
fn classes(states: &States, rows: &[(usize, &State)]) -> ([u8; ASCII], Vec<usize>) {
    let mut bytes: Vec<usize> = Vec::new();
    let mut classes = [0; ASCII];
    for (byte, class) in classes.iter_mut().enumerate() {
        let same = |other: &usize| {
            states.columns.get(byte) == states.columns.get(*other)
                || rows.iter().all(|(_, state)| states.target(state, byte) == states.target(state, *other))
        };
        *class = bytes.iter().position(same).unwrap_or_else(|| {
            bytes.push(byte);
            bytes.len() - 1
        }) as u8;
    }
    (classes, bytes)
}

/// The ranges of the bytes that are not ASCII.
fn ranges(states: &States, state: &State) -> Ranges {
    let mut ranges: Ranges = Vec::new();
    for byte in 0x80..=0xFF {
        let target = states.target(state, usize::from(byte));
        match ranges.last_mut() {
            Some((last, known)) if *known == target => *last = byte,
            _ => ranges.push((byte, target)),
        }
    }
    ranges
}
