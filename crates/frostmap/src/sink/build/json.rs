//! What was built, as JSON: for values that are walked once more.

use super::Build;
use crate::number::float_to_json;
use crate::sink::slot::{Form, Sequence, Slot};
use crate::sink::word::Word;

impl<W> Build<W> {
    /// The JSON of a value that has one: of scalars, and of lists and dicts of such values.
    pub(crate) fn json_of(&self, value: Word, document: &[u8]) -> Option<String> {
        self.slot_json(self.arena.slot_of(value), document)
    }

    fn slot_json(&self, slot: Slot, document: &[u8]) -> Option<String> {
        match slot {
            Slot::List { sequence: Sequence::List, at, len } => {
                let items = self.arena.slots(at, len as usize).map(|item| self.slot_json(item, document));
                Some(format!("[{}]", items.collect::<Option<Vec<_>>>()?.join(",")))
            }
            Slot::Dict { at, len } => {
                let entries = self.arena.slots(at, 2 * len as usize).pairs().map(|[key, value]| {
                    Some(format!("{}:{}", self.slot_json(key, document)?, self.slot_json(value, document)?))
                });
                Some(format!("{{{}}}", entries.collect::<Option<Vec<_>>>()?.join(",")))
            }
            Slot::Json { at } | Slot::Moment { at } => self.slot_json(self.arena.slot(at)?, document),
            Slot::Serialized { at } => self.slot_json(self.arena.slot(at + 1)?, document),
            // There is nothing to escape in what is borrowed.
            Slot::Borrowed { start, len } => {
                let text = document.get(start as usize..)?.get(..len as usize)?;
                Some(format!("\"{}\"", str::from_utf8(text).ok()?))
            }
            slot => self.scalar_json(slot),
        }
    }

    /// A scalar that does not stand in the document.
    fn scalar_json(&self, slot: Slot) -> Option<String> {
        let text = |start, len| self.arena.text(start, len);
        match slot {
            Slot::Null => Some("null".into()),
            Slot::Bool(value) => Some(value.to_string()),
            Slot::Int(value) => Some(value.to_string()),
            Slot::Float(value) => Some(float_to_json(value)),
            Slot::NonFinite { value, .. } => Some(float_to_json(value.value())),
            Slot::Digits { start, len } => text(start, len).map(Into::into),
            Slot::Owned { start, len } | Slot::Form { form: Form::Moment, start, len } => {
                serde_json::to_string(text(start, len)?).ok()
            }
            _ => None,
        }
    }
}
