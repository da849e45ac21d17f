//! The hosts of a URL with several: `scheme://host,host,host/path`.

use ::url::ParseError;

use super::{UrlFault, is_special};

/// A URL's text, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hosts<'t> {
    /// All hosts but the last.
    pub(super) others: Vec<&'t str>,
    /// The text with the last host only.
    pub(super) last: String,
}

impl<'t> Hosts<'t> {
    /// Finds the hosts; of the rest, nothing is judged.
    pub(super) fn split(text: &'t str) -> Result<Self, UrlFault> {
        if text.is_empty() {
            return Err(super::address::EMPTY);
        }
        let trimmed = text.trim_start_matches(|letter| letter <= ' ');
        let in_scheme = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
        let (scheme, rest) = trimmed.split_once(':').unwrap_or_default();
        if scheme.is_empty() || !scheme.chars().all(in_scheme) {
            return Err(ParseError::RelativeUrlWithoutBase.into());
        }
        let rest = rest.trim_start_matches(['/', '\\']);
        let special = is_special(&scheme.to_ascii_lowercase());
        let ends = |letter: char| matches!(letter, '/' | '?' | '#') || special && letter == '\\';
        let (authority, behind) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        let mut others: Vec<&str> = authority.split(',').collect();
        let last = others.pop().unwrap_or_default();
        if others.iter().any(|host| host.is_empty()) {
            return Err(ParseError::EmptyHost.into());
        }
        let before = text.strip_suffix(rest).unwrap_or_default();
        Ok(Self { others, last: [before, last, behind].concat() })
    }
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    #[test]
    fn hosts_end_where_the_path_starts() {
        let hosts = Hosts::split(" redis://u:p@a,b:1,c/x,y?z").unwrap();
        assert_eq!(hosts, Hosts { others: vec!["u:p@a", "b:1"], last: " redis://c/x,y?z".to_owned() });
        let hosts = Hosts::split("HTTP:a,b\\c,d").unwrap();
        assert_eq!(hosts, Hosts { others: vec!["a"], last: "HTTP:b\\c,d".to_owned() });
        let hosts = Hosts::split("x:\\/a\\b,").unwrap();
        assert_eq!(hosts, Hosts { others: vec!["a\\b"], last: "x:\\/".to_owned() });
    }

    #[test]
    fn only_the_last_host_may_be_left_out() {
        for text in ["", "//a,b", "x://a,,b", "x://,b", "é://a", ":a,b"] {
            assert!(Hosts::split(text).is_err(), "{text}");
        }
        assert_eq!(Hosts::split("x://").unwrap().last, "x://");
    }
}
