//! Expressions: compiled on the first text that an automaton does not know, once, with the feature `text-patterns`.

use std::sync::OnceLock;

#[cfg(feature = "text-patterns")]
use regex_automata::meta::Regex;

/// Without the feature there is nothing to compile, and no section is used that may need it.
#[cfg(not(feature = "text-patterns"))]
enum Regex {}

/// A compiled expression.
#[derive(Default)]
pub(super) struct Expression {
    compiled: OnceLock<Option<Box<Regex>>>,
}

impl Expression {
    /// Whether an expression matches anywhere in text; `None` when it is none.
    #[cold]
    pub(super) fn is_match(&self, expression: &str, text: &str) -> Option<bool> {
        let compiled = self.compiled.get_or_init(|| compile(expression).map(Box::new));
        compiled.as_deref().map(|regex| is_match(regex, text))
    }
}

/// As the regex crate compiles it, with the limit that it has and the compiler has held the pattern to.
#[cfg(feature = "text-patterns")]
fn compile(expression: &str) -> Option<Regex> {
    const MOST_MEMORY: usize = 10 << 20;
    let config = Regex::config().nfa_size_limit(Some(MOST_MEMORY));
    Regex::builder().configure(config).build(expression).ok()
}

#[cfg(feature = "text-patterns")]
fn is_match(regex: &Regex, text: &str) -> bool {
    regex.is_match(text)
}

#[cfg(not(feature = "text-patterns"))]
fn compile(_expression: &str) -> Option<Regex> {
    None
}

#[cfg(not(feature = "text-patterns"))]
fn is_match(regex: &Regex, _text: &str) -> bool {
    match *regex {}
}
