//! Resolve: everything that can be found wrong in a graph, found in one run.
//! One walk over all schemas with a check per concern, then the checks that need the whole graph.

mod blocked;
mod callables;
mod constraints;
mod cycles;
mod defaults;
mod error_types;
mod nearest;
mod records;
mod references;
mod values;
mod walk;

pub use blocked::{Blocked, BlockedModel, CallableImpact, blocked, callables};

use crate::diagnostics::Diagnostic;
use crate::graph::{EnumIndex, Graph};
use crate::schema::Callable;

/// Which Python functions the lowering has a native form for.
pub type Knows<'k> = &'k dyn Fn(&Callable) -> bool;

/// Checks a whole graph. Without findings, every reference leads somewhere and nothing loops.
#[must_use]
pub fn resolve(graph: &Graph) -> Vec<Diagnostic> {
    resolve_with(graph, &|_| false)
}

/// Checks a whole graph, letting functions through that the lowering knows.
#[must_use]
pub fn resolve_with(graph: &Graph, knows: Knows<'_>) -> Vec<Diagnostic> {
    let enums = EnumIndex::new(graph);
    let mut problems = walk::walk(graph, &enums, knows);
    cycles::check(graph, &mut problems);
    problems
}
