//! Unions tried member by member.

use std::mem::{Discriminant, discriminant};

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{Choice, Serialization, Union as UnionRecord};

use crate::schema::{Kind, Position, Schema, Union, UnionMode};

use super::context::{Lower, with};
use super::scope::Scope;
use super::serialization::MOST_DEFINITIONS;

/// What comes before a member: pydantic has the first one write a value that can.
#[derive(Default)]
struct Before<'g> {
    /// One writes any value for what it is.
    any: bool,
    /// Kinds that the config says how to write, and the scope of the first of each.
    scalars: Vec<(Discriminant<Kind>, Scope<'g>)>,
}

impl<'g> Lower<'_, 'g> {
    pub(super) fn union(&mut self, union: &'g Union, scope: Scope<'g>, at: Position) -> Node {
        let mut before = Before::default();
        let choices: Vec<Choice> = union
            .choices
            .iter()
            .map(|choice| {
                let node = self.choice(&choice.schema, scope, &mut before);
                let first = if self.refuses_all(&choice.schema, scope) { 0 } else { node.first };
                let node = self.section.node(Node { first, ..node });
                let label = match &choice.label {
                    Some(label) => self.text(label),
                    None => {
                        let label = self.label(&choice.schema, scope);
                        self.text(&label)
                    }
                };
                Choice { node, label }
            })
            .collect();
        let custom = self.optional_error(union.custom_error.as_ref(), scope, at);
        let record = self.section.record(|body| UnionRecord::add(body, custom, &choices));
        let mut flags = if self.may_raise(union) { node_flags::RAISES } else { 0 };
        if union.mode == Some(UnionMode::LeftToRight) {
            flags |= node_flags::VARIANT;
        }
        Node { flags, ..with(NodeKind::Union, record) }
    }

    fn choice(&mut self, schema: &'g Schema, scope: Scope<'g>, before: &mut Before<'g>) -> Node {
        if before.any {
            return self.inferred(schema, scope);
        }
        before.any = self.writes_any(schema);
        let (target, inside) = self.behind_references(schema, scope);
        let written = target.unconstrained();
        if written.serialization.is_some() || !is_written_by_config(&written.kind) {
            return self.node(schema, scope);
        }
        let kind = discriminant(&written.kind);
        let Some((_, first)) = before.scalars.iter().find(|(other, _)| *other == kind) else {
            before.scalars.push((kind, inside));
            return self.node(schema, scope);
        };
        self.own_node(target, inside.written_as(*first))
    }

    /// Whether a value may meet a model that looks its fields up in no way. What that raises about any value ends the
    /// union, so that the member has to be walked whatever the value starts with.
    fn refuses_all(&self, schema: &'g Schema, scope: Scope<'g>) -> bool {
        let mut waiting = vec![(schema, scope)];
        let mut followed = Vec::new();
        while let Some((schema, scope)) = waiting.pop() {
            match &schema.kind {
                Kind::Model(model) if model.root_model == Some(true) => waiting.push((&model.schema, scope)),
                Kind::Model(_) | Kind::ModelFields(_) => {
                    let scope = scope.of_class(schema);
                    if !scope.by_alias() && !scope.by_name() {
                        return true;
                    }
                }
                Kind::Nullable(nullable) => waiting.push((&nullable.schema, scope)),
                Kind::Default(default) => waiting.push((&default.schema, scope)),
                Kind::Union(union) => {
                    waiting.extend(union.choices.iter().map(|choice| (&choice.schema, scope)));
                }
                Kind::DefinitionRef(name) if !followed.contains(&name) => {
                    followed.push(name);
                    waiting.extend(self.unit(name).map(|(_, unit)| (unit.schema, unit.scope)));
                }
                _ => {}
            }
        }
        false
    }

    /// The schema that a reference leads to, with its scope; any other schema itself.
    fn behind_references(&self, mut schema: &'g Schema, mut scope: Scope<'g>) -> (&'g Schema, Scope<'g>) {
        for _ in 0..MOST_DEFINITIONS {
            let Kind::DefinitionRef(name) = &schema.kind else { break };
            let Some((_, unit)) = self.unit(name) else { break };
            (schema, scope) = (unit.schema, unit.scope);
        }
        (schema, scope)
    }

    /// A member behind one that writes any value: its values are written for what they are.
    fn inferred(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        let node = self.node(schema, scope.inferred());
        if is_written_alike(&schema.unconstrained().kind) {
            return node;
        }
        let record = self.section.record(|body| Serialization::Inferred.write(body));
        self.wrapped(node, record)
    }

    /// Whether values are written for what they are, whatever they are.
    fn writes_any(&self, schema: &'g Schema) -> bool {
        let mut waiting = vec![schema];
        let mut followed = Vec::new();
        while let Some(schema) = waiting.pop() {
            if schema.serialization.is_some() {
                continue;
            }
            match &schema.kind {
                Kind::Any | Kind::Callable | Kind::IsSubclass(_) | Kind::IsInstance(_) => return true,
                Kind::Json(json) if json.schema.is_none() => return true,
                Kind::Json(json) => waiting.extend(json.schema.as_deref()),
                Kind::Nullable(nullable) => waiting.push(&nullable.schema),
                Kind::Default(default) => waiting.push(&default.schema),
                Kind::CustomError(custom) => waiting.push(&custom.schema),
                Kind::Constrained(constrained) => waiting.push(&constrained.schema),
                Kind::Union(union) => waiting.extend(union.choices.iter().map(|choice| &choice.schema)),
                Kind::DefinitionRef(name) if !followed.contains(&name) => {
                    followed.push(name);
                    waiting.extend(self.unit(name).map(|(_, unit)| unit.schema));
                }
                _ => {}
            }
        }
        false
    }
}

/// Whether the config says how values are written.
fn is_written_by_config(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Float(_)
            | Kind::Bytes(_)
            | Kind::Date(_)
            | Kind::Time(_)
            | Kind::DateTime(_)
            | Kind::Timedelta(_)
    )
}

/// Whether values are written for what they are in any case: scalars, and instances of classes.
fn is_written_alike(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Any
            | Kind::None
            | Kind::Bool(_)
            | Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Decimal(_)
            | Kind::Date(_)
            | Kind::Time(_)
            | Kind::DateTime(_)
            | Kind::Timedelta(_)
            | Kind::Uuid(_)
            | Kind::Literal(_)
            | Kind::Enum(_)
            | Kind::Model(_)
            | Kind::Dataclass(_)
    )
}
