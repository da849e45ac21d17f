//! Lowering: a checked graph becomes the records of sections. One section per definition, equal parts once.
//! What no archive can hold is found here, and reported like everything that `resolve` finds.

mod classes;
pub mod codes;
mod collection;
mod constant;
mod constrained;
mod context;
mod decimal;
mod default;
mod default_json;
mod field;
mod first;
mod key;
mod key_plan;
mod literal;
mod node;
mod number;
mod object;
mod patterns;
mod record;
mod scope;
mod section;
mod serialization;
mod shared;
mod string;
mod table;
mod tagged_union;
mod temporal;
mod temporal_text;
mod timedelta;
mod union;
mod units;
mod url;
mod wrapper;

use std::collections::BTreeSet;

use frostmap_format::body::Body;
use frostmap_format::pattern::PatternSource;
use frostmap_format::tables::Node;
use frostmap_format::words::str_flags;
use frostmap_format::{Kind as NodeKind, NONE};

use crate::diagnostics::Diagnostic;
use crate::graph::Graph;
use crate::resolve::Blocked;
use crate::schema::{Kind, Name};

pub(crate) use serialization::is_known_serializer;
pub(crate) use url::is_url_wrapper;

use context::{Context, Lower};
use scope::Scope;
use shared::Part;
use units::{Unit, Units};

/// The sections of a graph.
#[derive(Debug, Default)]
pub struct Lowered {
    /// The sections in order of their numbers: models by name, definitions by name, shared parts.
    pub sections: Vec<LoweredSection>,
    /// The patterns that the sections use, by their numbers there.
    pub patterns: Vec<PatternSource>,
    /// What no archive can hold, and what is worth knowing.
    pub problems: Vec<Diagnostic>,
}

/// A section that was lowered. References in it are positions in [`Lowered::sections`].
#[derive(Debug)]
pub struct LoweredSection {
    /// Its name; none for shared parts.
    pub name: Option<Name>,
    /// Whether it is a model, found by its name.
    pub entry: bool,
    /// Whether its schema is that of the definition of its name.
    pub definition: bool,
    /// Its tables; none where it was blocked before it was lowered.
    pub body: Option<Body>,
    /// The sections it refers to.
    pub references: BTreeSet<u32>,
    /// The patterns it uses, positions in [`Lowered::patterns`].
    pub patterns: BTreeSet<u32>,
}

/// Lowers everything that is not blocked.
#[must_use]
pub fn lower(graph: &Graph, blocked: &Blocked, progress: &dyn Fn(usize, usize)) -> Lowered {
    let mut context = Context::new(graph, Units::of(graph));
    let units = 0..context.units.list.len();
    let free: Vec<usize> = units
        .clone()
        .zip(&context.units.list)
        .filter(|(_, unit)| !is_blocked(graph, blocked, unit))
        .map(|(number, _)| number)
        .collect();
    let parts = shared::find(&mut context, &free);
    let mut lowered = Lowered::default();
    for (number, unit) in units.clone().zip(&context.units.list) {
        progress(number, units.len());
        lowered.unit(&context, unit, free.binary_search(&number).is_err());
    }
    for part in parts {
        lowered.part(&context, part);
    }
    let (patterns, warnings) = context.patterns.finish();
    lowered.patterns = patterns;
    lowered.problems.extend(warnings);
    progress(units.len(), units.len());
    lowered
}

fn is_blocked(graph: &Graph, blocked: &Blocked, unit: &Unit<'_>) -> bool {
    if unit.definition {
        let index = graph.definitions.get_index_of(unit.name);
        return index.is_some_and(|index| blocked.definition(index));
    }
    blocked.model(unit.name)
}

impl Lowered {
    fn unit<'g>(&mut self, context: &Context<'g>, unit: &Unit<'g>, skipped: bool) {
        let mut section = LoweredSection {
            name: Some(Name::clone(unit.name)),
            entry: unit.entry,
            definition: unit.definition,
            body: None,
            references: BTreeSet::new(),
            patterns: BTreeSet::new(),
        };
        if !skipped {
            let mut lower = Lower::new(context, unit.definition_name());
            lower.owner_words = unit.owner().to_string();
            let root = lower.root(unit);
            let owned = |problem: Diagnostic| Diagnostic { owner: Some(unit.owner()), ..problem };
            self.problems.extend(lower.problems.into_iter().map(owned));
            section.references = lower.references;
            section.patterns = lower.patterns;
            section.body = Some(lower.section.finish(root));
        }
        self.sections.push(section);
    }

    /// A part has no problems: one that has is never shared.
    fn part<'g>(&mut self, context: &Context<'g>, part: Part<'g>) {
        let mut lower = Lower::new(context, part.owner);
        let root = lower.own_node(part.schema, part.scope);
        self.sections.push(LoweredSection {
            name: None,
            entry: false,
            definition: false,
            references: lower.references,
            patterns: lower.patterns,
            body: Some(lower.section.finish(root)),
        });
    }
}

impl<'g> Lower<'_, 'g> {
    /// The root of a section. A model that has no title among its records has it as the first text of its words.
    fn root(&mut self, unit: &Unit<'g>) -> Node {
        if unit.entry && !has_own_title(unit) {
            let own = self.label(unit.schema, unit.scope);
            self.section.text_record(&[unit.scope.title().unwrap_or(&own)]);
        }
        let root = self.observed(unit.schema, unit.scope);
        Node { inf_nan: self.scope_of_root(unit).inf_nan(), ..root }
    }
}

impl<'g> Lower<'_, 'g> {
    /// The config that what a document was parsed with is written under: that of its class, where it is one.
    fn scope_of_root(&self, unit: &Unit<'g>) -> Scope<'g> {
        // References that lead on longer than this are a cycle.
        const LONGEST: usize = 64;
        let (mut schema, mut scope) = (unit.schema, unit.scope);
        for _ in 0..LONGEST {
            let Kind::DefinitionRef(name) = &schema.kind else { break };
            let Some((_, unit)) = self.unit(name) else { break };
            (schema, scope) = (unit.schema, unit.scope);
        }
        scope.of_class(schema)
    }
}

/// Whether the root's errors are headed with the title of its object or root model.
fn has_own_title(unit: &Unit<'_>) -> bool {
    matches!(
        unit.schema.kind,
        Kind::Model(_) | Kind::ModelFields(_) | Kind::TypedDict(_) | Kind::Dataclass(_)
    )
}

/// Gives the references of a body other numbers, and its patterns the numbers of their sections.
pub(crate) fn renumber(body: &mut Body, number: impl Fn(u32) -> u32, pattern: impl Fn(u32) -> u32) {
    let nodes = body.nodes.iter_mut().chain(body.keys.iter_mut().map(|key| &mut key.node));
    let mut rules = BTreeSet::new();
    for node in nodes {
        if node.kind == NodeKind::Reference as u8 {
            node.a = number(node.a);
        } else if node.kind == NodeKind::Str as u8 && node.a != NONE {
            rules.insert(node.a as usize);
        }
    }
    for at in rules {
        // As `StrRules` writes them.
        if let Some([flags, number]) = body.words.get_mut(at..).and_then(<[u32]>::first_chunk_mut)
            && *flags & str_flags::PATTERN != 0
        {
            *number = pattern(*number);
        }
    }
}
