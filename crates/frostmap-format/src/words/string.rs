//! What is asked of strings and bytes.

use super::Words;
use crate::NONE;
use crate::body::Body;

/// Flags of string rules.
pub mod str_flags {
    /// Strip white space.
    pub const STRIP: u32 = 1;
    /// Lower the case.
    pub const LOWER: u32 = 2;
    /// Raise the case.
    pub const UPPER: u32 = 4;
    /// Only ASCII is accepted.
    pub const ASCII: u32 = 8;
    /// There is a pattern.
    pub const PATTERN: u32 = 16;
    /// A POSIX path, which comes out as `pathlib` shows it.
    pub const PATH: u32 = 32;
}

/// What happens to a string. Words: `[flags, pattern]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StrRules {
    /// See [`str_flags`].
    pub flags: u32,
    /// Number of the section of the pattern, where there is one.
    pub pattern: u32,
}

impl StrRules {
    /// No rules.
    pub const NONE: Self = Self { flags: 0, pattern: NONE };

    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let [flags, pattern] = words.array(at)?;
        Some(Self { flags, pattern })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        body.add_words(&[self.flags, self.pattern])
    }
}

/// How bytes stand in strings: the node's `a`.
pub mod bytes_encoding {
    /// As the string's own bytes.
    pub const UTF8: u32 = 0;
    /// As base64.
    pub const BASE64: u32 = 1;
    /// As hexadecimal digits.
    pub const HEX: u32 = 2;

    /// The operand for an encoding that is read and one that is written.
    #[must_use]
    pub fn join(read: u32, written: u32) -> u32 {
        read | written << 8
    }

    /// The encoding that is read and the one that is written.
    #[must_use]
    pub fn split(operand: u32) -> [u32; 2] {
        [operand & 0xFF, operand >> 8]
    }
}
