//! Values for serde straight out of the document: checked by the walk as types ask for them, and kept nowhere.
//!
//! Types are given what an instance would give them, but for the order of fields, which is that of the document, with
//! defaults last. Values that the walk has to look at as a whole - unions, conversions, dates - are built by
//! themselves and read from there. Where something does not fit, or a key comes twice, the reader only stops: the
//! caller parses the document then, and that decides.

mod entries;
mod found;
mod items;
mod opened;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;
use serde::Deserialize;

use super::Walk;
use super::string::StringEnd;
use super::unescape::unescape;
use crate::instance::{Instance, OfDocument};
use crate::sink::{Build, Verdict};
use crate::store::Store;

pub(super) use self::entries::Distinct;
pub(super) use self::found::Found;
pub(super) use self::opened::Opened;

/// The reader cannot go on. Why is told by those who parse the document after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value cannot be read straight from the document")
    }
}

impl std::error::Error for Stopped {}

impl serde::de::Error for Stopped {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

/// What a value should be; nothing where it may be anything.
pub(super) type Wish<'a> = Option<(&'a View<'a>, &'a ArchivedNode)>;

/// Reads a document for a type.
pub(crate) struct Reader<'a, 'd> {
    pub(super) walk: Walk<'a, Verdict>,
    /// The store and the document as an instance has them.
    pub(super) store: &'a Arc<Store>,
    pub(super) source: OfDocument<'d>,
    pub(super) section: u32,
    /// Behind the value that was read last.
    pub(super) at: usize,
}

impl<'a, 'd> Reader<'a, 'd> {
    /// A reader of a document with a walk at its start.
    pub(crate) fn new(
        walk: Walk<'a, Verdict>,
        store: &'a Arc<Store>,
        section: u32,
        source: OfDocument<'d>,
    ) -> Self {
        Self { walk, store, source, section, at: 0 }
    }

    /// The whole document as a value of a type.
    pub(crate) fn read<T: Deserialize<'d>>(mut self) -> Result<T, Stopped> {
        let root = self.walk.root(self.section).ok_or(Stopped)?;
        let value = T::deserialize(Opened::at(&mut self, Some(root), 0)?)?;
        self.walk.end(self.at).ok_or(Stopped)?;
        Ok(value)
    }

    /// The value at a position, built by itself.
    pub(super) fn built(&mut self, wish: Wish<'a>, at: usize) -> Result<Instance<'d>, Stopped> {
        let mut build = Build::default();
        let step = match wish {
            Some((view, node)) => self.walk.build_value(&mut build, view, node, at),
            None => self.walk.beside(&mut build).any(at),
        };
        let step = step.ok_or(Stopped)?;
        self.at = step.at;
        let document = Cow::Borrowed(self.source.document);
        Ok(Instance::new(Arc::clone(self.store), self.section, document, build.finish(), step.out))
    }

    /// Checks the value at a position, which no type wants.
    pub(super) fn pass(&mut self, wish: Wish<'a>, at: usize) -> Result<(), Stopped> {
        let step = match wish {
            Some((view, node)) => self.walk.value(view, node, at),
            None => self.walk.any(at),
        };
        self.at = step.ok_or(Stopped)?.at;
        Ok(())
    }

    /// Where the next item or entry of a container starts, if there is one. The reader stands at the opening bracket
    /// before the first, behind the last one before others, and behind the closing bracket in the end.
    fn next_in(&mut self, closing: u8, first: bool) -> Result<Option<usize>, Stopped> {
        let at = self.walk.blanks(self.at + usize::from(first));
        match self.walk.text.byte(at) {
            byte if byte == closing => {
                self.at = at + 1;
                Ok(None)
            }
            _ if first => Ok(Some(at)),
            b',' => Ok(Some(self.walk.blanks(at + 1))),
            _ => Err(Stopped),
        }
    }

    /// The inside of a string, which starts and ends there.
    pub(super) fn text(&self, start: usize, end: StringEnd) -> Result<Cow<'d, str>, Stopped> {
        let inside = self.source.document.get(start..end.at).ok_or(Stopped)?;
        if !end.escaped {
            return Ok(Cow::Borrowed(inside));
        }
        let mut text = String::new();
        unescape(inside.as_bytes(), &mut text);
        Ok(Cow::Owned(text))
    }
}
