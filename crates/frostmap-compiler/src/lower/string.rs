//! Strings and bytes: lengths, rules, patterns and encodings.

use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{StrRules, bytes_encoding, str_flags};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::pattern::Dialect;
use crate::schema::{Bytes, BytesEncoding, Config, Position, RegexEngine, Str};

use super::codes;
use super::context::{Lower, with};
use super::node::strict;
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn str(&mut self, str: &'g Str, scope: Scope<'g>, at: Position) -> Node {
        let rules = self.rules(str, scope, at);
        let mut node = strict(with(NodeKind::Str, rules), scope.strict(str.strict));
        if scope.option(str.coerce_numbers_to_str, |config| config.coerce_numbers_to_str) == Some(true) {
            node.flags |= node_flags::COERCE_NUMBERS;
        }
        let least = scope.option(str.min_length, |config| config.str_min_length);
        let greatest = scope.option(str.max_length, |config| config.str_max_length);
        let mut node = self.limited_length(node, least, greatest);
        if node.flags & node_flags::LIMITED != 0 || rules != NONE {
            node.flags |= node_flags::CHECKED;
        }
        node
    }

    fn rules(&mut self, str: &'g Str, scope: Scope<'g>, at: Position) -> u32 {
        let strip = scope.option(str.strip_whitespace, |config| config.str_strip_whitespace);
        let lower = scope.option(str.to_lower, |config| config.str_to_lower);
        let upper = scope.option(str.to_upper, |config| config.str_to_upper);
        let mut flags = 0;
        for (set, flag) in [
            (strip, str_flags::STRIP),
            (lower, str_flags::LOWER),
            // Lower case wins over upper case.
            (upper.filter(|_| lower != Some(true)), str_flags::UPPER),
            (str.ascii_only, str_flags::ASCII),
        ] {
            flags |= if set == Some(true) { flag } else { 0 };
        }
        flags |= if str.path { str_flags::PATH } else { 0 };
        let pattern = self.pattern(str, scope, at);
        flags |= if pattern.is_some() { str_flags::PATTERN } else { 0 };
        if flags == 0 {
            return NONE;
        }
        self.section.string_rules(StrRules { flags, pattern: pattern.unwrap_or(NONE) })
    }

    /// The number of the pattern.
    fn pattern(&mut self, str: &'g Str, scope: Scope<'g>, at: Position) -> Option<u32> {
        let pattern = str.pattern.as_ref()?;
        let dialect = match pattern.flags {
            // Python's own, whatever the engine.
            Some(flags) => Dialect::Python { flags },
            None if scope.regex_engine(str.regex_engine) == RegexEngine::PythonRe => {
                Dialect::Python { flags: 0 }
            }
            None => Dialect::Rust,
        };
        match self.context.patterns.number(&pattern.text, dialect, at) {
            Ok(number) => {
                self.patterns.insert(number);
                Some(number)
            }
            Err(refusal) => {
                let code = if refusal.bad { &codes::BAD_PATTERN } else { &codes::PYTHON_PATTERN };
                self.problem(code, at, refusal.message);
                None
            }
        }
    }

    pub(super) fn bytes(&mut self, bytes: &'g Bytes, scope: Scope<'g>) -> Node {
        let encoding = bytes_encoding::join(number(scope.read_bytes()), number(scope.written_bytes()));
        let node = strict(with(NodeKind::Bytes, encoding), scope.strict(bytes.strict));
        self.limited_length(node, bytes.min_length, bytes.max_length)
    }
}

fn number(encoding: BytesEncoding) -> u32 {
    match encoding {
        BytesEncoding::Utf8 => bytes_encoding::UTF8,
        BytesEncoding::Base64 => bytes_encoding::BASE64,
        BytesEncoding::Hex => bytes_encoding::HEX,
    }
}

/// Whether a string schema accepts every string.
pub(super) fn is_free(str: &Str, scope: Scope<'_>) -> bool {
    let set = |own: Option<bool>, config: Option<bool>| own.or(config) == Some(true);
    let config = |get: fn(&Config) -> Option<bool>| scope.option(None, get);
    let changed = set(str.strip_whitespace, config(|config| config.str_strip_whitespace))
        || set(str.to_lower, config(|config| config.str_to_lower))
        || set(str.to_upper, config(|config| config.str_to_upper))
        || str.ascii_only == Some(true);
    let least = scope.option(str.min_length, |config| config.str_min_length);
    let greatest = scope.option(str.max_length, |config| config.str_max_length);
    !changed && str.pattern.is_none() && least.unwrap_or(0) == 0 && greatest.is_none()
}
