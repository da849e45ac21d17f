//! Parts that several sections have alike and that are worth a section of their own.
//! Large tagged unions, unions, literals and enums are lowered by themselves first; equal ones are shared.

use std::collections::HashMap;

use frostmap_format::body::Body;
use frostmap_format::tables::Node;
use indexmap::IndexMap;

use crate::schema::{Kind, Schema, Value};

use super::context::{Context, Lower};
use super::scope::Scope;

/// Parts smaller than this cost more as a section than as copies.
const LEAST_BYTES: usize = 120;

/// The parts by the schemas they stand for.
#[derive(Debug, Default)]
pub(super) struct SharedParts {
    numbers: HashMap<*const Schema, u32>,
}

/// A part with a section of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'g> {
    /// One of the equal schemas it stands for.
    pub(super) schema: &'g Schema,
    pub(super) scope: Scope<'g>,
    /// The definition around the schema.
    pub(super) owner: Option<&'g str>,
}

impl SharedParts {
    /// The number of the part that stands for a schema.
    pub(super) fn find(&self, schema: &Schema) -> Option<u32> {
        self.numbers.get(&std::ptr::from_ref(schema)).copied()
    }
}

/// Finds the parts that two or more of these units have alike, and numbers them behind all units.
pub(super) fn find<'g>(context: &mut Context<'g>, units: &[usize]) -> Vec<Part<'g>> {
    let mut search = Search { context, found: IndexMap::new(), unit: 0, owner: None };
    for number in units {
        let Some(unit) = search.context.units.list.get(*number).cloned() else { continue };
        (search.unit, search.owner) = (*number, unit.definition_name());
        search.walk(unit.schema, unit.scope);
    }
    let shared: Vec<Candidate<'g>> =
        search.found.into_values().filter(|candidate| candidate.shared && candidate.large).collect();
    let mut numbers = HashMap::new();
    for (number, candidate) in (context.units.list.len() as u32..).zip(&shared) {
        numbers.extend(candidate.places.iter().map(|place| (*place, number)));
    }
    context.shared = SharedParts { numbers };
    shared.into_iter().map(|candidate| candidate.part).collect()
}

struct Search<'c, 'g> {
    context: &'c Context<'g>,
    found: IndexMap<Body, Candidate<'g>>,
    unit: usize,
    owner: Option<&'g str>,
}

struct Candidate<'g> {
    part: Part<'g>,
    places: Vec<*const Schema>,
    unit: usize,
    /// Whether more than one unit has it.
    shared: bool,
    large: bool,
}

impl<'g> Search<'_, 'g> {
    fn walk(&mut self, schema: &'g Schema, scope: Scope<'g>) {
        if may_be_large(schema) {
            self.note(Part { schema, scope, owner: self.owner });
        }
        let scope = match &schema.kind {
            Kind::Model(model) => Scope::of(model.config.as_deref()),
            Kind::Dataclass(dataclass) => Scope::of(dataclass.config.as_deref()),
            Kind::TypedDict(typed_dict) => scope.of_typed_dict(typed_dict.config.as_deref()),
            _ => scope,
        };
        schema.each_child(&mut |_, child| self.walk(child, scope));
    }

    fn note(&mut self, part: Part<'g>) {
        let mut lower = Lower::new(self.context, part.owner);
        let root = lower.node(part.schema, part.scope);
        if !lower.problems.is_empty() {
            return;
        }
        let body = lower.section.finish(root);
        let (place, unit) = (std::ptr::from_ref(part.schema), self.unit);
        let large = size(&body) > LEAST_BYTES;
        let candidate = self.found.entry(body).or_insert_with(|| Candidate {
            part,
            places: Vec::new(),
            unit,
            shared: false,
            large,
        });
        candidate.places.push(place);
        candidate.shared |= candidate.unit != unit;
    }
}

/// Whether it can be worth lowering a schema by itself; most cannot.
fn may_be_large(schema: &Schema) -> bool {
    const FEWEST: usize = 3;
    match &schema.kind {
        Kind::TaggedUnion(_) => true,
        Kind::Union(union) => union.choices.len() >= FEWEST,
        Kind::Literal(literal) => texts(literal.expected.iter()) > LEAST_BYTES / 2,
        Kind::Enum(members) => texts(members.members.iter().map(|member| &member.value)) > LEAST_BYTES / 2,
        _ => false,
    }
}

/// Roughly the bytes that values take, without what a table of one needs as well.
fn texts<'v>(values: impl Iterator<Item = &'v Value>) -> usize {
    values.map(|value| value.as_str().map_or(16, |text| text.len() + 16)).sum()
}

fn size(body: &Body) -> usize {
    let nodes = body.nodes.len() * size_of::<Node>();
    nodes + body.words.len() * 4 + body.slots.len() * 2 + body.strings.len()
}
