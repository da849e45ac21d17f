//! The kinds of node: explicit numbers, append only.

/// What a node validates. The numbers are part of the format and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[non_exhaustive]
pub enum Kind {
    /// Anything.
    Any = 0,
    /// Only null.
    None = 1,
    /// Booleans.
    Bool = 2,
    /// Integers of any size. `b`: limits.
    Int = 3,
    /// Floating point numbers. `b`: limits.
    Float = 4,
    /// Strings. `a`: string rules or NONE, `b`: limits.
    Str = 5,
    /// Bytes, in a string. `a`: encodings, see `bytes_encoding`, `b`: limits.
    Bytes = 6,
    /// One of a set of values. `a`: value table.
    Literal = 7,
    /// A member of an enum. `a`: value table, `b`: what the values are, see `enum_type`.
    Enum = 8,
    /// A list. `a`: item node, `b`: limits.
    List = 9,
    /// A dict. `a`: words [key node, value node], `b`: limits.
    Dict = 10,
    /// A tuple. `a`: tuple record, `b`: limits.
    Tuple = 11,
    /// A union tried member by member. `a`: union record.
    Union = 12,
    /// A union chosen by a tag. `a`: tagged-union record.
    TaggedUnion = 13,
    /// An object with fields: model, typed dict. `a`: object.
    Object = 14,
    /// Another section. `a`: section.
    Reference = 15,
    /// A node with a default of its own, or an `on_error`. `a`: node, `b`: default record.
    Default = 16,
    /// A root model. `a`: node, `b`: words [class name, title].
    RootModel = 17,
    /// One node when strict, another when lax. `a`: lax node, `b`: strict node.
    LaxOrStrict = 18,
    /// Nodes one after the other. `a`: words [count, node...].
    Chain = 19,
    /// An error of the user's in place of the node's own. `a`: node, `b`: custom error record.
    CustomError = 20,
    /// A check of Python objects: always an error on JSON. `a`, `b`: name of the method.
    NeedsPython = 21,
    /// A set. `a`: item node, `b`: limits.
    Set = 22,
    /// A frozen set. `a`: item node, `b`: limits.
    FrozenSet = 23,
    /// A generator, which JSON gives as an array. `a`: item node, `b`: limits.
    Generator = 24,
    /// A deque. `a`: item node, `b`: limits.
    Deque = 25,
    /// A dict that keeps its order. `a`: words [key node, value node], `b`: limits.
    OrderedDict = 26,
    /// Counts by key. `a`: words [key node, value node], `b`: limits.
    Counter = 27,
    /// A dict that cannot change. `a`: words [key node, value node], `b`: limits.
    FrozenDict = 28,
    /// A named tuple: an array or an object. `a`: object.
    NamedTuple = 29,
    /// JSON in a string. `a`: node, or NONE.
    Json = 30,
    /// A date. `a`: temporal record, or NONE.
    Date = 31,
    /// A time of day. `a`: temporal record, or NONE.
    Time = 32,
    /// A date with a time. `a`: temporal record, or NONE.
    DateTime = 33,
    /// A duration. `a`: temporal record, or NONE.
    TimeDelta = 34,
    /// A decimal number. `a`: decimal record, or NONE.
    Decimal = 35,
    /// A fraction. `a`: decimal record, or NONE.
    Fraction = 36,
    /// A complex number.
    Complex = 37,
    /// A UUID. `a`: version, or NONE.
    Uuid = 38,
    /// A URL. `a`: URL record, or NONE.
    Url = 39,
    /// A URL that may have several hosts. `a`: URL record, or NONE.
    MultiHostUrl = 40,
    /// A node whose values are written in their own way. `a`: node, `b`: serialization record.
    Serialized = 45,
    /// A node with a constraint that is checked when the rest has been. `a`: node, `b`: constraint record.
    Constrained = 46,
    /// What a function of pydantic's makes of a text or of any value. `a`: which function, see [`Function`](crate::Function),
    /// `b`: node of the text, or NONE.
    Function = 47,
}

/// Every kind, in order of its number.
pub const KINDS: [Kind; 44] = [
    Kind::Any,
    Kind::None,
    Kind::Bool,
    Kind::Int,
    Kind::Float,
    Kind::Str,
    Kind::Bytes,
    Kind::Literal,
    Kind::Enum,
    Kind::List,
    Kind::Dict,
    Kind::Tuple,
    Kind::Union,
    Kind::TaggedUnion,
    Kind::Object,
    Kind::Reference,
    Kind::Default,
    Kind::RootModel,
    Kind::LaxOrStrict,
    Kind::Chain,
    Kind::CustomError,
    Kind::NeedsPython,
    Kind::Set,
    Kind::FrozenSet,
    Kind::Generator,
    Kind::Deque,
    Kind::OrderedDict,
    Kind::Counter,
    Kind::FrozenDict,
    Kind::NamedTuple,
    Kind::Json,
    Kind::Date,
    Kind::Time,
    Kind::DateTime,
    Kind::TimeDelta,
    Kind::Decimal,
    Kind::Fraction,
    Kind::Complex,
    Kind::Uuid,
    Kind::Url,
    Kind::MultiHostUrl,
    Kind::Serialized,
    Kind::Constrained,
    Kind::Function,
];

/// The kinds by their numbers, of which some are not given yet.
const BY_NUMBER: [Option<Kind>; 64] = {
    let mut kinds = [None; 64];
    let mut index = 0;
    while index < KINDS.len() {
        kinds[KINDS[index] as usize] = Some(KINDS[index]);
        index += 1;
    }
    kinds
};

impl Kind {
    /// The kind with this number.
    #[must_use]
    #[inline]
    pub fn from_number(number: u8) -> Option<Self> {
        BY_NUMBER.get(usize::from(number)).copied().flatten()
    }

    /// Its name in listings: the core schema's own word where there is one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::None => "none",
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Float => "float",
            Self::Str => "str",
            Self::Bytes => "bytes",
            Self::Literal => "literal",
            Self::Enum => "enum",
            Self::List => "list",
            Self::Dict => "dict",
            Self::Tuple => "tuple",
            Self::Union => "union",
            Self::TaggedUnion => "tagged-union",
            Self::Object => "object",
            Self::Reference => "reference",
            Self::Default => "default",
            Self::RootModel => "root-model",
            Self::LaxOrStrict => "lax-or-strict",
            Self::Chain => "chain",
            Self::CustomError => "custom-error",
            Self::NeedsPython => "needs-python",
            Self::Set => "set",
            Self::FrozenSet => "frozenset",
            Self::Generator => "generator",
            Self::Deque => "deque",
            Self::OrderedDict => "ordered-dict",
            Self::Counter => "counter",
            Self::FrozenDict => "frozendict",
            Self::NamedTuple => "named-tuple",
            Self::Json => "json",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime",
            Self::TimeDelta => "timedelta",
            Self::Decimal => "decimal",
            Self::Fraction => "fraction",
            Self::Complex => "complex",
            Self::Uuid => "uuid",
            Self::Url => "url",
            Self::MultiHostUrl => "multi-host-url",
            Self::Serialized => "serialized",
            Self::Constrained => "constrained",
            Self::Function => "function",
        }
    }

    /// The byte every value of the kind starts with, if there is only one.
    #[must_use]
    pub fn first_byte(self) -> Option<u8> {
        match self {
            Self::Str | Self::Bytes | Self::Json => Some(b'"'),
            Self::List | Self::Tuple | Self::Set | Self::FrozenSet | Self::Generator | Self::Deque => {
                Some(b'[')
            }
            Self::Dict
            | Self::Object
            | Self::TaggedUnion
            | Self::OrderedDict
            | Self::Counter
            | Self::FrozenDict => Some(b'{'),
            _ => None,
        }
    }
}
