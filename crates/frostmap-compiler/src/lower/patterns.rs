//! The patterns of all sections: each compiled once, whoever uses it, and numbered as they come.

use std::cell::RefCell;

use frostmap_format::pattern::PatternSource;
use indexmap::IndexMap;

use crate::diagnostics::Diagnostic;
use crate::pattern::{self, Dialect, Refusal};
use crate::schema::{Name, Position};

use super::codes;

/// The patterns that came up.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    known: RefCell<IndexMap<(Name, Dialect), Known>>,
}

/// A pattern with what became of it.
#[derive(Debug)]
struct Known {
    compiled: Result<PatternSource, Refusal>,
    /// Where it came up first.
    at: Position,
}

impl Patterns {
    /// The number of a pattern.
    pub(super) fn number(&self, text: &Name, dialect: Dialect, at: Position) -> Result<u32, Refusal> {
        let mut known = self.known.borrow_mut();
        let entry = known.entry((Name::clone(text), dialect));
        let number = entry.index() as u32;
        let known = entry.or_insert_with(|| Known { compiled: pattern::compile(text, dialect), at });
        known.compiled.as_ref().map(|_| number).map_err(Refusal::clone)
    }

    /// All patterns by their numbers, empty where they were refused, and what is to be said of them.
    pub(super) fn finish(self) -> (Vec<PatternSource>, Vec<Diagnostic>) {
        let known = self.known.into_inner().into_values();
        let mut warnings = Vec::new();
        let mut patterns = Vec::new();
        for Known { compiled, at } in known {
            let compiled = compiled.unwrap_or_default();
            warnings
                .extend(warning(&compiled).map(|message| Diagnostic::at(&codes::NO_AUTOMATON, at, message)));
            patterns.push(compiled);
        }
        (patterns, warnings)
    }
}

/// What is to be said of a pattern that has no automaton at all.
fn warning(pattern: &PatternSource) -> Option<String> {
    let alone = pattern.automaton.is_none() && !pattern.text.is_empty();
    alone.then(|| format!("the pattern `{}` has no automaton: it would be too large", pattern.text))
}
