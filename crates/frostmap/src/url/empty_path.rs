//! Paths that were left out: the `url` crate writes them as `/`.

use ::url::{Position, Url};

use super::is_special;

/// Whether the path of a URL is `/` only because its text has none.
pub(super) fn was_added(url: &Url, text: &str) -> bool {
    if url.path() != "/" || !is_special(url.scheme()) {
        return false;
    }
    let behind_scheme = text.split_once(':').map_or(text, |(_, rest)| rest);
    let authority = behind_scheme.trim_start_matches('/');
    authority.find(['/', '?', '#']).and_then(|end| authority.as_bytes().get(end)) != Some(&b'/')
}

/// The text of a URL without its path.
pub(super) fn without_path(url: &Url) -> String {
    [&url[..Position::BeforePath], &url[Position::AfterPath..]].concat()
}
