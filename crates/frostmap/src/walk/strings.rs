//! Documents whose scalars are all strings, as query strings and environment variables are: what stands for a scalar
//! is read from text whether the model is strict or not, and objects are the only containers.

use frostmap_format::tables::object_flags;

use super::entries::Entry;
use super::object::{Open, is_model};
use super::{Exactness, Step, Walk};
use crate::errors::ErrorKind;
use crate::options::Extra;
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// Whether all scalars are strings.
    #[inline(always)]
    pub(super) fn is_strings(&self) -> bool {
        S::UNUSUAL && self.strings
    }

    /// Whether a scalar is text, whatever it should be: keys of dicts are, too.
    #[inline(always)]
    pub(super) fn is_text(&self) -> bool {
        self.key || self.is_strings()
    }

    /// How well a value fits that was read from text.
    #[inline(always)]
    pub(super) fn floor_from_text(&mut self) {
        let exactness = if self.is_strings() { Exactness::Strict } else { Exactness::Lax };
        self.floor(exactness);
    }

    /// Whether a value is neither a string nor an object, where nothing else can be.
    #[inline(always)]
    pub(super) fn is_foreign_value(&self, at: usize) -> bool {
        self.is_strings() && !matches!(self.text.byte(self.text.skip_blanks(at)), b'"' | b'{')
    }

    /// The error of a value that is neither a string nor an object.
    #[cold]
    pub(super) fn not_text(&mut self, at: usize) -> Option<Step<S::Out>> {
        let at = self.text.skip_blanks(at);
        self.reject(ErrorKind::StringType, at)
    }

    /// The first of the entries that spoils a whole dict.
    #[cold]
    fn foreign_entry(&self, mut entries: impl Iterator<Item = Entry>) -> Option<Entry> {
        entries.find(|entry| self.is_foreign_value(entry.value))
    }

    /// The error that a dict is told instead of all others, if one of its values can be none.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and nothing is wrong, are different")]
    pub(super) fn spoiled_dict(&mut self, start: usize) -> Option<Option<Step<S::Out>>> {
        if !self.is_strings() {
            return Some(None);
        }
        let (entries, end) = self.entries(start)?;
        self.spoiled(entries.into_iter(), end)
    }

    /// The error that an object is told instead of all others, if one of the values that are looked at can be none.
    /// `given` are the entries its fields are given, in order of the fields.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and nothing is wrong, are different")]
    pub(super) fn spoiled_object(
        &mut self,
        open: &Open<'_, 'a>,
        given: impl Iterator<Item = Entry>,
        entries: impl ExactSizeIterator<Item = Entry>,
        end: usize,
    ) -> Option<Option<Step<S::Out>>> {
        if !self.is_strings() {
            return Some(None);
        }
        let flags = open.tables.object.flags.to_native();
        let arguments = flags & (object_flags::DATACLASS | object_flags::NAMED_TUPLE) != 0;
        // Arguments are counted, and looked at where some are left; other objects are gone through unless extras
        // are passed over.
        let mut given: Vec<Entry> = if arguments { given.collect() } else { Vec::new() };
        let rest = if arguments {
            entries.len() > given.len()
        } else {
            self.extra_behavior(open.tables.object) != Extra::Ignore
        };
        if rest {
            given.extend(entries);
        }
        self.spoiled(given.into_iter(), end)
    }

    #[cold]
    #[expect(clippy::option_option, reason = "the walk stops, and nothing is wrong, are different")]
    fn spoiled(&mut self, entries: impl Iterator<Item = Entry>, end: usize) -> Option<Option<Step<S::Out>>> {
        let Some(entry) = self.foreign_entry(entries) else { return Some(None) };
        let step = self.not_text(entry.value)?;
        Some(Some(Step { at: end, ..step }))
    }

    /// Whether a field that is given something else than text is passed over without a word: typed dicts do so.
    pub(super) fn passes_over(&self, open: &Open<'_, 'a>, at: usize) -> bool {
        self.is_foreign_value(at) && !is_model(open.tables.object)
    }
}
