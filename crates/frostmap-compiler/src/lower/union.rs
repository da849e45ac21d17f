//! Unions tried member by member.

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{Choice, Union as UnionRecord};

use crate::schema::{Position, Union, UnionMode};

use super::context::{Lower, with};
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn union(&mut self, union: &'g Union, scope: Scope<'g>, at: Position) -> Node {
        let choices: Vec<Choice> = union
            .choices
            .iter()
            .map(|choice| {
                let node = self.index(&choice.schema, scope);
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
}
