//! What all sections are lowered with, and one section while it is lowered.
//! The first is read-only, so that the order in which sections are lowered never shows.

use std::cell::RefCell;
use std::collections::BTreeSet;

use frostmap_format::tables::Node;
use frostmap_format::words::Text;
use frostmap_format::{Kind as NodeKind, NONE};

use crate::diagnostics::{Code, Diagnostic};
use crate::graph::Graph;
use crate::names::Labels;
use crate::schema::{Model, Name, Position, Schema};

use super::classes::Classes;
use super::constrained::raises;
use super::first::FirstBytes;
use super::patterns::Patterns;
use super::scope::Scope;
use super::section::SectionBody;
use super::shared::SharedParts;
use super::units::{Unit, Units};

/// What all sections are lowered with.
#[derive(Debug)]
pub(super) struct Context<'g> {
    /// The sections to be.
    pub(super) units: Units<'g>,
    /// Known Python classes.
    pub(super) classes: Classes<'g>,
    /// First bytes of schemas.
    pub(super) first: FirstBytes,
    /// The patterns of strings.
    pub(super) patterns: Patterns,
    /// Parts with a section of their own.
    pub(super) shared: SharedParts,
    /// All models.
    pub(super) graph: &'g Graph,
    /// Whether there are constraints that may raise errors of Python's.
    pub(super) raises: bool,
    /// What pydantic calls validators.
    labels: RefCell<Labels<'g>>,
}

impl<'g> Context<'g> {
    pub(super) fn new(graph: &'g Graph, units: Units<'g>) -> Self {
        Self {
            first: FirstBytes::new(&units),
            classes: Classes::of(graph),
            patterns: Patterns::default(),
            shared: SharedParts::default(),
            graph,
            raises: raises(graph),
            labels: RefCell::new(Labels::new(graph)),
            units,
        }
    }
}

/// A section while it is lowered.
#[derive(Debug)]
pub(super) struct Lower<'c, 'g> {
    /// What all sections share.
    pub(super) context: &'c Context<'g>,
    /// The definition it is made of.
    owner: Option<&'g str>,
    /// Its tables.
    pub(super) section: SectionBody,
    /// The sections it refers to.
    pub(super) references: BTreeSet<u32>,
    /// The patterns it uses.
    pub(super) patterns: BTreeSet<u32>,
    /// What no archive can hold.
    pub(super) problems: Vec<Diagnostic>,
    /// The fields around the schema at hand.
    pub(super) fields: Vec<&'g Name>,
    /// The model or definition it is made of, in words; none for parts that several share.
    pub(super) owner_words: String,
    /// Dates, times and durations are kept as ISO 8601, whatever the config says: they become other text.
    pub(super) iso8601: bool,
    /// The model around fields that are not its schema itself, but a member of a union for example.
    pub(super) around: Option<&'g Model>,
}

impl<'c, 'g> Lower<'c, 'g> {
    pub(super) fn new(context: &'c Context<'g>, owner: Option<&'g str>) -> Self {
        Self {
            context,
            owner,
            section: SectionBody::new(),
            references: BTreeSet::new(),
            patterns: BTreeSet::new(),
            problems: Vec::new(),
            fields: Vec::new(),
            owner_words: String::new(),
            iso8601: false,
            around: None,
        }
    }

    /// What is being lowered, in words.
    pub(super) fn place(&self) -> String {
        let owner = match self.owner_words.as_str() {
            "" => "a shared part",
            words => words,
        };
        match self.fields.last() {
            Some(field) => format!("field `{field}` of {owner}"),
            None => owner.to_owned(),
        }
    }

    /// Notes what no archive can hold. The section is not written then, so the caller may go on with anything.
    pub(super) fn problem(&mut self, code: &'static Code, at: Position, message: impl Into<String>) {
        let names: Vec<&str> = self.fields.iter().map(|name| &***name).collect();
        let field = (!names.is_empty()).then(|| names.join("."));
        self.problems.push(Diagnostic::at(code, at, message).within(None, field));
    }

    /// The index of a schema's node.
    pub(super) fn index(&mut self, schema: &'g Schema, scope: Scope<'g>) -> u32 {
        let node = self.node(schema, scope);
        self.section.node(node)
    }

    /// The place of a text.
    pub(super) fn text(&mut self, text: &str) -> Text {
        self.section.text(text)
    }

    /// What pydantic calls the validator of a schema.
    pub(super) fn label(&self, schema: &Schema, scope: Scope<'g>) -> String {
        self.context.labels.borrow_mut().of(self.owner, schema, scope.config())
    }

    /// The unit of a definition.
    pub(super) fn unit(&self, definition: &str) -> Option<(u32, Unit<'g>)> {
        self.context.units.find(definition).map(|(number, unit)| (number, unit.clone()))
    }
}

/// A node without operands.
pub(super) fn bare(kind: NodeKind) -> Node {
    Node { kind: kind as u8, ..Node::default() }
}

/// A node with its first operand.
pub(super) fn with(kind: NodeKind, a: u32) -> Node {
    Node { a, ..bare(kind) }
}

/// The text of an optional part of a record, marked as absent.
pub(super) const NO_TEXT: Text = Text { offset: 0, length: NONE };
