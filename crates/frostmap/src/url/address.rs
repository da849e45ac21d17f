//! A URL with one host or several, from its text and back.

use std::borrow::Cow;
use std::cell::Cell;

use ::url::{ParseError, SyntaxViolation, Url};

use super::hosts::Hosts;
use super::{UrlFault, empty_path, is_special};

/// What is said of a text without a letter.
pub(super) const EMPTY: UrlFault = UrlFault::Parsing(Cow::Borrowed("input is empty"));

/// In place of a scheme that makes no difference to how a host is read: one that is short.
const ANY_SCHEME: &str = "x";

/// How a text is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// Bad syntax is an error, and not repaired.
    pub(crate) strict: bool,
    /// A path that was left out stays out.
    pub(crate) preserve_empty_path: bool,
}

/// What takes the place of parts that are left out.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Defaults<'d> {
    pub(crate) host: Option<&'d str>,
    pub(crate) host_required: bool,
    pub(crate) port: Option<u16>,
    pub(crate) path: Option<&'d str>,
}

/// A URL.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// The URL with its last host, which mostly is the only one.
    url: Url,
    /// The hosts before that, as URLs without a path.
    others: Vec<Url>,
    /// The path was added, and is not to be written.
    path_added: bool,
}

impl Address {
    /// Reads a URL with one host.
    pub(crate) fn one(text: &str, reading: Reading) -> Result<Self, UrlFault> {
        let url = parse(text, reading.strict)?;
        let path_added = reading.preserve_empty_path && empty_path::was_added(&url, text);
        Ok(Self { url, others: Vec::new(), path_added })
    }

    /// Reads a URL with any number of hosts.
    pub(crate) fn several(text: &str, reading: Reading) -> Result<Self, UrlFault> {
        let hosts = Hosts::split(text)?;
        let last = Self::one(&hosts.last, reading)?;
        if hosts.others.is_empty() {
            return Ok(last);
        }
        let scheme = if is_special(last.scheme()) { last.scheme() } else { ANY_SCHEME };
        if !last.url.has_host() {
            return Err(ParseError::EmptyHost.into());
        }
        let others = hosts.others.iter().map(|host| parse(&format!("{scheme}://{host}"), reading.strict));
        let others: Vec<Url> = others.collect::<Result<_, _>>()?;
        if others.iter().any(|url| !url.has_host()) {
            return Err(ParseError::EmptyHost.into());
        }
        Ok(Self { others, ..last })
    }

    /// Its scheme.
    pub(crate) fn scheme(&self) -> &str {
        self.url.scheme()
    }

    /// Fills in what was left out.
    pub(crate) fn complete(&mut self, defaults: Defaults<'_>) -> Result<(), UrlFault> {
        if !self.url.has_host() {
            match defaults.host {
                Some(host) => self.url.set_host(Some(host))?,
                None if defaults.host_required => return Err(ParseError::EmptyHost.into()),
                None => {}
            }
        }
        if let (Some(port), None) = (defaults.port, self.url.port()) {
            self.url.set_port(Some(port)).map_err(|()| ParseError::EmptyHost)?;
        }
        if let (Some(path), "" | "/") = (defaults.path, self.url.path()) {
            self.url.set_path(path);
        }
        Ok(())
    }

    /// Its text.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        let path_added = self.path_added && self.url.path() == "/";
        let text: Cow<'_, str> =
            if path_added { empty_path::without_path(&self.url).into() } else { self.url.as_str().into() };
        let start = host_start(&self.url);
        let Some((scheme, behind)) = text.split_at_checked(start).filter(|_| !self.others.is_empty()) else {
            return text;
        };
        // Special schemes have got a path, whatever the hosts are.
        let added = if is_special(self.url.scheme()) { "/" } else { "" };
        let mut whole = scheme.to_owned();
        for other in &self.others {
            let host = other.as_str().get(host_start(other)..).unwrap_or_default();
            whole.push_str(host.strip_suffix(added).unwrap_or(host));
            whole.push(',');
        }
        whole.push_str(behind);
        whole.into()
    }
}

/// Where the user or the host of a URL starts.
fn host_start(url: &Url) -> usize {
    url.scheme().len() + "://".len()
}

fn parse(text: &str, strict: bool) -> Result<Url, UrlFault> {
    if text.is_empty() {
        return Err(EMPTY);
    }
    let violation = Cell::new(None);
    let note = |found| {
        // Credentials may be unwise, but they are no bad syntax.
        if found != SyntaxViolation::EmbeddedCredentials {
            violation.set(Some(found));
        }
    };
    let url = Url::options().syntax_violation_callback(strict.then_some(&note)).parse(text)?;
    match violation.get() {
        Some(violation) => Err(UrlFault::Syntax(violation.description())),
        None => Ok(url),
    }
}
