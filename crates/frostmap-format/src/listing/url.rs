//! The rules of URLs: `max_length=83`, `allowed_schemes=["http", "https"]`, `host_required`.

use crate::view::View;
use crate::words::{Text, UrlRules};

use super::quote::quoted;

/// The rules of a record, or a question mark.
pub(super) fn url(view: &View<'_>, at: u32) -> Vec<String> {
    let text = |text: Text| view.text(text).map_or_else(|| "?".to_owned(), quoted);
    let Some(rules) = UrlRules::read(view.words, at) else { return vec!["?".to_owned()] };
    let mut found = Vec::new();
    found.extend(rules.max_length.map(|length| format!("max_length={length}")));
    // Ends with the words there are, whatever number of schemes a damaged record claims.
    let schemes: Option<Vec<String>> =
        (0..rules.schemes).map(|index| rules.scheme(view.words, at, index).map(text)).collect();
    if rules.schemes > 0 {
        let schemes = schemes.map_or_else(|| "?".to_owned(), |schemes| schemes.join(", "));
        found.push(format!("allowed_schemes=[{schemes}]"));
    }
    if rules.host_required {
        found.push("host_required".to_owned());
    }
    found.extend(rules.default_host.map(|host| format!("default_host={}", text(host))));
    found.extend(rules.default_port.map(|port| format!("default_port={port}")));
    found.extend(rules.default_path.map(|path| format!("default_path={}", text(path))));
    if rules.preserve_empty_path {
        found.push("preserve_empty_path".to_owned());
    }
    found
}
