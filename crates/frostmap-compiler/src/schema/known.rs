//! Functions of pydantic's whose values readers of archives make themselves.

use frostmap_format::Function;

use super::Schema;

/// Not a type of schema: what stands for a function that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownFunction {
    /// The function.
    pub function: Function,
    /// The schema of the text that it is given; nothing where it is given any value.
    pub schema: Option<Box<Schema>>,
}
