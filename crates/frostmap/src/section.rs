//! A section as the walk uses it: its tables, and those of its object found once.

use std::sync::OnceLock;

use frostmap_format::tables::{ArchivedKey, ArchivedObject, object_flags};
use frostmap_format::{Kind, View};

use crate::labels::Labels;
use crate::walk::guess::place_of;

/// A section that has been checked.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    /// Its tables.
    pub(crate) view: View<'a>,
    /// The tables of its definition, where that is an object whose keys can be taken as they come.
    pub(crate) object: Option<ObjectTables<'a>>,
    labels: OnceLock<Box<Labels>>,
}

/// The tables of an object, found once and not each time the walk enters it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ObjectTables<'a> {
    /// Its record.
    pub(crate) object: &'a ArchivedObject,
    /// Its keys.
    pub(crate) keys: &'a [ArchivedKey],
    /// Its number within the section.
    pub(crate) index: u32,
    /// Its keys can be taken as they come.
    pub(crate) streams: bool,
    /// Where the walk's guesses for it start.
    pub(crate) guesses: usize,
}

impl<'a> Section<'a> {
    /// A section with these tables.
    pub(crate) fn new(view: View<'a>) -> Self {
        Self { object: ObjectTables::of(&view), view, labels: OnceLock::new() }
    }

    /// Its labels.
    pub(crate) fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| Box::new(Labels::of(&self.view)))
    }
}

impl<'a> ObjectTables<'a> {
    /// The tables of an object of a section.
    pub(crate) fn find(view: &View<'a>, index: u32) -> Option<Self> {
        const GATHER: u32 = object_flags::GATHER | object_flags::CAREFUL_DEFAULTS;
        let object = view.objects.get(index as usize)?;
        let first = object.first_key.to_native() as usize;
        Some(Self {
            object,
            keys: view.keys.get(first..first + usize::from(object.keys.to_native()))?,
            index,
            streams: object.flags.to_native() & GATHER == 0,
            guesses: place_of(view, 0) + (index as usize) * 7,
        })
    }

    /// Those of a section's definition.
    fn of(view: &View<'a>) -> Option<Self> {
        let root = view.nodes.first().filter(|root| root.kind == Kind::Object as u8)?;
        Self::find(view, root.a.to_native()).filter(|tables| tables.streams)
    }
}
