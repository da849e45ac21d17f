//! Python functions: validators, and what `validate_call` builds.

use super::{Name, Schema, Value};

/// A Python function, known by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Callable {
    /// Its qualified name.
    pub name: Name,
    /// Positional arguments bound to it (`functools.partial`).
    pub args: Vec<Value>,
    /// Keyword arguments bound to it.
    pub kwargs: Vec<(Name, Value)>,
}

/// `function-before`, `function-after`, `function-wrap` and `function-plain`.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// The function.
    pub function: Callable,
    /// Whether it takes the validation info.
    pub with_info: bool,
    /// The field it sits on, where the document says it.
    pub field_name: Option<Name>,
    /// The schema it runs before, after or around; `function-plain` has none.
    pub schema: Option<Box<Schema>>,
}

/// `call`: arguments validated, then a function called with them. Its parts are not read.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The function's name, where the document says it.
    pub function: Option<Name>,
}
