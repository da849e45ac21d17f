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
    /// Bytes, in a string. `a`: encoding, `b`: limits.
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
}

/// Every kind, in order of its number.
pub const KINDS: [Kind; 22] = [
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
];

impl Kind {
    /// The kind with this number.
    #[must_use]
    #[inline]
    pub fn from_number(number: u8) -> Option<Self> {
        KINDS.get(usize::from(number)).copied()
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
        }
    }

    /// The byte every value of the kind starts with, if there is only one.
    #[must_use]
    pub fn first_byte(self) -> Option<u8> {
        match self {
            Self::Str | Self::Bytes => Some(b'"'),
            Self::List | Self::Tuple => Some(b'['),
            Self::Dict | Self::Object | Self::TaggedUnion => Some(b'{'),
            _ => None,
        }
    }
}
