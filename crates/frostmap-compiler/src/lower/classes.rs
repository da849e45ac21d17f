//! The Python classes the graph tells something of: enums and root models, by name.
//! Only values that name a class need them, so they are gathered when the first one does.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::graph::Graph;
use crate::schema::{Enum, Kind, Schema};

/// Classes by name.
#[derive(Debug)]
pub(super) struct Classes<'g> {
    graph: &'g Graph,
    known: OnceCell<Known<'g>>,
}

#[derive(Debug, Default)]
struct Known<'g> {
    enums: HashMap<&'g str, &'g Enum>,
    root_models: HashMap<&'g str, &'g Schema>,
}

impl<'g> Classes<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        Self { graph, known: OnceCell::new() }
    }

    /// The enum of this name.
    pub(super) fn members(&self, class: &str) -> Option<&'g Enum> {
        self.known().enums.get(class).copied()
    }

    /// Whether the model of this name is a root model.
    pub(super) fn is_root_model(&self, class: &str) -> bool {
        self.known().root_models.contains_key(class)
    }

    fn known(&self) -> &Known<'g> {
        self.known.get_or_init(|| {
            let mut known = Known::default();
            let definitions = self.graph.definitions.values().map(|definition| &definition.schema);
            let models = self.graph.models.values().map(|model| &model.schema);
            definitions.chain(models).for_each(|schema| known.gather(schema));
            known
        })
    }
}

impl<'g> Known<'g> {
    fn gather(&mut self, schema: &'g Schema) {
        match &schema.kind {
            Kind::Enum(members) => {
                self.enums.insert(&members.class.name, members);
            }
            Kind::Model(model) if model.root_model == Some(true) => {
                self.root_models.insert(&model.class, &model.schema);
            }
            _ => {}
        }
        schema.each_child(&mut |_, child| self.gather(child));
    }
}
