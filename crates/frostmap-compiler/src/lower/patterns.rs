//! Patterns of strings, compiled once each to see that they can be.

use std::cell::RefCell;
use std::collections::HashMap;

/// The patterns that were tried, with what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    tried: RefCell<HashMap<Box<str>, Result<(), String>>>,
}

impl Patterns {
    /// What is wrong with a pattern, in one line.
    pub(super) fn check(&self, pattern: &str) -> Result<(), String> {
        if let Some(known) = self.tried.borrow().get(pattern) {
            return known.clone();
        }
        let result = compile(pattern);
        self.tried.borrow_mut().insert(pattern.into(), result.clone());
        result
    }
}

fn compile(pattern: &str) -> Result<(), String> {
    match regex::Regex::new(pattern) {
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
    use super::Patterns;

    #[test]
    fn broken_and_huge_patterns_are_refused_again_and_again() {
        let patterns = Patterns::default();
        for _ in 0..2 {
            assert!(patterns.check("^[a-z]+$").is_ok());
            assert_eq!(patterns.check("(a"), Err("unclosed group".into()));
            assert!(patterns.check(r"\w{5000}{5000}").is_err());
        }
    }
}
