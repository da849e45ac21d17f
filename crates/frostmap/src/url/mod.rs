//! URLs as text: how they are read, completed and written is as in the version of the `url` crate that pydantic uses,
//! and what is said of others is in its words.

mod address;
mod empty_path;
mod hosts;

pub(crate) use address::{Address, Defaults, Reading};

use std::borrow::Cow;

use ::url::ParseError;

/// Why a text is not the URL that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum UrlFault {
    /// It is no URL.
    Parsing(Cow<'static, str>),
    /// It is one only to a lenient reader.
    Syntax(&'static str),
}

impl From<ParseError> for UrlFault {
    fn from(error: ParseError) -> Self {
        Self::Parsing(error.to_string().into())
    }
}

/// Schemes whose URLs have a host and a path, and in which a backslash is a slash.
fn is_special(scheme: &str) -> bool {
    matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp" | "file")
}
