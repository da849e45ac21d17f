//! References that lead nowhere.

use std::collections::HashMap;

use super::nearest::nearest;
use super::walk::Walk;
use crate::diagnostics::{Diagnostic, codes};
use crate::graph::Graph;
use crate::schema::{Kind, Name, Schema};

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    let Kind::DefinitionRef(name) = &schema.kind else { return };
    if walk.graph.definitions.contains_key(name) {
        return;
    }
    let message = format!("no definition is called `{name}`");
    let problem = Diagnostic::at_key(&codes::UNKNOWN_REFERENCE, schema.at, "schema_ref", message);
    let near = walk.nearest.of(name);
    let help = |near| format!("Did you mean `{near}`? Else add the document that defines `{name}`.");
    walk.push(match near {
        Some(near) => problem.help(help(near)),
        None => problem,
    });
}

/// Nearest names, looked for once per unknown name.
pub(super) struct Nearest<'g> {
    graph: &'g Graph,
    known: HashMap<Name, Option<&'g str>>,
}

/// Every name is compared with every definition, so there is an end to it.
const LIMIT: usize = 100;

impl<'g> Nearest<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self { graph, known: HashMap::new() }
    }

    fn of(&mut self, name: &Name) -> Option<&'g str> {
        if let Some(near) = self.known.get(name) {
            return *near;
        }
        if self.known.len() >= LIMIT {
            return None;
        }
        let near = nearest(name, self.graph.definitions.keys().map(|name| &**name));
        self.known.insert(name.clone(), near);
        near
    }
}
