//! Patterns of strings: what they mean, whether they can be compiled, and the automata that answer for them.

mod automaton;
mod encode;
mod python;

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
    let (expression, own) = match dialect {
        Dialect::Rust => (text.to_owned(), 0),
        Dialect::Python { flags } => (translate(text, flags)?, pattern_flags::PYTHON),
    };
    let bad = |error: String| {
        let message = format!("the pattern `{text}` cannot be compiled: {error}");
        Refusal { bad: true, message }
    };
    check(&expression).map_err(bad)?;
    let parsed = regex_syntax::parse(&expression).map_err(|error| bad(error.to_string()))?;
    let built = automaton::build(parsed);
    let partial = built.as_ref().is_some_and(|built| built.partial);
    Ok(PatternSource {
        flags: if partial { own | pattern_flags::PARTIAL } else { own },
        text: text.to_owned(),
        expression: (expression != text).then_some(expression),
        automaton: built.map(|built| built.source),
    })
}

/// A Python expression in the syntax of the regex crate.
fn translate(text: &str, flags: i64) -> Result<String, Refusal> {
    python::translate(text, flags).map_err(|reason| {
        let message = format!("the Python pattern `{text}` cannot be translated: it has {reason}");
        Refusal { bad: false, message }
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
