//! Values inside schemas: defaults, literals, enum members, bounds, tags.
//! JSON's own, and the `{"$py": ...}` forms of what JSON lacks.

use super::{Callable, Name, Number};

/// A value a schema holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, Python's `None`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number with its text.
    Number(Number),
    /// A string.
    String(Name),
    /// An array, Python's list.
    Array(Vec<Value>),
    /// An object, Python's dict with string keys, in the order written.
    Object(Vec<(Name, Value)>),
    /// A value JSON has no form for.
    Python(Box<PythonValue>),
}

/// A value written as `{"$py": kind, ...}`.
#[derive(Clone, Debug, PartialEq)]
pub enum PythonValue {
    /// `bytes`.
    Bytes(Box<[u8]>),
    /// A scalar with a text form, kept as that text.
    Text {
        /// Which scalar.
        kind: TextKind,
        /// Its text: ISO 8601 for the temporal ones, `str()` for the rest.
        text: Name,
    },
    /// `timedelta`, normalised as Python does: only `days` can be negative.
    Timedelta {
        /// Whole days.
        days: i64,
        /// Seconds below a day.
        seconds: i64,
        /// Microseconds below a second.
        microseconds: i64,
    },
    /// A compiled regular expression.
    Pattern {
        /// Its source.
        pattern: Name,
        /// Python's `re` flags.
        flags: i64,
    },
    /// `tuple`, `set`, `frozenset`, `deque`, a generator's items.
    Collection {
        /// Which collection.
        kind: CollectionKind,
        /// The items in order.
        items: Vec<Value>,
    },
    /// `dict` with other than string keys, and the other mappings.
    Mapping {
        /// Which mapping.
        kind: MappingKind,
        /// The pairs in order.
        items: Vec<(Value, Value)>,
    },
    /// A member of an enum.
    Enum {
        /// The enum's name.
        class: Name,
        /// The member's name.
        name: Name,
        /// The member's value, where the document says it.
        value: Option<Value>,
    },
    /// An instance of a model, dataclass or named tuple.
    Instance {
        /// Which of them.
        kind: InstanceKind,
        /// Its class.
        class: Name,
        /// Its fields in order.
        fields: Vec<(Name, Value)>,
        /// Which fields were set, where it is recorded.
        fields_set: Option<Vec<Name>>,
        /// Extra items, where extras are allowed.
        extra: Option<Vec<(Name, Value)>>,
    },
    /// A class.
    Class(Name),
    /// A builtin callable such as `list`.
    Builtin(Name),
    /// Any other callable.
    Callable(Callable),
    /// pydantic's `PydanticUndefined`.
    Undefined,
    /// `...`.
    Ellipsis,
    /// pydantic's `MISSING`.
    Missing,
    /// A value of a type nothing is known of.
    Opaque(Name),
}

/// The scalars kept as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Python's")]
pub enum TextKind {
    Decimal,
    Fraction,
    Complex,
    Date,
    Time,
    DateTime,
    Uuid,
    Url,
    MultiHostUrl,
}

/// The collections JSON lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Python's")]
pub enum CollectionKind {
    Tuple,
    Set,
    FrozenSet,
    Deque,
    Generator,
}

/// The mappings that are no JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Python's")]
pub enum MappingKind {
    Dict,
    OrderedDict,
    Counter,
    FrozenDict,
}

/// The kinds of instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum InstanceKind {
    Model,
    Dataclass,
    NamedTuple,
}

impl Value {
    /// The string, where it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The Python value, where it is one.
    #[must_use]
    pub fn as_python(&self) -> Option<&PythonValue> {
        match self {
            Self::Python(value) => Some(value),
            _ => None,
        }
    }
}
