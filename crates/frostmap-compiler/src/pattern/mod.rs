//! Patterns of strings: what they mean, whether they can be compiled, and the automata that answer for them.

mod automaton;
mod encode;

use frostmap_format::pattern::{PatternSource, pattern_flags};

/// Whose expressions they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Dialect {
    /// The regex crate's.
    Rust,
    /// Python's `re`, with the flags it is compiled with.
    Python {
        /// The numbers of Python's own constants.
        flags: i64,
    },
}

/// Why a pattern is not compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Whether no engine takes it; otherwise it is Python's, and means what cannot be said otherwise.
    pub(crate) bad: bool,
    /// In one line.
    pub(crate) message: String,
}

/// A pattern as the archive holds it.
///
/// # Errors
/// What is wrong with the pattern.
pub(crate) fn compile(text: &str, dialect: Dialect) -> Result<PatternSource, Refusal> {
    match dialect {
        Dialect::Rust => {}
        Dialect::Python { .. } => {
            let message = format!("the pattern `{text}` is a Python pattern");
            return Err(Refusal { bad: false, message });
        }
    }
    let bad = |error: String| Refusal {
        bad: true,
        message: format!("the pattern `{text}` cannot be compiled: {error}"),
    };
    check(text).map_err(bad)?;
    let parsed = regex_syntax::parse(text).map_err(|error| bad(error.to_string()))?;
    let built = automaton::build(parsed);
    let partial = built.as_ref().is_some_and(|built| built.partial);
    Ok(PatternSource {
        flags: if partial { pattern_flags::PARTIAL } else { 0 },
        text: text.to_owned(),
        expression: None,
        automaton: built.map(|built| built.source),
    })
}

/// Whether pydantic's own engine takes the pattern, with its limit of size.
fn check(text: &str) -> Result<(), String> {
    match regex::Regex::new(text) {
        Ok(_) => Ok(()),
        // The last line of a syntax error says what is wrong; those before it draw the place.
        Err(error) => {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            Err(last.strip_prefix("error: ").unwrap_or(last).to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, compile};

    #[test]
    fn broken_and_huge_patterns_are_refused() {
        let message = |text| compile(text, Dialect::Rust).unwrap_err().message;
        assert_eq!(message("(a"), "the pattern `(a` cannot be compiled: unclosed group");
        assert!(message(r"\w{5000}{5000}").contains("size limit"));
    }
}
