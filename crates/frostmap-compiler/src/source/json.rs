//! JSON as a tree that keeps key order and the byte offset of every value.
//! Strings borrow from the text unless they hold escapes; numbers stay text.

use std::borrow::Cow;

use super::scan::Scanner;

/// Arrays and objects may nest this deep. Each level of a schema takes two or three.
pub(crate) const DEPTH_LIMIT: u32 = 400;

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Node<'d> {
    /// Byte offset of its first byte.
    pub(crate) at: u32,
    /// What it is.
    pub(crate) tree: Tree<'d>,
}

/// A JSON value.
#[derive(Debug)]
pub(crate) enum Tree<'d> {
    Null,
    Bool(bool),
    Number(&'d str),
    String(Cow<'d, str>),
    Array(Vec<Node<'d>>),
    Object(Vec<(Key<'d>, Node<'d>)>),
}

/// A key and where it stands.
#[derive(Debug)]
pub(crate) struct Key<'d> {
    /// Byte offset of its opening quote.
    pub(crate) at: u32,
    /// The key.
    pub(crate) text: Cow<'d, str>,
}

/// Why a text is no JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// Byte offset of the first byte that cannot stand there.
    pub(crate) at: usize,
    /// What was expected, or what is wrong.
    pub(crate) message: &'static str,
    /// Whether the depth limit was the reason.
    pub(crate) too_deep: bool,
}

impl Tree<'_> {
    /// What to call a value in a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// Parses a whole text.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    let mut scanner = Scanner::new(text);
    let node = value(&mut scanner, 0)?;
    scanner.space();
    if scanner.peek().is_some() {
        return Err(scanner.error("expected the end of the document"));
    }
    Ok(node)
}

fn value<'d>(scanner: &mut Scanner<'d>, depth: u32) -> Result<Node<'d>, SyntaxError> {
    scanner.space();
    let at = scanner.offset();
    let tree = match scanner.peek() {
        Some(b'{') => object(scanner, depth)?,
        Some(b'[') => array(scanner, depth)?,
        Some(b'"') => Tree::String(scanner.string()?),
        Some(b'-' | b'0'..=b'9') => Tree::Number(scanner.number()?),
        Some(b't') => scanner.word("true").map(|()| Tree::Bool(true))?,
        Some(b'f') => scanner.word("false").map(|()| Tree::Bool(false))?,
        Some(b'n') => scanner.word("null").map(|()| Tree::Null)?,
        Some(_) => return Err(scanner.error("expected a value")),
        None => return Err(scanner.error("expected a value, found the end of the document")),
    };
    Ok(Node { at, tree })
}

fn array<'d>(scanner: &mut Scanner<'d>, depth: u32) -> Result<Tree<'d>, SyntaxError> {
    scanner.descend(depth, DEPTH_LIMIT)?;
    let mut items = Vec::new();
    scanner.space();
    if scanner.eat(b']') {
        return Ok(Tree::Array(items));
    }
    loop {
        items.push(value(scanner, depth + 1)?);
        scanner.space();
        if scanner.eat(b']') {
            return Ok(Tree::Array(items));
        }
        if !scanner.eat(b',') {
            return Err(scanner.error("expected `,` or `]`"));
        }
    }
}

fn object<'d>(scanner: &mut Scanner<'d>, depth: u32) -> Result<Tree<'d>, SyntaxError> {
    scanner.descend(depth, DEPTH_LIMIT)?;
    let mut entries = Vec::new();
    scanner.space();
    if scanner.eat(b'}') {
        return Ok(Tree::Object(entries));
    }
    loop {
        scanner.space();
        let at = scanner.offset();
        if scanner.peek() != Some(b'"') {
            return Err(scanner.error("expected a key in double quotes"));
        }
        let key = Key { at, text: scanner.string()? };
        scanner.space();
        if !scanner.eat(b':') {
            return Err(scanner.error("expected `:` after the key"));
        }
        entries.push((key, value(scanner, depth + 1)?));
        scanner.space();
        if scanner.eat(b'}') {
            return Ok(Tree::Object(entries));
        }
        if !scanner.eat(b',') {
            return Err(scanner.error("expected `,` or `}`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEPTH_LIMIT, Tree, parse};

    #[test]
    fn keeps_order_offsets_and_number_text() {
        let node = parse(r#" {"b": [1, 2.50e3], "a": "x\u00e9\ud83d\ude00\n"} "#).unwrap();
        let Tree::Object(entries) = node.tree else { panic!("an object") };
        assert_eq!(node.at, 1);
        assert_eq!(entries.iter().map(|(key, _)| &*key.text).collect::<Vec<_>>(), ["b", "a"]);
        let Tree::Array(items) = &entries[0].1.tree else { panic!("an array") };
        assert!(matches!(items[1].tree, Tree::Number("2.50e3")));
        assert_eq!(items[1].at, 11);
        assert!(matches!(&entries[1].1.tree, Tree::String(text) if text == "x\u{e9}\u{1F600}\n"));
    }

    #[test]
    fn says_where_the_text_stops_being_json() {
        let cases = [
            ("", 0, "expected a value, found the end of the document"),
            ("[1,]", 3, "expected a value"),
            ("{\"a\" 1}", 5, "expected `:` after the key"),
            ("{\"a\": 1,}", 8, "expected a key in double quotes"),
            ("[1 2]", 3, "expected `,` or `]`"),
            ("01", 1, "expected the end of the document"),
            ("nul", 0, "expected `null`"),
            ("\"a", 2, "the string is not closed"),
            ("\"\\x\"", 1, "unknown escape"),
            ("\"\\ud800\"", 1, "half of a surrogate pair"),
            ("\"\t\"", 1, "a control character has to be escaped"),
            ("-", 1, "expected a digit"),
            ("[1] x", 4, "expected the end of the document"),
        ];
        for (text, at, message) in cases {
            let error = parse(text).expect_err(text);
            assert_eq!((error.at, error.message), (at, message), "{text}");
        }
    }

    #[test]
    fn stops_at_the_depth_limit() {
        let deep = "[".repeat(DEPTH_LIMIT as usize + 1);
        assert!(parse(&deep).unwrap_err().too_deep);
        let allowed = format!("{}{}", "[".repeat(DEPTH_LIMIT as usize), "]".repeat(DEPTH_LIMIT as usize));
        assert!(parse(&allowed).is_ok());
    }
}
