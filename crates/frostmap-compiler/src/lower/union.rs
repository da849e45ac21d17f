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
                inferred |= self.writes_any(&choice.schema);
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
