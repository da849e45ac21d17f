//! A question: a schema with what belongs to it, and documents, as test cases have them.

use super::tree::Tree;

/// What both sides are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) schema: Tree,
    /// An object, or null.
    pub(super) config: Tree,
    /// An object: definitions by name.
    pub(super) definitions: Tree,
    /// An object: enums that values name.
    pub(super) enums: Tree,
    pub(super) cases: Vec<Case>,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// The text of the document.
    pub(super) input: String,
    /// Keyword arguments of `validate_json`, as an object.
    pub(super) mode: Tree,
    /// Keyword arguments of `to_json`, as an object.
    pub(super) dump: Tree,
}

impl Question {
    /// The same question about other documents.
    pub(super) fn with_cases(&self, cases: Vec<Case>) -> Self {
        Self { cases, ..self.clone() }
    }

    /// Everything but the documents, and then the documents, as a case file has it.
    pub(super) fn tree(&self) -> Tree {
        let mut tree = Tree::object([("schema", self.schema.clone())]);
        let definitions = self.reachable();
        for (key, part) in [("config", &self.config), ("definitions", &definitions), ("enums", &self.enums)] {
            if !part.members().is_empty() {
                tree.set(key, part.clone());
            }
        }
        tree.set("cases", Tree::Array(self.cases.iter().map(Case::tree).collect()));
        tree
    }

    /// The definitions that the schema leads to: pydantic builds no others.
    fn reachable(&self) -> Tree {
        let mut names = Vec::new();
        let mut waiting = vec![&self.schema];
        while let Some(tree) = waiting.pop() {
            if let Some(name) = tree.text("schema_ref").filter(|name| !names.contains(name)) {
                names.push(name);
                waiting.extend(self.definitions.get(name));
            }
            waiting.extend(tree.children());
        }
        let definitions = self.definitions.members().iter();
        Tree::Object(definitions.filter(|(name, _)| names.contains(&name.as_str())).cloned().collect())
    }

    /// The parts that hold schemas.
    pub(super) fn schemas(&self) -> impl Iterator<Item = &Tree> {
        std::iter::once(&self.schema).chain(self.definitions.children())
    }

    /// How much there is to read: what shrinking makes less.
    pub(super) fn size(&self) -> usize {
        self.tree().compact().len()
    }
}

impl Case {
    fn tree(&self) -> Tree {
        let mut tree = Tree::object([("input", self.input.as_str().into())]);
        for (key, part) in [("mode", &self.mode), ("dump", &self.dump)] {
            if !part.members().is_empty() {
                tree.set(key, part.clone());
            }
        }
        tree
    }
}
