//! The model graph: every model and definition of all documents, sorted by name.
//! Whatever order the documents came in, the same documents give the same graph.

use indexmap::IndexMap;

use crate::schema::{Config, Name, Position, Schema};

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
