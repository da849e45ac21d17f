//! Constraints that pydantic checks by a function of its own, where a schema has none of that name.

use frostmap_format::words::Bound;

use super::{Kind, Number, Schema};

/// Not a type of schema: what stands for a function of pydantic's that checks what a schema gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Constrained {
    /// The schema that comes first.
    pub schema: Box<Schema>,
    /// What is checked then.
    pub constraint: Constraint,
}

/// What is checked.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint {
    /// The bound of a number, which is none of NaN.
    Bound(Bound, Number),
    /// The least length.
    MinLength(u64),
    /// The greatest length.
    MaxLength(u64),
    /// Neither an infinity nor NaN.
    Finite,
    /// The most digits of a decimal.
    MaxDigits(u64),
    /// The most digits of a decimal behind the point, and of all.
    DecimalPlaces(u64, Option<u64>),
    /// That the value is a text.
    Text,
}

impl Schema {
    /// The schema behind constraints that stand for functions: whoever writes values does not know of them.
    pub(crate) fn unconstrained(&self) -> &Self {
        let mut schema = self;
        while let (None, Kind::Constrained(constrained)) = (&schema.serialization, &schema.kind) {
            schema = &constrained.schema;
        }
        schema
    }
}
