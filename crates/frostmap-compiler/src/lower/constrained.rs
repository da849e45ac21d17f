//! Constraints behind schemas, and unions in which one may raise an error of Python's.

use std::collections::HashSet;

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::Node;
use frostmap_format::words::Constraint as Record;

use crate::graph::Graph;
use crate::resolve::Values;
use crate::schema::{Constrained, Constraint, Kind, Name, Number, Schema, Step, Union};

use super::context::{Lower, with};
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn constrained(&mut self, constrained: &'g Constrained, scope: Scope<'g>) -> Node {
        let a = self.index(&constrained.schema, scope);
        let record = match &constrained.constraint {
            Constraint::Bound(bound, limit) => Record::Bound(*bound, self.text(&bound_text(limit))),
            Constraint::MinLength(least) => Record::MinLength(*least),
            Constraint::MaxLength(most) => Record::MaxLength(*most),
            Constraint::Finite => Record::Finite,
            Constraint::Text => Record::Text,
            Constraint::MaxDigits(most) => Record::MaxDigits(*most),
            Constraint::DecimalPlaces(places, most) => Record::DecimalPlaces {
                places: *places,
                whole: most.map(|most| most.saturating_sub(*places)),
            },
        };
        Node { b: self.section.record(|body| record.write(body)), ..with(NodeKind::Constrained, a) }
    }

    /// Whether a member of a union may raise an error of Python's.
    pub(super) fn may_raise(&self, union: &'g Union) -> bool {
        let graph = self.context.graph;
        let mut followed = HashSet::new();
        let mut reaches = |schema| reaches_what_raises(graph, schema, &mut followed);
        self.context.raises && union.choices.iter().any(|choice| reaches(&choice.schema))
    }
}

/// Whether anything in a graph may raise an error of Python's.
pub(super) fn raises(graph: &Graph) -> bool {
    let models = graph.models.values().map(|model| &model.schema);
    let definitions = graph.definitions.values().map(|definition| &definition.schema);
    let mut followed = HashSet::new();
    models.chain(definitions).any(|schema| reaches_what_raises(graph, schema, &mut followed))
}

fn reaches_what_raises<'g>(graph: &'g Graph, schema: &'g Schema, followed: &mut HashSet<&'g Name>) -> bool {
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        match &schema.kind {
            Kind::Constrained(constrained)
                if Values::of(graph, &constrained.schema).may_raise(&constrained.constraint) =>
            {
                return true;
            }
            Kind::DefinitionRef(name) if followed.insert(name) => {
                waiting.extend(graph.definitions.get(name).map(|definition| &definition.schema));
            }
            _ => {}
        }
        schema.each_child(&mut |step, child| {
            if !matches!(step, Step::Python | Step::Serialized) {
                waiting.push(child);
            }
        });
    }
    false
}

/// Digits of an integer as they are, any other number as the float that it is.
fn bound_text(limit: &Number) -> String {
    if limit.is_integer() { limit.text().to_owned() } else { format!("{:?}", limit.as_f64()) }
}
