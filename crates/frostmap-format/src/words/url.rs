//! The rules of URLs: length, schemes, and what takes the place of parts that a URL leaves out.

use super::{Text, Words, words_of};
use crate::body::Body;

/// Flags of a URL record.
pub mod url_flags {
    /// A URL without a host is an error, unless there is a default.
    pub const HOST_REQUIRED: u32 = 1;
    /// A path that was left out stays out.
    pub const PRESERVE_EMPTY_PATH: u32 = 2;
    /// There is a greatest length.
    pub const MAX_LENGTH: u32 = 4;
    /// There is a default host.
    pub const DEFAULT_HOST: u32 = 8;
    /// There is a default port.
    pub const DEFAULT_PORT: u32 = 16;
    /// There is a default path.
    pub const DEFAULT_PATH: u32 = 32;
}

/// What a URL must keep to. The node's STRICT flag: no repair of bad syntax.
///
/// Words: `[flags, max_length low, high, default host text, default port, default path text, text of what an error
/// expects for a scheme, number of schemes, (text) per scheme]`. Without schemes any is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UrlRules {
    /// Whether a URL without a host is an error, unless there is a default.
    pub host_required: bool,
    /// Whether a path that was left out stays out.
    pub preserve_empty_path: bool,
    /// The greatest length in bytes.
    pub max_length: Option<u64>,
    /// The host of URLs without one.
    pub default_host: Option<Text>,
    /// The port of URLs without one.
    pub default_port: Option<u16>,
    /// The path of URLs without one.
    pub default_path: Option<Text>,
    /// What an error says of the schemes.
    pub expected_schemes: Text,
    /// Number of schemes.
    pub schemes: u32,
}

impl UrlRules {
    const HEAD: u32 = 11;

    /// The record at this index.
    #[must_use]
    pub fn read(words: Words<'_>, at: u32) -> Option<Self> {
        let head: [u32; 11] = words.array(at)?;
        let [
            flags,
            low,
            high,
            host,
            host_length,
            port,
            path,
            path_length,
            expected,
            expected_length,
            schemes,
        ] = head;
        let set = |flag| flags & flag != 0;
        let max_length = u64::from(low) | u64::from(high) << 32;
        let default_host = Text { offset: host, length: host_length };
        let default_path = Text { offset: path, length: path_length };
        Some(Self {
            host_required: set(url_flags::HOST_REQUIRED),
            preserve_empty_path: set(url_flags::PRESERVE_EMPTY_PATH),
            max_length: set(url_flags::MAX_LENGTH).then_some(max_length),
            default_host: set(url_flags::DEFAULT_HOST).then_some(default_host),
            default_port: if set(url_flags::DEFAULT_PORT) { Some(u16::try_from(port).ok()?) } else { None },
            default_path: set(url_flags::DEFAULT_PATH).then_some(default_path),
            expected_schemes: Text { offset: expected, length: expected_length },
            schemes,
        })
    }

    /// An allowed scheme of the record at an index.
    #[must_use]
    pub fn scheme(&self, words: Words<'_>, at: u32, index: u32) -> Option<Text> {
        if index >= self.schemes {
            return None;
        }
        words.text(index.checked_mul(2)?.checked_add(Self::HEAD)?.checked_add(at)?)
    }

    /// Adds a record with these schemes.
    pub fn add(self, body: &mut Body, schemes: &[Text]) -> u32 {
        let flags = [
            (self.host_required, url_flags::HOST_REQUIRED),
            (self.preserve_empty_path, url_flags::PRESERVE_EMPTY_PATH),
            (self.max_length.is_some(), url_flags::MAX_LENGTH),
            (self.default_host.is_some(), url_flags::DEFAULT_HOST),
            (self.default_port.is_some(), url_flags::DEFAULT_PORT),
            (self.default_path.is_some(), url_flags::DEFAULT_PATH),
        ];
        let set = flags.iter().filter(|(set, _)| *set);
        let at = body.add_words(&[set.fold(0, |flags, (_, flag)| flags | flag)]);
        body.add_words(&words_of(self.max_length.unwrap_or_default()));
        body.add_words(&self.default_host.unwrap_or_default().words());
        body.add_words(&[u32::from(self.default_port.unwrap_or_default())]);
        body.add_words(&self.default_path.unwrap_or_default().words());
        body.add_words(&self.expected_schemes.words());
        body.add_words(&[schemes.len() as u32]);
        for scheme in schemes {
            body.add_words(&scheme.words());
        }
        at
    }
}
