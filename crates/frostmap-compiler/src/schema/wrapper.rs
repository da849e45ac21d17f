//! Schemas around other schemas: nullable, default, chains and choices by mode.

use super::{Callable, CustomError, Name, Schema, Value};

/// `nullable`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Nullable {
    pub schema: Box<Schema>,
    pub strict: Option<bool>,
}

/// `default`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Default {
    pub schema: Box<Schema>,
    pub default: Option<Value>,
    pub default_factory: Option<Factory>,
    pub default_factory_takes_data: Option<bool>,
    pub on_error: Option<OnError>,
    pub validate_default: Option<bool>,
    pub strict: Option<bool>,
}

/// What makes a default.
#[derive(Clone, Debug, PartialEq)]
pub enum Factory {
    /// A builtin type: its empty value.
    Builtin(Name),
    /// Any other function.
    Callable(Callable),
}

/// What a default does when the value is bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum OnError {
    Raise,
    Omit,
    Default,
}

/// `chain`: each step takes what the one before gave.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Chain {
    pub steps: Vec<Schema>,
}

/// `lax-or-strict`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct LaxOrStrict {
    pub lax_schema: Box<Schema>,
    pub strict_schema: Box<Schema>,
    pub strict: Option<bool>,
}

/// `json-or-python`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct JsonOrPython {
    pub json_schema: Box<Schema>,
    /// Not used for JSON input; documents may leave it out.
    pub python_schema: Option<Box<Schema>>,
}

/// `json`: a string that holds JSON.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Json {
    pub schema: Option<Box<Schema>>,
}

/// `custom-error`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct CustomErrorSchema {
    pub schema: Box<Schema>,
    pub error: CustomError,
}
