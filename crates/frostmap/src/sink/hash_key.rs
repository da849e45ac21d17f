//! What values are equal to as keys of dicts and items of sets: bytes that are the same for values Python calls equal.

use super::build::{Build, Form, Likeness, Sequence, Slot};

impl Build {
    /// The bytes of a value; nothing for one that cannot be hashed. Values that are not even equal to themselves are
    /// told apart by `unique`.
    pub(crate) fn key_of(&self, value: Slot, document: &[u8], unique: usize) -> Option<Vec<u8>> {
        let mut key = Vec::with_capacity(16);
        self.write_key(value, document, unique, &mut key)?;
        Some(key)
    }

    fn write_key(&self, value: Slot, document: &[u8], unique: usize, key: &mut Vec<u8>) -> Option<()> {
        let owned = |start, len| self.owned_text(start, len).map(str::as_bytes);
        match value {
            Slot::Null => key.push(b'n'),
            Slot::Bool(value) => write(key, b'i', u8::from(value).to_string().as_bytes()),
            Slot::Int(value) => write(key, b'i', value.to_string().as_bytes()),
            Slot::Digits { start, len } => write(key, b'i', owned(start, len)?),
            Slot::Float(value) => write_float(key, value, unique),
            Slot::NonFinite { value, .. } => write_float(key, value.value(), unique),
            Slot::Borrowed { start, len } => {
                write(key, b's', document.get(start as usize..)?.get(..len as usize)?);
            }
            Slot::Owned { start, len } => write(key, b's', owned(start, len)?),
            Slot::Form { form, start, len } => {
                write_form(key, form, str::from_utf8(owned(start, len)?).ok()?, unique);
            }
            Slot::List { sequence, at, len } => {
                let items = self.slots().get(at as usize..)?.get(..len as usize)?;
                return self.write_sequence(sequence, items, document, unique, key);
            }
            Slot::Object { at } => return self.write_object(at, document, unique, key),
            Slot::Serialized { at } => {
                return self.write_key(*self.slots().get(at as usize + 1)?, document, unique, key);
            }
            Slot::Unset { at } | Slot::Json { at } => {
                return self.write_key(*self.slots().get(at as usize)?, document, unique, key);
            }
            // A field that takes its default.
            Slot::Absent | Slot::Omitted | Slot::Default => key.push(b'-'),
            Slot::Dict { .. } | Slot::Head { .. } | Slot::Root { .. } | Slot::Manner { .. } => return None,
        }
        Some(())
    }

    fn write_sequence(
        &self,
        sequence: Sequence,
        items: &[Slot],
        document: &[u8],
        unique: usize,
        key: &mut Vec<u8>,
    ) -> Option<()> {
        let mark = match sequence {
            Sequence::Tuple => b't',
            Sequence::FrozenSet => b'z',
            Sequence::Generator => {
                write(key, b'g', unique.to_string().as_bytes());
                return Some(());
            }
            Sequence::List | Sequence::Set | Sequence::Deque => return None,
        };
        let keys = items.iter().map(|item| self.key_of(*item, document, unique));
        let mut keys = keys.collect::<Option<Vec<_>>>()?;
        if sequence == Sequence::FrozenSet {
            keys.sort_unstable();
        }
        write_all(key, mark, &keys);
        Some(())
    }

    fn write_object(&self, at: u32, document: &[u8], unique: usize, key: &mut Vec<u8>) -> Option<()> {
        let at = at as usize;
        let Slot::Head { section, object, fields, likeness } = *self.slots().get(at)? else { return None };
        let mark = match likeness {
            Likeness::Unhashable => return None,
            Likeness::Tuple => b't',
            Likeness::Frozen => {
                key.extend_from_slice(&section.to_le_bytes());
                key.extend_from_slice(&object.to_le_bytes());
                b'm'
            }
        };
        let slots = self.slots().get(at + 2..)?.get(..usize::from(fields))?;
        let keys = slots.iter().map(|slot| self.key_of(*slot, document, unique));
        write_all(key, mark, &keys.collect::<Option<Vec<_>>>()?);
        Some(())
    }
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

/// A whole float is equal to an integer; not-a-number is equal to nothing.
fn write_float(key: &mut Vec<u8>, value: f64, unique: usize) {
    if value.is_nan() {
        write(key, b'f', format!("nan{unique}").as_bytes());
    } else if value.fract() == 0.0 {
        // Adding zero makes a plain zero of the negative one.
        write(key, b'i', format!("{:.0}", value + 0.0).as_bytes());
    } else {
        write(key, b'f', &value.to_bits().to_le_bytes());
    }
}

fn write_form(key: &mut Vec<u8>, form: Form, text: &str, unique: usize) {
    let mark = match form {
        Form::Bytes | Form::NotUtf8 => b'b',
        Form::Uuid => b'u',
        #[cfg(feature = "url")]
        Form::Url => b'l',
        #[cfg(feature = "url")]
        Form::MultiHostUrl => b'h',
        Form::Decimal | Form::Fraction | Form::Complex => return write_number(key, text, unique),
    };
    write(key, mark, text.as_bytes());
}

/// Numbers of any type with the same worth are equal: whole ones are found by their digits, others by their text.
fn write_number(key: &mut Vec<u8>, text: &str, unique: usize) {
    use crate::number::Decimal;
    let real = text.strip_suffix("+0j").unwrap_or(text);
    match Decimal::parse(real) {
        Some(value) if value.is_nan() => write(key, b'f', format!("nan{unique}").as_bytes()),
        Some(value) => match value.to_integer_digits() {
            Some(digits) => write(key, b'i', digits.as_bytes()),
            None => write(key, b'd', value.normalized().to_string().as_bytes()),
        },
        None => write(key, b'd', real.as_bytes()),
    }
}
