//! The texts of a section's keys, ready for instances that are read.

use frostmap_format::tables::{ArchivedField, ArchivedObject};
use frostmap_format::{Kind, View};

/// What instances ask of a section again and again, once one of them does.
#[derive(Debug)]
pub(crate) struct Labels {
    /// The names of its fields.
    names: Box<[Box<str>]>,
    /// Their serialization aliases, or names.
    aliases: Box<[Box<str>]>,
    /// By object: the number of the first field with a literal for a value, or one that no field has.
    tags: Box<[usize]>,
}

impl Labels {
    /// Those of a section.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let fields = view.fields.iter();
        Self {
            names: fields.clone().map(|field| name(view, field).into()).collect(),
            aliases: fields
                .map(|field| alias(view, field).unwrap_or_else(|| name(view, field)).into())
                .collect(),
            tags: view.objects.iter().map(|object| tag(view, object).unwrap_or(usize::MAX)).collect(),
        }
    }

    /// The keys of all fields of the section: their serialization aliases, or their names.
    pub(crate) fn of_fields(&self, by_alias: bool) -> &[Box<str>] {
        if by_alias { &self.aliases } else { &self.names }
    }

    /// The number of an object's first field with a literal for a value, or one that no field has.
    pub(crate) fn tag(&self, object: u32) -> usize {
        self.tags.get(object as usize).copied().unwrap_or(usize::MAX)
    }
}

fn key<'v>(view: &View<'v>, number: u16) -> Option<&'v str> {
    view.key_text(view.keys.get(usize::from(number))?)
}

fn name<'v>(view: &View<'v>, field: &ArchivedField) -> &'v str {
    key(view, field.name.to_native()).unwrap_or_default()
}

fn alias<'v>(view: &View<'v>, field: &ArchivedField) -> Option<&'v str> {
    let text = || view.text(view.words.text(field.output.to_native())?);
    key(view, field.output_key.to_native()).or_else(text)
}

/// The first field of an object with a literal for a value.
fn tag(view: &View<'_>, object: &ArchivedObject) -> Option<usize> {
    let tables = object.first_key.to_native() as usize;
    let keys = view.keys.get(tables..tables + usize::from(object.keys.to_native()))?;
    let literals = keys.iter().filter(|key| key.node.kind == Kind::Literal as u8);
    literals.map(|key| usize::from(key.slot.to_native())).min()
}
