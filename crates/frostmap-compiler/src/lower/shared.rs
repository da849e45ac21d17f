//! Parts that several sections have alike and that are worth a section of their own.

use std::collections::HashMap;

use crate::schema::Schema;

/// The parts by the schemas they stand for.
#[derive(Debug, Default)]
pub(super) struct SharedParts {
    numbers: HashMap<*const Schema, u32>,
}

impl SharedParts {
    /// The number of the part that stands for a schema.
    pub(super) fn find(&self, schema: &Schema) -> Option<u32> {
        self.numbers.get(&std::ptr::from_ref(schema)).copied()
    }
}
