//! What is wrong with an object, and where.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedKey, ArchivedNode, object_flags};

use super::{Open, is_model, loosens_first};
use crate::errors::{ErrorKind, LocItem};
use crate::sink::Sink;
use crate::walk::{Exactness, Halt, Raise, Step, Walk};

impl<'a, S: Sink> Walk<'a, S> {
    /// The errors from here on are those of a field that was found by a key.
    pub(super) fn locate_field(
        &mut self,
        open: &Open<'_, 'a>,
        key: &'a ArchivedKey,
        from: usize,
    ) -> Option<()> {
        let slot = key.slot.to_native();
        let by_alias = open.tables.object.flags.to_native() & object_flags::LOC_BY_ALIAS != 0;
        let key = if by_alias { key } else { self.name_key(open, slot)? };
        let text = self.key_text(open.view, key)?;
        self.sink.locate(from, LocItem::Key(text.into()), u32::from(slot));
        Some(())
    }

    /// The text of a key of the model.
    pub(in crate::walk) fn key_text(&mut self, view: &'a View<'a>, key: &'a ArchivedKey) -> Option<&'a str> {
        let text = view.key_text(key);
        self.record(view, "key", key.text.to_native(), text)
    }

    /// The key that is a field's name.
    pub(in crate::walk) fn name_key(&mut self, open: &Open<'_, 'a>, slot: u16) -> Option<&'a ArchivedKey> {
        let index = open.tables.object.first_field.to_native() as usize + usize::from(slot);
        let key = open
            .view
            .fields
            .get(index)
            .and_then(|field| open.view.keys.get(usize::from(field.name.to_native())));
        self.record(open.view, "field", u32::from(slot), key)
    }

    #[cold]
    pub(super) fn missing_fields(&mut self, open: &Open<'_, 'a>, missing: u64, end: usize) -> Option<()> {
        for slot in (0..64_u16).filter(|slot| missing & 1 << slot != 0) {
            self.missing_field(open, slot, end)?;
        }
        Some(())
    }

    /// The error of a required field that was not there.
    pub(in crate::walk) fn missing_field(
        &mut self,
        open: &Open<'_, 'a>,
        slot: u16,
        end: usize,
    ) -> Option<()> {
        let before = self.sink.errors();
        self.fail(ErrorKind::Missing, open.start, end)?;
        let index = open.tables.object.first_field.to_native() as usize + usize::from(slot);
        let field = open.view.fields.get(index);
        let field = self.record(open.view, "field", u32::from(slot), field)?;
        let flags = open.tables.object.flags.to_native();
        let alias = open.view.keys.get(usize::from(field.alias.to_native()));
        let by_alias = self.options.by_alias.unwrap_or(flags & object_flags::BY_ALIAS != 0);
        let key = match alias {
            Some(alias) if by_alias && flags & object_flags::LOC_BY_ALIAS != 0 => alias,
            _ => self.name_key(open, slot)?,
        };
        let text = self.key_text(open.view, key)?;
        self.sink.locate(before, LocItem::Key(text.into()), u32::from(slot));
        Some(())
    }

    /// Something other than an object where one is wanted, or a value of a node that does not say what comes first.
    #[cold]
    pub(in crate::walk) fn not_an_object(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let index = node.a.to_native();
        if self.text.byte(at) == b'{' {
            return self.object_node(view, index, at);
        }
        let object = view.objects.get(index as usize);
        let object = self.record(view, "object", index, object)?;
        let flags = object.flags.to_native();
        if loosens_first(flags) {
            self.floor(Exactness::Strict);
        }
        self.enter_fields(flags);
        // Models ask how their fields are looked up before they look at the value.
        if is_model(object) && self.looked_up(flags) == (false, false) {
            return self.stop(Halt::Raised(Raise::Lookup));
        }
        self.wanted()?;
        let class_name = self.place_at(view, object.names.to_native())?.into();
        self.reject(
            if flags & object_flags::DATACLASS != 0 && self.is_strings() {
                ErrorKind::ArgumentsType
            } else if flags & object_flags::DATACLASS != 0 {
                ErrorKind::DataclassType { class_name }
            } else if flags & object_flags::MODEL != 0 {
                ErrorKind::ModelType { class_name }
            } else {
                ErrorKind::DictType
            },
            at,
        )
    }
}
