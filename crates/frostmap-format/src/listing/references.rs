//! Which sections of models, definitions and parts a section refers to, and which patterns it uses.

use std::collections::BTreeSet;

use crate::NONE;
use crate::kind::Kind;
use crate::tables::ArchivedNode;
use crate::view::View;
use crate::words::{StrRules, str_flags};

/// The numbers of the sections that a section refers to, itself perhaps among them.
#[must_use]
pub fn references(view: &View<'_>) -> BTreeSet<u32> {
    nodes(view).filter(|node| node.kind == Kind::Reference as u8).map(|node| node.a.to_native()).collect()
}

/// The numbers of the patterns that a section uses.
#[must_use]
pub fn pattern_references(view: &View<'_>) -> BTreeSet<u32> {
    let rules = nodes(view).filter(|node| node.kind == Kind::Str as u8 && node.a.to_native() != NONE);
    rules
        .filter_map(|node| StrRules::read(view.words, node.a.to_native()))
        .filter(|rules| rules.flags & str_flags::PATTERN != 0)
        .map(|rules| rules.pattern)
        .collect()
}

fn nodes<'a>(view: &View<'a>) -> impl Iterator<Item = &'a ArchivedNode> {
    view.nodes.iter().chain(view.keys.iter().map(|key| &key.node))
}
