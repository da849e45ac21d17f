//! Schemas to nodes: which kind becomes what.

use frostmap_format::tables::{Node, node_flags};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::schema::unwrap::single_choice;
use crate::schema::{Kind, Position, Schema};

use super::codes;
use super::context::{Lower, bare, with};
use super::scope::Scope;
use super::serialization::is_textual;
use super::string::is_free;
use super::url::wrapped_url;

impl<'g> Lower<'_, 'g> {
    /// The node of a schema.
    pub(super) fn node(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        if let Some(part) = self.context.shared.find(schema) {
            let first = self.context.first.of(schema, &self.context.units);
            return Node { first, ..self.refer(part) };
        }
        self.own_node(schema, scope)
    }

    /// The node of a schema in this section, even where there is a shared part for it.
    pub(super) fn own_node(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        let first = self.context.first.of(schema, &self.context.units);
        let iso8601 = self.iso8601;
        self.iso8601 |= is_textual(schema);
        let node = Node { first, ..self.scalar_or_collection(schema, scope) };
        self.iso8601 = iso8601;
        self.serialized(schema, scope, node)
    }

    fn scalar_or_collection(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        let at = schema.at;
        match &schema.kind {
            Kind::Any => bare(NodeKind::Any),
            Kind::None => bare(NodeKind::None),
            Kind::Bool(bool) => strict(bare(NodeKind::Bool), scope.strict(bool.strict)),
            Kind::Int(int) => self.int(int, scope, at),
            Kind::Float(float) => self.float(float, scope),
            Kind::Decimal(decimal) => self.decimal(decimal, scope),
            Kind::Fraction(fraction) => self.fraction(fraction, scope),
            Kind::Complex(complex) => strict(bare(NodeKind::Complex), scope.strict(complex.strict)),
            Kind::Uuid(uuid) => {
                let version = uuid.version.map_or(NONE, u32::from);
                strict(with(NodeKind::Uuid, version), scope.strict(uuid.strict))
            }
            Kind::Json(json) => self.json(json, scope),
            Kind::Url(url) => self.url(NodeKind::Url, url, scope),
            Kind::MultiHostUrl(url) => self.url(NodeKind::MultiHostUrl, url, scope),
            Kind::Str(str) => self.str(str, scope, at),
            Kind::Bytes(bytes) => self.bytes(bytes, scope),
            Kind::Literal(literal) => self.literal(literal, at),
            Kind::Enum(members) => self.enumeration(members, scope, at),
            Kind::Date(date) => self.date(date, scope),
            Kind::Time(time) => self.time(time, scope),
            Kind::DateTime(datetime) => self.datetime(datetime, scope),
            Kind::Timedelta(timedelta) => self.timedelta(timedelta, scope),
            Kind::List(list) => self.sequence(NodeKind::List, list, scope),
            Kind::Set(set) => self.sequence(NodeKind::Set, set, scope),
            Kind::FrozenSet(set) => self.sequence(NodeKind::FrozenSet, set, scope),
            Kind::Deque(deque) => self.sequence(NodeKind::Deque, deque, scope),
            Kind::Generator(items) => self.sequence(NodeKind::Generator, items, scope),
            Kind::Dict(map) => self.mapping(NodeKind::Dict, map, scope),
            Kind::OrderedDict(map) => self.mapping(NodeKind::OrderedDict, map, scope),
            Kind::Counter(map) => self.mapping(NodeKind::Counter, map, scope),
            Kind::FrozenDict(map) => self.mapping(NodeKind::FrozenDict, map, scope),
            Kind::Tuple(tuple) => self.tuple(tuple, scope),
            Kind::Model(_)
            | Kind::TypedDict(_)
            | Kind::Dataclass(_)
            | Kind::ModelFields(_)
            | Kind::DataclassArgs(_)
            | Kind::NamedTuple(_) => self.record_node(schema, scope),
            Kind::IsInstance(_) => self.needs_python("isinstance"),
            Kind::IsSubclass(_) => self.needs_python("issubclass"),
            Kind::Callable => self.always_error("callable_type"),
            Kind::MissingSentinel(None) => self.always_error("missing_sentinel_error"),
            Kind::MissingSentinel(Some(inner)) => self.node(inner, scope),
            Kind::Ellipsis => self.always_error("ellipsis_error"),
            _ => self.wrapper(schema, scope),
        }
    }

    fn wrapper(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        match &schema.kind {
            Kind::Nullable(nullable) => {
                let node = self.node(&nullable.schema, scope);
                Node { flags: node.flags | node_flags::NULLABLE, ..node }
            }
            Kind::Default(default) => self.default(default, scope, schema.at),
            Kind::Union(union) => match single_choice(union) {
                Some(only) => self.node(only, scope),
                None => self.union(union, scope, schema.at),
            },
            Kind::TaggedUnion(union) => self.tagged_union(union, scope, schema.at),
            Kind::DefinitionRef(name) => self.reference(name),
            Kind::JsonOrPython(either) => self.node(&either.json_schema, scope),
            Kind::LaxOrStrict(either) => self.lax_or_strict(either, scope),
            Kind::Chain(chain) => self.chain(chain, scope),
            Kind::CustomError(custom) => self.custom_error(custom, scope, schema.at),
            Kind::Constrained(constrained) => self.constrained(constrained, scope),
            Kind::KnownFunction(known) => {
                let b = known.schema.as_deref().map_or(NONE, |schema| self.index(schema, scope));
                Node { b, ..with(NodeKind::Function, known.function as u32) }
            }
            Kind::FunctionWrap(function) if let Some(url) = wrapped_url(function) => self.node(url, scope),
            kind => self.unsupported(kind, schema.at),
        }
    }

    fn unsupported(&mut self, kind: &Kind, at: Position) -> Node {
        let message = format!("`{}` schemas cannot be compiled yet", kind.name());
        self.problem(&codes::KIND_NOT_SUPPORTED, at, message);
        bare(NodeKind::Any)
    }

    /// A reference to a definition, or the definition's own node where that is a scalar without rules.
    fn reference(&mut self, name: &str) -> Node {
        let Some((number, unit)) = self.unit(name) else { return bare(NodeKind::Any) };
        if is_plain_scalar(unit.schema, unit.scope) {
            return self.own_node(unit.schema, unit.scope);
        }
        self.refer(number)
    }

    fn refer(&mut self, number: u32) -> Node {
        self.references.insert(number);
        with(NodeKind::Reference, number)
    }
}

/// Sets the flag of strict nodes.
pub(super) fn strict(node: Node, strict: bool) -> Node {
    Node { flags: node.flags | if strict { node_flags::STRICT } else { 0 }, ..node }
}

/// Whether a schema is a scalar that needs no records: as a copy it is smaller and faster than as a reference.
fn is_plain_scalar(schema: &Schema, scope: Scope<'_>) -> bool {
    match &schema.kind {
        Kind::Any | Kind::None | Kind::Bool(_) => true,
        Kind::Int(int) => int.multiple_of.is_none() && !int.bounds.any(),
        Kind::Float(float) => float.multiple_of.is_none() && !float.bounds.any(),
        Kind::Str(str) => is_free(str, scope),
        _ => false,
    }
}
