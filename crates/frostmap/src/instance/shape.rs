//! What the archive says of an object: its class, its fields and their keys.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedField, ArchivedKey, ArchivedObject, key_role, object_flags};
use frostmap_format::words::{OutputOrder, Table};

/// The record of an object with its section.
#[derive(Clone, Copy)]
pub(super) struct Shape<'i> {
    pub(super) view: &'i View<'i>,
    record: &'i ArchivedObject,
}

impl<'i> Shape<'i> {
    /// The object with this number in a section.
    pub(super) fn new(view: &'i View<'i>, object: u32) -> Option<Self> {
        Some(Self { view, record: view.objects.get(object as usize)? })
    }

    /// The name of its class.
    pub(super) fn name(self) -> &'i str {
        let text = self.view.words.text(self.record.names.to_native());
        text.and_then(|text| self.view.text(text)).unwrap_or_default()
    }

    /// Whether it has one of `object_flags`.
    fn has(self, flag: u32) -> bool {
        self.record.flags.to_native() & flag != 0
    }

    /// Whether it is not written like a model: a named tuple, fields without a model, or written by a function.
    pub(super) fn is_special(self) -> bool {
        const SPECIAL: u32 =
            object_flags::NAMED_TUPLE | object_flags::BARE_FIELDS | object_flags::WRITTEN_BY_FUNCTION;
        self.has(SPECIAL)
    }

    /// Whether it is fields without a model, or arguments without a dataclass.
    pub(super) fn is_bare(self) -> bool {
        self.has(object_flags::BARE_FIELDS)
    }

    /// The function it is written by, and what that writes, in words.
    pub(super) fn written_by(self) -> Option<(&'i str, &'i str)> {
        if !self.has(object_flags::WRITTEN_BY_FUNCTION) {
            return None;
        }
        let names = self.record.names.to_native();
        let text = |at: u32| self.view.text(self.view.words.text(names.checked_add(at)?)?);
        Some((text(4).unwrap_or_default(), text(6).unwrap_or_default()))
    }

    /// The order its fields are written in, if that is not their own.
    pub(super) fn output_order(self) -> Option<OutputOrder<'i>> {
        let ordered = self.has(object_flags::OUTPUT_ORDER);
        ordered.then(|| OutputOrder::read(self.view.words, self.record.names.to_native())).flatten()
    }

    /// Whether two shapes are those of the same record.
    pub(super) fn is_same(self, other: Shape<'_>) -> bool {
        std::ptr::addr_eq(self.record, other.record)
    }

    /// Whether it is written like a list.
    pub(super) fn is_named_tuple(self) -> bool {
        self.has(object_flags::NAMED_TUPLE)
    }

    /// Whether it is a dataclass, or the arguments of one.
    pub(super) fn is_dataclass(self) -> bool {
        self.has(object_flags::DATACLASS)
    }

    /// Whether arguments that a dataclass does not keep are a list of their own.
    pub(super) fn collects_init_only(self) -> bool {
        self.has(object_flags::COLLECT_INIT_ONLY)
    }

    /// Whether it is a typed dict: a dict, once it is made.
    pub(super) fn is_typed_dict(self) -> bool {
        !self.has(object_flags::MODEL) && !self.is_named_tuple()
    }

    /// Whether it knows which of its fields were given.
    pub(super) fn is_model(self) -> bool {
        self.has(object_flags::MODEL) && !self.has(object_flags::DATACLASS)
    }

    /// Whether its keys are aliases when it is written, unless the caller says otherwise.
    pub(super) fn output_by_alias(self) -> bool {
        self.has(object_flags::OUTPUT_BY_ALIAS)
    }

    /// The node of its extras, or NONE.
    pub(super) fn extras(self) -> u32 {
        self.record.extras.to_native()
    }

    /// Whether its extras are written: where it keeps them by itself, unless its flag says the contrary. Those of
    /// dataclasses are not.
    pub(super) fn writes_extras(self) -> bool {
        let keeps = self.has(object_flags::EXTRA_ALLOW);
        keeps != self.has(object_flags::EXTRAS_OUTPUT_DIFFERS) && !self.has(object_flags::DATACLASS)
    }

    /// Whether pydantic writes it as a plain dict: a model whose fields keep extras which the model itself does not.
    pub(super) fn is_written_plainly(self) -> bool {
        self.is_model() && self.has(object_flags::EXTRAS_OUTPUT_DIFFERS)
    }

    /// Number of its fields.
    pub(super) fn len(self) -> usize {
        self.record.fields.to_native().into()
    }

    /// The number in the section of a field, which is counted within the object.
    pub(super) fn index(self, number: usize) -> u32 {
        self.record.first_field.to_native().saturating_add(number as u32)
    }

    /// A field, counted within the object.
    pub(super) fn field(self, number: usize) -> Option<&'i ArchivedField> {
        self.view.fields.get(self.index(number) as usize)
    }

    /// The number of the field with a name.
    pub(super) fn find(self, name: &str) -> Option<usize> {
        let record = self.record;
        let first = record.first_key.to_native() as usize;
        let keys = self.view.keys.get(first..first + usize::from(record.keys.to_native()))?;
        let table = Table {
            start: record.table.to_native(),
            len: record.table_len.to_native(),
            seed: record.seed.to_native(),
        };
        let is_name = |number: u32| {
            keys.get(number as usize)
                .is_some_and(|key| key.role & key_role::NAME != 0 && self.view.key_text(key) == Some(name))
        };
        let number = self.view.find(table, name.as_bytes(), is_name)?;
        keys.get(number as usize).map(|key| key.slot.to_native().into())
    }

    /// A key of the section.
    pub(super) fn key(self, number: u16) -> Option<&'i ArchivedKey> {
        self.view.keys.get(usize::from(number))
    }

    /// The name of a field.
    pub(super) fn name_of(self, field: &ArchivedField) -> &'i str {
        str::from_utf8(self.written_key(field, false)).unwrap_or_default()
    }

    /// The key that a field is written under: its serialization alias, or its name.
    pub(super) fn written_key(self, field: &ArchivedField, by_alias: bool) -> &'i [u8] {
        let bytes = |number| self.key(number).and_then(|key| self.view.key_bytes(key));
        let alias =
            || bytes(field.output_key.to_native()).or_else(|| self.output_text(field).map(str::as_bytes));
        let alias = if by_alias { alias() } else { None };
        alias.or_else(|| bytes(field.name.to_native())).unwrap_or_default()
    }

    /// The serialization alias of a field, or its name.
    pub(super) fn alias_of(self, field: &ArchivedField) -> &'i str {
        str::from_utf8(self.written_key(field, true)).unwrap_or_default()
    }

    /// The serialization alias of a field that is no key.
    pub(super) fn output_text(self, field: &ArchivedField) -> Option<&'i str> {
        self.view.text(self.view.words.text(field.output.to_native())?)
    }

    /// Its fields.
    pub(super) fn fields(self) -> &'i [ArchivedField] {
        let first = self.index(0) as usize;
        self.view.fields.get(first..first.saturating_add(self.len())).unwrap_or_default()
    }
}
