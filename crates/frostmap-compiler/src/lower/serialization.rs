//! How values are written: a node around the one that validates them, where a schema says something of it.
//! What only Python can write is noted in the archive, so that writing fails where it is reached, and nothing else.

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::Node;
use frostmap_format::words::{Constant, Serialization as Record};

use crate::lowering::encodes;
use crate::schema::{Callable, Kind, Position, Schema, Serialization, Value, WhenUsed};

use super::codes;
use super::constant::Comparable;
use super::context::{Lower, with};
use super::scope::Scope;

/// Writes secrets.
const SECRET: &str = "pydantic.types._serialize_secret_field";

/// pydantic's own functions that write values as they are, at least those that a document gives.
const AS_IT_IS: [&str; 7] = [
    "pydantic.networks._BaseUrl.serialize_url",
    "pydantic.networks._BaseMultiHostUrl.serialize_url",
    "pydantic._internal._serializers.serialize_sequence_via_list",
    "pydantic._internal._generate_schema.GenerateSchema._mapping_schema.<locals>.<lambda>",
    "pydantic._internal._generate_schema.GenerateSchema._path_schema.<locals>.ser_path",
    "pydantic._internal._generate_schema.GenerateSchema._ip_schema.<locals>.ser_ip",
    "pydantic._internal._generate_schema.GenerateSchema._enum_schema.<locals>.<lambda>",
];

/// Definitions that lead to definitions beyond this are a cycle.
pub(super) const MOST_DEFINITIONS: usize = 64;

/// Whether a serializer writes what it is given.
fn writes_as_it_is(function: &Callable) -> bool {
    AS_IT_IS.contains(&&*function.name)
}

/// Whether it is known what a serializer writes.
pub(crate) fn is_known_serializer(function: &Callable) -> bool {
    writes_as_it_is(function) || *function.name == *SECRET || encodes(function).is_some()
}

/// The function that a schema is written by.
pub(super) fn function_of(schema: &Schema) -> Option<&Callable> {
    match (schema.serialization.as_deref(), &schema.kind) {
        (Some(Serialization::Function(function)), _) if !writes_as_it_is(function) => Some(function),
        (None, Kind::Model(model)) => function_of(&model.schema),
        _ => None,
    }
}

/// Whether values are written by something else than the schema's own kind.
pub(super) fn overrides(schema: &Schema) -> bool {
    !matches!(schema.serialization.as_deref(), None | Some(Serialization::Choices { .. }))
}

/// Whether values become text, so that dates and times have to be kept as such.
pub(super) fn is_textual(schema: &Schema) -> bool {
    matches!(schema.serialization.as_deref(), Some(Serialization::ToString(_) | Serialization::Format(..)))
}

impl<'g> Lower<'_, 'g> {
    /// A node as what its schema says of writing makes it.
    pub(super) fn serialized(&mut self, schema: &'g Schema, scope: Scope<'g>, node: Node) -> Node {
        let Some(serialization) = schema.serialization.as_deref() else {
            return if is_written_by_member(&schema.kind) && node.kind == NodeKind::Union as u8 {
                let record = self.section.record(|body| Record::Member.write(body));
                self.wrapped(node, record)
            } else {
                node
            };
        };
        let record = match serialization {
            Serialization::ToString(when_used) => self.textual(schema, None, *when_used),
            Serialization::Format(spec, when_used) => self.textual(schema, Some(spec), *when_used),
            Serialization::Function(function) if writes_as_it_is(function) => return node,
            Serialization::Function(function) if *function.name == *SECRET => {
                self.section.record(|body| Record::Secret.write(body))
            }
            Serialization::Function(function) if let Some(url) = encodes(function) => {
                self.section.record(|body| Record::Base64 { url }.write(body))
            }
            // An object has a flag for it, so that validating one costs nothing.
            Serialization::Function(_) if node.kind == NodeKind::Object as u8 => return node,
            Serialization::Function(function) => self.function_record(&function.name),
            Serialization::Choices { include, exclude } => {
                let Some(entries) = chooses_entries(&schema.kind) else { return node };
                let include = self.chosen(include.as_deref(), schema.at);
                let exclude = self.chosen(exclude.as_deref(), schema.at);
                self.section
                    .record(|body| Record::add_choices(body, entries, include.as_deref(), exclude.as_deref()))
            }
            Serialization::Schema(other) => self.written_as(other, scope),
        };
        self.wrapped(node, record)
    }

    /// A node that is written as a record says. What a default stands for is written so as well.
    pub(super) fn wrapped(&mut self, node: Node, record: u32) -> Node {
        if node.kind == NodeKind::Default as u8
            && let Some(inner) = self.section.get(node.a)
        {
            let inner = self.wrapped(inner, record);
            return Node { a: self.section.node(inner), ..node };
        }
        let a = self.section.node(node);
        Node { b: record, first: node.first, ..with(NodeKind::Serialized, a) }
    }

    /// The record of values that a function writes.
    pub(super) fn function_record(&mut self, function: &str) -> u32 {
        let place = self.place();
        let (function, place) = (self.text(function), self.text(&place));
        self.section.record(|body| Record::Function { function, place }.write(body))
    }

    fn unwritable(&mut self, what: &str, at: Position) -> u32 {
        let place = self.place();
        self.problem(&codes::NOT_WRITABLE, at, format!("{what} cannot be written"));
        let (what, place) = (self.text(what), self.text(&place));
        self.section.record(|body| Record::Unwritable { what, place }.write(body))
    }

    fn textual(&mut self, schema: &'g Schema, spec: Option<&str>, when_used: WhenUsed) -> u32 {
        if let Some(what) = self.without_text(schema, MOST_DEFINITIONS) {
            return self.unwritable(&format!("the text of {what}"), schema.at);
        }
        let unless_none = when_used == WhenUsed::UnlessNone;
        let record = match spec {
            None => Record::ToString { unless_none },
            Some(spec) => Record::Format { unless_none, spec: self.text(spec) },
        };
        self.section.record(|body| record.write(body))
    }

    /// What of a schema's values has no text that can be told.
    fn without_text(&self, schema: &'g Schema, left: usize) -> Option<String> {
        let inner = match &schema.kind {
            Kind::Any
            | Kind::None
            | Kind::Bool(_)
            | Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Decimal(_)
            | Kind::Complex(_)
            | Kind::Date(_)
            | Kind::Time(_)
            | Kind::DateTime(_)
            | Kind::Timedelta(_)
            | Kind::Uuid(_)
            | Kind::Url(_)
            | Kind::MultiHostUrl(_)
            | Kind::KnownFunction(_) => return None,
            Kind::Literal(literal) if !literal.expected.iter().any(is_python) => return None,
            Kind::Nullable(nullable) => &nullable.schema,
            Kind::Default(default) => &default.schema,
            Kind::JsonOrPython(either) => &either.json_schema,
            Kind::CustomError(custom) => &custom.schema,
            Kind::Constrained(constrained) => &constrained.schema,
            Kind::MissingSentinel(Some(inner)) => inner,
            Kind::Chain(chain) => chain.steps.last()?,
            Kind::Json(json) => json.schema.as_deref()?,
            Kind::Union(union) => {
                let choices = union.choices.iter().map(|choice| &choice.schema);
                return choices
                    .into_iter()
                    .find(|choice| !is_plain(choice.unconstrained()))
                    .map(|_| "a union".to_owned());
            }
            Kind::LaxOrStrict(either) => {
                let choices = [&either.lax_schema, &either.strict_schema];
                return choices.into_iter().find_map(|choice| self.without_text(choice, left));
            }
            Kind::DefinitionRef(name) if left > 0 => {
                let (_, unit) = self.unit(name)?;
                return self.without_text(unit.schema, left - 1);
            }
            kind => return Some(format!("`{}`", kind.name())),
        };
        self.without_text(inner, left)
    }

    fn chosen(&mut self, values: Option<&'g [Value]>, at: Position) -> Option<Vec<Constant>> {
        let values: Vec<&Value> = values?.iter().collect();
        let comparables: Vec<Comparable<'g>> = self.comparables(&values, at);
        Some(comparables.iter().map(|value| value.constant(&mut self.section)).collect())
    }

    /// The record of values that are written as those of another schema.
    fn written_as(&mut self, schema: &'g Schema, scope: Scope<'g>) -> u32 {
        let before = self.problems.len();
        let node = self.index(schema, scope);
        let errors: Vec<String> = self
            .problems
            .get(before..)
            .unwrap_or_default()
            .iter()
            .filter(|problem| problem.is_error())
            .map(|problem| problem.message.clone())
            .collect();
        if let Some(first) = errors.first() {
            self.problems.truncate(before);
            return self.unwritable(&format!("`{}`: {first}, so what is one", schema.kind.name()), schema.at);
        }
        self.section.record(|body| Record::Schema(node).write(body))
    }
}

/// Whether choices are of entries or of items; none where a kind makes no use of them.
fn chooses_entries(kind: &Kind) -> Option<bool> {
    match kind {
        Kind::List(_) | Kind::Deque(_) | Kind::Generator(_) | Kind::Tuple(_) | Kind::NamedTuple(_) => {
            Some(false)
        }
        Kind::Dict(_) | Kind::FrozenDict(_) | Kind::OrderedDict(_) | Kind::Counter(_) => Some(true),
        _ => None,
    }
}

/// Whether another member of a union than the one that validated a value may write it: one that makes text of any.
/// Types that JSON has as strings cannot be told apart then, and are written by their own member.
fn is_written_by_member(kind: &Kind) -> bool {
    let Kind::Union(union) = kind else { return false };
    let told = |schema: &Schema| {
        let schema = schema.unconstrained();
        is_plain(schema)
            || is_address(schema)
            || matches!(
                schema.kind,
                Kind::List(_) | Kind::Dict(_) | Kind::Model(_) | Kind::TypedDict(_) | Kind::DefinitionRef(_)
            )
    };
    union.choices.iter().any(|choice| is_textual(choice.schema.unconstrained()))
        && union.choices.iter().all(|choice| told(&choice.schema))
}

/// Whether values are IP addresses, interfaces or networks, which are texts to whatever writes them.
fn is_address(schema: &Schema) -> bool {
    match &schema.kind {
        Kind::KnownFunction(_) => true,
        Kind::LaxOrStrict(either) => is_address(&either.lax_schema) && is_address(&either.strict_schema),
        Kind::JsonOrPython(either) => is_address(&either.json_schema),
        _ => false,
    }
}

/// Whether values are JSON's own scalars.
fn is_plain(schema: &Schema) -> bool {
    matches!(
        schema.kind,
        Kind::Any | Kind::None | Kind::Bool(_) | Kind::Int(_) | Kind::Float(_) | Kind::Str(_)
    )
}

fn is_python(value: &Value) -> bool {
    matches!(value, Value::Python(_))
}
