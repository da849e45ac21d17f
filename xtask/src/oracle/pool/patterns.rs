//! Patterns, and what to match with them.

/// Patterns.
pub(in crate::oracle) const PATTERNS: &[&str] = &[
    "^abc",
    "^[a-z]+$",
    "\\d",
    "^\\d{2,4}$",
    "a|b",
    "^did:[a-z]+:",
    "(?i)abc",
    "^\\w+$",
    "^.$",
    "[^x]",
    "^\\S+@\\S+$",
    "b$",
    "",
    "(",
    "^\\p{L}+$",
    "a(?=b)",
    "^(a+)+b$",
    "\\bfoo\\b",
    "(?s)^.*$",
    "^\\x{41}",
];

/// Texts that patterns match or nearly match.
pub(in crate::oracle) const PATTERN_TEXTS: &[&str] = &[
    "abc",
    "ABC",
    "abc123",
    "123",
    "a1",
    "foo@bar.baz",
    "2022-01-01",
    "aa",
    "é",
    "日本",
    "a b",
    "x\ny",
    "",
    "did:plc:abc",
    "aaab",
    "_",
    "٣",
];
