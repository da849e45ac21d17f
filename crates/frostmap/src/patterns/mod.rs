//! Patterns of strings: answered by the automata of the archive, and by their expressions where those do not know.

mod expression;
mod search;

use frostmap_format::Pattern;

use expression::Expression;
use search::{Found, search};

/// A pattern of the archive, ready to be searched for.
pub(crate) struct Matcher<'a> {
    pattern: Pattern<'a>,
    expression: Expression,
}

impl<'a> Matcher<'a> {
    /// Nothing is compiled yet, and mostly never is.
    pub(crate) fn new(pattern: Pattern<'a>) -> Self {
        Self { pattern, expression: Expression::default() }
    }

    /// The pattern as the models have it.
    pub(crate) fn text(&self) -> &'a str {
        self.pattern.text
    }

    /// Whether the pattern matches anywhere in text; `None` when its expression is needed and is none.
    #[inline]
    pub(crate) fn is_match(&self, text: &str) -> Option<bool> {
        let known = self.is_known_match(text.as_bytes());
        if known.is_some() { known } else { self.expression.is_match(self.pattern.expression, text) }
    }

    /// Whether the pattern matches anywhere in text, when the automaton knows.
    #[inline]
    pub(crate) fn is_known_match(&self, text: &[u8]) -> Option<bool> {
        match search(self.pattern.automaton.as_ref()?, text) {
            Found::Match => Some(true),
            Found::Nothing => Some(false),
            Found::Unknown => None,
        }
    }
}
