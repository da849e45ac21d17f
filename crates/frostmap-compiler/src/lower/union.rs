//! Unions tried member by member.

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{Choice, Serialization, Union as UnionRecord};

use crate::schema::{Kind, Position, Schema, Union, UnionMode};

use super::context::{Lower, with};
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn union(&mut self, union: &'g Union, scope: Scope<'g>, at: Position) -> Node {
        let mut inferred = false;
        let choices: Vec<Choice> = union
            .choices
            .iter()
            .map(|choice| {
                let node = if inferred {
                    self.inferred(&choice.schema, scope)
                } else {
                    self.index(&choice.schema, scope)
                };
                inferred |= writes_any(&choice.schema);
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
        let flags = if union.mode == Some(UnionMode::LeftToRight) { node_flags::VARIANT } else { 0 };
        Node { flags, ..with(NodeKind::Union, record) }
    }
    /// A member behind one that writes any value: its values are written for what they are.
    fn inferred(&mut self, schema: &'g Schema, scope: Scope<'g>) -> u32 {
        let node = self.node(schema, scope.inferred());
        let node = if is_written_alike(&schema.kind) {
            node
        } else {
            let record = self.section.record(|body| Serialization::Inferred.write(body));
            self.wrapped(node, record)
        };
        self.section.node(node)
    }
}

/// Whether values are written for what they are, whatever they are.
fn writes_any(schema: &Schema) -> bool {
    if schema.serialization.is_some() {
        return false;
    }
    match &schema.kind {
        Kind::Any | Kind::Callable | Kind::IsSubclass(_) | Kind::IsInstance(_) => true,
        Kind::Json(json) => json.schema.as_ref().is_none_or(|schema| writes_any(schema)),
        Kind::Nullable(nullable) => writes_any(&nullable.schema),
        Kind::Default(default) => writes_any(&default.schema),
        Kind::CustomError(custom) => writes_any(&custom.schema),
        Kind::Union(union) => union.choices.iter().any(|choice| writes_any(&choice.schema)),
        _ => false,
    }
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
