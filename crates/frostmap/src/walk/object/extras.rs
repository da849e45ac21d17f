//! Keys of an object that its model does not know.

use frostmap_format::NONE;
use frostmap_format::tables::{ArchivedObject, object_flags};

use super::keys::is_name;
use super::{EXTRAS_ORDER, Open, is_model};
use crate::errors::ErrorKind;
use crate::options::Extra;
use crate::sink::Sink;
use crate::walk::entries::{KeyEnd, plain_text};
use crate::walk::{Halt, Walk};

impl<'a, S: Sink> Walk<'a, S> {
    /// An unknown key with its value; gives the position behind it.
    #[inline(never)]
    pub(super) fn extra(&mut self, open: &Open<'_, 'a>, at: usize, key: KeyEnd) -> Option<usize> {
        match self.extra_behavior(open.tables.object) {
            Extra::Ignore => self.skip(key.value),
            Extra::Forbid => {
                let before = self.sink.errors();
                let step = self.reject(extra_error(open.tables.object), self.text.skip_blanks(key.value))?;
                self.sink.locate(before, self.key_item(at, key), EXTRAS_ORDER);
                Some(step.at)
            }
            Extra::Allow => self.allowed_extra(open, at, key),
        }
    }

    fn allowed_extra(&mut self, open: &Open<'_, 'a>, at: usize, key: KeyEnd) -> Option<usize> {
        if open.tables.object.extras_keys.to_native() != NONE {
            return self.stop(Halt::Irregular);
        }
        if !is_model(open.tables.object) && is_name(open, plain_text(&self.text, at + 1, key.end).as_bytes())
        {
            return self.skip(key.value);
        }
        let before = self.sink.errors();
        let out = self.sink.str(&self.text, at + 1, key.end.at, key.end.escaped);
        self.sink.push(out);
        let node = open.tables.object.extras.to_native();
        let step = if node == NONE {
            self.any(key.value)?
        } else {
            let node = self.node(open.view, node)?;
            self.value(open.view, node, key.value)?
        };
        self.sink.push(step.out);
        if S::COLLECT && self.sink.errors() > before {
            // Of equal keys only the last counts, so its errors would.
            return self.stop(Halt::Irregular);
        }
        Some(step.at)
    }

    /// What happens to unknown keys.
    pub(in crate::walk) fn extra_behavior(&self, object: &ArchivedObject) -> Extra {
        let flags = object.flags.to_native();
        if flags & object_flags::NAMED_TUPLE != 0 {
            return Extra::Forbid;
        }
        self.options.extra.unwrap_or(if flags & object_flags::EXTRA_ALLOW != 0 {
            Extra::Allow
        } else if flags & object_flags::EXTRA_FORBID != 0 {
            Extra::Forbid
        } else {
            Extra::Ignore
        })
    }
}

/// The error of an unknown key.
pub(in crate::walk) fn extra_error(object: &ArchivedObject) -> ErrorKind {
    if object.flags.to_native() & object_flags::DATACLASS != 0 {
        ErrorKind::UnexpectedKeywordArgument
    } else {
        ErrorKind::ExtraForbidden
    }
}
