//! Which definitions are recursive, and how often a definition is used below another.
//! pydantic puts a definition in place where it is used once; used more often, or recursive, it stays a reference.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::graph::Graph;
use crate::schema::{Kind, Schema, Step};

/// The references of a graph.
#[derive(Debug)]
pub(super) struct Recursion {
    /// For each definition the definitions it refers to, one entry per reference.
    edges: Vec<Vec<usize>>,
    recursive: Vec<bool>,
    /// For each definition asked about, how often those below it are referred to.
    uses: RefCell<HashMap<usize, HashMap<usize, usize>>>,
}

impl Recursion {
    pub(super) fn of(graph: &Graph) -> Self {
        let edges: Vec<Vec<usize>> = graph
            .definitions
            .values()
            .map(|definition| {
                let mut edges = Vec::new();
                references(graph, &definition.schema, &mut edges);
                edges
            })
            .collect();
        let recursive = recursive(&edges);
        Self { edges, recursive, uses: RefCell::default() }
    }

    /// Whether a definition reaches itself.
    pub(super) fn is_recursive(&self, index: usize) -> bool {
        self.recursive.get(index).copied().unwrap_or(false)
    }

    /// Whether `inner` stays a reference in the schema of `outer`.
    pub(super) fn stays(&self, outer: usize, inner: usize) -> bool {
        if self.is_recursive(inner) {
            return true;
        }
        let mut uses = self.uses.borrow_mut();
        let uses = uses.entry(outer).or_insert_with(|| self.uses_below(outer));
        uses.get(&inner).is_some_and(|count| *count > 1)
    }

    fn uses_below(&self, outer: usize) -> HashMap<usize, usize> {
        let mut uses: HashMap<usize, usize> = HashMap::new();
        let mut open = vec![outer];
        let mut seen = std::collections::HashSet::from([outer]);
        while let Some(node) = open.pop() {
            for to in self.edges.get(node).into_iter().flatten() {
                *uses.entry(*to).or_default() += 1;
                if seen.insert(*to) {
                    open.push(*to);
                }
            }
        }
        uses
    }
}

fn references(graph: &Graph, schema: &Schema, edges: &mut Vec<usize>) {
    if let Kind::DefinitionRef(name) = &schema.kind {
        edges.extend(graph.definitions.get_index_of(name));
    }
    schema.each_child(&mut |step, child| {
        if !matches!(step, Step::Python | Step::Serialized) {
            references(graph, child, edges);
        }
    });
}

/// Tarjan's strongly connected components, without recursion: a node is recursive if its component
/// has others or an edge to itself.
fn recursive(edges: &[Vec<usize>]) -> Vec<bool> {
    let mut search = Components {
        edges,
        order: vec![usize::MAX; edges.len()],
        low: vec![usize::MAX; edges.len()],
        stacked: vec![false; edges.len()],
        stack: Vec::new(),
        next: 0,
        recursive: vec![false; edges.len()],
    };
    for start in 0..edges.len() {
        search.from(start);
    }
    search.recursive
}

struct Components<'e> {
    edges: &'e [Vec<usize>],
    order: Vec<usize>,
    low: Vec<usize>,
    stacked: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    recursive: Vec<bool>,
}

impl Components<'_> {
    fn from(&mut self, start: usize) {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if self.open(start) {
            path.push((start, 0));
        }
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            if let Some(to) = self.edges.get(node).and_then(|edges| edges.get(*next)).copied() {
                *next += 1;
                if self.open(to) {
                    path.push((to, 0));
                } else if get(&self.stacked, to) {
                    self.lower(node, get(&self.order, to));
                    if to == node {
                        set(&mut self.recursive, node, true);
                    }
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                self.lower(*above, get(&self.low, node));
            }
            if get(&self.low, node) == get(&self.order, node) {
                self.close(node);
            }
        }
    }

    fn open(&mut self, node: usize) -> bool {
        if get(&self.order, node) != usize::MAX {
            return false;
        }
        set(&mut self.order, node, self.next);
        set(&mut self.low, node, self.next);
        set(&mut self.stacked, node, true);
        self.stack.push(node);
        self.next += 1;
        true
    }

    fn lower(&mut self, node: usize, to: usize) {
        let low = get(&self.low, node).min(to);
        set(&mut self.low, node, low);
    }

    /// Takes the component that begins at `node` off the stack.
    fn close(&mut self, node: usize) {
        let start = self.stack.iter().rposition(|member| *member == node).unwrap_or(0);
        let component = self.stack.split_off(start);
        for member in &component {
            set(&mut self.stacked, *member, false);
            if component.len() > 1 {
                set(&mut self.recursive, *member, true);
            }
        }
    }
}

fn get<T: Copy + Default>(values: &[T], index: usize) -> T {
    values.get(index).copied().unwrap_or_default()
}

fn set<T>(values: &mut [T], index: usize, value: T) {
    if let Some(slot) = values.get_mut(index) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::recursive;

    #[test]
    fn components_and_self_loops_are_recursive() {
        // 0 -> 1 -> 2 -> 1, 3 -> 3, 4 -> 0
        let edges = vec![vec![1], vec![2], vec![1], vec![3], vec![0]];
        assert_eq!(recursive(&edges), [false, true, true, true, false]);
    }
}
