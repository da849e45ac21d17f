//! What comes out of a document: fields by slot, defaults filled in.

use std::borrow::Cow;
use std::sync::Arc;

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
}
