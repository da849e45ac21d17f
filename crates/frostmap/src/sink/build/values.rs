//! What the walk hands over, as words.

use super::{Build, Frame, HEAD, Mark};
use crate::scan::{Text, Width};
use crate::sink::hash_key::{FieldPlace, Surroundings};
use crate::sink::slot::{Form, NonFinite, Sequence, Slot};
use crate::sink::word::{Kind, LONG, Word};
use crate::sink::{Sink, Subject};
use crate::store::Store;

impl<W: Width> Sink for Build<W> {
    const BUILD: bool = true;
    type Out = Word;
    const NOTHING: Word = Word::plain(Kind::ABSENT);
    type Width = W;

    #[inline(always)]
    fn width(&self) -> W {
        self.width
    }

    #[inline(always)]
    fn null(&mut self) -> Word {
        Word::plain(Kind::NULL)
    }

    #[inline(always)]
    fn bool(&mut self, value: bool) -> Word {
        Word::bool(value)
    }

    #[inline(always)]
    fn int(&mut self, value: i64) -> Word {
        match Word::int(value) {
            Some(word) => word,
            None => self.long_number(Kind::LONG_INT, value.cast_unsigned()),
        }
    }

    fn digits(&mut self, digits: &str) -> Word {
        self.own(Kind::DIGITS, digits)
    }

    #[inline(always)]
    fn float(&mut self, value: f64) -> Word {
        match Word::float(value) {
            Some(word) => word,
            None => Word::at(Kind::LONG_FLOAT, self.add([value.to_bits()])),
        }
    }

    fn moment(&mut self, number: f64, identity: &str) -> Word {
        let words = [self.float(number), self.owned(identity)];
        Word::at(Kind::MOMENT, self.add(words.map(Word::bits)))
    }

    #[cold]
    fn non_finite(&mut self, value: f64, written: u8) -> Word {
        Word::non_finite(NonFinite::of(value), written)
    }

    #[inline(always)]
    fn str(&mut self, text: &Text<'_>, start: usize, end: usize, escaped: bool) -> Word {
        let len = end - start;
        if escaped | (len >= self.near) {
            return self.far_string(text, start, end, escaped);
        }
        Word::run(Kind::BORROWED, start as u32, len)
    }

    fn owned(&mut self, value: &str) -> Word {
        self.own(Kind::OWNED, value)
    }

    fn form(&mut self, form: Form, text: &str) -> Word {
        self.own(Kind::form(form), text)
    }

    fn subject<'s>(&'s self, value: Word, document: &'s [u8]) -> Subject<'s> {
        self.subject_of(self.slot_of(value), document)
    }

    fn exact(&self) -> bool {
        self.exact
    }

    fn absent_fields(&self, value: Word, store: &Store) -> Vec<FieldPlace> {
        self.absent_in(value, store)
    }

    fn hash_key(&self, value: Word, around: Surroundings<'_>) -> Option<Vec<u8>> {
        self.key_of(value, around)
    }

    #[inline(always)]
    fn open(&mut self, section: u32, object: u32, fields: u16) -> Frame {
        let at = self.claim(HEAD + usize::from(fields));
        if let Some(head) = self.arena.words.get_mut(at) {
            *head = u64::from(section) << 32 | u64::from(object);
        }
        Frame { fields: at + HEAD, stack: self.stack.len() }
    }

    fn keep_extras(&mut self, frame: Frame) {
        self.put(frame.fields - 1, Word::run(Kind::DICT, 0, 0));
    }

    #[inline(always)]
    fn set(&mut self, frame: Frame, slot: usize, value: Word) {
        self.put(frame.fields + slot, value);
    }

    fn omit(&mut self, frame: Frame, slot: usize) {
        self.set(frame, slot, Word::plain(Kind::OMITTED));
    }

    fn take_default(&mut self, frame: Frame, slot: usize) {
        self.set(frame, slot, Word::plain(Kind::DEFAULT));
    }

    fn set_unset(&mut self, frame: Frame, slot: usize, value: Word) {
        let at = self.add([value.bits()]);
        self.set(frame, slot, Word::at(Kind::UNSET, at));
    }

    #[inline(always)]
    fn close(&mut self, frame: Frame, text: &Text<'_>, store: &Store) -> Word {
        if self.stack.len() > frame.stack {
            self.merge(frame, text, store);
            let extras = self.dict(frame);
            self.put(frame.fields - 1, extras);
        }
        Word::at(Kind::OBJECT, (frame.fields - HEAD) as u32)
    }

    #[inline(always)]
    fn begin(&mut self) -> Frame {
        Frame { fields: 0, stack: self.stack.len() }
    }

    #[inline(always)]
    fn push(&mut self, value: Word) {
        self.stack.push(value.bits());
    }

    #[inline(always)]
    fn list(&mut self, frame: Frame, sequence: Sequence) -> Word {
        let (at, len) = self.settle(frame);
        self.run(Kind::sequence(sequence), at, len)
    }

    fn resequenced(&mut self, list: Word, sequence: Sequence) -> Word {
        match self.arena.slot_of(list) {
            Slot::List { at, len, .. } => self.run(Kind::sequence(sequence), at as usize, len as usize),
            _ => list,
        }
    }

    #[inline(always)]
    fn dict(&mut self, frame: Frame) -> Word {
        let (at, len) = self.settle(frame);
        self.run(Kind::DICT, at, len / 2)
    }

    /// Few pairs are compared, many are hashed.
    #[inline(always)]
    fn merge(&mut self, frame: Frame, text: &Text<'_>, store: &Store) {
        let pairs = self.stack.len().saturating_sub(frame.stack) / 2;
        if pairs > 1 && self.may_repeat(frame, text.bytes()) {
            self.merge_pairs(frame, Surroundings::new(text.bytes(), store));
        }
    }

    fn merge_as(&mut self, frame: Frame, keys: Vec<Vec<u8>>) {
        self.merge_equal(frame, keys);
    }

    fn json(&mut self, value: Word, nullable: bool) -> Word {
        let inner = match self.arena.slot_of(value) {
            Slot::Serialized { at } => self.arena.slot(at + 1),
            slot => Some(slot),
        };
        if nullable && inner == Some(Slot::Null) {
            return Word::plain(Kind::NULL);
        }
        let at = self.add([value.bits()]);
        Word::at(Kind::JSON, at)
    }

    fn serialized(&mut self, section: u32, record: u32, node: u32, value: Word) -> Word {
        let at = self.add([u64::from(section) << 32 | u64::from(record), value.bits(), node.into()]);
        Word::at(Kind::SERIALIZED, at)
    }

    fn root(&mut self, section: u32, node: u32, value: Word) -> Word {
        let at = self.add([u64::from(section) << 32 | u64::from(node), value.bits()]);
        Word::at(Kind::ROOT, at)
    }

    #[inline(always)]
    fn mark(&self) -> Mark {
        Mark { arena: self.top as u32, stack: self.stack.len() as u32, text: self.arena.text.len() as u32 }
    }

    fn rewind(&mut self, mark: Mark) {
        self.unclaim(mark.arena as usize);
        self.stack.truncate(mark.stack as usize);
        self.arena.text.truncate(mark.text as usize);
    }

    fn foreign(&mut self, foreign: bool) -> bool {
        let near = if foreign { 0 } else { LONG };
        std::mem::replace(&mut self.near, near) == 0
    }
}
