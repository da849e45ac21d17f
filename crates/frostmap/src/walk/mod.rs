//! The walk: one pass over the bytes of a document, directed by the model.
//!
//! A function takes the position of a value and gives the position behind it, or `None` to stop; why it stopped is
//! in [`Walk::halt`]. The same code gives verdicts, instances and errors, see [`crate::sink`]. One file per kind.

mod any;
mod attempt;
mod beside;
mod boolean;
mod bytes;
mod complex;
mod constant;
mod constrained;
mod constrained_string;
mod decimal;
mod default;
pub(crate) mod deserialize;
mod dict;
mod entries;
mod enumeration;
mod failure;
mod float;
mod foreign;
mod fraction;
mod function;
mod gathered;
mod generator;
pub(crate) mod guess;
mod halt;
mod int;
mod json;
mod leap;
mod list;
mod literal;
mod named_tuple;
mod number;
mod object;
mod partial;
mod posix_path;
mod recent;
mod reference;
mod resume;
mod scalar;
mod scratch;
mod serialized;
mod set;
mod string;
mod strings;
mod tagged_union;
pub(crate) mod temporal;
mod tuple;
pub(crate) mod unescape;
mod union;
#[cfg(feature = "url")]
mod url;
mod uuid;
mod value;
mod wrapped;

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::Text as Place;

use self::foreign::Origin;
use self::guess::Guesses;
pub(crate) use self::halt::{Halt, Raise};
pub(crate) use self::recent::Places;
use self::recent::Recent;
pub(crate) use self::scratch::Scratch;
use self::scratch::Work;
use crate::options::{Options, Partial};
use crate::scan::Text;
use crate::section::Section;
use crate::sink::Sink;
use crate::store::Store;

/// Containers within containers that a document may have; pydantic's parser has the same limit.
pub(crate) const MAX_DEPTH: u32 = 200;
/// Strings of JSON in strings of JSON, and so on: each level doubles the backslashes, so real documents have few.
pub(crate) const MOST_TEXT_LEVELS: u32 = 8;
/// Records within records that take no input themselves, such as unions of references. The compiler makes far fewer.
const MAX_NESTED_RECORDS: u32 = 256;
/// As many more in each container that is open: a recursive definition has its records on every level.
const NESTED_RECORDS_PER_CONTAINER: u32 = 8;
/// Times that such records are entered in one walk. Records of a made archive may lead back to themselves more than once,
/// and would be entered as often as two to the power of their number; a union of a hundred unions of a hundred members
/// takes ten thousand for a value.
const MOST_NESTS: u64 = 1 << 16;
/// As many more for each byte of the document.
const NESTS_PER_BYTE: u64 = 1024;

/// Behind a value, and what became of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step<T> {
    /// Position behind the value.
    pub(crate) at: usize,
    /// The value, where one is built.
    pub(crate) out: T,
}

/// How well a value fits a member of a union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exactness {
    /// After a conversion between types.
    Lax,
    /// After a conversion that strict mode allows.
    Strict,
    /// As it is.
    Exact,
}

/// How the fields of an object are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// As keys come; stops at the first that comes twice.
    Stream,
    /// All keys first.
    Gather,
}

/// A walk over one document.
pub(crate) struct Walk<'a, S: Sink> {
    text: Text<'a>,
    store: &'a Store,
    recent: Recent<'a>,
    options: &'a Options,
    guesses: &'a mut Guesses,
    scratch: &'a mut Work,
    sink: &'a mut S,
    /// Why the walk stopped.
    pub(crate) halt: Halt,
    care: Care,
    depth: u32,
    nested: u32,
    /// Whether it keeps where it stops, or resumes there: not in other text, nor beside a walk that resumes.
    first: bool,
    /// Bytes that were looked at to find tags, after guesses that were wrong among others.
    wasted: usize,
    /// The value is the key of an object: numbers and booleans may be written as strings.
    key: bool,
    /// The text is not the caller's document.
    foreign: bool,
    /// Whether the document may have been cut here.
    partial: Partial,
    /// All scalars are written as strings.
    strings: bool,
    /// Whether what is walked stands for Python's objects and not for JSON.
    python: bool,
    /// Strings around the text that were walked as documents of their own.
    text_levels: u32,
    /// How well the member fits that is being tried by the innermost smart union, if there is one.
    exactness: Option<Exactness>,
    /// How many fields the member has set.
    fields_set: Option<usize>,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A walk at the start of a document.
    pub(crate) fn new(
        text: Text<'a>,
        store: &'a Store,
        places: &'a mut Places<'a>,
        options: &'a Options,
        scratch: &'a mut Scratch,
        sink: &'a mut S,
        care: Care,
    ) -> Self {
        let Scratch { guesses, work: scratch } = scratch;
        scratch.ends.until = 0;
        scratch.ends.recording = false;
        scratch.leaps.clear();
        scratch.further = 0;
        scratch.nests = MOST_NESTS + NESTS_PER_BYTE * text.len() as u64;
        let care = if options.by_alias.is_some() || options.by_name.is_some() { Care::Gather } else { care };
        Self {
            text,
            store,
            recent: places.recent(text.len()),
            options,
            guesses,
            scratch,
            sink,
            halt: Halt::Running,
            care,
            depth: 0,
            nested: 0,
            first: true,
            wasted: 0,
            key: false,
            foreign: false,
            partial: options.allow_partial,
            strings: options.strings,
            python: false,
            text_levels: 0,
            exactness: None,
            fields_set: None,
        }
    }

    /// Walks a whole document with the definition of a section.
    pub(crate) fn document(&mut self, section: u32) -> Option<S::Out> {
        let (view, root) = self.root(section)?;
        let step = if self.is_foreign_value(0) { self.not_text(0)? } else { self.value(view, root, 0)? };
        self.end(step.at)?;
        Some(step.out)
    }

    /// What a document should be, when its walk starts.
    #[inline(always)]
    fn root(&mut self, section: u32) -> Option<(&'a View<'a>, &'a ArchivedNode)> {
        let view = &self.section(section)?.view;
        let root = self.node(view, 0)?;
        self.scratch.doubts.clear();
        Some((view, root))
    }

    /// The end of the text: nothing stands behind the value that ends at a position, and no doubt is left.
    #[inline(always)]
    fn end(&mut self, at: usize) -> Option<()> {
        if self.text.skip_blanks(at) != self.text.len() {
            return self.syntax();
        }
        if self.scratch.doubts.is_empty() { Some(()) } else { self.settle_doubts() }
    }

    /// A section, checked.
    #[inline(always)]
    fn section(&mut self, section: u32) -> Option<&'a Section<'a>> {
        match self.recent.get(section) {
            Some(section) => Some(section),
            None => self.find_section(section),
        }
    }

    #[inline(never)]
    fn find_section(&mut self, section: u32) -> Option<&'a Section<'a>> {
        match self.store.section(section) {
            Ok(section) => {
                self.recent.put(section);
                Some(section)
            }
            Err(error) => self.stop(Halt::Damaged(error.clone())),
        }
    }

    #[inline(always)]
    fn node(&mut self, view: &'a View<'a>, index: u32) -> Option<&'a ArchivedNode> {
        match view.nodes.get(index as usize) {
            Some(node) => Some(node),
            None => self.damaged(view, "node", index),
        }
    }

    /// Text of the archive.
    fn place(&mut self, view: &'a View<'a>, place: Place) -> Option<&'a str> {
        match view.text(place) {
            Some(text) => Some(text),
            None => self.damaged(view, "text", place.offset),
        }
    }

    /// Text whose place stands among the words.
    fn place_at(&mut self, view: &'a View<'a>, at: u32) -> Option<&'a str> {
        let place = view.words.text(at);
        let place = self.record(view, "text", at, place)?;
        self.place(view, place)
    }

    /// A record that was read, or the damage that it could not be.
    #[inline(always)]
    fn record<T>(&mut self, view: &View<'_>, record: &'static str, index: u32, read: Option<T>) -> Option<T> {
        if read.is_none() {
            return self.damaged(view, record, index);
        }
        read
    }

    #[inline(always)]
    fn step(&self, at: usize, out: S::Out) -> Option<Step<S::Out>> {
        Some(Step { at, out })
    }

    /// Enters the object at a position.
    #[inline(always)]
    fn enter_object(&mut self, start: usize) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH && self.text.byte(self.text.skip_blanks(start + 1)) != b'}' {
            return self.syntax();
        }
        Some(())
    }

    /// Enters a container that is not empty: empty ones may be one deeper, as in pydantic's parser.
    #[inline(always)]
    fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.syntax();
        }
        Some(())
    }

    /// Leaves a container.
    #[inline(always)]
    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Enters a record that takes no input itself.
    #[inline(always)]
    fn nest(&mut self, view: &View<'_>) -> Option<()> {
        self.nested += 1;
        let left = self.scratch.nests.checked_sub(1);
        self.scratch.nests = left.unwrap_or_default();
        if left.is_none() || self.nested > MAX_NESTED_RECORDS + NESTED_RECORDS_PER_CONTAINER * self.depth {
            return self.damaged(view, "nested", 0);
        }
        Some(())
    }

    /// Whether a node is strict, by its own word or the caller's.
    fn strict(&self, node: &ArchivedNode) -> bool {
        self.options.strict.unwrap_or(node.flags & node_flags::STRICT != 0)
    }

    /// Lowers the exactness of the union member that is being tried.
    #[inline(always)]
    fn floor(&mut self, exactness: Exactness) {
        if (S::BUILD || S::COLLECT)
            && let Some(now) = self.exactness
        {
            self.exactness = Some(now.min(exactness));
        }
    }
}
