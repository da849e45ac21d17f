//! From JSON trees to the typed form: every key typed, every problem reported with its place.
//! What it finds wrong inside one model never keeps it from reading the next.

mod bound;
mod collection;
mod config;
mod document;
mod function;
mod keys;
mod kind;
mod record;
mod scalar;
mod temporal;
mod union;
mod unsaid;
mod value;
mod wrapper;

use std::rc::Rc;

use crate::diagnostics::{Code, Diagnostic, Owner, Source, codes};
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
        let serialization = keys.take("serialization").map(|node| Box::new(self.opaque(node)));
        let kind = self.kind(kind, &mut keys).unwrap_or(Kind::Any);
        self.finish(keys);
        Schema { kind, reference, serialization, at }
    }

    /// Reads schemas of an array.
    fn schemas(&mut self, node: &Node<'_>, what: &str) -> Vec<Schema> {
        let items = self.items(node, what).unwrap_or_default();
        items.iter().map(|item| self.schema(item)).collect()
    }
}
