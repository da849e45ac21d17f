//! What the values of an instance are, as they are read: every slot is kept in a [`Word`](super::Word).

/// A value of an instance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Slot {
    /// A field that was not given.
    Absent,
    /// A field that was given an invalid value and is left out.
    Omitted,
    /// A field that was given an invalid value and takes its default.
    Default,
    /// A field that was not given; its validated default is at this place.
    Unset { at: u32 },
    /// null.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A longer integer: digits among the owned text.
    Digits { start: u32, len: u32 },
    /// A number.
    Float(f64),
    /// An infinity or NaN of a float schema, with how it is written.
    NonFinite { value: NonFinite, written: u8 },
    /// A string of the document.
    Borrowed { start: u32, len: u32 },
    /// A string among the owned text.
    Owned { start: u32, len: u32 },
    /// A scalar that JSON writes as a string: its text among the owned text.
    Form { form: Form, start: u32, len: u32 },
    /// A list of this many slots, or what JSON writes like one.
    List { sequence: Sequence, at: u32, len: u32 },
    /// A dict of this many pairs of slots.
    Dict { at: u32, len: u32 },
    /// A model or typed dict: the numbers of its section and object, extras, fields.
    Object { at: u32 },
    /// A root model: the numbers of its section and node, value.
    Root { at: u32 },
    /// A time or datetime that is written as a number: the number, and the text that all equal ones share.
    Moment { at: u32 },
    /// What JSON in a string holds, at this place.
    Json { at: u32 },
    /// A value that is written in its own way: the numbers of a section and its record, value, and the number of the
    /// node the value was validated with.
    Serialized { at: u32 },
}

/// What a float is that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NonFinite {
    Infinity,
    NegativeInfinity,
    Nan,
}

impl NonFinite {
    /// What a float is that is not finite.
    pub(crate) fn of(value: f64) -> Self {
        match (value.is_nan(), value.is_sign_positive()) {
            (true, _) => Self::Nan,
            (false, true) => Self::Infinity,
            (false, false) => Self::NegativeInfinity,
        }
    }

    pub(crate) fn value(self) -> f64 {
        match self {
            Self::Infinity => f64::INFINITY,
            Self::NegativeInfinity => f64::NEG_INFINITY,
            Self::Nan => f64::NAN,
        }
    }
}

/// What a list is in Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sequence {
    List,
    Tuple,
    Set,
    FrozenSet,
    Deque,
    Generator,
}

impl Sequence {
    /// All of them, by their numbers.
    pub(super) const ALL: [Self; 6] =
        [Self::List, Self::Tuple, Self::Set, Self::FrozenSet, Self::Deque, Self::Generator];
}

/// What a string is in Python, where it is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Bytes,
    /// Bytes that cannot be written as the text they should be.
    NotUtf8,
    Uuid,
    Decimal,
    Fraction,
    Complex,
    /// A date, time, datetime or duration that is the key of a dict and written as a number, as others may be that it is
    /// not equal to.
    Moment,
    /// A date, time, datetime, duration or member of an enum, as a text that all equal ones share: only where values are
    /// built to be compared.
    Identity,
    #[cfg(feature = "url")]
    Url,
    #[cfg(feature = "url")]
    MultiHostUrl,
}

impl Form {
    /// All of them, by their numbers.
    pub(super) const ALL: &[Self] = &[
        Self::Bytes,
        Self::NotUtf8,
        Self::Uuid,
        Self::Decimal,
        Self::Fraction,
        Self::Complex,
        Self::Moment,
        Self::Identity,
        #[cfg(feature = "url")]
        Self::Url,
        #[cfg(feature = "url")]
        Self::MultiHostUrl,
    ];
}
