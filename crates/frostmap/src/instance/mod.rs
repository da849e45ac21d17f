//! What comes out of a document: fields by slot, defaults filled in.

mod dump;

use std::borrow::Cow;
use std::sync::Arc;

pub use dump::DumpOptions;

use crate::sink::{Build, Slot};
use crate::store::Store;

/// A validated document.
pub struct Instance<'d> {
    store: Arc<Store>,
    document: Cow<'d, [u8]>,
    arena: Vec<Slot>,
    text: String,
    root: Slot,
}

impl<'d> Instance<'d> {
    pub(crate) fn new(store: Arc<Store>, document: Cow<'d, [u8]>, build: Build, root: Slot) -> Self {
        Self { store, document, arena: build.arena, text: build.text, root }
    }

    /// The names of the fields that were given, and the keys of the extras; none when the outermost value is no model.
    #[must_use]
    pub fn fields_set(&self) -> Option<impl Iterator<Item = &str>> {
        None::<std::iter::Empty<&str>>
    }
}
