//! What comes out of a document: fields by slot, defaults filled in.
//!
//! An instance is read through [`Value`]s, written with `to_json`, or deserialised into any type.

mod default;
mod deserialize;
mod dict;
mod dump;
mod equal;
mod field;
mod list;
mod members;
mod object;
mod read;
mod selection;
mod shape;
mod value;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

pub(crate) use default::DefaultText;
pub use deserialize::DeserializeError;
pub(crate) use deserialize::{KeyDeserializer, OfDocument, ValueDeserializer, visit_digits};
pub use dict::{Dict, DictIter};
pub use dump::{DumpError, DumpOptions};
pub use field::{Field, Fields, FieldsSet};
pub use list::{List, ListIter};
pub use object::Object;
pub use selection::{Selection, SelectionKey};
pub use value::Value;

use crate::sink::{Arena, Slot, Word};
use crate::store::Store;
use default::Defaults;
use read::Memory;

/// A validated document.
///
/// Strings are borrowed from the document where they can be; [`Instance::into_owned`] makes a copy of it.
///
/// ```no_run
/// # fn example(model: &frostmap::Model) -> Result<(), Box<dyn std::error::Error>> {
/// use frostmap::{DumpOptions, Value};
///
/// let post = model.parse(br#"{"text": "hello", "createdAt": "2024-01-01"}"#)?;
/// assert_eq!(post.get("text"), Some(Value::Str("hello")));
/// let options = DumpOptions { by_alias: Some(true), exclude_unset: true, ..DumpOptions::default() };
/// assert_eq!(post.to_json(&options)?, r#"{"text":"hello","createdAt":"2024-01-01"}"#);
/// # Ok(())
/// # }
/// ```
pub struct Instance<'d> {
    store: Arc<Store>,
    /// The section whose definition it is of.
    section: u32,
    document: Cow<'d, str>,
    arena: Arena,
    root: Slot,
    /// Defaults that need memory, once one of them is read.
    defaults: OnceLock<Box<Defaults>>,
}

impl<'d> Instance<'d> {
    pub(crate) fn new(
        store: Arc<Store>,
        section: u32,
        document: Cow<'d, str>,
        arena: Arena,
        root: Word,
    ) -> Self {
        let root = arena.slot_of(root);
        Self { store, section, document, arena, root, defaults: OnceLock::new() }
    }

    /// The outermost value.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        self.read(Memory::Document, self.root).unwrap_or(Value::Null)
    }

    /// A field of the outermost value by its name, an extra or the value of a key.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'_>> {
        self.value().get(name)
    }

    /// The names of the fields that were given, and the keys of the extras; none when the outermost value is no model.
    ///
    /// Of a root model it is `root`.
    #[must_use]
    pub fn fields_set(&self) -> Option<impl Iterator<Item = &str>> {
        let mut slot = self.root;
        loop {
            slot = match slot {
                Slot::Serialized { at } => self.slot(Memory::Document, at.checked_add(1)?)?,
                Slot::Unset { at } | Slot::Json { at } => self.slot(Memory::Document, at)?,
                _ => break,
            };
        }
        let (root, object) = match slot {
            Slot::Root { .. } => (Some("root"), None),
            slot => (None, self.read(Memory::Document, slot)?.as_object().filter(Object::is_model)),
        };
        (root.is_some() || object.is_some())
            .then(|| root.into_iter().chain(object.map(|object| object.fields_set()).into_iter().flatten()))
    }

    /// The instance with a copy of what it borrows.
    #[must_use]
    pub fn into_owned(mut self) -> Instance<'static> {
        self.arena.shrink();
        Instance {
            store: self.store,
            section: self.section,
            document: Cow::Owned(self.document.into_owned()),
            arena: self.arena,
            root: self.root,
            defaults: self.defaults,
        }
    }
}

impl fmt::Debug for Instance<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Instance").field(&self.value()).finish()
    }
}
