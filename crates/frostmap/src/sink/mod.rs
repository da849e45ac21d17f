//! What a walk leaves behind: nothing, an instance, or errors. The walk is compiled once for each.

mod arena;
mod build;
mod collect;
mod hash_key;
mod slot;
mod slots;
mod subject;
mod verdict;
mod word;

pub(crate) use arena::Arena;
pub(crate) use build::{Build, Frame, Mark};
pub(crate) use collect::Collect;
pub(crate) use hash_key::{FieldPlace, Surroundings};
pub(crate) use slot::{Form, Sequence, Slot};
pub(crate) use slots::{Pairs, Slots};
pub(crate) use subject::Subject;
pub(crate) use verdict::Verdict;
pub(crate) use word::{State, Word};

use crate::errors::{ErrorInput, ErrorKind, LocItem};
use crate::scan::{Text, Width};
use crate::store::Store;

/// Takes what the walk finds. Every method does nothing unless a sink wants it.
pub(crate) trait Sink {
    /// Errors are collected and the walk goes on behind them; otherwise it stops at the first.
    const COLLECT: bool = false;
    /// Values are wanted.
    const BUILD: bool = false;
    /// Documents may be cut short, and their scalars may all be strings; what knows nothing of that does not ask.
    const UNUSUAL: bool = true;
    /// A value.
    type Out: Copy;
    /// In place of a value.
    const NOTHING: Self::Out;
    /// The vectors its walk is compiled for.
    type Width: Width;

    /// The vectors its walk is compiled for.
    fn width(&self) -> Self::Width;

    /// null.
    #[inline(always)]
    fn null(&mut self) -> Self::Out {
        Self::NOTHING
    }
    /// A boolean.
    #[inline(always)]
    fn bool(&mut self, _value: bool) -> Self::Out {
        Self::NOTHING
    }
    /// An integer of 64 bits.
    #[inline(always)]
    fn int(&mut self, _value: i64) -> Self::Out {
        Self::NOTHING
    }
    /// A longer integer, as its digits.
    #[inline(always)]
    fn digits(&mut self, _digits: &str) -> Self::Out {
        Self::NOTHING
    }
    /// A floating point number.
    #[inline(always)]
    fn float(&mut self, _value: f64) -> Self::Out {
        Self::NOTHING
    }
    /// A time or datetime that is written as a number; all equal ones have the same identity.
    #[inline(always)]
    fn moment(&mut self, _number: f64, _identity: &str) -> Self::Out {
        Self::NOTHING
    }
    /// An infinity or NaN, with how it is written.
    #[inline(always)]
    fn non_finite(&mut self, _value: f64, _written: u8) -> Self::Out {
        Self::NOTHING
    }
    /// What a value is to Python's operators.
    fn subject<'s>(&'s self, _value: Self::Out, _document: &'s [u8]) -> Subject<'s> {
        Subject::Other
    }
    /// What JSON in a string holds. Where null may stand in its place, null is just that.
    #[inline(always)]
    fn json(&mut self, value: Self::Out, _nullable: bool) -> Self::Out {
        value
    }
    /// A value that is written as a record of its section says; `node` is what it was validated with.
    #[inline(always)]
    fn serialized(&mut self, _section: u32, _record: u32, _node: u32, value: Self::Out) -> Self::Out {
        value
    }
    /// A string of the document, between its quotes.
    #[inline(always)]
    fn str(&mut self, _text: &Text<'_>, _start: usize, _end: usize, _escaped: bool) -> Self::Out {
        Self::NOTHING
    }
    /// A string that does not stand in the document.
    #[inline(always)]
    fn owned(&mut self, _value: &str) -> Self::Out {
        Self::NOTHING
    }

    /// Starts an object with this many fields.
    #[inline(always)]
    fn open(&mut self, _section: u32, _object: u32, _fields: u16) -> Frame {
        Frame::default()
    }
    /// An object keeps its extras, even if there will be none.
    #[inline(always)]
    fn keep_extras(&mut self, _frame: Frame) {}
    /// Sets a field.
    #[inline(always)]
    fn set(&mut self, _frame: Frame, _slot: usize, _value: Self::Out) {}
    /// A field that is left out.
    #[inline(always)]
    fn omit(&mut self, _frame: Frame, _slot: usize) {}
    /// A field that was given and takes its default.
    #[inline(always)]
    fn take_default(&mut self, _frame: Frame, _slot: usize) {}
    /// A field that was not given, with its validated default.
    #[inline(always)]
    fn set_unset(&mut self, _frame: Frame, _slot: usize, _value: Self::Out) {}
    /// Ends an object; extras have been pushed as pairs, and are merged.
    #[inline(always)]
    fn close(&mut self, _frame: Frame, _text: &Text<'_>, _store: &Store) -> Self::Out {
        Self::NOTHING
    }
    /// Starts a list or a dict.
    #[inline(always)]
    fn begin(&mut self) -> Frame {
        Frame::default()
    }
    /// An item; for dicts and extras a key and then its value.
    #[inline(always)]
    fn push(&mut self, _value: Self::Out) {}
    /// Ends a list or what JSON writes like one.
    #[inline(always)]
    fn list(&mut self, _frame: Frame, _sequence: Sequence) -> Self::Out {
        Self::NOTHING
    }
    /// A list as what JSON writes like one.
    fn resequenced(&mut self, list: Self::Out, _sequence: Sequence) -> Self::Out {
        list
    }
    /// A scalar that JSON writes as a string, such as a UUID.
    #[inline(always)]
    fn form(&mut self, _form: Form, _text: &str) -> Self::Out {
        Self::NOTHING
    }
    /// Whether values are built as what they are, not as they are written.
    #[inline(always)]
    fn exact(&self) -> bool {
        false
    }
    /// The fields that have no value of their own, of an object and of all that is in it.
    #[inline(always)]
    fn absent_fields(&self, _value: Self::Out, _store: &Store) -> Vec<FieldPlace> {
        Vec::new()
    }
    /// What a value is equal to in a set, or nothing where it cannot be in one.
    #[inline(always)]
    fn hash_key(&self, _value: Self::Out, _around: Surroundings<'_>) -> Option<Vec<u8>> {
        None
    }
    /// Ends a dict.
    #[inline(always)]
    fn dict(&mut self, _frame: Frame) -> Self::Out {
        Self::NOTHING
    }
    /// Of equal keys among the pairs since a frame keeps the last value, at the place of the first.
    #[inline(always)]
    fn merge(&mut self, _frame: Frame, _text: &Text<'_>, _store: &Store) {}
    /// The same, where these tell which keys are equal.
    #[inline(always)]
    fn merge_as(&mut self, _frame: Frame, _keys: Vec<Vec<u8>>) {}
    /// A root model around a value.
    #[inline(always)]
    fn root(&mut self, _section: u32, _node: u32, value: Self::Out) -> Self::Out {
        value
    }

    /// A place to come back to when a trial fails.
    #[inline(always)]
    fn mark(&self) -> Mark {
        Mark::default()
    }
    /// Forgets everything since a mark.
    #[inline(always)]
    fn rewind(&mut self, _mark: Mark) {}
    /// Strings are not to be borrowed: the text does not live as long as the instance. Gives the former setting.
    #[inline(always)]
    fn foreign(&mut self, _foreign: bool) -> bool {
        false
    }

    /// An error at the place the walk is in.
    #[inline(always)]
    fn error(&mut self, _kind: ErrorKind, _input: ErrorInput) {}
    /// How many errors there are.
    #[inline(always)]
    fn errors(&self) -> usize {
        0
    }
    /// Forgets errors.
    #[inline(always)]
    fn truncate(&mut self, _errors: usize) {}
    /// Forgets the errors from one up to another.
    #[inline(always)]
    fn forget(&mut self, _from: usize, _to: usize) {}
    /// The errors from here on happened inside of this; `order` places them among their siblings.
    #[inline(always)]
    fn locate(&mut self, _from: usize, _item: LocItem, _order: u32) {}
    /// Puts the errors from here on in the order of their places.
    #[inline(always)]
    fn sort(&mut self, _from: usize) {}
    /// Whether two of the errors from here on that have this order are at the same place.
    #[inline(always)]
    fn repeats(&self, _from: usize, _order: u32) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Sink, Verdict};

    #[test]
    fn a_verdict_keeps_nothing() {
        assert_eq!(size_of::<Verdict>(), 0);
        assert_eq!(size_of::<<Verdict as Sink>::Out>(), 0);
    }
}
