//! What values are equal to as keys of dicts and items of sets: bytes that are the same for values Python calls equal.

mod number;

use std::collections::HashMap;

use frostmap_format::tables::{DEFAULT_NULL, object_flags};
use frostmap_format::{Kind, NONE, View};

use super::build::Build;
use super::slot::{Form, Sequence, Slot};
use super::slots::{Pairs, Slots};
use super::word::Word;
use crate::number::float_token;
use crate::store::Store;
use number::{write_complex, write_float, write_number};

/// A field by section, object of the section and number in the object.
pub(crate) type FieldPlace = (u32, u32, usize);

/// What is known around a value besides what was built.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'s> {
    /// The text that slots borrow from.
    pub(crate) document: &'s [u8],
    /// The archive, which has the defaults.
    pub(crate) store: &'s Store,
    /// Tells values apart that are not even equal to themselves.
    pub(crate) unique: usize,
    /// The keys of defaults that are not what they are written as.
    pub(crate) defaults: Option<&'s HashMap<FieldPlace, Vec<u8>>>,
    /// Values are only compared, so that those have keys as well which cannot be hashed.
    pub(crate) compared: bool,
}

impl<'s> Surroundings<'s> {
    /// Those of any value that is hashed.
    pub(crate) fn new(document: &'s [u8], store: &'s Store) -> Self {
        Self { document, store, unique: 0, defaults: None, compared: false }
    }
}

impl<W> Build<W> {
    /// The bytes of a value; nothing for one that cannot be hashed.
    pub(crate) fn key_of(&self, value: Word, around: Surroundings<'_>) -> Option<Vec<u8>> {
        self.slot_key(self.arena.slot_of(value), around)
    }

    fn slot_key(&self, value: Slot, around: Surroundings<'_>) -> Option<Vec<u8>> {
        let mut key = Vec::with_capacity(16);
        self.write_key(value, around, &mut key)?;
        Some(key)
    }

    fn write_key(&self, value: Slot, around: Surroundings<'_>, key: &mut Vec<u8>) -> Option<()> {
        let owned = |start, len| self.arena.text(start, len).map(str::as_bytes);
        match value {
            Slot::Null => key.push(b'n'),
            Slot::Bool(value) => write(key, b'i', u8::from(value).to_string().as_bytes()),
            Slot::Int(value) => write(key, b'i', value.to_string().as_bytes()),
            Slot::Digits { start, len } => write(key, b'i', owned(start, len)?),
            Slot::Float(value) => write_float(key, value, around.unique),
            Slot::NonFinite { value, .. } => write_float(key, value.value(), around.unique),
            Slot::Borrowed { start, len } => {
                write(key, b's', around.document.get(start as usize..)?.get(..len as usize)?);
            }
            Slot::Owned { start, len } => write(key, b's', owned(start, len)?),
            Slot::Form { form, start, len } => {
                let text = str::from_utf8(owned(start, len)?).ok()?;
                if form == Form::Decimal && text.contains("sNaN") {
                    return None;
                }
                write_form(key, form, text, around.unique);
            }
            Slot::List { sequence, at, len } => {
                return self.write_sequence(sequence, self.arena.slots(at, len as usize), around, key);
            }
            Slot::Object { at } => return self.write_object(at, around, key),
            Slot::Serialized { at } => return self.write_key(self.arena.slot(at + 1)?, around, key),
            Slot::Unset { at } | Slot::Json { at } | Slot::Moment { at } => {
                return self.write_key(self.arena.slot(at)?, around, key);
            }
            // A field that has no value, or none that is known here.
            Slot::Absent | Slot::Omitted | Slot::Default => key.push(b'-'),
            Slot::Dict { at, len } if around.compared => {
                self.write_entries(self.arena.slots(at, 2 * len as usize).pairs(), around, key);
            }
            Slot::Root { at } if around.compared => {
                let (section, node) = self.arena.record(at)?;
                write_class(section, node, key);
                return self.write_key(self.arena.slot(at + 1)?, around, key);
            }
            Slot::Dict { .. } | Slot::Root { .. } => return None,
        }
        Some(())
    }

    fn write_sequence(
        &self,
        sequence: Sequence,
        items: Slots<'_>,
        around: Surroundings<'_>,
        key: &mut Vec<u8>,
    ) -> Option<()> {
        let mark = match sequence {
            Sequence::Tuple => b't',
            Sequence::FrozenSet => b'z',
            Sequence::Generator => {
                write(key, b'g', around.unique.to_string().as_bytes());
                return Some(());
            }
            Sequence::List if around.compared => b'a',
            Sequence::Set if around.compared => b'z',
            Sequence::Deque if around.compared => b'q',
            Sequence::List | Sequence::Set | Sequence::Deque => return None,
        };
        let keys = items.map(|item| self.slot_key(item, around));
        let mut keys = keys.collect::<Option<Vec<_>>>()?;
        if mark == b'z' {
            keys.sort_unstable();
        }
        write_all(key, mark, &keys);
        Some(())
    }

    fn write_object(&self, at: u32, around: Surroundings<'_>, key: &mut Vec<u8>) -> Option<()> {
        let (section, object) = self.arena.record(at)?;
        let record = around.store.section(section).ok()?.view.objects.get(object as usize)?;
        let flags = record.flags.to_native();
        let mark = match Likeness::of(flags) {
            Likeness::Unhashable if !around.compared => return None,
            Likeness::Tuple => b't',
            Likeness::Unhashable | Likeness::Frozen => {
                write_class(section, object, key);
                b'm'
            }
        };
        let slots = self.arena.slots(at + 2, record.fields.to_native().into());
        let keys = slots.enumerate().map(|(number, slot)| match slot {
            Slot::Absent | Slot::Default => default_key((section, object, number), around),
            slot => self.slot_key(slot, around),
        });
        write_all(key, mark, &keys.collect::<Option<Vec<_>>>()?);
        if let Some(Slot::Dict { at, len }) = self.arena.slot(at + 1)
            && flags & object_flags::DATACLASS == 0
        {
            // Extras are compared, not hashed.
            let around = Surroundings { compared: true, ..around };
            self.write_entries(self.arena.slots(at, 2 * len as usize).pairs(), around, key);
        }
        Some(())
    }

    /// Entries in any order.
    fn write_entries(&self, pairs: Pairs<'_>, around: Surroundings<'_>, key: &mut Vec<u8>) {
        let one =
            |slot: Slot| self.slot_key(slot, around).unwrap_or_else(|| around.unique.to_le_bytes().into());
        let entries = pairs.map(|[name, value]| [one(name), one(value)].concat());
        let mut entries: Vec<Vec<u8>> = entries.collect();
        entries.sort_unstable();
        write_all(key, b'x', &entries);
    }

    /// The fields that have no value of their own, of an object and of all that is in it.
    pub(super) fn absent_in(&self, value: Word, store: &Store) -> Vec<FieldPlace> {
        let (mut found, mut waiting) = (Vec::new(), vec![self.arena.slot_of(value)]);
        while let Some(slot) = waiting.pop() {
            match slot {
                Slot::List { at, len, .. } => waiting.extend(self.arena.slots(at, len as usize)),
                Slot::Dict { at, len } => waiting.extend(self.arena.slots(at, 2 * len as usize)),
                Slot::Serialized { at } | Slot::Root { at } => waiting.extend(self.arena.slot(at + 1)),
                Slot::Unset { at } | Slot::Json { at } | Slot::Moment { at } => {
                    waiting.extend(self.arena.slot(at))
                }
                Slot::Object { at } => self.absent_of(at, store, &mut found, &mut waiting),
                _ => {}
            }
        }
        found
    }

    /// Those of one object; its values and extras are still to be looked at.
    fn absent_of(&self, at: u32, store: &Store, found: &mut Vec<FieldPlace>, waiting: &mut Vec<Slot>) {
        let Some((section, object)) = self.arena.record(at) else { return };
        let Ok(tables) = store.section(section) else { return };
        let Some(record) = tables.view.objects.get(object as usize) else { return };
        waiting.extend(self.arena.slot(at + 1));
        for (number, slot) in self.arena.slots(at + 2, record.fields.to_native().into()).enumerate() {
            match slot {
                Slot::Absent | Slot::Default => found.push((section, object, number)),
                slot => waiting.push(slot),
            }
        }
    }
}

/// What an object is equal to in Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// It cannot be in a set.
    Unhashable,
    /// Objects of its class with equal fields.
    Frozen,
    /// A tuple of its fields.
    Tuple,
}

impl Likeness {
    /// What objects with these flags are equal to.
    fn of(flags: u32) -> Self {
        match flags & (object_flags::FROZEN | object_flags::NAMED_TUPLE) {
            0 => Self::Unhashable,
            object_flags::FROZEN => Self::Frozen,
            _ => Self::Tuple,
        }
    }
}

/// The key of the default of a field, by section, object and number; of lists and dicts there is none.
fn default_key(field: FieldPlace, around: Surroundings<'_>) -> Option<Vec<u8>> {
    if let Some(key) = around.defaults.and_then(|defaults| defaults.get(&field)) {
        return Some(key.clone());
    }
    let (section, object, number) = field;
    let unknown = || Some(vec![b'-']);
    let Ok(section) = around.store.section(section) else { return unknown() };
    let view = &section.view;
    let first = view.objects.get(object as usize)?.first_field.to_native() as usize;
    let text = match view.fields.get(first + number)?.default.to_native() {
        NONE => return unknown(),
        DEFAULT_NULL => "null",
        at => view.text(view.words.text(at)?)?,
    };
    let mut key = Vec::new();
    match (text, text.as_bytes().first()?) {
        ("null", _) => key.push(b'n'),
        ("true", _) => write(&mut key, b'i', b"1"),
        ("false", _) => write(&mut key, b'i', b"0"),
        (_, b'"') => write(&mut key, b's', serde_json::from_str::<String>(text).ok()?.as_bytes()),
        ("[]", _) if is_made_of(view, first + number, Kind::Tuple) => write_all(&mut key, b't', &[]),
        ("[]", _) if is_made_of(view, first + number, Kind::FrozenSet) => write_all(&mut key, b'z', &[]),
        (_, b'[' | b'{') if around.compared => write(&mut key, b'a', text.as_bytes()),
        (_, b'[' | b'{') => return None,
        _ if text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E' | b'N' | b'I')) => {
            write_float(&mut key, float_token(text)?, around.unique);
        }
        _ => write(&mut key, b'i', text.as_bytes()),
    }
    Some(key)
}

/// Whether a field of a section has values of a kind.
fn is_made_of(view: &View<'_>, field: usize, kind: Kind) -> bool {
    let key = view.fields.get(field).and_then(|field| view.keys.get(usize::from(field.name.to_native())));
    key.is_some_and(|key| key.node.kind == kind as u8)
}

/// Objects of different classes are never equal.
fn write_class(section: u32, object: u32, key: &mut Vec<u8>) {
    key.extend_from_slice(&section.to_le_bytes());
    key.extend_from_slice(&object.to_le_bytes());
}

/// A mark, how many bytes follow, and the bytes: so that no two values can run together.
fn write(key: &mut Vec<u8>, mark: u8, bytes: &[u8]) {
    key.push(mark);
    key.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    key.extend_from_slice(bytes);
}

fn write_all(key: &mut Vec<u8>, mark: u8, keys: &[Vec<u8>]) {
    key.push(mark);
    key.extend_from_slice(&(keys.len() as u32).to_le_bytes());
    keys.iter().for_each(|item| key.extend_from_slice(item));
}

fn write_form(key: &mut Vec<u8>, form: Form, text: &str, unique: usize) {
    let mark = match form {
        Form::Bytes | Form::NotUtf8 => b'b',
        Form::Uuid => b'u',
        #[cfg(feature = "url")]
        Form::Url => b'l',
        #[cfg(feature = "url")]
        Form::MultiHostUrl => b'h',
        Form::Moment => b'm',
        Form::Identity => b'o',
        Form::Complex => return write_complex(key, text, unique),
        Form::Decimal | Form::Fraction => return write_number(key, text, unique),
    };
    write(key, mark, text.as_bytes());
}
