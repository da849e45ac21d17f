//! Bytes as text: base64, hexadecimal digits, UUIDs. What is wrong with a text is said in the words pydantic passes on.
#![forbid(unsafe_code)]

mod base64;
mod hex;
pub(crate) mod python_base64;
mod uuid;

pub(crate) use uuid::Uuid;

/// How bytes stand in a string. The numbers are those of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// The bytes are the string's own.
    Utf8,
    /// Base64; read in both alphabets, with or without padding, and written in the one for URLs.
    Base64,
    /// Two hexadecimal digits a byte.
    Hex,
}

impl Encoding {
    /// The encoding with this number.
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        [Self::Utf8, Self::Base64, Self::Hex].get(number as usize).copied()
    }

    /// The name errors give it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Base64 => "base64",
            Self::Hex => "hex",
        }
    }

    /// The bytes of a text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn decode(self, text: &str) -> Result<Vec<u8>, String> {
        match self {
            Self::Utf8 => Ok(text.into()),
            Self::Base64 => base64::decode(text.as_bytes()).map_err(|fault| fault.to_string()),
            Self::Hex => hex::decode(text.as_bytes()),
        }
    }

    /// The text of bytes; what is no text is replaced where the bytes should be one.
    pub(crate) fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Base64 => base64::encode(bytes),
            Self::Hex => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}
