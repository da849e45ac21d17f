//! What archives may need and this build may lack.

use frostmap_format::{ArchiveError, Kind, View};

/// Refuses a section with a node that only a cargo feature can walk, when that is not enabled.
pub(crate) fn check(view: View<'_>) -> Result<View<'_>, ArchiveError> {
    match missing(&view) {
        Some(feature) => Err(ArchiveError::MissingFeature { section: view.number, feature }),
        None => Ok(view),
    }
}

fn missing(view: &View<'_>) -> Option<&'static str> {
    if cfg!(feature = "url") {
        return None;
    }
    let mut nodes = view.nodes.iter().chain(view.keys.iter().map(|key| &key.node));
    let is_url = |number| matches!(Kind::from_number(number), Some(Kind::Url | Kind::MultiHostUrl));
    nodes.any(|node| is_url(node.kind)).then_some("url")
}
