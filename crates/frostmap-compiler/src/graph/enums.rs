//! The enums of a graph: what a member named in a value, a literal or a tag stands for.

use std::collections::HashMap;

use super::Graph;
use crate::schema::{Enum, Kind, Name, Schema, Value};

/// Enums by the name of their class.
#[derive(Debug, Default)]
pub struct EnumIndex<'g> {
    enums: HashMap<&'g str, &'g Enum>,
}

impl<'g> EnumIndex<'g> {
    /// Looks through the whole graph.
    #[must_use]
    pub fn new(graph: &'g Graph) -> Self {
        let mut index = Self::default();
        graph.definitions.values().for_each(|definition| index.add(&definition.schema));
        graph.models.values().for_each(|model| index.add(&model.schema));
        // A schema's own members come first: the table may be of another document.
        for (name, found) in &graph.enums {
            index.enums.entry(name).or_insert(found);
        }
        index
    }

    /// The value of a member.
    #[must_use]
    pub fn member(&self, class: &str, name: &str) -> Option<&'g Value> {
        let members = &self.enums.get(class)?.members;
        members.iter().find(|member| &*member.name == name).map(|member| &member.value)
    }

    /// The enum of a class.
    #[must_use]
    pub fn class(&self, class: &str) -> Option<&'g Enum> {
        self.enums.get(class).copied()
    }

    fn add(&mut self, schema: &'g Schema) {
        if let Kind::Enum(found) = &schema.kind {
            let names: [Option<&'g Name>; 2] = [Some(&found.class.name), schema.reference.as_ref()];
            for name in names.into_iter().flatten() {
                self.enums.entry(name).or_insert(found);
            }
        }
        schema.each_child(&mut |_, child| self.add(child));
    }
}
