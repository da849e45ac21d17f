//! How the values of a node are written, where that is not as they are.

use super::{Constant, Text, Words};
use crate::NONE;
use crate::body::Body;

/// How the values of a node are written.
#[derive(Debug, Clone, Copy)]
pub enum Serialization<'a> {
    /// As Python's `str` has them; `unless_none`: but null as null.
    ToString {
        /// null stays null.
        unless_none: bool,
    },
    /// As Python's `format` has them with this text; `unless_none`: but null as null.
    Format {
        /// null stays null.
        unless_none: bool,
        /// The format specification.
        spec: Text,
    },
    /// As those of another node are, by its index.
    Schema(u32),
    /// As those of the first member of the node, a union, that can write it. Members that make text of values are not
    /// particular about what they are given.
    Member,
    /// By what they are and not by their schema: a member of a union that takes any value comes before theirs.
    Inferred,
    /// As ten asterisks, or as an empty string where there is nothing to hide.
    Secret,
    /// As base64 of its UTF-8, in the standard alphabet or that for URLs.
    Base64 {
        /// The alphabet for URLs.
        url: bool,
    },
    /// Without some items of a sequence.
    Items(Chosen<'a>),
    /// Without some entries of a dict.
    Entries(Chosen<'a>),
    /// By a Python function, so not at all.
    Function {
        /// The function.
        function: Text,
        /// What it writes, in words.
        place: Text,
    },
    /// In a way that only Python knows, so not at all.
    Unwritable {
        /// What cannot be written.
        what: Text,
        /// Where it stands, in words.
        place: Text,
    },
}

/// The keys or indices that are written, and those that are not.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    words: Words<'a>,
    at: u32,
    include: u32,
    exclude: u32,
}

impl<'a> Chosen<'a> {
    /// The keys that are written, where not all are.
    #[must_use]
    pub fn include(&self) -> Option<impl Iterator<Item = Option<Constant>> + use<'a>> {
        self.run(0, self.include)
    }

    /// The keys that are not written, where there are some.
    #[must_use]
    pub fn exclude(&self) -> Option<impl Iterator<Item = Option<Constant>> + use<'a>> {
        self.run(if self.include == NONE { 0 } else { self.include }, self.exclude)
    }

    /// Constants one after the other; ends with the first that is not there.
    fn run(&self, first: u32, count: u32) -> Option<impl Iterator<Item = Option<Constant>> + use<'a>> {
        let (words, at) = (self.words, self.at);
        let read = move |index: u32| {
            let at = first.checked_add(index)?.checked_mul(CONSTANT)?.checked_add(at)?;
            Constant::from_words(words.array(at)?)
        };
        let mut sound = true;
        let items =
            (0..count).map(read).take_while(move |item| std::mem::replace(&mut sound, item.is_some()));
        (count != NONE).then_some(items)
    }
}

const CONSTANT: u32 = 3;
const HEAD: u32 = 6;
const UNLESS_NONE: u32 = 1;

const TO_STRING: u32 = 0;
const FORMAT: u32 = 1;
const SCHEMA: u32 = 2;
const ITEMS: u32 = 3;
const ENTRIES: u32 = 4;
const FUNCTION: u32 = 5;
const UNWRITABLE: u32 = 6;
const MEMBER: u32 = 7;
const INFERRED: u32 = 8;
const SECRET: u32 = 9;
const BASE64: u32 = 10;
const BASE64_URL: u32 = 11;

/// Words: `[form, flags, four words that depend on the form]`, and the constants of choices, those to include first.
impl<'a> Serialization<'a> {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'a>, at: u32) -> Option<Self> {
        let [form, flags, a, b, c, d] = words.array(at)?;
        let unless_none = flags & UNLESS_NONE != 0;
        let first = Text { offset: a, length: b };
        let second = Text { offset: c, length: d };
        let chosen = Chosen { words, at: at.checked_add(HEAD)?, include: a, exclude: b };
        Some(match form {
            TO_STRING => Self::ToString { unless_none },
            FORMAT => Self::Format { unless_none, spec: first },
            SCHEMA => Self::Schema(a),
            MEMBER => Self::Member,
            INFERRED => Self::Inferred,
            SECRET => Self::Secret,
            BASE64 | BASE64_URL => Self::Base64 { url: form == BASE64_URL },
            ITEMS => Self::Items(chosen),
            ENTRIES => Self::Entries(chosen),
            FUNCTION => Self::Function { function: first, place: second },
            UNWRITABLE => Self::Unwritable { what: first, place: second },
            _ => return None,
        })
    }

    /// Adds a record. One of choices leaves nothing out: those are added by [`Self::add_choices`].
    pub fn write(self, body: &mut Body) -> u32 {
        let flags = |unless_none| if unless_none { UNLESS_NONE } else { 0 };
        let words = match self {
            Self::ToString { unless_none } => [TO_STRING, flags(unless_none), 0, 0, 0, 0],
            Self::Format { unless_none, spec } => {
                [FORMAT, flags(unless_none), spec.offset, spec.length, 0, 0]
            }
            Self::Schema(node) => [SCHEMA, 0, node, 0, 0, 0],
            Self::Member => [MEMBER, 0, 0, 0, 0, 0],
            Self::Inferred => [INFERRED, 0, 0, 0, 0, 0],
            Self::Secret => [SECRET, 0, 0, 0, 0, 0],
            Self::Base64 { url } => [if url { BASE64_URL } else { BASE64 }, 0, 0, 0, 0, 0],
            Self::Items(_) => [ITEMS, 0, NONE, NONE, 0, 0],
            Self::Entries(_) => [ENTRIES, 0, NONE, NONE, 0, 0],
            Self::Function { function, place } => {
                [FUNCTION, 0, function.offset, function.length, place.offset, place.length]
            }
            Self::Unwritable { what, place } => {
                [UNWRITABLE, 0, what.offset, what.length, place.offset, place.length]
            }
        };
        body.add_words(&words)
    }

    /// Adds a record of choices: of entries of a dict, or of items of a sequence.
    pub fn add_choices(
        body: &mut Body,
        entries: bool,
        include: Option<&[Constant]>,
        exclude: Option<&[Constant]>,
    ) -> u32 {
        let count =
            |constants: Option<&[Constant]>| constants.map_or(NONE, |constants| constants.len() as u32);
        let form = if entries { ENTRIES } else { ITEMS };
        let at = body.add_words(&[form, 0, count(include), count(exclude), 0, 0]);
        for constant in [include, exclude].into_iter().flatten().flatten() {
            body.add_words(&constant.words());
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Serialization;
    use crate::body::Body;
    use crate::words::{Constant, Text, Word, Words};

    fn archived(body: &Body) -> Vec<Word> {
        body.words.iter().map(|word| Word::from_native(*word)).collect()
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let mut body = Body::default();
        let spec = Text { offset: 3, length: 4 };
        let at = Serialization::Format { unless_none: true, spec }.write(&mut body);
        let words = archived(&body);
        let read = Serialization::read(Words(&words), at);
        assert!(
            matches!(read, Some(Serialization::Format { unless_none: true, spec: found }) if found == spec)
        );
        assert!(Serialization::read(Words(&words[..5]), at).is_none());
    }

    #[test]
    fn choices_keep_what_is_included_apart_from_what_is_not() {
        let mut body = Body::default();
        let (include, exclude) = ([Constant::Int(1), Constant::Int(3)], [Constant::Int(5)]);
        let at = Serialization::add_choices(&mut body, false, Some(&include), Some(&exclude));
        let words = archived(&body);
        let Some(Serialization::Items(chosen)) = Serialization::read(Words(&words), at) else {
            panic!("items")
        };
        let read =
            |constants: Option<Vec<Option<Constant>>>| constants.unwrap().into_iter().flatten().collect();
        let include: Vec<Constant> = read(chosen.include().map(Iterator::collect));
        let exclude: Vec<Constant> = read(chosen.exclude().map(Iterator::collect));
        assert_eq!((include.len(), exclude), (2, vec![Constant::Int(5)]));
        let cut = Words(&words[..words.len() - 1]);
        let Some(Serialization::Items(chosen)) = Serialization::read(cut, at) else { panic!("items") };
        let ends: Vec<_> = chosen.exclude().unwrap().collect();
        assert_eq!(ends, [None]);
    }
}
