//! Which reader reads which schema type.

use super::Reader;
use super::keys::Keys;
use crate::diagnostics::{Owner, codes};
use crate::graph::Definition;
use crate::schema::{Kind, Schema};
use crate::source::{Node, Tree};

impl Reader<'_> {
    /// Reads the keys of one schema type. `None`: something without which it means nothing is missing.
    pub(super) fn kind(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        match kind {
            "any" => Some(Kind::Any),
            "none" => Some(Kind::None),
            "ellipsis" => Some(Kind::Ellipsis),
            "callable" => Some(Kind::Callable),
            "invalid" => Some(Kind::Invalid),
            "bool" | "int" | "float" | "decimal" | "fraction" | "complex" | "str" | "bytes" | "literal"
            | "enum" | "is-instance" | "is-subclass" | "uuid" | "url" | "multi-host-url" => {
                self.scalar(kind, keys)
            }
            "date" | "time" | "datetime" | "timedelta" => self.temporal(kind, keys),
            "list" | "deque" | "set" | "frozenset" | "generator" | "tuple" | "dict" | "frozendict"
            | "ordered-dict" | "counter" => self.collection(kind, keys),
            "function-before" | "function-after" | "function-wrap" | "function-plain" => {
                self.function(kind, keys)
            }
            "call" | "arguments" | "arguments-v3" => Some(self.call(kind, keys)),
            "union" => self.union(keys),
            "tagged-union" => self.tagged_union(keys),
            "model" | "model-fields" | "typed-dict" | "dataclass" | "dataclass-args" | "named-tuple" => {
                self.record(kind, keys)
            }
            "default" | "nullable" | "chain" | "lax-or-strict" | "json-or-python" | "json"
            | "custom-error" | "missing-sentinel" | "definition-ref" => self.wrapper(kind, keys),
            _ => {
                self.report(&codes::UNKNOWN_TYPE, keys.at, format!("unknown schema type `{kind}`"));
                keys.take_all();
                None
            }
        }
    }

    /// Moves the definitions of a `definitions` schema to the graph and gives the schema inside.
    pub(super) fn definitions(&mut self, keys: &mut Keys<'_, '_>) -> Option<Schema> {
        if let Some(node) = self.required(keys, "definitions") {
            for item in self.items(node, "`definitions`").unwrap_or_default() {
                self.inline_definition(item);
            }
        }
        let schema = self.required_schema(keys, "schema");
        schema.map(|schema| *schema)
    }

    /// A definition of its own: what is wrong in it belongs to it, not to the schema around it.
    fn inline_definition(&mut self, node: &Node<'_>) {
        let reference = match &node.tree {
            Tree::Object(entries) => entries.iter().find(|(key, _)| key.text == "ref"),
            _ => None,
        };
        let Some(Tree::String(reference)) = reference.map(|(_, node)| &node.tree) else {
            self.report(&codes::MISSING_KEY, node.at, "a definition needs a `ref`");
            return;
        };
        let name = self.name(reference);
        if self.inline.contains(&name) {
            let message = format!("definition `{name}` stands twice in one schema");
            self.report(&codes::DUPLICATE_DEFINITION, node.at, message);
        }
        self.inline.push(name.clone());
        let owner = self.owner.replace(Owner::Definition(name.clone()));
        let fields = std::mem::take(&mut self.fields);
        let config = self.config.as_deref().cloned();
        let schema = self.schema(node);
        self.fields = fields;
        self.owner = owner;
        let source = self.position(node.at);
        self.found.definitions.push((name, Definition { schema, config, source }));
    }
}
