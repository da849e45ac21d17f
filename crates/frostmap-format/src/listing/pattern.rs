//! Patterns: as they are written, and what answers for them.

use crate::automaton::{Automaton, EXTRA_COLUMNS};
use crate::pattern::{Pattern, pattern_flags};

use super::quote::quoted;

/// The pattern as the models have it.
pub(super) fn written(pattern: &Pattern<'_>) -> String {
    let python = if pattern.flags & pattern_flags::PYTHON != 0 { "python " } else { "" };
    format!("{python}{}", quoted(pattern.text))
}

/// The pattern, what it means where that is written otherwise, and its automaton.
pub(super) fn line(pattern: &Pattern<'_>) -> String {
    let mut text = written(pattern);
    if pattern.expression != pattern.text {
        text.push_str(&format!(" = {}", quoted(pattern.expression)));
    }
    let partial = if pattern.flags & pattern_flags::PARTIAL != 0 { ", in part" } else { "" };
    match &pattern.automaton {
        Some(automaton) => text.push_str(&format!(": {}{partial}", shape(automaton))),
        None => text.push_str(": no automaton"),
    }
    text
}

fn shape(automaton: &Automaton<'_>) -> String {
    let rows = automaton.rows.len().checked_div(usize::from(automaton.columns)).unwrap_or(0);
    let classes = automaton.columns.saturating_sub(EXTRA_COLUMNS);
    format!("automaton of {rows} rows, {classes} classes, {} ranges", automaton.lists.len())
}
