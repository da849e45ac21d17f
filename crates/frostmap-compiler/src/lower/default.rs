//! Defaults: those of fields, which their field keeps, and those that are observed elsewhere.

use frostmap_format::tables::{DEFAULT_NULL, Node, field_flags, node_flags};
use frostmap_format::words::{Default as DefaultRecord, default_flags};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::schema::unwrap::{self, collapsed};
use crate::schema::{
    CollectionKind, Default, Factory, Kind, OnError, Position, PythonValue, Schema, Step, TemporalFormat,
    TextKind, Value,
};

use super::codes;
use super::context::{Lower, with};
use super::default_json;
use super::scope::Scope;

/// The schema of a field without the default that its field keeps.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldSchema<'g> {
    /// What a value must be.
    pub(super) inner: &'g Schema,
    default: Option<(&'g Default, Scope<'g>)>,
    /// Whether the default is the field's own and not that of the definition it refers to.
    own: bool,
    /// The outermost of the schemas around it that says how values are written.
    pub(super) written: Option<&'g Schema>,
}

impl<'g> FieldSchema<'g> {
    /// Whether an absent field has a value.
    pub(super) fn has_default(&self) -> bool {
        self.default.is_some_and(|(default, _)| has_default(default))
    }
}

impl<'g> Lower<'_, 'g> {
    /// Takes the default off a field's schema.
    pub(super) fn field_schema(&self, schema: &'g Schema, scope: Scope<'g>) -> FieldSchema<'g> {
        let outer = schema;
        let schema = collapsed(schema);
        let mut written = [outer, schema].into_iter().filter(|schema| schema.serialization.is_some());
        if let Kind::Default(default) = &schema.kind {
            let (inner, default) = (&*default.schema, Some((&**default, scope)));
            return FieldSchema { inner, default, own: true, written: written.next() };
        }
        let written = written.next().filter(|written| !std::ptr::eq(*written, schema));
        FieldSchema { inner: schema, default: self.referred_default(schema), own: false, written }
    }

    /// The default of the definition that a reference leads to: the only wrapper that passes defaults on.
    fn referred_default(&self, schema: &'g Schema) -> Option<(&'g Default, Scope<'g>)> {
        // A chain of references longer than this is a cycle.
        const LONGEST: usize = 64;
        let mut schema = schema;
        for _ in 0..LONGEST {
            let Kind::DefinitionRef(name) = &schema.kind else { return None };
            let (_, unit) = self.unit(name)?;
            schema = collapsed(unit.schema);
            if let Kind::Default(default) = &schema.kind {
                return Some((default, unit.scope));
            }
        }
        None
    }

    /// The flags of a field that its default decides, and where the default is stored.
    pub(super) fn field_default(&mut self, field: &FieldSchema<'g>, node: Node, at: Position) -> (u16, u32) {
        let Some((default, scope)) = field.default else { return (0, NONE) };
        let (mut flags, scope) = of_moment(default, node, scope);
        if is_validated(default, scope) {
            flags |= field_flags::VALIDATE_DEFAULT;
        }
        if field.own {
            flags |= match default.on_error {
                Some(OnError::Omit) => field_flags::ON_ERROR_OMIT,
                Some(OnError::Default) => field_flags::ON_ERROR_DEFAULT,
                Some(OnError::Raise) | None => 0,
            };
        }
        let stored = match (&default.default, &default.default_factory) {
            (Some(Value::Null), _) => DEFAULT_NULL,
            (None, None) => NONE,
            _ => {
                let text = self.default_text(default, scope, at);
                self.section.text_record(&[&text])
            }
        };
        (flags, stored)
    }

    /// Where the default of a required field is stored, which only what writes its values knows of: one that cannot be
    /// stored is never left out.
    pub(super) fn written_default(&mut self, schema: &'g Schema, node: Node, scope: Scope<'g>) -> (u16, u32) {
        let Some(default) = unwrap::written_default(schema) else { return (0, NONE) };
        let (flags, scope) = of_moment(default, node, scope);
        let text = match (&default.default, &default.default_factory) {
            (Some(Value::Null), _) => return (flags, DEFAULT_NULL),
            (Some(value), _) => default_json::text(value, scope, &self.context.classes).ok(),
            (None, Some(Factory::Builtin(name))) => default_json::of_builtin(name).map(str::to_owned),
            (None, _) => None,
        };
        (flags, text.map_or(NONE, |text| self.section.text_record(&[&text])))
    }

    /// A default outside of fields. Only its `on_error` can be observed there: what is absent does not take it.
    pub(super) fn default(&mut self, default: &'g Default, scope: Scope<'g>, at: Position) -> Node {
        match default.on_error {
            None | Some(OnError::Raise) => self.node(&default.schema, scope),
            _ => {
                let node = self.kept_default(default, scope, at);
                Node { flags: node.flags | node_flags::VARIANT, ..node }
            }
        }
    }

    /// A tuple's item: where it is absent, its default is observed.
    pub(super) fn item(&mut self, schema: &'g Schema, scope: Scope<'g>) -> u32 {
        let node = self.observed(schema, scope);
        self.section.node(node)
    }

    /// The root of a definition, which a tuple's item may refer to.
    pub(super) fn observed(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        match &collapsed(schema).kind {
            Kind::Default(default) if has_default(default) => {
                let node = self.kept_default(default, scope, schema.at);
                self.serialized(schema, scope, node)
            }
            _ => self.node(schema, scope),
        }
    }

    /// Whether a schema may leave the value out: its own `on_error` says so, or that of one it passes the value to.
    pub(super) fn may_omit(&self, schema: &'g Schema) -> bool {
        let mut waiting = vec![schema];
        let mut followed = Vec::new();
        while let Some(schema) = waiting.pop() {
            match &schema.kind {
                Kind::Default(default) if default.on_error == Some(OnError::Omit) => return true,
                Kind::Json(json) => waiting.extend(json.schema.as_deref()),
                // A model, dataclass or typed dict is left out with any of its extras.
                Kind::Model(model) => waiting.push(&model.schema),
                Kind::ModelFields(fields) => {
                    waiting.extend(fields.extras_schema.as_deref());
                    waiting.extend(fields.extras_keys_schema.as_deref());
                }
                Kind::Dataclass(dataclass) => waiting.push(&dataclass.schema),
                Kind::TypedDict(typed_dict) => waiting.extend(typed_dict.extras_schema.as_deref()),
                // A dataclass or named tuple also with any of its fields.
                Kind::DataclassArgs(arguments) => {
                    waiting.extend(arguments.extras_schema.as_deref());
                    waiting.extend(arguments.fields.iter().map(|field| &field.field.schema));
                }
                Kind::NamedTuple(tuple) => waiting.extend(tuple.fields.iter().map(|field| &field.schema)),
                Kind::DefinitionRef(name) if !followed.contains(&name) => {
                    followed.push(name);
                    waiting.extend(self.context.units.find(name).map(|(_, unit)| unit.schema));
                }
                _ => schema.each_child(&mut |step, child| {
                    if matches!(step, Step::Wrapped) {
                        waiting.push(child);
                    }
                }),
            }
        }
        false
    }

    fn kept_default(&mut self, default: &'g Default, scope: Scope<'g>, at: Position) -> Node {
        let a = self.index(&default.schema, scope);
        let mut flags = match default.on_error {
            Some(OnError::Omit) => default_flags::ON_ERROR_OMIT,
            Some(OnError::Default) => default_flags::ON_ERROR_DEFAULT,
            Some(OnError::Raise) | None => 0,
        };
        if is_validated(default, scope) {
            flags |= default_flags::VALIDATE;
        }
        let mut text = String::new();
        if has_default(default) {
            flags |= default_flags::PRESENT | hashable(default);
            text =
                match &default.default {
                    Some(
                        value @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)),
                    ) if !is_validated(default, scope) => self.settled(
                        default_json::typed(value, &default.schema, scope, &self.context.classes),
                        at,
                    ),
                    _ => self.default_text(default, scope, at),
                };
        }
        let record = DefaultRecord { flags, text: self.text(&text) };
        let b = self.section.record(|body| record.write(body));
        let first = match default.on_error {
            None | Some(OnError::Raise) => self.context.first.of(&default.schema, &self.context.units),
            _ => 0,
        };
        Node { b, first, ..with(NodeKind::Default, a) }
    }

    fn default_text(&mut self, default: &'g Default, scope: Scope<'g>, at: Position) -> String {
        let scope = if is_validated(default, scope) { scope.read_again() } else { scope };
        let takes_data = default.default_factory_takes_data == Some(true);
        match (&default.default, &default.default_factory) {
            (Some(Value::Python(value)), _)
                if self.around.is_some()
                    && let Some(fields) = fields_of(value) =>
            {
                self.json_text(fields, scope, at)
            }
            (Some(value), _) => self.json_text(value, scope, at),
            (None, Some(Factory::Builtin(name))) if !takes_data => match default_json::of_builtin(name) {
                Some(text) => text.to_owned(),
                None => self.not_storable(at, &format!("what `{name}` makes")),
            },
            (None, Some(Factory::Builtin(name))) => self.not_storable(at, &format!("what `{name}` makes")),
            (None, Some(Factory::Callable(callable))) => {
                self.not_storable(at, &format!("what `{}` makes", callable.name))
            }
            (None, None) => String::new(),
        }
    }

    /// A value as the JSON that pydantic writes for it.
    pub(super) fn json_text(&mut self, value: &'g Value, scope: Scope<'g>, at: Position) -> String {
        self.settled(default_json::text(value, scope, &self.context.classes), at)
    }

    fn settled(&mut self, text: Result<String, String>, at: Position) -> String {
        text.unwrap_or_else(|what| self.not_storable(at, &what))
    }

    fn not_storable(&mut self, at: Position, what: &str) -> String {
        self.problem(&codes::VALUE_NOT_STORABLE, at, format!("{what} has no JSON form that can be stored"));
        String::new()
    }
}

/// The flag of a default that is a time or datetime and written as a number, and the scope to store it in: the number does
/// not say whether there is an offset, without which values are not equal.
fn of_moment<'g>(default: &Default, node: Node, scope: Scope<'g>) -> (u16, Scope<'g>) {
    let kind = match &default.default {
        Some(Value::Python(value)) => match &**value {
            PythonValue::Text { kind: TextKind::Time, .. } => NodeKind::Time,
            PythonValue::Text { kind: TextKind::DateTime, .. } => NodeKind::DateTime,
            _ => return (0, scope),
        },
        _ => return (0, scope),
    };
    if node.kind != kind as u8 || scope.temporal_format() == TemporalFormat::Iso8601 {
        return (0, scope);
    }
    (field_flags::MOMENT_DEFAULT, scope.read_again())
}

/// The fields of what stands for a model in it: fields, extras, fields set.
fn fields_of(value: &PythonValue) -> Option<&Value> {
    match value {
        PythonValue::Collection { kind: CollectionKind::Tuple, items } => match items.as_slice() {
            [fields @ Value::Object(_), Value::Null, _] => Some(fields),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a default is validated, where that can make a difference: not where it is just what the schema makes.
fn is_validated(default: &Default, scope: Scope<'_>) -> bool {
    let asked = scope.option(default.validate_default, |config| config.validate_default) == Some(true);
    asked && !is_made(default)
}

/// Whether a default is an object that a schema without constraints makes.
fn is_made(default: &Default) -> bool {
    let Some(Value::Python(value)) = &default.default else { return false };
    match (&**value, &default.schema.kind) {
        (PythonValue::Bytes(_), Kind::Bytes(bytes)) => {
            bytes.min_length.is_none() && bytes.max_length.is_none()
        }
        (PythonValue::Timedelta { .. }, Kind::Timedelta(delta)) => {
            delta.multiple_of.is_none() && delta.bounds.is_empty()
        }
        (PythonValue::Text { kind: TextKind::Date, .. }, Kind::Date(date)) => {
            date.bounds.is_empty() && date.now_op.is_none()
        }
        (PythonValue::Text { kind: TextKind::Time, .. }, Kind::Time(time)) => {
            time.bounds.is_empty() && time.tz_constraint.is_none()
        }
        (PythonValue::Text { kind: TextKind::DateTime, .. }, Kind::DateTime(datetime)) => {
            datetime.bounds.is_empty() && datetime.now_op.is_none() && datetime.tz_constraint.is_none()
        }
        _ => false,
    }
}

/// The flag of a default that is a collection which a set may hold.
fn hashable(default: &Default) -> u32 {
    let made_by = match &default.default_factory {
        Some(Factory::Builtin(name)) => &**name,
        _ => "",
    };
    let kind = match default.default.as_ref() {
        Some(Value::Python(value)) => match &**value {
            PythonValue::Collection { kind, .. } => Some(*kind),
            _ => None,
        },
        _ => None,
    };
    match (kind, made_by) {
        (Some(CollectionKind::Tuple), _) | (None, "tuple") => default_flags::TUPLE,
        (Some(CollectionKind::FrozenSet), _) | (None, "frozenset") => default_flags::FROZEN_SET,
        _ => 0,
    }
}

fn has_default(default: &Default) -> bool {
    default.default.is_some() || default.default_factory.is_some()
}
