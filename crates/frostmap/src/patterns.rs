//! Patterns of strings, compiled on their first use and then shared by every walk over the archive.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use regex::Regex;

/// Compiled patterns by their text.
#[derive(Default)]
pub(crate) struct Patterns {
    compiled: RwLock<HashMap<Box<str>, Option<Arc<Regex>>>>,
}

impl Patterns {
    /// Whether text matches a pattern anywhere; none when the pattern does not compile, which the compiler has ruled out.
    pub(crate) fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        let known = self.compiled.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
        let regex = known.unwrap_or_else(|| self.compile(pattern))?;
        Some(regex.is_match(text))
    }

    #[cold]
    fn compile(&self, pattern: &str) -> Option<Arc<Regex>> {
        let regex = Regex::new(pattern).ok().map(Arc::new);
        let mut compiled = self.compiled.write().unwrap_or_else(PoisonError::into_inner);
        compiled.entry(pattern.into()).or_insert(regex).clone()
    }
}
