//! The model graph: every model and definition of all documents, sorted by name.
//! Whatever order the documents came in, the same documents give the same graph.

mod enums;

use indexmap::IndexMap;
use indexmap::map::Entry;

pub use enums::EnumIndex;

use crate::diagnostics::{Code, Diagnostic, Owner, codes};
use crate::lowering::Lowerings;
use crate::read::{self, Found};
use crate::schema::{Config, Enum, Name, Position, Schema};
use crate::source::{Documents, Interner};

/// All models and definitions, merged from any number of documents.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// What references name, sorted by name.
    pub definitions: IndexMap<Name, Definition>,
    /// The entry points, sorted by name.
    pub models: IndexMap<Name, Model>,
    /// Enums that values name but no schema validates, sorted by name.
    pub enums: IndexMap<Name, Enum>,
}

/// A schema that references can name.
#[derive(Clone, Debug)]
pub struct Definition {
    /// What it stands for.
    pub schema: Schema,
    /// The config it is built under where that is not its own. Records with a config of their own do not see it.
    pub config: Option<Config>,
    /// Where its body stands.
    pub source: Position,
}

/// An entry point.
#[derive(Clone, Debug)]
pub struct Model {
    /// Mostly a `definition-ref`; may be any schema.
    pub schema: Schema,
    /// The config it is built under where that is not its own.
    pub config: Option<Config>,
    /// Where its body stands.
    pub source: Position,
}

impl Graph {
    /// Reads all documents and merges what they hold. Every problem is reported, and what has none is there.
    #[must_use]
    pub fn from_documents(documents: &Documents) -> (Self, Vec<Diagnostic>) {
        Self::lowered(documents, &Lowerings::default())
    }

    /// As [`Graph::from_documents`], with something else in place of Python functions.
    #[must_use]
    pub fn lowered(documents: &Documents, lowerings: &Lowerings) -> (Self, Vec<Diagnostic>) {
        let mut names = Interner::default();
        let mut found = Found::default();
        let mut problems = Vec::new();
        for (index, document) in documents.sorted() {
            read::read(index, document, lowerings, &mut names, &mut found, &mut problems);
        }
        let definitions = merge(
            found.definitions,
            &codes::DUPLICATE_DEFINITION,
            |name| (Owner::Definition(name.clone()), "definition"),
            documents,
            &mut problems,
        );
        let models = merge(
            found.models,
            &codes::DUPLICATE_MODEL,
            |name| (Owner::Model(name.clone()), "model"),
            documents,
            &mut problems,
        );
        problems.extend(lowerings.unused(&found.lowered));
        let mut enums: IndexMap<Name, Enum> = found.enums.into_iter().collect();
        enums.sort_unstable_keys();
        (Self { definitions, models, enums }, problems)
    }
}

/// What two entries of one name are compared by.
trait Entity {
    fn same(&self, other: &Self) -> bool;
    fn source(&self) -> Position;
}

impl Entity for Definition {
    fn same(&self, other: &Self) -> bool {
        self.schema == other.schema && self.config == other.config
    }

    fn source(&self) -> Position {
        self.source
    }
}

impl Entity for Model {
    fn same(&self, other: &Self) -> bool {
        self.schema == other.schema && self.config == other.config
    }

    fn source(&self) -> Position {
        self.source
    }
}

fn merge<T: Entity>(
    found: Vec<(Name, T)>,
    code: &'static Code,
    owner: impl Fn(&Name) -> (Owner, &'static str),
    documents: &Documents,
    problems: &mut Vec<Diagnostic>,
) -> IndexMap<Name, T> {
    let mut merged = IndexMap::with_capacity(found.len());
    for (name, entity) in found {
        let (owner, what) = owner(&name);
        match merged.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(entity);
            }
            Entry::Occupied(entry) => {
                let first: &T = entry.get();
                if first.same(&entity) {
                    continue;
                }
                let message = format!("{what} `{}` stands twice, differently", entry.key());
                let mut problem = Diagnostic::at(code, entity.source(), message).within(Some(owner), None);
                if let Some(document) = documents.get(first.source().document) {
                    let place = document.place(first.source().offset);
                    let place = format!("{}:{}:{}", document.name(), place.line, place.column);
                    problem = problem.note(format!("first seen at {place}"));
                }
                problems.push(problem);
            }
        }
    }
    merged.sort_unstable_keys();
    merged
}

#[cfg(test)]
mod tests {
    use super::Graph;
    use crate::Documents;

    const FIRST: &[u8] = br#"{
        "format": "frostmap-models/1",
        "models": {"b.B": {"type": "definition-ref", "schema_ref": "b.B"}},
        "definitions": {"b.B": {"type": "nullable", "schema": {"type": "definition-ref", "schema_ref": "a.A"}}}
    }"#;

    const SECOND: &[u8] = br#"{
        "format": "frostmap-models/1",
        "models": {"a.A": {"type": "definition-ref", "schema_ref": "a.A"}},
        "definitions": {"a.A": {"type": "int", "ge": 1}},
        "definition_config": {"a.A": {"strict": true}}
    }"#;

    fn graph(documents: &[(&str, &[u8])]) -> (Graph, Vec<crate::Diagnostic>) {
        let mut read = Documents::default();
        for (name, bytes) in documents {
            read.add(name, bytes).unwrap();
        }
        Graph::from_documents(&read)
    }

    #[test]
    fn the_order_of_documents_does_not_matter() {
        let (one, problems) = graph(&[("1", FIRST), ("2", SECOND)]);
        let (other, _) = graph(&[("2", SECOND), ("1", FIRST)]);
        assert!(problems.is_empty());
        assert_eq!(one.definitions.keys().collect::<Vec<_>>(), other.definitions.keys().collect::<Vec<_>>());
        assert_eq!(one.models.keys().map(|name| &**name).collect::<Vec<_>>(), ["a.A", "b.B"]);
        for (name, definition) in &one.definitions {
            let same = other.definitions.get(name).unwrap();
            assert_eq!((&definition.schema, &definition.config), (&same.schema, &same.config));
        }
        assert_eq!(one.definitions.get("a.A").unwrap().config.as_ref().unwrap().strict, Some(true));
    }

    #[test]
    fn a_definition_may_stand_twice_if_it_is_the_same() {
        let (_, problems) = graph(&[("1", FIRST), ("3", FIRST)]);
        assert!(problems.is_empty());
        let other = br#"{"format": "frostmap-models/1", "definitions": {"b.B": {"type": "int"}}}"#;
        let (graph, problems) = graph(&[("3", other), ("1", FIRST)]);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].code.code, problems[0].position().unwrap().document), ("FM0302", 0));
        assert!(problems[0].notes[0].starts_with("first seen at 1:4:"), "{:?}", problems[0].notes);
        assert_eq!(graph.definitions.get("b.B").unwrap().schema.kind.name(), "nullable");
    }

    #[test]
    fn definitions_inside_schemas_come_out_under_the_config_around_them() {
        let inline = br#"{"format": "frostmap-models/1", "models": {"m": {
            "type": "model", "cls": "m", "config": {"strict": true}, "schema": {
                "type": "definitions",
                "definitions": [{"type": "int", "ref": "number"}],
                "schema": {"type": "definition-ref", "schema_ref": "number"}
            }
        }}}"#;
        let (graph, problems) = graph(&[("1", inline)]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(graph.definitions.get("number").unwrap().config.as_ref().unwrap().strict, Some(true));
    }
}
