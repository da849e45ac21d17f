//! Words that have no room, and memory that is taken back.

use super::Build;
use crate::sink::slot::{Sequence, Slot};
use crate::sink::word::{Kind, LONG};
use crate::sink::{Sink, Word};

fn slot(build: &Build, word: Word) -> Slot {
    build.arena.slot_of(word)
}

#[test]
fn what_has_no_room_in_a_word_has_one_of_its_own() {
    let mut build = Build::default();
    for value in [0, -7, i64::MIN, i64::MAX] {
        let word = build.int(value);
        assert_eq!(slot(&build, word), Slot::Int(value));
    }
    for value in [0.0, 1.5, 0.1, -1e300] {
        let word = build.float(value);
        assert_eq!(slot(&build, word), Slot::Float(value));
    }
    for len in [LONG - 1, LONG, u32::MAX as usize] {
        let word = build.run(Kind::sequence(Sequence::Tuple), 9, len);
        let expected = Slot::List { sequence: Sequence::Tuple, at: 9, len: len as u32 };
        assert_eq!(slot(&build, word), expected);
    }
}

#[test]
fn fields_of_an_object_are_not_given_after_a_rewind() {
    let mut build = Build::default();
    let mark = build.mark();
    let frame = build.open(1, 2, 300);
    (0..300).for_each(|field| build.set(frame, field, Word::plain(Kind::NULL)));
    build.rewind(mark);
    let frame = build.open(3, 4, 300);
    build.set(frame, 299, Word::plain(Kind::NULL));
    build.push(Word::bool(true));
    let list = build.list(frame, Sequence::List);
    assert_eq!(slot(&build, list), Slot::List { sequence: Sequence::List, at: 302, len: 1 });
    let arena = build.finish();
    assert_eq!(arena.record(0), Some((3, 4)));
    let given: Vec<_> = arena.slots(2, 301).enumerate().filter(|(_, slot)| *slot != Slot::Absent).collect();
    assert_eq!(given, [(299, Slot::Null), (300, Slot::Bool(true))]);
    assert_eq!(arena.slot(303), None);
}
