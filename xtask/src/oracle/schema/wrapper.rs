//! Schemas around schemas: collections, nullables, chains, references and the like.

use super::Maker;
use crate::oracle::tree::Tree;

/// Custom errors: type, message, context.
const ERRORS: [(&str, &str, &str); 8] = [
    ("mine", "Not {what} but {number}", "{\"what\": \"this\", \"number\": 7}"),
    ("mine", "plain", ""),
    ("mine", "{missing} {what}", "{\"what\": [1, 2]}"),
    ("mine", "", ""),
    ("greater_than", "", "{\"gt\": 42}"),
    ("greater_than", "", ""),
    ("missing", "", ""),
    ("finite_number", "given", ""),
];

impl Maker {
    fn wrapped(&mut self, kind: &'static str, key: &str, inner: Tree) -> Tree {
        let mut schema = self.plain(kind, 0);
        schema.set(key, inner);
        schema
    }

    pub(super) fn nullable(&mut self, kind: &'static str, depth: usize) -> Tree {
        let inner = self.below(depth);
        self.wrapped(kind, "schema", inner)
    }

    pub(super) fn items(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        if self.random.percent(85) {
            // What a generator gives is looked at when it is written, and it may be written only once.
            let items = self.part(if kind == "generator" { 0 } else { depth });
            schema.set("items_schema", items);
        }
        schema
    }

    pub(super) fn tuple(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        let mut items: Vec<Tree> = (0..self.random.below(4)).map(|_| self.part(depth)).collect();
        let mut moved = items.len().saturating_sub(1);
        if self.random.percent(50) && !items.is_empty() {
            // One past the last is refused.
            let end = items.len() + usize::from(self.random.percent(3));
            schema.set("variadic_item_index", (self.random.below(end) as i64).into());
            moved = if items.len() > 1 { items.len() } else { 0 };
        }
        // pydantic writes items by their place, so that those behind one that is left out are written as others.
        for item in items.iter_mut().take(moved) {
            if item.text("on_error") == Some("omit") {
                item.remove("on_error");
            }
        }
        schema.set("items_schema", Tree::Array(items));
        schema
    }

    pub(super) fn mapping(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        for key in ["keys_schema", "values_schema"] {
            if self.random.percent(70) {
                let inner = match (kind, key) {
                    // Counters count by values that pydantic builds by itself.
                    ("counter", "values_schema") => self.plain("int", 0),
                    // Keys of other kinds cannot be hashed, or are no keys any more.
                    (_, "keys_schema") => self.schema(0),
                    _ => self.part(depth),
                };
                schema.set(key, inner);
            }
        }
        schema
    }

    /// A chain. What its steps hand on are Python's objects, of which those that JSON has, too, are supported.
    pub(super) fn chain(&mut self, kind: &'static str, depth: usize) -> Tree {
        let count = if self.random.percent(3) { 0 } else { 1 + self.random.below(3) };
        let steps = (0..count).map(|_| self.native(depth)).collect();
        Tree::object([("type", kind.into()), ("steps", Tree::Array(steps))])
    }

    pub(super) fn lax_or_strict(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        // pydantic writes both by the strict schema, so it has to write the same.
        let mut lax = self.below(depth);
        if lax.text("type") == Some("default") {
            lax = self.plain("int", 0);
        }
        let mut strict = lax.clone();
        if self.has_option(&strict, "strict") && self.random.percent(50) {
            strict.set("strict", true.into());
        }
        schema.set("lax_schema", lax);
        schema.set("strict_schema", strict);
        schema
    }

    /// One schema for JSON and one for Python. Unions write their members by the latter, and in a definition under no
    /// config: anything at all would be written there before the member that the value was read with.
    pub(super) fn json_or_python(&mut self, kind: &'static str, depth: usize) -> Tree {
        let json = self.below(depth);
        let same = self.random.percent(50) || self.in_union > 0 || !self.open.is_empty();
        let python = if same { json.clone() } else { self.plain("any", 0) };
        Tree::object([("type", kind.into()), ("json_schema", json), ("python_schema", python)])
    }

    pub(super) fn json(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        if self.random.percent(80) {
            schema.set("schema", self.part(depth));
        }
        schema
    }

    pub(super) fn custom_error(&mut self, kind: &'static str, depth: usize) -> Tree {
        let inner = self.below(depth);
        let mut schema = self.wrapped(kind, "schema", inner);
        self.own_error(&mut schema);
        schema
    }

    /// Puts a custom error on a schema.
    pub(super) fn own_error(&mut self, schema: &mut Tree) {
        let (error_type, message, context) = *self.random.pick(&ERRORS);
        schema.set("custom_error_type", error_type.into());
        if !message.is_empty() {
            schema.set("custom_error_message", message.into());
        }
        if let Some(context) = Tree::parse(context) {
            schema.set("custom_error_context", context);
        }
    }

    /// A reference to a definition that is there, that is being made, or that is new.
    pub(super) fn reference(&mut self, _kind: &'static str, depth: usize) -> Tree {
        let consuming = self.consuming;
        let mut names: Vec<String> = self
            .definitions
            .iter()
            .filter(|(_, body)| *body != Tree::Null)
            .map(|(name, _)| name.clone())
            .collect();
        names.extend(self.open.iter().filter(|(_, since)| *since < consuming).map(|(name, _)| name.clone()));
        let name = if !names.is_empty() && self.random.percent(60) {
            self.random.pick(&names).clone()
        } else {
            self.definition(depth)
        };
        Tree::object([("type", "definition-ref".into()), ("schema_ref", name.as_str().into())])
    }

    fn definition(&mut self, depth: usize) -> String {
        let name = self.name("Def");
        self.definitions.push((name.clone(), Tree::Null));
        self.open.push((name.clone(), self.consuming));
        let mut body = self.schema(depth.saturating_sub(1).max(1));
        // A default is a field's, not a definition's.
        if body.text("type") == Some("default") {
            body = self.plain("any", 0);
        }
        self.open.pop();
        if let Some((_, place)) = self.definitions.iter_mut().find(|(other, _)| *other == name) {
            *place = body;
        }
        name
    }

    /// Definitions beside the schema that uses them.
    pub(super) fn definitions(&mut self, kind: &'static str, depth: usize) -> Tree {
        let name = self.name("Beside");
        let mut body = self.below(depth);
        // A reference or definitions cannot be named.
        if matches!(body.text("type"), Some("definition-ref" | "definitions")) {
            body = self.plain("int", 0);
        }
        body.set("ref", name.as_str().into());
        let reference =
            Tree::object([("type", "definition-ref".into()), ("schema_ref", name.as_str().into())]);
        let schema = if self.random.percent(50) {
            Tree::object([("type", "list".into()), ("items_schema", reference)])
        } else {
            Tree::object([("type", "nullable".into()), ("schema", reference)])
        };
        Tree::object([("type", kind.into()), ("schema", schema), ("definitions", Tree::Array(vec![body]))])
    }
}
