//! Which sections a section refers to.

use std::collections::BTreeSet;

use crate::kind::Kind;
use crate::view::View;

/// The numbers of the sections that a section refers to, itself perhaps among them.
#[must_use]
pub fn references(view: &View<'_>) -> BTreeSet<u32> {
    let nodes = view.nodes.iter().chain(view.keys.iter().map(|key| &key.node));
    nodes.filter(|node| node.kind == Kind::Reference as u8).map(|node| node.a.to_native()).collect()
}
