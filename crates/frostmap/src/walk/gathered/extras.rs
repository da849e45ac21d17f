//! Keys that no field has taken.

use frostmap_format::tables::ArchivedNode;
use frostmap_format::{Kind, NONE, View};

use crate::errors::{ErrorKind, LocItem};
use crate::options::Extra;
use crate::sink::{Build, Sink, Slot};
use crate::walk::entries::Entry;
use crate::walk::object::{Open, extra_error, is_model, is_name};
use crate::walk::partial::Last;
use crate::walk::{Halt, Walk};

impl<'a, S: Sink> Walk<'a, S> {
    /// Whether an object is left out with any of its extras that is: one that validates them.
    pub(super) fn goes_with_extras(&self, open: &Open<'_, 'a>) -> bool {
        let object = open.tables.object;
        (object.extras.to_native() != NONE || object.extras_keys.to_native() != NONE)
            && self.extra_behavior(object) == Extra::Allow
    }

    /// A key that no field has taken; the walk stops where the whole object is left out with it.
    pub(super) fn gathered_extra(
        &mut self,
        open: &Open<'_, 'a>,
        entry: &Entry,
        key: &str,
        (last, place): (Last, usize),
    ) -> Option<()> {
        let before = self.sink.errors();
        match self.extra_behavior(open.tables.object) {
            Extra::Ignore => return Some(()),
            Extra::Allow if !is_model(open.tables.object) && is_name(open, key.as_bytes()) => return Some(()),
            Extra::Forbid => {
                self.fail(extra_error(open.tables.object), entry.value, entry.end)?;
            }
            Extra::Allow => {
                let mark = self.sink.mark();
                let is_last = open.tables.object.extras.to_native() != NONE && self.enters_last(last, place);
                if !self.allowed(open, entry, is_last)? {
                    self.sink.rewind(mark);
                }
            }
        }
        if S::COLLECT && self.sink.errors() > before {
            self.sink.locate(before, LocItem::Key(key.into()), u32::MAX);
        }
        Some(())
    }

    /// Validates an extra key; nothing when it is left out. Python's objects have no attributes but those named by strings.
    #[expect(clippy::option_option, reason = "the walk stops, and the key is left out, are different")]
    fn extra_key(&mut self, open: &Open<'_, 'a>, entry: &Entry) -> Option<Option<S::Out>> {
        let node = self.node(open.view, open.tables.object.extras_keys.to_native())?;
        let before = self.sink.errors();
        let was = std::mem::replace(&mut self.key, true);
        let step = self.value(open.view, node, entry.key);
        // Members of enums may be strings or not, which is not known here.
        let is_string = matches!(Kind::from_number(node.kind), Some(Kind::Str | Kind::Enum))
            || step.is_none()
            || self.sink.errors() > before
            || self.is_string(open.view, node, entry.key)?;
        self.key = was;
        match step {
            Some(step) if is_string => Some(Some(step.out)),
            Some(step) => self.fail(ErrorKind::StringType, entry.key, step.at).map(|_| None),
            None => self.left_out(open, false).map(|()| None),
        }
    }

    /// An extra is left out, if that is why the walk stopped; it stays so where the object goes with it, but not with
    /// what was cut at the end of the document.
    fn left_out(&mut self, open: &Open<'_, 'a>, is_last: bool) -> Option<()> {
        let cut = is_last && !is_model(open.tables.object);
        if self.goes_with_extras(open) && !cut { None } else { self.omitted().map(|_| ()) }
    }

    /// Whether a value is a string in Python.
    fn is_string(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, at: usize) -> Option<bool> {
        let mut build = Build::exact();
        let step = self.build_value(&mut build, view, node, at)?;
        Some(matches!(
            build.slot_of(step.out),
            Slot::Borrowed { .. } | Slot::Owned { .. } | Slot::Serialized { .. }
        ))
    }

    /// Validates an extra key and its value; says whether they are kept.
    fn allowed(&mut self, open: &Open<'_, 'a>, entry: &Entry, is_last: bool) -> Option<bool> {
        let keys = open.tables.object.extras_keys.to_native();
        let values = open.tables.object.extras.to_native();
        let out = if keys == NONE {
            self.sink.str(&self.text, entry.key + 1, entry.key_end.at, entry.key_end.escaped)
        } else {
            match self.extra_key(open, entry) {
                Some(Some(out)) => out,
                Some(None) => return Some(false),
                None => return self.unfit_key(open, entry),
            }
        };
        self.sink.push(out);
        let step = if values == NONE {
            self.any(entry.value)
        } else {
            let node = self.node(open.view, values)?;
            self.value_or_cut(is_last, open.view, node, entry.value)
        };
        match step {
            Some(step) => {
                self.sink.push(step.out);
                Some(true)
            }
            None => self.left_out(open, is_last).map(|()| false),
        }
    }

    /// The walk stops at an extra key, unless the object is left out with its value.
    #[cold]
    fn unfit_key(&mut self, open: &Open<'_, 'a>, entry: &Entry) -> Option<bool> {
        let values = open.tables.object.extras.to_native();
        if values == NONE || !matches!(self.halt, Halt::Invalid) || !self.goes_with_extras(open) {
            return None;
        }
        let halt = std::mem::take(&mut self.halt);
        let node = self.node(open.view, values)?;
        match self.tried(|walk| walk.value(open.view, node, entry.value))? {
            None if matches!(self.halt, Halt::Omit { .. }) => None,
            _ => self.stop(halt),
        }
    }
}
