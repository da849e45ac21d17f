//! Unions, tagged and untagged.

use super::{Callable, Name, PathItem, Schema, Value};

/// `union`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Union {
    pub choices: Vec<Choice>,
    pub mode: Option<UnionMode>,
    pub auto_collapse: Option<bool>,
    pub custom_error: Option<CustomError>,
    pub strict: Option<bool>,
}

/// A member of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The member.
    pub schema: Schema,
    /// Its label in error locations, where given; else its display name.
    pub label: Option<Name>,
}

/// How a union picks its member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum UnionMode {
    Smart,
    LeftToRight,
}

/// `tagged-union`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct TaggedUnion {
    /// Tag and member, in the order written.
    pub choices: Vec<(Value, Schema)>,
    pub discriminator: Discriminator,
    pub custom_error: Option<CustomError>,
    pub strict: Option<bool>,
    pub from_attributes: Option<bool>,
}

/// Where the tag is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Discriminator {
    /// Under one key.
    Key(Name),
    /// Down one path.
    Path(Vec<PathItem>),
    /// Down the first of these paths that leads somewhere.
    Choices(Vec<Vec<PathItem>>),
    /// By a Python function.
    Callable(Callable),
}

/// An error of the schema's own in place of the usual ones.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomError {
    /// Its type: one of pydantic's or a new one.
    pub error_type: Name,
    /// Its message, where the type is a new one.
    pub message: Option<Name>,
    /// Its context.
    pub context: Option<Value>,
}
