//! Unions chosen by a tag: the discriminator, the tags, and where the tag stands in each member.

use frostmap_format::tables::{Node, key_role};
use frostmap_format::words::{Path, Paths, Tag, TaggedUnion as TaggedUnionRecord};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::pyrepr;
use crate::schema::{Discriminator, Kind, PathItem, Position, Schema, TaggedUnion, Value};

use super::codes;
use super::constant::{self, Comparable};
use super::context::{Lower, with};
use super::key::is_plain;
use super::key_plan::KeyPlan;
use super::record::Record;
use super::scope::Scope;
use super::string::is_free;

/// The longest key that a pattern is written for.
const LONGEST_KEY: usize = 28;

impl<'g> Lower<'_, 'g> {
    pub(super) fn tagged_union(&mut self, union: &'g TaggedUnion, scope: Scope<'g>, at: Position) -> Node {
        let Some(paths) = discriminator_paths(&union.discriminator) else {
            self.problem(
                &codes::KIND_NOT_SUPPORTED,
                at,
                "a discriminator that is a function cannot be compiled",
            );
            return with(NodeKind::Any, 0);
        };
        let values: Vec<&Value> = union.choices.iter().map(|(tag, _)| tag).collect();
        let tags = self.comparables(&values, at);
        let table = constant::table(&mut self.section, &tags);
        let members: Vec<Option<Member<'g>>> =
            union.choices.iter().map(|(_, schema)| self.member(schema, scope)).collect();
        let key = chosen_key(&paths, &members);
        let pattern = key.map(|key| format!("{{\"{key}\":\"")).unwrap_or_default();
        let pattern = self.section.compared(&pattern);
        // Before the tags, because they are parts of it.
        let expected = self.text(&pyrepr::tags(values.iter().copied(), self.context.classes.enums()));
        let mut written = Vec::with_capacity(tags.len());
        for ((tag, (_, schema)), member) in tags.iter().zip(&union.choices).zip(&members) {
            let node = self.node(schema, scope);
            let found = member.as_ref().and_then(|member| self.tag_key(member, &paths, key?, tag));
            let key = found.map_or(NONE, |position| u32::from(position) + self.first_key(node));
            let node = self.section.node(node);
            let only =
                member.as_ref().zip(found).is_some_and(|(member, key)| self.takes_only(member, key, tag));
            written.push(Tag { value: tag.constant(&mut self.section), node, key, only });
        }
        let discriminator = self.text(&discriminator_text(&paths));
        let paths = self.discriminator(&paths);
        let custom = self.optional_error(union.custom_error.as_ref(), scope, at);
        let record = self.section.record(|body| {
            TaggedUnionRecord::add(body, custom, discriminator, expected, paths, table, pattern, &written)
        });
        with(NodeKind::TaggedUnion, record)
    }

    fn discriminator(&mut self, paths: &[Vec<PathItem>]) -> u32 {
        let paths: Vec<Path> =
            (0..).zip(paths).map(|(rank, steps)| Path { slot: 0, rank, steps: self.steps(steps) }).collect();
        self.section.record(|body| Paths::add(body, &paths))
    }

    /// The object that a member is, or refers to.
    fn member(&self, schema: &'g Schema, scope: Scope<'g>) -> Option<Member<'g>> {
        // A chain of references longer than this is a cycle.
        const LONGEST: usize = 64;
        let (mut schema, mut scope) = (schema, scope);
        for _ in 0..LONGEST {
            let Kind::DefinitionRef(name) = &schema.kind else {
                let record = Record::of(schema, scope)?;
                let plan = KeyPlan::of(&record);
                return Some(Member { record, plan });
            };
            let (_, unit) = self.unit(name)?;
            (schema, scope) = (unit.schema, unit.scope);
        }
        None
    }

    /// The key of the tag in a member, if its field takes the tag and every key of the discriminator is that field's.
    fn tag_key(
        &self,
        member: &Member<'g>,
        paths: &[Vec<PathItem>],
        key: &str,
        tag: &Comparable<'_>,
    ) -> Option<u16> {
        let (position, planned) = member.plan.find(key)?;
        let one_field = paths.iter().all(|path| match path.as_slice() {
            [PathItem::Key(key)] => {
                member.plan.find(key).is_some_and(|(_, other)| other.slot == planned.slot)
            }
            _ => false,
        });
        let field = member.record.fields.get(usize::from(planned.slot))?;
        let schema = self.field_schema(&field.schema, member.record.scope);
        // A tag that is taken from the union is not marked as one that is written in its own way.
        let as_it_is = schema.written.is_none() && field.serialization_exclude_if.is_none();
        let schema = schema.inner;
        let Comparable::Text(tag) = tag else { return None };
        (one_field && as_it_is && !member.plan.gather && self.takes(schema, member.record.scope, tag))
            .then_some(position)
    }

    /// Whether a field surely accepts a tag.
    fn takes(&self, schema: &'g Schema, scope: Scope<'g>, tag: &str) -> bool {
        let is_tag =
            |value: &'g Value| Comparable::of(value, &self.context.classes) == Some(Comparable::Text(tag));
        if schema.serialization.is_some() {
            return false;
        }
        match &schema.kind {
            Kind::Literal(literal) => literal.expected.iter().any(is_tag),
            Kind::Enum(members) => members.members.iter().any(|member| is_tag(&member.value)),
            Kind::Str(str) => is_free(str, scope),
            Kind::Nullable(nullable) => self.takes(&nullable.schema, scope, tag),
            _ => false,
        }
    }

    /// Whether the field of a key accepts a tag and nothing else.
    fn takes_only(&self, member: &Member<'g>, key: u16, tag: &Comparable<'_>) -> bool {
        let slot = member.plan.keys.get(usize::from(key)).map(|key| usize::from(key.slot));
        let Some(field) = slot.and_then(|slot| member.record.fields.get(slot)) else { return false };
        let schema = self.field_schema(&field.schema, member.record.scope).inner;
        let Kind::Literal(literal) = &schema.kind else { return false };
        literal
            .expected
            .iter()
            .all(|value| Comparable::of(value, &self.context.classes).as_ref() == Some(tag))
    }

    /// The first key of an object in this section; 0 for one in a section of its own.
    fn first_key(&mut self, node: Node) -> u32 {
        if node.kind != NodeKind::Object as u8 {
            return 0;
        }
        self.section.objects().get(node.a as usize).map_or(0, |object| object.first_key)
    }
}

/// A member that is an object.
struct Member<'g> {
    record: Record<'g>,
    plan: KeyPlan<'g>,
}

/// The paths of a discriminator; none where it is a function.
fn discriminator_paths(discriminator: &Discriminator) -> Option<Vec<Vec<PathItem>>> {
    match discriminator {
        Discriminator::Key(key) => Some(vec![vec![PathItem::Key(key.clone())]]),
        Discriminator::Path(path) => Some(vec![path.clone()]),
        Discriminator::Choices(paths) => Some(paths.clone()),
        Discriminator::Callable(_) => None,
    }
}

/// The key that a tag is most likely found under, if a pattern can be written for it.
fn chosen_key<'p>(paths: &'p [Vec<PathItem>], members: &[Option<Member<'_>>]) -> Option<&'p str> {
    let keys = || {
        paths.iter().filter_map(|path| match path.as_slice() {
            [PathItem::Key(key)] => Some(&**key),
            _ => None,
        })
    };
    const WRITTEN: u8 = key_role::ALIAS | key_role::DEFAULT;
    let written = |key: &&str| {
        let mut members = members.iter().flatten().peekable();
        members.peek().is_some()
            && members.all(|member| {
                member.plan.find(key).is_some_and(|(_, planned)| planned.role & WRITTEN == WRITTEN)
            })
    };
    let key = keys().rfind(written).or_else(|| keys().next());
    key.filter(|key| key.len() <= LONGEST_KEY && is_plain(key))
}

/// A discriminator as errors show it.
fn discriminator_text(paths: &[Vec<PathItem>]) -> String {
    let step = |item: &PathItem| match item {
        PathItem::Key(key) => format!("'{key}'"),
        PathItem::Index(index) => index.to_string(),
    };
    let path = |path: &Vec<PathItem>| path.iter().map(step).collect::<Vec<_>>().join(".");
    paths.iter().map(path).collect::<Vec<_>>().join(" | ")
}
