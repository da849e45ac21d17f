//! The Python classes the graph tells something of: enums and root models, by name.
//! Most values name no class, so they are gathered when the first one is looked at.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::graph::{EnumIndex, Graph};
use crate::schema::{Enum, Kind, Schema};

/// Classes by name.
#[derive(Debug)]
pub(super) struct Classes<'g> {
    graph: &'g Graph,
    enums: OnceCell<EnumIndex<'g>>,
    root_models: OnceCell<HashSet<&'g str>>,
}

impl<'g> Classes<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        Self { graph, enums: OnceCell::new(), root_models: OnceCell::new() }
    }

    /// The enum of this name.
    pub(super) fn members(&self, class: &str) -> Option<&'g Enum> {
        self.enums().class(class)
    }

    /// All enums.
    pub(super) fn enums(&self) -> &EnumIndex<'g> {
        self.enums.get_or_init(|| EnumIndex::new(self.graph))
    }

    /// Whether the model of this name is a root model.
    pub(super) fn is_root_model(&self, class: &str) -> bool {
        let gathered = self.root_models.get_or_init(|| {
            let mut found = HashSet::new();
            let definitions = self.graph.definitions.values().map(|definition| &definition.schema);
            let models = self.graph.models.values().map(|model| &model.schema);
            definitions.chain(models).for_each(|schema| root_models(schema, &mut found));
            found
        });
        gathered.contains(class)
    }
}

fn root_models<'g>(schema: &'g Schema, found: &mut HashSet<&'g str>) {
    if let Kind::Model(model) = &schema.kind
        && model.root_model == Some(true)
    {
        found.insert(&model.class);
    }
    schema.each_child(&mut |_, child| root_models(child, found));
}
