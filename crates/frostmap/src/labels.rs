//! The texts of a section's keys, ready for instances that are read.

use frostmap_format::tables::ArchivedObject;
use frostmap_format::{Kind, View};

/// What instances ask of a section again and again, once one of them does.
#[derive(Debug)]
pub(crate) struct Labels {
    /// The texts of its keys.
    keys: Box<[Box<str>]>,
    /// By object: the number of the first field with a literal for a value, or one that no field has.
    tags: Box<[usize]>,
}

impl Labels {
    /// Those of a section.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let keys = view.keys.iter().map(|key| view.key_text(key).unwrap_or_default().into());
        Self {
            keys: keys.collect(),
            tags: view.objects.iter().map(|object| tag(view, object).unwrap_or(usize::MAX)).collect(),
        }
    }

    /// The text of a key.
    pub(crate) fn key(&self, number: u16) -> Option<&str> {
        self.keys.get(usize::from(number)).map(AsRef::as_ref)
    }

    /// The number of an object's first field with a literal for a value, or one that no field has.
    pub(crate) fn tag(&self, object: u32) -> usize {
        self.tags.get(object as usize).copied().unwrap_or(usize::MAX)
    }
}

/// The first field of an object with a literal for a value.
fn tag(view: &View<'_>, object: &ArchivedObject) -> Option<usize> {
    let tables = object.first_key.to_native() as usize;
    let keys = view.keys.get(tables..tables + usize::from(object.keys.to_native()))?;
    let literals = keys.iter().filter(|key| key.node.kind == Kind::Literal as u8);
    literals.map(|key| usize::from(key.slot.to_native())).min()
}
