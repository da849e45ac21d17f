//! The top of a model document: format, models, definitions and their configs.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::Reader;
use super::unsaid::Unsaid;
use crate::diagnostics::{Diagnostic, Owner, Source, codes};
use crate::graph::{Definition, Model};
use crate::lowering::Lowerings;
use crate::schema::{Config, Enum, Name, Position};
use crate::source::{Document, Interner, Node, Tree, parse};

/// The format this reads.
const FORMAT: &str = "frostmap-models/1";

/// Keys that carry nothing a build needs: where the document came from, and what the exporter noticed.
const INFORMATION: [&str; 4] = ["pydantic", "callables", "unbuilt", "$schema"];

/// What was read, in the order it was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) models: Vec<(Name, Model)>,
    pub(crate) definitions: Vec<(Name, Definition)>,
    pub(crate) enums: Vec<(Name, Enum)>,
    /// Functions that the user's lowerings were asked for.
    pub(crate) lowered: BTreeSet<Name>,
}

/// Reads one document.
pub(crate) fn read(
    index: u32,
    document: &Document,
    lowerings: &Lowerings,
    names: &mut Interner,
    found: &mut Found,
    problems: &mut Vec<Diagnostic>,
) {
    match parse(document.text()) {
        Ok(root) => {
            let mut reader = Reader {
                document: index,
                names,
                found,
                problems,
                owner: None,
                fields: Vec::new(),
                inline: Vec::new(),
                unsaid: Unsaid::default(),
                lowerings,
                config: None,
            };
            reader.document(&root);
        }
        Err(error) => {
            let offset = u32::try_from(error.at).unwrap_or(u32::MAX);
            let code = if error.too_deep { &codes::TOO_DEEP } else { &codes::SYNTAX };
            let source = Source::Byte(Position { document: index, offset });
            problems.push(Diagnostic::new(code, source, error.message));
        }
    }
}

impl Reader<'_> {
    fn document(&mut self, root: &Node<'_>) {
        let Tree::Object(entries) = &root.tree else {
            let message = format!("a model document is an object, not {}", root.tree.kind());
            return self.report(&codes::NOT_A_MODEL_DOCUMENT, root.at, message);
        };
        self.twice(entries);
        let find = |key: &str| entries.iter().find(|(entry, _)| entry.text == key).map(|(_, node)| node);
        if !self.format(root, find("format")) {
            return;
        }
        for (key, _) in entries {
            let known = ["format", "models", "definitions", "definition_config", "config", "enums"];
            if !known.contains(&&*key.text) && !INFORMATION.contains(&&*key.text) {
                self.report(&codes::UNKNOWN_DOCUMENT_KEY, key.at, format!("unknown key `{}`", key.text));
            }
        }
        self.unsaid = Unsaid::of(entries);
        let config = find("config").and_then(|node| self.config(node));
        if let Some(node) = find("enums") {
            self.enums(node);
        }
        if let Some(node) = find("models") {
            self.models(node, config.as_ref());
        }
        let configs = find("definition_config");
        if let Some(node) = find("definitions") {
            self.document_definitions(node, config.as_ref(), configs);
        }
    }

    fn format(&mut self, root: &Node<'_>, format: Option<&Node<'_>>) -> bool {
        let Some(node) = format else {
            self.report(&codes::NOT_A_MODEL_DOCUMENT, root.at, "the document has no `format`");
            return false;
        };
        if matches!(&node.tree, Tree::String(text) if text == FORMAT) {
            return true;
        }
        let found = match &node.tree {
            Tree::String(text) => format!("`{text}`"),
            other => other.kind().to_owned(),
        };
        let message = format!("expected the format `{FORMAT}`, found {found}");
        self.report(&codes::NOT_A_MODEL_DOCUMENT, node.at, message);
        false
    }

    /// Enums that values name but no schema validates.
    fn enums(&mut self, node: &Node<'_>) {
        for (key, node) in self.entries(node, "`enums`").unwrap_or_default() {
            let name = self.name(&key.text);
            if let Some(found) = self.enum_table(node) {
                self.found.enums.push((name, found));
            }
        }
    }

    fn models(&mut self, node: &Node<'_>, config: Option<&Config>) {
        for (key, node) in self.entries(node, "`models`").unwrap_or_default() {
            let name = self.name(&key.text);
            let source = self.position(node.at);
            self.owner = Some(Owner::Model(name.clone()));
            self.inline.clear();
            self.config = config.cloned().map(Rc::new);
            let schema = self.schema(node);
            self.found.models.push((name, Model { schema, config: config.cloned(), source }));
        }
        self.owner = None;
    }

    fn document_definitions(&mut self, node: &Node<'_>, config: Option<&Config>, configs: Option<&Node<'_>>) {
        let mut configs = self.definition_configs(configs);
        for (key, node) in self.entries(node, "`definitions`").unwrap_or_default() {
            let name = self.name(&key.text);
            let source = self.position(node.at);
            self.owner = Some(Owner::Definition(name.clone()));
            self.inline.clear();
            let config = configs.remove(&name).or_else(|| config.cloned());
            self.config = config.clone().map(Rc::new);
            let schema = self.schema(node);
            self.found.definitions.push((name, Definition { schema, config, source }));
        }
        self.owner = None;
    }

    fn definition_configs(&mut self, node: Option<&Node<'_>>) -> HashMap<Name, Config> {
        let entries = node.and_then(|node| self.entries(node, "`definition_config`")).unwrap_or_default();
        let mut configs = HashMap::with_capacity(entries.len());
        for (key, node) in entries {
            let name = self.name(&key.text);
            self.owner = Some(Owner::Definition(name.clone()));
            configs.extend(self.config(node).map(|config| (name, config)));
        }
        self.owner = None;
        configs
    }
}
