//! One shared copy of every name.
//! Model documents repeat names hundreds of times; comparing and keeping them should cost a pointer.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::schema::Name;

/// Hands out one [`Name`] per distinct text.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    names: HashSet<Name, BuildHasherDefault<TextHasher>>,
}

impl Interner {
    /// The shared copy of `text`.
    pub(crate) fn name(&mut self, text: &str) -> Name {
        if let Some(name) = self.names.get(text) {
            return name.clone();
        }
        let name = Name::from(text);
        self.names.insert(name.clone());
        name
    }
}

/// Multiply-and-rotate over eight bytes at a time: names are short and their writer is trusted.
#[derive(Debug, Default)]
pub(crate) struct TextHasher(u64);

impl TextHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.mix(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Interner;

    #[test]
    fn equal_texts_share_one_name() {
        let mut interner = Interner::default();
        let first = interner.name("models.app.Post");
        assert!(Arc::ptr_eq(&first, &interner.name("models.app.Post")));
        assert!(!Arc::ptr_eq(&first, &interner.name("models.app.Posts")));
    }
}
