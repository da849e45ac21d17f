//! Objects as JSON: which entries are written, and under which keys.

use std::cmp::Ordering;

use frostmap_format::tables::{ArchivedField, ArchivedNode, DEFAULT_NULL, field_flags, node_flags};
use frostmap_format::{Kind, NONE, NONE16};

use super::DumpOptions;
use super::error::DumpError;
use super::filter::{Filter, Own};
use super::node::Wanted;
use super::scalar;
use super::writer::Writer;
use crate::instance::default::moment;
use crate::instance::equal::is_default;
use crate::instance::field::Place;
use crate::instance::read::Memory;
use crate::instance::shape::Shape;
use crate::instance::{Dict, Object, Value};
use crate::number::Decimal;
use crate::sink::{Form, Slot, State, Word};
use crate::walk::temporal;

/// Fields that are never written.
const HIDDEN: u16 = field_flags::EXCLUDED | field_flags::INIT_ONLY;

/// What is written of a field.
pub(super) enum Entry<'w> {
    /// A value of the document.
    Slot(Slot),
    /// The default, and what it should be.
    Default(Value<'w>, Option<Wanted<'w>>),
}

/// What a field is seen to be at once.
enum Glance {
    /// Nothing is written.
    Nothing,
    /// A null that it is by default.
    Null,
    /// A value of the document.
    Given,
    /// It has to be looked at.
    Unclear,
}

impl<'w> Writer<'w> {
    pub(super) fn object(&mut self, at: u32) {
        let object = Object::new(self.instance, at);
        if let Some(object) = object.as_ref().filter(|object| object.shape.is_special()) {
            return self.special_object(object, &Filter::default(), None);
        }
        self.out.push(b'{');
        if let Some(object) = object.as_ref().filter(|object| self.is_plain(object)) {
            self.plain_fields(object, &Filter::default());
        } else if let Some(object) = object {
            let inferred = std::mem::take(&mut self.inferred);
            let extras =
                if object.shape.writes_extras() { object.extras() } else { Dict::empty(self.instance) };
            if !extras.is_empty() && self.is_merged(&object, extras, at) {
                self.merged_entries(&object, extras, &Filter::default());
            } else {
                self.entries(&object, extras);
            }
            self.inferred = inferred;
        }
        self.out.push(b'}');
    }

    /// An object that is not written like a model: a named tuple, fields without a model, or one that cannot be written.
    fn special_object(&mut self, object: &Object<'w>, filter: &Filter<'_>, own: Option<Own<'w>>) {
        if let Some((function, place)) = object.shape.written_by() {
            self.fail(DumpError::Function { function: function.into(), place: place.into() });
        } else if object.shape.is_named_tuple() {
            self.named_tuple_in_part(object, filter, own);
        } else {
            self.bare(object);
        }
    }

    /// An object of which a part is written.
    #[cold]
    pub(super) fn object_in_part(&mut self, at: u32, filter: &Filter<'_>, own: Option<Own<'w>>) {
        let Some(object) = Object::new(self.instance, at) else { return self.fail(DumpError::Damaged) };
        if object.shape.is_special() {
            return self.special_object(&object, filter, own);
        }
        self.out.push(b'{');
        if self.is_plain(&object) {
            self.plain_fields(&object, filter);
        } else {
            let inferred = std::mem::take(&mut self.inferred);
            let extras =
                if object.shape.writes_extras() { object.extras() } else { Dict::empty(self.instance) };
            if !extras.is_empty() && self.is_merged(&object, extras, at) {
                self.merged_entries(&object, extras, filter);
            } else {
                self.entries_in_part(&object, extras, filter);
            }
            self.inferred = inferred;
        }
        self.out.push(b'}');
    }

    /// Whether an object is written as a plain dict.
    fn is_plain(&self, object: &Object<'w>) -> bool {
        object.shape.is_written_plainly() || self.inferred && object.shape.is_typed_dict()
    }

    /// The value of a field, whatever is left out.
    pub(super) fn place(&mut self, object: &Object<'w>, place: Place<'w>, filter: &Filter<'_>) {
        match place.slot {
            Slot::Absent | Slot::Default => {
                let wanted = Wanted::of_field(object.shape, place.field, &self.instance.store);
                let wanted = wanted.filter(|_| !self.inferred);
                self.typed(object.value(place).unwrap_or(Value::Null), wanted, filter);
            }
            slot => self.filtered(slot, filter, None),
        }
    }

    pub(super) fn entries(&mut self, object: &Object<'w>, extras: Dict<'w>) {
        let start = self.out.len();
        let slots = object.slots();
        // Two loops: one over fields in any order takes a tenth more instructions.
        match object.shape.output_order() {
            None => {
                let words = slots.words().enumerate();
                words.for_each(|(number, word)| self.own_entry(object, number, word, start));
            }
            Some(order) => order.iter().flatten().for_each(|number| {
                if let Some(word) = slots.word(number as usize) {
                    self.own_entry(object, number as usize, word, start);
                }
            }),
        }
        for [key, value] in extras.slots() {
            if self.options.exclude_none && self.is_null(value) {
                continue;
            }
            self.comma(start);
            self.key(key);
            self.value(value);
        }
    }

    /// What is written of the field with this number. Words are looked at as they are kept, for slots and entries go through
    /// memory, which takes half of the time.
    #[inline(always)]
    fn own_entry(&mut self, object: &Object<'w>, number: usize, word: Word, start: usize) {
        let Some(field) = object.shape.field(number) else { return };
        match self.glance(object, field, word.state()) {
            Glance::Nothing => {}
            Glance::Null => {
                self.field_key(object.shape, field, start);
                self.out.extend_from_slice(b"null");
            }
            Glance::Given => {
                self.field_key(object.shape, field, start);
                self.word(word);
            }
            Glance::Unclear => self.unclear_entry(object, number, start),
        }
    }

    #[inline(never)]
    fn unclear_entry(&mut self, object: &Object<'w>, number: usize, start: usize) {
        if let Some(place) = object.place(number)
            && let Some(entry) = self.entry(object, place)
        {
            self.field_key(object.shape, place.field, start);
            self.write_entry(entry, &Filter::default());
        }
    }

    /// What is written of a field, as far as that is seen at once.
    #[inline(always)]
    fn glance(&self, object: &Object<'w>, field: &ArchivedField, state: State) -> Glance {
        let DumpOptions { exclude_none, exclude_unset, exclude_defaults, .. } = *self.options;
        let sparing = exclude_none || exclude_defaults;
        if field.flags.to_native() & HIDDEN != 0 {
            return Glance::Nothing;
        }
        match state {
            State::Omitted => Glance::Nothing,
            State::Absent | State::Unset if exclude_unset && object.is_model() => {
                if object.has_extra(field) {
                    Glance::Unclear
                } else {
                    Glance::Nothing
                }
            }
            State::Absent | State::Default if !sparing && field.default.to_native() == DEFAULT_NULL => {
                let key = object.shape.key(field.name.to_native());
                if key.is_some_and(|key| is_nullable(&key.node)) { Glance::Null } else { Glance::Unclear }
            }
            State::Given if !sparing => Glance::Given,
            _ => Glance::Unclear,
        }
    }

    pub(super) fn write_entry(&mut self, entry: Entry<'w>, filter: &Filter<'_>) {
        match entry {
            Entry::Slot(slot) => self.filtered(slot, filter, None),
            Entry::Default(value, wanted) => self.typed(value, wanted, filter),
        }
    }

    /// What is written of a field, if anything is.
    pub(super) fn entry(&self, object: &Object<'w>, place: Place<'w>) -> Option<Entry<'w>> {
        if place.field.flags.to_native() & HIDDEN != 0
            || self.options.exclude_unset && object.is_model() && !object.is_set(place)
        {
            return None;
        }
        let entry = match place.slot {
            Slot::Omitted => return None,
            Slot::Absent | Slot::Default => {
                let wanted = Wanted::of_field(object.shape, place.field, &self.instance.store);
                Entry::Default(object.value(place)?, wanted)
            }
            Slot::Unset { at } => Entry::Slot(self.instance.slot(Memory::Document, at)?),
            slot => Entry::Slot(slot),
        };
        let is_null = || match &entry {
            Entry::Slot(slot) => self.is_null(*slot),
            Entry::Default(value, _) => value.is_null(),
        };
        let left_out = self.options.exclude_none && is_null() && !self.is_member(object, place)
            || self.options.exclude_defaults && self.equals_default(object, place, &entry);
        (!left_out).then_some(entry)
    }

    /// Whether a null is the member of an enum, which is not None.
    #[cold]
    fn is_member(&self, object: &Object<'w>, place: Place<'w>) -> bool {
        if matches!(place.slot, Slot::Absent | Slot::Default) {
            return false;
        }
        let key = object.shape.key(place.field.name.to_native());
        let is_enum = |node: &ArchivedNode| node.kind == Kind::Enum as u8 && !is_nullable(node);
        key.is_some_and(|key| is_enum(&key.node))
    }

    /// Whether a field has the value of its default.
    fn equals_default(&self, object: &Object<'w>, place: Place<'w>, entry: &Entry<'w>) -> bool {
        if place.field.flags.to_native() & field_flags::KEPT_DEFAULT != 0 {
            return false;
        }
        let slot = match entry {
            Entry::Slot(slot) => *slot,
            // Only not-a-number is not equal to itself.
            Entry::Default(value, _) => return !matches!(value, Value::Float(float) if float.is_nan()),
        };
        if let Slot::Moment { at } = self.bare_value(slot)
            && let Some((node, default)) = moment(object.shape.view, place.field)
        {
            return self.is_moment(at, node, default);
        }
        let is_root = matches!(self.bare_value(slot), Slot::Root { .. });
        let default = self.instance.default(object.shape.view, place.index, place.field);
        let value = self.instance.read(Memory::Document, slot);
        let (Some(value), Some(default)) = (value, default) else { return false };
        if let Slot::Form { form: Form::Decimal, .. } = slot
            && let (Value::Str(value), Value::Str(default)) = (value, default)
        {
            return Decimal::parse(value)
                .zip(Decimal::parse(default))
                .is_some_and(|(left, right)| left.compare(&right) == Some(Ordering::Equal));
        }
        if let (Value::Str(value), Value::Str(default)) = (value, default)
            && value != default
        {
            let kind = object.shape.key(place.field.name.to_native());
            let kind = kind.and_then(|key| Kind::from_number(key.node.kind));
            return kind.is_some_and(|kind| temporal::is_same_moment(kind, value, default));
        }
        if place.field.flags.to_native() & field_flags::VALIDATE_DEFAULT != 0 {
            // The default is what validation made the value of, and no model equals that.
            return !is_root && value == default;
        }
        // None is no root model, whatever that is written as.
        if is_root && default.is_null() {
            return false;
        }
        is_default(value, default)
    }

    /// Whether a time or datetime that is written as a number is that of a text of the archive.
    fn is_moment(&self, at: u32, node: &ArchivedNode, text: &str) -> bool {
        let own = self.instance.slot(Memory::Document, at.saturating_add(1));
        let own = own.and_then(|slot| self.instance.read(Memory::Document, slot));
        let identity = Kind::from_number(node.kind).and_then(|kind| temporal::identity(kind, text));
        identity.is_some_and(|identity| own == Some(Value::Str(&identity)))
    }

    /// The comma before an entry that is not the first.
    pub(super) fn comma(&mut self, start: usize) {
        if self.out.len() > start {
            self.out.push(b',');
        }
    }

    /// Whether the keys of an object are aliases.
    pub(super) fn by_alias(&self, shape: Shape<'w>) -> bool {
        self.options.by_alias.unwrap_or(shape.output_by_alias())
    }

    /// The key of a field.
    pub(super) fn key_of(&self, shape: Shape<'w>, field: &ArchivedField) -> &'w str {
        if self.by_alias(shape) { shape.alias_of(field) } else { shape.name_of(field) }
    }

    /// The key of a field with its comma and colon.
    pub(super) fn field_key(&mut self, shape: Shape<'w>, field: &ArchivedField, start: usize) {
        let mut number = field.name.to_native();
        let by_alias = self.by_alias(shape);
        if by_alias && field.output_key.to_native() != NONE16 {
            number = field.output_key.to_native();
        } else if by_alias && field.output.to_native() != NONE {
            self.comma(start);
            scalar::text(&mut self.out, shape.alias_of(field));
            return self.out.push(b':');
        }
        // The pattern is the key as compact JSON has it, comma and colon included. It is copied whole, for a copy of a length
        // that is known takes a few instructions.
        if let Some(key) = shape.key(number)
            && let [b',', rest @ ..] = &key.pattern
        {
            let first = self.out.len() == start;
            let length = self.out.len() + usize::from(key.length) - usize::from(first);
            match first {
                true => self.out.extend_from_slice(rest),
                false => self.out.extend_from_slice(&key.pattern),
            }
            return self.out.truncate(length);
        }
        self.comma(start);
        let key = shape.key(number).and_then(|key| shape.view.key_text(key));
        scalar::text(&mut self.out, key.unwrap_or_default());
        self.out.push(b':');
    }
}

fn is_nullable(node: &ArchivedNode) -> bool {
    node.flags & node_flags::NULLABLE != 0
}
