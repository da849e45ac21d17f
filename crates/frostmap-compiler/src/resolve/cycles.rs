//! Cycles that consume no input.
//! Definitions are nodes; a reference that is reached without going into a field or an item is an edge.

use crate::diagnostics::{Diagnostic, Owner, codes};
use crate::graph::Graph;
use crate::schema::{Kind, Position, Schema, Step};

/// Reports each such cycle once, at its definition that comes first by name.
pub(super) fn check(graph: &Graph, problems: &mut Vec<Diagnostic>) {
    let edges: Vec<Vec<Edge>> = graph
        .definitions
        .values()
        .map(|definition| {
            let mut edges = Vec::new();
            direct(graph, &definition.schema, &mut edges);
            edges
        })
        .collect();
    let mut search = Search { edges: &edges, marks: vec![Mark::New; edges.len()], path: Vec::new() };
    for start in 0..edges.len() {
        while let Some(cycle) = search.from(start) {
            problems.push(report(graph, &cycle));
        }
    }
}

/// A reference: the index of the definition it leads to, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Edge {
    to: usize,
    at: Position,
}

fn direct(graph: &Graph, schema: &Schema, edges: &mut Vec<Edge>) {
    if let Kind::DefinitionRef(name) = &schema.kind {
        edges.extend(graph.definitions.get_index_of(name).map(|to| Edge { to, at: schema.at }));
    }
    schema.each_child(&mut |step, child| {
        if matches!(step, Step::Wrapped) {
            direct(graph, child, edges);
        }
    });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// A depth-first search without recursion: chains of references may be as long as they like.
struct Search<'e> {
    edges: &'e [Vec<Edge>],
    marks: Vec<Mark>,
    /// The open definitions, each with the number of its edges already followed.
    path: Vec<(usize, usize)>,
}

impl Search<'_> {
    /// The next cycle found from a definition, if any. Call again for more.
    fn from(&mut self, start: usize) -> Option<Vec<Edge>> {
        if self.path.is_empty() {
            self.open(start);
        }
        while let Some((node, next)) = self.path.last_mut() {
            let node = *node;
            let Some(edge) = self.edges.get(node).and_then(|edges| edges.get(*next)).copied() else {
                self.path.pop();
                self.mark(node, Mark::Done);
                continue;
            };
            *next += 1;
            match self.marks.get(edge.to) {
                Some(Mark::New) => self.open(edge.to),
                Some(Mark::Open) => return Some(self.cycle(edge)),
                _ => {}
            }
        }
        None
    }

    fn open(&mut self, node: usize) {
        if self.marks.get(node) == Some(&Mark::New) {
            self.mark(node, Mark::Open);
            self.path.push((node, 0));
        }
    }

    fn mark(&mut self, node: usize, mark: Mark) {
        if let Some(slot) = self.marks.get_mut(node) {
            *slot = mark;
        }
    }

    /// The edges of the cycle that `closing` closes, from its first definition by name on.
    fn cycle(&self, closing: Edge) -> Vec<Edge> {
        let start = self.path.iter().position(|(node, _)| *node == closing.to).unwrap_or(0);
        let taken = self.path.iter().skip(start).filter_map(|(node, next)| {
            let edges = self.edges.get(*node)?;
            edges.get(next.checked_sub(1)?).copied()
        });
        let mut cycle: Vec<Edge> = taken.collect();
        let first = cycle.iter().enumerate().min_by_key(|(_, edge)| edge.to).map_or(0, |(index, _)| index);
        // The edge that leads out of a definition follows the one that leads into it.
        let steps = (first + 1).checked_rem(cycle.len()).unwrap_or(0);
        cycle.rotate_left(steps);
        cycle
    }
}

fn report(graph: &Graph, cycle: &[Edge]) -> Diagnostic {
    let name =
        |edge: &Edge| graph.definitions.get_index(edge.to).map(|(name, _)| name.clone()).unwrap_or_default();
    let first = cycle.last().map(name).unwrap_or_default();
    let steps: Vec<String> = std::iter::once(first.clone())
        .chain(cycle.iter().map(name))
        .map(|name| format!("`{name}`"))
        .collect();
    let at = cycle.first().map(|edge| edge.at).unwrap_or_default();
    let message = format!("definition `{first}` leads back to itself without consuming input");
    Diagnostic::at(&codes::ENDLESS_CYCLE, at, message)
        .within(Some(Owner::Definition(first)), None)
        .note(format!("the cycle is {}", steps.join(" -> ")))
}
