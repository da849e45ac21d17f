//! What stands around a definition: defaults, and errors of the user's.

use super::{Text, Words};
use crate::body::Body;

/// Flags of a default record.
pub mod default_flags {
    /// There is a default.
    pub const PRESENT: u32 = 1;
    /// The default is validated when it is used.
    pub const VALIDATE: u32 = 2;
    /// An invalid value leaves the item out.
    pub const ON_ERROR_OMIT: u32 = 4;
    /// An invalid value gives the default.
    pub const ON_ERROR_DEFAULT: u32 = 8;
    /// The default is a tuple, which a set may hold.
    pub const TUPLE: u32 = 16;
    /// The default is a frozen set, which a set may hold.
    pub const FROZEN_SET: u32 = 32;
}

/// A default outside of fields. Words: `[flags, JSON text]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Default {
    /// See [`default_flags`].
    pub flags: u32,
    /// The default as JSON.
    pub text: Text,
}

impl Default {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let [flags, offset, length] = words.array(at)?;
        Some(Self { flags, text: Text { offset, length } })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        body.add_words(&[self.flags, self.text.offset, self.text.length])
    }
}

/// An error of the user's. Words: `[type text, message text, context text]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomError {
    /// Its type.
    pub error_type: Text,
    /// Its message template; length NONE when the type is one of pydantic's own.
    pub message: Text,
    /// Its context as a JSON object; length NONE when there is none.
    pub context: Text,
}

impl CustomError {
    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let error_type = words.text(at)?;
        let message = words.text(at.checked_add(2)?)?;
        let context = words.text(at.checked_add(4)?)?;
        Some(Self { error_type, message, context })
    }

    /// Writes the record to a body.
    pub fn write(self, body: &mut Body) -> u32 {
        let at = body.add_words(&self.error_type.words());
        body.add_words(&self.message.words());
        body.add_words(&self.context.words());
        at
    }
}
