//! Collections: sequences, mappings and tuples.

use super::Schema;

/// `list`, `set`, `frozenset`, `deque` and `generator`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Sequence {
    pub items_schema: Option<Box<Schema>>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub fail_fast: Option<bool>,
    pub strict: Option<bool>,
}

/// `tuple`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Tuple {
    pub items_schema: Vec<Schema>,
    pub variadic_item_index: Option<usize>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub fail_fast: Option<bool>,
    pub strict: Option<bool>,
}

/// `dict`, `frozendict`, `ordered-dict` and `counter`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Mapping {
    pub keys_schema: Option<Box<Schema>>,
    pub values_schema: Option<Box<Schema>>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub fail_fast: Option<bool>,
    pub strict: Option<bool>,
}
