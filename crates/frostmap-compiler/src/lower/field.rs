//! The fields of an object and the keys they are found by.

use frostmap_format::tables::{Field, Node, field_flags};
use frostmap_format::{NONE, NONE16};

use crate::schema::{Field as FieldSource, Name};

use super::codes;
use super::context::Lower;
use super::default::FieldSchema;
use super::key;
use super::object::{EMPTY_FIELD, Layout};
use super::record::{Record, RecordKind};
use super::scope::Scope;
use super::serialization::{is_textual, overrides};

impl<'g> Lower<'_, 'g> {
    /// Writes a field and its keys to their places; gives its flags.
    pub(super) fn field(&mut self, layout: &Layout<'g>, field: &'g FieldSource, slot: usize) -> u16 {
        let record = &layout.record;
        let schema = self.field_schema(&field.schema, record.scope);
        let node = self.field_node(field, &schema, record.scope);
        self.set_keys(layout, field, slot, node);
        let (default_flags, default) = self.field_default(&schema, node, field.at);
        let flags = default_flags | own_flags(record, slot, field, &schema);
        let (default_flags, default) = match flags & field_flags::REQUIRED {
            0 => (0, default),
            _ => self.written_default(&field.schema, node, record.scope),
        };
        let flags = flags | default_flags;
        let absolute = |position: u16| layout.absolute(usize::from(position));
        let plan = &layout.plan;
        let (output_key, output) = self.output(layout, slot, field.serialization_alias.as_ref());
        let written = Field {
            name: plan.names.get(slot).map_or(NONE16, |position| absolute(*position)),
            alias: plan.aliases.get(slot).copied().flatten().map_or(NONE16, absolute),
            flags,
            output_key,
            output,
            default,
        };
        if let Some(place) = self.section.fields().get_mut(layout.first_field + slot) {
            *place = written;
        }
        flags
    }

    /// The node of a field's value: what is around it of defaults may say how it is written, and so may the field.
    fn field_node(&mut self, field: &'g FieldSource, schema: &FieldSchema<'g>, scope: Scope<'g>) -> Node {
        let iso8601 = std::mem::replace(&mut self.iso8601, schema.written.is_some_and(is_textual));
        let mut node = self.node(schema.inner, scope);
        self.iso8601 = iso8601;
        if let Some(written) = schema.written {
            node = self.serialized(written, scope, node);
        }
        if let Some(function) = &field.serialization_exclude_if {
            let record = self.function_record(&function.name);
            node = self.wrapped(node, record);
        }
        node
    }

    /// Where the serialization alias is: a key of the field, or a text of its own.
    fn output(&mut self, layout: &Layout<'g>, slot: usize, alias: Option<&'g Name>) -> (u16, u32) {
        let Some(alias) = alias else { return (EMPTY_FIELD.output_key, EMPTY_FIELD.output) };
        let own = layout.plan.of_field(slot).find(|(_, key)| *key.text == **alias);
        match own {
            Some((position, _)) => (layout.absolute(position), NONE),
            None => (NONE16, self.section.text_record(&[alias])),
        }
    }

    fn set_keys(&mut self, layout: &Layout<'g>, field: &'g FieldSource, slot: usize, node: Node) {
        for (position, planned) in layout.plan.of_field(slot) {
            if planned.text.len() > usize::from(u16::MAX) {
                let message = "a key is longer than 65,535 bytes";
                self.problem(&codes::TOO_LARGE_FOR_ARCHIVE, field.at, message);
            }
            let key = key::record(&mut self.section, planned, node);
            if let Some(place) = self.section.keys().get_mut(layout.first_key + position) {
                *place = key;
            }
        }
    }
}

impl Layout<'_> {
    /// The number of a key in the section.
    fn absolute(&self, position: usize) -> u16 {
        (self.first_key + position) as u16
    }
}

fn own_flags(record: &Record<'_>, slot: usize, field: &FieldSource, schema: &FieldSchema<'_>) -> u16 {
    let wanted = match record.kind {
        RecordKind::TypedDict => field.required.unwrap_or(record.total),
        _ => !record.is_no_init(slot),
    };
    [
        (wanted && !schema.has_default(), field_flags::REQUIRED),
        (
            wanted && schema.has_default() && record.kind == RecordKind::TypedDict,
            field_flags::REQUIRED_WITH_DEFAULT,
        ),
        (record.is_init_only(slot), field_flags::INIT_ONLY),
        (field.frozen == Some(true), field_flags::FROZEN),
        (field.serialization_exclude == Some(true), field_flags::EXCLUDED),
        // To pydantic, what writes such a value knows of no default.
        (schema.written.is_some_and(overrides), field_flags::KEPT_DEFAULT),
    ]
    .into_iter()
    .fold(0, |flags, (set, flag)| if set { flags | flag } else { flags })
}
