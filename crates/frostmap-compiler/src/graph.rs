//! The model graph: every model and definition of all documents, sorted by name.
//! Whatever order the documents came in, the same documents give the same graph.

mod enums;

use indexmap::IndexMap;
use indexmap::map::Entry;

pub use enums::EnumIndex;

use crate::diagnostics::{Code, Diagnostic, Owner, codes};
use crate::read::{self, Found};
use crate::schema::{Config, Name, Position, Schema};
use crate::source::{Documents, Interner};

/// All models and definitions, merged from any number of documents.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// What references name, sorted by name.
    pub definitions: IndexMap<Name, Definition>,
    /// The entry points, sorted by name.
    pub models: IndexMap<Name, Model>,
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
        let mut names = Interner::default();
        let mut found = Found::default();
        let mut problems = Vec::new();
        for (index, document) in documents.sorted() {
            read::read(index, document, &mut names, &mut found, &mut problems);
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
        (Self { definitions, models }, problems)
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
