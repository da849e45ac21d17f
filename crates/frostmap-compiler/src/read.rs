//! From JSON trees to the typed form: every key typed, every problem reported with its place.
//! What it finds wrong inside one model never keeps it from reading the next.

mod bound;
mod collection;
mod config;
mod document;
mod function;
mod keys;
mod kind;
mod moment;
mod record;
mod scalar;
mod serialization;
mod temporal;
mod union;
mod unsaid;
mod value;
mod wrapper;

use std::rc::Rc;

use crate::diagnostics::{Code, Diagnostic, Owner, Source, codes};
use crate::lowering::Lowerings;
use crate::schema::{Config, Kind, Name, Position, Schema};
use crate::source::{Interner, Key, Node, Tree};

use unsaid::Unsaid;

pub(crate) use document::{Found, read};

/// Reads the schemas of one document.
struct Reader<'r> {
    document: u32,
    names: &'r mut Interner,
    found: &'r mut Found,
    problems: &'r mut Vec<Diagnostic>,
    /// The model or definition being read, and the fields down to here.
    owner: Option<Owner>,
    fields: Vec<Name>,
    /// The definitions met inside the schema of this owner.
    inline: Vec<Name>,
    /// What the document says about its callables apart from the schemas.
    unsaid: Unsaid,
    /// What stands for Python functions.
    lowerings: &'r Lowerings,
    /// The config schemas are built under here.
    config: Option<Rc<Config>>,
}

impl Reader<'_> {
    fn position(&self, offset: u32) -> Position {
        Position { document: self.document, offset }
    }

    fn name(&mut self, text: &str) -> Name {
        self.names.name(text)
    }

    fn report(&mut self, code: &'static Code, offset: u32, message: impl Into<String>) {
        let source = Source::Value { at: self.position(offset), key: None };
        let field = (!self.fields.is_empty()).then(|| self.fields.join("."));
        self.problems.push(Diagnostic::new(code, source, message).within(self.owner.clone(), field));
    }

    fn wrong_type(&mut self, node: &Node<'_>, what: &str, wanted: &str) {
        self.report(
            &codes::WRONG_TYPE,
            node.at,
            format!("{what} has to be {wanted}, not {}", node.tree.kind()),
        );
    }

    /// The entries of an object, having looked for keys that stand twice.
    fn entries<'n, 'd>(&mut self, node: &'n Node<'d>, what: &str) -> Option<&'n [(Key<'d>, Node<'d>)]> {
        let Tree::Object(entries) = &node.tree else {
            self.wrong_type(node, what, "an object");
            return None;
        };
        self.twice(entries);
        Some(entries)
    }

    fn items<'n, 'd>(&mut self, node: &'n Node<'d>, what: &str) -> Option<&'n [Node<'d>]> {
        if let Tree::Array(items) = &node.tree {
            return Some(items);
        }
        self.wrong_type(node, what, "an array");
        None
    }

    fn twice(&mut self, entries: &[(Key<'_>, Node<'_>)]) {
        // Nearly all objects are small, where comparing beats hashing.
        if entries.len() <= 12 {
            for (index, (key, _)) in entries.iter().enumerate() {
                if entries.iter().take(index).any(|(other, _)| other.text == key.text) {
                    self.report(
                        &codes::DUPLICATE_KEY,
                        key.at,
                        format!("the key `{}` stands twice", key.text),
                    );
                }
            }
            return;
        }
        let mut seen = std::collections::HashSet::with_capacity(entries.len());
        for (key, _) in entries {
            if !seen.insert(&*key.text) {
                self.report(&codes::DUPLICATE_KEY, key.at, format!("the key `{}` stands twice", key.text));
            }
        }
    }

    /// Reads a schema. Where that fails it is reported, and anything stands in its place.
    fn schema(&mut self, node: &Node<'_>) -> Schema {
        let at = self.position(node.at);
        let Some(mut keys) = self.keys(node, "a schema") else { return Schema::new(Kind::Any, at) };
        let Some(kind) = self.text(&mut keys, "type") else { return Schema::new(Kind::Any, at) };
        if kind == "definitions" {
            return self.definitions(&mut keys).unwrap_or_else(|| Schema::new(Kind::Any, at));
        }
        let reference = self.optional_name(&mut keys, "ref");
        let serialization =
            keys.take("serialization").and_then(|node| self.serialization(node)).map(Box::new);
        let kind = self.kind(kind, &mut keys).unwrap_or(Kind::Any);
        self.finish(keys);
        let schema = Schema { reference, serialization, ..Schema::new(kind, at) };
        self.lowerings.apply(schema, &mut self.found.lowered)
    }

    /// Reads schemas of an array.
    fn schemas(&mut self, node: &Node<'_>, what: &str) -> Vec<Schema> {
        let items = self.items(node, what).unwrap_or_default();
        items.iter().map(|item| self.schema(item)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Documents, Graph};

    /// Code, pointer and message of every problem of a document.
    fn problems(text: &str) -> Vec<(&'static str, String, String)> {
        let documents = Documents::from_bytes("a", text.as_bytes()).unwrap();
        let (_, problems) = Graph::from_documents(&documents);
        let place = |offset| documents.get(0).unwrap().place(offset).pointer;
        problems
            .into_iter()
            .map(|problem| (problem.code.code, place(problem.position().unwrap().offset), problem.message))
            .collect()
    }

    /// The one problem of a schema, its pointer relative to the schema.
    fn problem(schema: &str) -> (&'static str, String, String) {
        let text = format!(r#"{{"format": "frostmap-models/1", "definitions": {{"d": {schema}}}}}"#);
        let mut found = problems(&text);
        assert_eq!(found.len(), 1, "{schema}: {found:?}");
        let (code, pointer, message) = found.remove(0);
        (code, pointer.strip_prefix("/definitions/d").unwrap().to_owned(), message)
    }

    #[test]
    fn schemas_that_are_none() {
        let cases = [
            (r#"5"#, "FM0204", "", "a schema has to be an object, not a number"),
            (r#"{}"#, "FM0203", "", "the key `type` is missing"),
            (r#"{"type": "strr"}"#, "FM0206", "", "unknown schema type `strr`"),
            (r#"{"type": "str", "max_lenght": 5}"#, "FM0205", "/max_lenght", "unknown key `max_lenght`"),
            (
                r#"{"type": "int", "strict": 1}"#,
                "FM0204",
                "/strict",
                "`strict` has to be a boolean, not a number",
            ),
            (
                r#"{"type": "str", "min_length": -1}"#,
                "FM0403",
                "/min_length",
                "`min_length` has to be a natural number",
            ),
            (r#"{"type": "int", "ge": 1.5}"#, "FM0401", "/ge", "`ge` has to be an integer"),
            (r#"{"type": "date", "ge": "soon"}"#, "FM0401", "/ge", "`ge` has to be a date"),
            (r#"{"type": "nullable"}"#, "FM0203", "", "the key `schema` is missing"),
            (
                r#"{"type": "union", "choices": [], "mode": "best"}"#,
                "FM0207",
                "/mode",
                "`mode` cannot be `best`; it is one of `smart`, `left_to_right`",
            ),
            (
                r#"{"type": "literal", "expected": [{"$py": "bytes", "base64": "?"}]}"#,
                "FM0208",
                "/expected/0",
                "the typed value is malformed",
            ),
            (
                r#"{"type": "model-fields", "fields": {"x": {"schema": {"type": "int"}, "validation_alias": [0]}}}"#,
                "FM0410",
                "/fields/x/validation_alias",
                "a path starts with a name and goes on with names and integers",
            ),
        ];
        for (schema, code, pointer, message) in cases {
            assert_eq!(problem(schema), (code, pointer.to_owned(), message.to_owned()), "{schema}");
        }
    }

    #[test]
    fn a_key_may_not_stand_twice() {
        let (code, _, message) = problem(r#"{"type": "int", "ge": 1, "ge": 2}"#);
        assert_eq!((code, message.as_str()), ("FM0107", "the key `ge` stands twice"));
    }

    #[test]
    fn schemas_nest_to_the_depth_limit_on_a_small_stack() {
        let deep = |levels: usize| {
            let open = r#"{"type": "nullable", "schema": "#.repeat(levels);
            let schema = format!(r#"{open}{{"type": "int"}}{}"#, "}".repeat(levels));
            problems(&format!(r#"{{"format": "frostmap-models/1", "models": {{"m": {schema}}}}}"#))
        };
        assert_eq!(deep(397), []);
        assert_eq!(deep(398)[0].0, "FM0105");
    }

    #[test]
    fn one_run_finds_all_problems() {
        let text = r#"{"format": "frostmap-models/1", "definitions": {
            "a": {"type": "list", "items_schema": {"type": "nope"}, "max_length": "5"},
            "b": {"type": "what"}
        }, "extra": 1}"#;
        let codes: Vec<&str> = problems(text).iter().map(|(code, ..)| *code).collect();
        assert_eq!(codes, ["FM0202", "FM0206", "FM0403", "FM0206"]);
    }

    #[test]
    fn documents_that_are_none() {
        let cases = [
            (r#"[]"#, "a model document is an object, not an array"),
            (r#"{"models": {}}"#, "the document has no `format`"),
            (r#"{"format": "x/2"}"#, "expected the format `frostmap-models/1`, found `x/2`"),
        ];
        for (text, message) in cases {
            assert_eq!(problems(text)[0].2, message);
            assert_eq!(problems(text)[0].0, "FM0201");
        }
        assert_eq!(problems("{\"format\": nil}")[0].0, "FM0104");
        assert_eq!(problems(&"[".repeat(1000))[0].0, "FM0105");
    }
}
