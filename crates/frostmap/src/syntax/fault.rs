//! The kinds of fault a JSON document can have, with the words pydantic reports them in.

use std::fmt;

/// One kind of fault in a JSON document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The document ends inside an array.
    EndInList,
    /// The document ends inside an object.
    EndInObject,
    /// The document ends inside a string.
    EndInString,
    /// The document ends where a value should begin, or inside a word or a number.
    EndInValue,
    /// A key without a colon after it.
    ExpectedColon,
    /// Something other than a comma or a bracket after an array item.
    ExpectedListCommaOrEnd,
    /// Something other than a comma or a brace after an object member.
    ExpectedObjectCommaOrEnd,
    /// A word that begins like `true`, `false`, `null`, `NaN` or `Infinity` and goes on differently.
    ExpectedIdent,
    /// A byte that begins no value.
    ExpectedValue,
    /// An escape sequence that JSON does not have.
    InvalidEscape,
    /// A number that JSON does not allow.
    InvalidNumber,
    /// More integer digits than pydantic reads.
    NumberOutOfRange,
    /// Bytes that are not UTF-8.
    InvalidUnicodeCodePoint,
    /// A control character that should have been escaped.
    ControlCharacter,
    /// A key that is not a string.
    KeyMustBeAString,
    /// A surrogate escape without its other half.
    LoneSurrogate,
    /// A comma before a closing bracket or brace.
    TrailingComma,
    /// Something after the end of the value.
    TrailingCharacters,
    /// A first surrogate escape that is not followed by another escape.
    UnexpectedEndOfHexEscape,
    /// Containers nested too deeply.
    RecursionLimitExceeded,
}

impl Fault {
    /// The words for the fault, without its position.
    const fn words(self) -> &'static str {
        match self {
            Self::EndInList => "EOF while parsing a list",
            Self::EndInObject => "EOF while parsing an object",
            Self::EndInString => "EOF while parsing a string",
            Self::EndInValue => "EOF while parsing a value",
            Self::ExpectedColon => "expected `:`",
            Self::ExpectedListCommaOrEnd => "expected `,` or `]`",
            Self::ExpectedObjectCommaOrEnd => "expected `,` or `}`",
            Self::ExpectedIdent => "expected ident",
            Self::ExpectedValue => "expected value",
            Self::InvalidEscape => "invalid escape",
            Self::InvalidNumber => "invalid number",
            Self::NumberOutOfRange => "number out of range",
            Self::InvalidUnicodeCodePoint => "invalid unicode code point",
            Self::ControlCharacter => "control character (\\u0000-\\u001F) found while parsing a string",
            Self::KeyMustBeAString => "key must be a string",
            Self::LoneSurrogate => "lone leading surrogate in hex escape",
            Self::TrailingComma => "trailing comma",
            Self::TrailingCharacters => "trailing characters",
            Self::UnexpectedEndOfHexEscape => "unexpected end of hex escape",
            Self::RecursionLimitExceeded => "recursion limit exceeded",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// What the parts of the grammar return: a value, or a fault and the byte offset it shows at.
pub(super) type Scanned<T> = Result<T, (Fault, usize)>;
