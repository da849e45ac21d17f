//! Sequences, mappings and tuples.

use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::Tuple as TupleRecord;
use frostmap_format::{Kind as NodeKind, NONE};

use crate::schema::unwrap::collapsed;
use crate::schema::{Kind, Mapping, Schema, Sequence, Tuple};

use super::context::{Lower, bare, with};
use super::node::strict;
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn sequence(&mut self, kind: NodeKind, list: &'g Sequence, scope: Scope<'g>) -> Node {
        let items = match list.items_schema.as_deref() {
            Some(items) => self.items(items, scope),
            None => self.optional(None, scope),
        };
        let node = strict(with(kind, items), scope.strict(list.strict));
        self.limited_length(fail_fast(node, list.fail_fast), list.min_length, list.max_length)
    }

    /// The items of a sequence. Those of a list of any are taken as they are, if it is just that.
    fn items(&mut self, schema: &'g Schema, scope: Scope<'g>) -> u32 {
        let mut node = self.node(schema, scope);
        let just_any = matches!(collapsed(schema).kind, Kind::Any) && schema.lowered.is_empty();
        if node.kind == NodeKind::Any as u8 && node.flags == 0 && !just_any {
            node.flags = node_flags::VARIANT;
        }
        self.section.node(node)
    }

    pub(super) fn mapping(&mut self, kind: NodeKind, map: &'g Mapping, scope: Scope<'g>) -> Node {
        let keys = self.optional(map.keys_schema.as_deref(), scope);
        let values = self.optional(map.values_schema.as_deref(), scope);
        let pair = self.section.record(|body| body.add_words(&[keys, values]));
        let node = strict(with(kind, pair), scope.strict(map.strict));
        self.limited_length(fail_fast(node, map.fail_fast), map.min_length, map.max_length)
    }

    pub(super) fn tuple(&mut self, tuple: &'g Tuple, scope: Scope<'g>) -> Node {
        let items: Vec<u32> = tuple.items_schema.iter().map(|item| self.item(item, scope)).collect();
        let variadic = tuple.variadic_item_index.map_or(NONE, |index| index as u32);
        let record = self.section.record(|body| TupleRecord::add(body, variadic, &items));
        let node = strict(with(NodeKind::Tuple, record), scope.strict(tuple.strict));
        self.limited_length(fail_fast(node, tuple.fail_fast), tuple.min_length, tuple.max_length)
    }

    fn optional(&mut self, schema: Option<&'g Schema>, scope: Scope<'g>) -> u32 {
        match schema {
            Some(schema) => self.index(schema, scope),
            None => self.section.node(bare(NodeKind::Any)),
        }
    }
}

fn fail_fast(node: Node, fail_fast: Option<bool>) -> Node {
    let flag = if fail_fast == Some(true) { node_flags::FAIL_FAST } else { 0 };
    Node { flags: node.flags | flag, ..node }
}
