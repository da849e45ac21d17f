//! The walk: every schema once, with what is around it.
//! The Python half of `json-or-python` is left out: no document ever gets there.

use super::{Knows, callables, constrained, constraints, defaults, records, references, values};
use crate::diagnostics::{Code, Diagnostic, Owner};
use crate::graph::{EnumIndex, Graph};
use crate::schema::{Config, Kind, Name, Position, Schema, Step};

/// What the checks know, and where they report.
pub(super) struct Walk<'g> {
    pub(super) graph: &'g Graph,
    pub(super) enums: &'g EnumIndex<'g>,
    pub(super) knows: Knows<'g>,
    pub(super) nearest: references::Nearest<'g>,
    /// The config around the current schema.
    pub(super) config: Option<&'g Config>,
    owner: Option<Owner>,
    fields: Vec<&'g Name>,
    problems: Vec<Diagnostic>,
}

/// Walks the whole graph.
pub(super) fn walk<'g>(graph: &'g Graph, enums: &'g EnumIndex<'g>, knows: Knows<'g>) -> Vec<Diagnostic> {
    let mut walk = Walk {
        graph,
        enums,
        knows,
        nearest: references::Nearest::new(graph),
        config: None,
        owner: None,
        fields: Vec::new(),
        problems: Vec::new(),
    };
    for (name, definition) in &graph.definitions {
        walk.enter(Owner::Definition(name.clone()), definition.config.as_ref(), &definition.schema);
    }
    for (name, model) in &graph.models {
        walk.enter(Owner::Model(name.clone()), model.config.as_ref(), &model.schema);
    }
    walk.problems
}

impl<'g> Walk<'g> {
    fn enter(&mut self, owner: Owner, config: Option<&'g Config>, schema: &'g Schema) {
        self.owner = Some(owner);
        self.config = config;
        self.visit(schema);
    }

    fn visit(&mut self, schema: &'g Schema) {
        references::check(self, schema);
        constraints::check(self, schema);
        constrained::check(self, schema);
        defaults::check(self, schema);
        records::check(self, schema);
        values::check(self, schema);
        callables::check(self, schema);
        let outer = self.config;
        match &schema.kind {
            Kind::Model(model) => self.config = model.config.as_deref(),
            Kind::Dataclass(dataclass) => self.config = dataclass.config.as_deref(),
            Kind::TypedDict(typed_dict) => self.config = typed_dict.config.as_deref(),
            _ => {}
        }
        schema.each_child(&mut |step, child| match step {
            Step::Python => {}
            Step::Serialized => self.visit_written(child),
            Step::Field(name) => {
                self.fields.push(name);
                self.visit(child);
                self.fields.pop();
            }
            Step::Wrapped | Step::Item => self.visit(child),
        });
        self.config = outer;
    }

    /// Visits a schema that values are only written as: nothing is validated by it.
    fn visit_written(&mut self, schema: &'g Schema) {
        references::check(self, schema);
        callables::check_serializer(self, schema);
        schema.each_child(&mut |_, child| self.visit_written(child));
    }

    /// Reports a finding at a schema.
    pub(super) fn report(&mut self, code: &'static Code, at: Position, message: impl Into<String>) {
        self.push(Diagnostic::at(code, at, message));
    }

    /// Reports a finding at a key of a schema.
    pub(super) fn report_key(
        &mut self,
        code: &'static Code,
        at: Position,
        key: &'static str,
        message: impl Into<String>,
    ) {
        self.push(Diagnostic::at_key(code, at, key, message));
    }

    /// Reports a finding, adding where it is.
    pub(super) fn push(&mut self, problem: Diagnostic) {
        let fields: Vec<&str> = self.fields.iter().map(|name| &***name).collect();
        let field = (!fields.is_empty()).then(|| fields.join("."));
        self.problems.push(problem.within(self.owner.clone(), field));
    }

    /// The model, definition and field being visited, for messages.
    pub(super) fn place(&self) -> String {
        let owner = self.owner.as_ref().map(ToString::to_string).unwrap_or_default();
        match self.fields.last() {
            Some(field) => format!("field `{field}` of {owner}"),
            None => owner,
        }
    }
}
