//! Fields as they are read.

use std::fmt;

use frostmap_format::tables::ArchivedField;

use super::{DictIter, Object, Value};
use crate::sink::Slot;

/// A field of an object.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let object = instance.value().as_object().unwrap();
/// let created = object.fields().find(|field| field.name == "created_at").unwrap();
/// assert!(created.is_set && created.alias == "createdAt");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field<'i> {
    /// Its name.
    pub name: &'i str,
    /// Its serialization alias, or its name.
    pub alias: &'i str,
    /// Its value.
    pub value: Value<'i>,
    /// Whether it was given; otherwise the value is its default.
    pub is_set: bool,
}

/// A field with its slot.
#[derive(Clone, Copy)]
pub(super) struct Place<'i> {
    pub(super) field: &'i ArchivedField,
    pub(super) slot: Slot,
    /// The field's number in its section.
    pub(super) index: u32,
}

/// The fields of an object in their order, without those that have no value.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let object = instance.value().as_object().unwrap();
/// assert_eq!(object.fields().next().map(|field| field.name), Some("text"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Fields<'i> {
    object: Object<'i>,
    next: usize,
}

impl<'i> Fields<'i> {
    pub(super) fn new(object: Object<'i>) -> Self {
        Self { object, next: 0 }
    }
}

impl<'i> Iterator for Fields<'i> {
    type Item = Field<'i>;

    fn next(&mut self) -> Option<Field<'i>> {
        loop {
            let place = self.object.place(self.next)?;
            self.next += 1;
            if let Some(value) = self.object.value(place) {
                let shape = self.object.shape;
                let (name, alias) = (shape.name_of(place.field), shape.alias_of(place.field));
                return Some(Field { name, alias, value, is_set: self.object.is_set(place) });
            }
        }
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The names of the fields that were given, and the keys of the extras.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en"], "mood": {"kind": "glad"}}"#;
/// let instance = post.parse(json)?;
/// let object = instance.value().as_object().unwrap();
/// let set: Vec<_> = object.fields_set().collect();
/// assert_eq!(set, ["text", "created_at", "langs", "mood"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct FieldsSet<'i> {
    object: Object<'i>,
    next: usize,
    extras: DictIter<'i>,
}

impl<'i> FieldsSet<'i> {
    pub(super) fn new(object: Object<'i>) -> Self {
        Self { object, next: 0, extras: object.extras().iter() }
    }
}

impl<'i> Iterator for FieldsSet<'i> {
    type Item = &'i str;

    fn next(&mut self) -> Option<&'i str> {
        while let Some(place) = self.object.place(self.next) {
            self.next += 1;
            if self.object.is_set(place) {
                return Some(self.object.shape.name_of(place.field));
            }
        }
        // An extra may be called as a field is that has an alias.
        let shape = self.object.shape;
        self.extras.by_ref().filter_map(|(key, _)| key.as_str()).find(|key| shape.find(key).is_none())
    }
}

impl fmt::Debug for FieldsSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
