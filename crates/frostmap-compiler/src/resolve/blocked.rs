//! Which models cannot be compiled, and why.
//! A finding blocks the definition it is in and whatever reaches that definition.

use indexmap::IndexMap;

use crate::diagnostics::{Diagnostic, Owner};
use crate::graph::Graph;
use crate::schema::{Kind, Name, Schema, Step};

/// Reasons kept per model. A model blocked by more is not made clearer by them.
const REASONS: usize = 16;

/// What cannot be compiled.
#[derive(Debug, Default)]
pub struct Blocked {
    /// The models, sorted by name.
    pub models: Vec<BlockedModel>,
    /// Errors that belong to no model or definition, as indices into the findings: with one of those
    /// the build fails, whatever is left out.
    pub fatal: Vec<usize>,
    /// For each definition, by its index in the graph, whether it is blocked.
    definitions: Vec<bool>,
}

/// A model that cannot be compiled.
#[derive(Debug, PartialEq, Eq)]
pub struct BlockedModel {
    /// Its name.
    pub name: Name,
    /// Why: indices into the findings, the first few of them.
    pub reasons: Vec<usize>,
    /// Whether there are more reasons than those.
    pub more: bool,
}

/// A Python function and what it stands in the way of.
#[derive(Debug, PartialEq, Eq)]
pub struct CallableImpact {
    /// The function.
    pub name: Name,
    /// How many schemas use it.
    pub uses: usize,
    /// How many models it blocks, alone or with others.
    pub models: usize,
}

impl Blocked {
    /// Whether a definition is blocked.
    #[must_use]
    pub fn definition(&self, index: usize) -> bool {
        self.definitions.get(index).copied().unwrap_or(false)
    }

    /// Whether a model is blocked.
    #[must_use]
    pub fn model(&self, name: &str) -> bool {
        self.models.binary_search_by(|model| (*model.name).cmp(name)).is_ok()
    }
}

/// Finds what the findings block.
#[must_use]
pub fn blocked(graph: &Graph, findings: &[Diagnostic]) -> Blocked {
    let users = Users::of(graph);
    let mut reasons: Vec<Reasons> = vec![Reasons::default(); users.nodes];
    let mut fatal = Vec::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.is_error()) {
        let Some(start) = finding.owner.as_ref().and_then(|owner| users.node(graph, owner)) else {
            fatal.push(index);
            continue;
        };
        // A full node stops the spread: whatever reaches it got all that it got, and is full too.
        users.spread(start, |node| reasons.get_mut(node).is_some_and(|reasons| reasons.add(index)));
    }
    let definitions = graph.definitions.len();
    let models = graph.models.keys().zip(reasons.iter().skip(definitions));
    let models = models.filter(|(_, reasons)| !reasons.list.is_empty());
    Blocked {
        models: models
            .map(|(name, reasons)| BlockedModel {
                name: name.clone(),
                reasons: reasons.list.clone(),
                more: reasons.more,
            })
            .collect(),
        fatal,
        definitions: reasons.iter().take(definitions).map(|reasons| !reasons.list.is_empty()).collect(),
    }
}

/// The Python functions among the findings, the one that blocks most models first.
#[must_use]
pub fn callables(graph: &Graph, findings: &[Diagnostic]) -> Vec<CallableImpact> {
    let users = Users::of(graph);
    let mut uses: IndexMap<Name, Vec<usize>> = IndexMap::new();
    for finding in findings {
        if let Some(name) = &finding.callable
            && let Some(node) = finding.owner.as_ref().and_then(|owner| users.node(graph, owner))
        {
            uses.entry(name.clone()).or_default().push(node);
        }
    }
    let mut seen = vec![usize::MAX; users.nodes];
    let impact = |(turn, (name, starts)): (usize, (&Name, &Vec<usize>))| {
        let mut models = 0;
        for start in starts {
            users.spread(*start, |node| match seen.get_mut(node) {
                Some(mark) if *mark != turn => {
                    *mark = turn;
                    models += usize::from(node >= graph.definitions.len());
                    true
                }
                _ => false,
            });
        }
        CallableImpact { name: name.clone(), uses: starts.len(), models }
    };
    let mut impacts: Vec<CallableImpact> = uses.iter().enumerate().map(impact).collect();
    impacts.sort_by(|left, right| (right.models, &left.name).cmp(&(left.models, &right.name)));
    impacts
}

#[derive(Clone, Debug, Default)]
struct Reasons {
    list: Vec<usize>,
    more: bool,
}

impl Reasons {
    /// Adds a reason, unless it is there or there is no room.
    fn add(&mut self, reason: usize) -> bool {
        if self.list.last() == Some(&reason) {
            return false;
        }
        if self.list.len() == REASONS {
            self.more = true;
            return false;
        }
        self.list.push(reason);
        true
    }
}

/// Who refers to whom, backwards. Nodes are definitions by index, then models by index.
struct Users {
    users: Vec<Vec<usize>>,
    nodes: usize,
    definitions: usize,
}

impl Users {
    fn of(graph: &Graph) -> Self {
        let definitions = graph.definitions.len();
        let mut users = vec![Vec::new(); definitions];
        let schemas = graph.definitions.values().map(|definition| &definition.schema);
        let schemas = schemas.chain(graph.models.values().map(|model| &model.schema));
        for (node, schema) in schemas.enumerate() {
            references(schema, &mut |name| {
                let users = graph.definitions.get_index_of(name).and_then(|to| users.get_mut(to));
                if let Some(users) = users.filter(|users: &&mut Vec<usize>| users.last() != Some(&node)) {
                    users.push(node);
                }
            });
        }
        Self { users, nodes: definitions + graph.models.len(), definitions }
    }

    fn node(&self, graph: &Graph, owner: &Owner) -> Option<usize> {
        match owner {
            Owner::Definition(name) => graph.definitions.get_index_of(name),
            Owner::Model(name) => graph.models.get_index_of(name).map(|index| self.definitions + index),
        }
    }

    /// Visits a node and all that reach it, as long as `visit` says that it is news.
    fn spread(&self, start: usize, mut visit: impl FnMut(usize) -> bool) {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if visit(node) {
                open.extend(self.users.get(node).into_iter().flatten());
            }
        }
    }
}

fn references<'g>(schema: &'g Schema, found: &mut dyn FnMut(&'g Name)) {
    if let Kind::DefinitionRef(name) = &schema.kind {
        found(name);
    }
    schema.each_child(&mut |step, child| {
        if !matches!(step, Step::Python) {
            references(child, found);
        }
    });
}
