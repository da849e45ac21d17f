//! The body of a section: flat tables archived with rkyv, so that checking the container is O(1).

use rkyv::{Archive, Serialize};

use crate::tables::{Field, Key, Node, Object};

/// The tables of one section. Node 0 is what the section's definition validates.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Archive, Serialize)]
pub struct Body {
    /// Keys of the objects. First, so that they start where the body starts.
    pub keys: Vec<Key>,
    /// Fields of the objects.
    pub fields: Vec<Field>,
    /// Objects.
    pub objects: Vec<Object>,
    /// Nodes; those that are the values of fields live in the keys.
    pub nodes: Vec<Node>,
    /// Records of varying length, see [`crate::words`].
    pub words: Vec<u32>,
    /// Open-addressed hash tables: 0 is empty, otherwise an index plus one.
    pub slots: Vec<u16>,
    /// UTF-8 text that records refer to by offset and length.
    pub strings: Vec<u8>,
}

impl Body {
    /// The body as archived bytes.
    ///
    /// # Errors
    /// When the body does not fit the format's 32-bit offsets.
    pub fn to_bytes(&self) -> Result<Vec<u8>, rkyv::rancor::Error> {
        Ok(rkyv::to_bytes::<rkyv::rancor::Error>(self)?.into_vec())
    }

    /// Adds text to the strings, reusing equal text that is there; gives its offset and length.
    pub fn add_text(&mut self, text: &str) -> (u32, u32) {
        // Beyond this many bytes looking costs more than it saves.
        const LOOKED_AT: usize = 4096;
        let found = if text.is_empty() {
            Some(0)
        } else {
            let looked_at = &self.strings[..self.strings.len().min(LOOKED_AT)];
            looked_at.windows(text.len()).position(|window| window == text.as_bytes())
        };
        let offset = found.unwrap_or_else(|| {
            let end = self.strings.len();
            self.strings.extend_from_slice(text.as_bytes());
            end
        });
        (offset as u32, text.len() as u32)
    }

    /// Adds a run of words; gives the index of the first.
    pub fn add_words(&mut self, words: &[u32]) -> u32 {
        let start = self.words.len() as u32;
        self.words.extend_from_slice(words);
        start
    }
}
