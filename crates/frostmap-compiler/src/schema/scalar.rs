//! Scalars: numbers, strings, bytes, literals, enums, identifiers and addresses.

use super::{Callable, Name, Number, Value};

/// `bool`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Bool {
    pub strict: Option<bool>,
}

/// The four bounds a value with an order can have.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Bounds<T> {
    pub le: Option<T>,
    pub ge: Option<T>,
    pub lt: Option<T>,
    pub gt: Option<T>,
}

impl<T> Bounds<T> {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.le.is_none() && self.ge.is_none() && self.lt.is_none() && self.gt.is_none()
    }
}

impl<T> Default for Bounds<T> {
    fn default() -> Self {
        Self { le: None, ge: None, lt: None, gt: None }
    }
}

impl<T> Bounds<T> {
    /// Whether any bound is set.
    #[must_use]
    pub fn any(&self) -> bool {
        self.le.is_some() || self.ge.is_some() || self.lt.is_some() || self.gt.is_some()
    }

    /// The bounds that are set, each with its key.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        [("le", &self.le), ("ge", &self.ge), ("lt", &self.lt), ("gt", &self.gt)]
            .into_iter()
            .filter_map(|(key, bound)| bound.as_ref().map(|bound| (key, bound)))
    }
}

/// `int`. The numbers are integers of any size.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Int {
    pub strict: Option<bool>,
    pub multiple_of: Option<Number>,
    pub bounds: Bounds<Number>,
}

/// `float`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Float {
    pub strict: Option<bool>,
    pub allow_inf_nan: Option<bool>,
    pub multiple_of: Option<Number>,
    pub bounds: Bounds<Number>,
}

/// `decimal`. The numbers keep their digits.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Decimal {
    pub strict: Option<bool>,
    pub allow_inf_nan: Option<bool>,
    pub multiple_of: Option<Number>,
    pub bounds: Bounds<Number>,
    pub max_digits: Option<u64>,
    pub decimal_places: Option<u64>,
}

/// `fraction`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Fraction {
    pub strict: Option<bool>,
    pub multiple_of: Option<Value>,
    pub bounds: Bounds<Value>,
}

/// `complex`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Complex {
    pub strict: Option<bool>,
}

/// `str`. Lengths count code points.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Str {
    pub strict: Option<bool>,
    pub pattern: Option<Pattern>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub strip_whitespace: Option<bool>,
    pub to_lower: Option<bool>,
    pub to_upper: Option<bool>,
    pub ascii_only: Option<bool>,
    pub regex_engine: Option<RegexEngine>,
    pub coerce_numbers_to_str: Option<bool>,
    /// Not a key: what stands for the function that makes paths of strings.
    pub path: bool,
}

/// The pattern of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The expression.
    pub text: Name,
    /// The flags of a compiled Python pattern; `None` where it was written as a string.
    /// Such a pattern is Python's own whatever the engine is.
    pub flags: Option<i64>,
}

/// Whose regular expressions a pattern is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum RegexEngine {
    RustRegex,
    PythonRe,
}

/// `bytes`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Bytes {
    pub strict: Option<bool>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
}

/// `literal`: one of these values and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Literal {
    pub expected: Vec<Value>,
}

/// `enum`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Enum {
    pub class: EnumClass,
    pub members: Vec<EnumMember>,
    pub sub_type: Option<SubType>,
    pub missing: Option<Callable>,
    pub strict: Option<bool>,
}

/// The Python class of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumClass {
    /// `__name__`.
    pub name: Name,
    /// `__qualname__`, which labels show.
    pub qualname: Name,
    /// The builtin type its members also are.
    pub base: Option<SubType>,
    /// Whether it is a `Flag`.
    pub flag: bool,
}

/// A member of an enum.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct EnumMember {
    pub name: Name,
    pub value: Value,
}

/// The type of an enum's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Python's")]
pub enum SubType {
    Str,
    Int,
    Float,
    Bytes,
}

/// The class of `is-instance` and `is-subclass`.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its name.
    pub name: Name,
    /// How errors and labels show it, where that differs.
    pub cls_repr: Option<Name>,
}

/// `uuid`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Uuid {
    pub strict: Option<bool>,
    pub version: Option<u8>,
}

/// `url` and `multi-host-url`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Url {
    pub strict: Option<bool>,
    pub max_length: Option<u64>,
    pub allowed_schemes: Option<Vec<Name>>,
    pub host_required: Option<bool>,
    pub default_host: Option<Name>,
    pub default_port: Option<u16>,
    pub default_path: Option<Name>,
    pub preserve_empty_path: Option<bool>,
}
