//! What becomes a section: every model, and every definition that is not a model of the same name.
//! Units are numbered in the order sections are: models by name, then definitions by name.

use std::collections::HashMap;

use crate::diagnostics::Owner;
use crate::graph::Graph;
use crate::schema::{Kind, Name, Schema};

use super::scope::Scope;

/// A section to be.
#[derive(Clone, Debug)]
pub(super) struct Unit<'g> {
    /// Its name.
    pub(super) name: &'g Name,
    /// What it validates.
    pub(super) schema: &'g Schema,
    /// The config around it.
    pub(super) scope: Scope<'g>,
    /// Whether it is a model, found by its name.
    pub(super) entry: bool,
    /// Whether its schema is that of a definition.
    pub(super) definition: bool,
}

impl<'g> Unit<'g> {
    /// The definition whose schema it is.
    pub(super) fn definition_name(&self) -> Option<&'g str> {
        self.definition.then_some(&**self.name)
    }

    /// What findings in it belong to.
    pub(super) fn owner(&self) -> Owner {
        let name = Name::clone(self.name);
        if self.definition { Owner::Definition(name) } else { Owner::Model(name) }
    }
}

/// All units, with the way from a definition's name to its unit.
#[derive(Debug)]
pub(super) struct Units<'g> {
    /// The units in order of their numbers.
    pub(super) list: Vec<Unit<'g>>,
    by_definition: HashMap<&'g str, u32>,
}

impl<'g> Units<'g> {
    /// The units of a graph.
    pub(super) fn of(graph: &'g Graph) -> Self {
        let mut list = Vec::with_capacity(graph.models.len() + graph.definitions.len());
        let mut by_definition = HashMap::with_capacity(graph.definitions.len());
        for (name, model) in &graph.models {
            let own = match &model.schema.kind {
                Kind::DefinitionRef(target) if target == name => graph.definitions.get(name),
                _ => None,
            };
            if own.is_some() {
                by_definition.insert(&**name, list.len() as u32);
            }
            let (schema, config) =
                own.map_or((&model.schema, &model.config), |own| (&own.schema, &own.config));
            let scope = Scope::of(config.as_ref());
            list.push(Unit { name, schema, scope, entry: true, definition: own.is_some() });
        }
        for (name, definition) in &graph.definitions {
            if by_definition.contains_key(&**name) {
                continue;
            }
            by_definition.insert(name, list.len() as u32);
            let scope = Scope::of(definition.config.as_ref());
            list.push(Unit { name, schema: &definition.schema, scope, entry: false, definition: true });
        }
        Self { list, by_definition }
    }

    /// The unit of a definition.
    pub(super) fn find(&self, definition: &str) -> Option<(u32, &Unit<'g>)> {
        let number = *self.by_definition.get(definition)?;
        self.list.get(number as usize).map(|unit| (number, unit))
    }
}
