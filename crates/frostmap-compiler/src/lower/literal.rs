//! Literals and enums: tables of values.

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{Constant, Values, enum_type};

use crate::pyrepr;
use crate::schema::{Enum, Literal, Position, SubType, Value};

use super::codes;
use super::constant::{self, Comparable};
use super::context::{Lower, with};
use super::node::strict;
use super::scope::Scope;

/// Entries of tables are positions plus one in 16 bits.
pub(super) const MOST_VALUES: usize = 65_534;

impl<'g> Lower<'_, 'g> {
    pub(super) fn literal(&mut self, literal: &'g Literal, at: Position) -> Node {
        let values: Vec<&Value> = literal.expected.iter().collect();
        with(NodeKind::Literal, self.values(&values, at))
    }

    pub(super) fn enumeration(&mut self, members: &'g Enum, scope: Scope<'g>, at: Position) -> Node {
        let values: Vec<&Value> = members.members.iter().map(|member| &member.value).collect();
        let node = strict(with(NodeKind::Enum, self.values(&values, at)), scope.strict(members.strict));
        let b = match members.sub_type {
            Some(SubType::Str) => enum_type::STR,
            Some(SubType::Int) => enum_type::INT,
            Some(SubType::Float) => enum_type::FLOAT,
            Some(SubType::Bytes) | None => enum_type::PLAIN,
        };
        let flag = if members.class.flag { node_flags::VARIANT } else { 0 };
        Node { b, flags: node.flags | flag, ..node }
    }

    fn values(&mut self, values: &[&'g Value], at: Position) -> u32 {
        let comparables = self.comparables(values, at);
        let table = constant::table(&mut self.section, &comparables);
        // First, because the strings are parts of it.
        let expected = self.text(&pyrepr::expected(values.iter().copied(), self.context.classes.enums()));
        let constants: Vec<Constant> =
            comparables.iter().map(|value| value.constant(&mut self.section)).collect();
        self.section.record(|body| Values::add(body, expected, table, &constants))
    }

    /// What the values are compared as.
    pub(super) fn comparables(&mut self, values: &[&'g Value], at: Position) -> Vec<Comparable<'g>> {
        if values.len() > MOST_VALUES {
            let message = format!("{} values are more than {MOST_VALUES}", values.len());
            self.problem(&codes::TOO_LARGE_FOR_ARCHIVE, at, message);
            return Vec::new();
        }
        values.iter().map(|value| self.comparable(value, at)).collect()
    }

    fn comparable(&mut self, value: &'g Value, at: Position) -> Comparable<'g> {
        Comparable::of(value, &self.context.classes).unwrap_or_else(|| {
            let message = format!(
                "the value {} cannot be compared with JSON",
                pyrepr::repr(value, self.context.classes.enums())
            );
            self.problem(&codes::VALUE_NOT_COMPARABLE, at, message);
            Comparable::Opaque
        })
    }
}
