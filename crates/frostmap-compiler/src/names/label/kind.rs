//! The display name of each kind, made of the names of the schemas inside it.

use super::{Labels, Place, UNBUILT};
use crate::names::own::{class_repr, constrained, enumeration, is_constrained, shown};
use crate::names::{class_name, function_name};
use crate::pyrepr;
use crate::schema::{Bounds, Kind, Schema, Tuple, Url, Value};

impl Labels<'_> {
    /// The name without the functions that were around the schema.
    pub(super) fn plain(&mut self, schema: &Schema, place: Place<'_>) -> String {
        let kind = schema.kind.name();
        match &schema.kind {
            Kind::DefinitionRef(name) => {
                if self.is_unbuilt(name, place.owner) {
                    UNBUILT.to_owned()
                } else {
                    self.reference(name)
                }
            }
            Kind::Int(int) => constrained(kind, int.multiple_of.is_some() || int.bounds.any()),
            Kind::Float(float) => {
                constrained(kind, float.multiple_of.is_some() || Bounds::any(&float.bounds))
            }
            Kind::Bytes(bytes) => constrained(kind, bytes.min_length.is_some() || bytes.max_length.is_some()),
            Kind::Str(text) => constrained(kind, is_constrained(text, place.config)),
            Kind::Literal(literal) => self.listed(kind, literal.expected.iter()),
            Kind::Enum(found) => enumeration(found),
            Kind::IsInstance(class) | Kind::IsSubclass(class) => format!("{kind}[{}]", class_repr(class)),
            Kind::Url(url) | Kind::MultiHostUrl(url) => self.url(kind, url),
            Kind::List(list)
            | Kind::Deque(list)
            | Kind::Set(list)
            | Kind::FrozenSet(list)
            | Kind::Generator(list) => {
                format!("{kind}[{}]", self.or_any(list.items_schema.as_deref(), place))
            }
            Kind::Tuple(tuple) => self.tuple(tuple, place),
            Kind::Dict(map) | Kind::FrozenDict(map) | Kind::OrderedDict(map) | Kind::Counter(map) => {
                let keys = self.or_any(map.keys_schema.as_deref(), place);
                format!("{kind}[{keys},{}]", self.or_any(map.values_schema.as_deref(), place))
            }
            Kind::Json(json) => format!("{kind}[{}]", self.or_any(json.schema.as_deref(), place)),
            Kind::Model(model) => class_name(&model.class).to_owned(),
            Kind::Dataclass(dataclass) => shown(dataclass.cls_name.as_ref(), Some(&dataclass.class), kind),
            Kind::TypedDict(record) => shown(record.cls_name.as_ref(), record.class.as_ref(), kind),
            Kind::NamedTuple(record) => shown(record.cls_name.as_ref(), Some(&record.class), kind),
            Kind::DataclassArgs(record) => format!("{kind}[{}]", record.dataclass_name),
            Kind::Call(call) => {
                format!("{kind}[{}]", function_name(call.function.as_deref().unwrap_or_default()))
            }
            _ => self.wrapper(schema, place),
        }
    }

    fn wrapper(&mut self, schema: &Schema, place: Place<'_>) -> String {
        let kind = schema.kind.name();
        match &schema.kind {
            Kind::Nullable(nullable) => format!("{kind}[{}]", self.early(&nullable.schema, place)),
            Kind::Default(default) => format!("{kind}[{}]", self.early(&default.schema, place)),
            Kind::CustomError(custom) => format!("{kind}[{}]", self.early(&custom.schema, place)),
            Kind::MissingSentinel(Some(inner)) => format!("{kind}[{}]", self.early(inner, place)),
            // Its function is named with those that were around the schema.
            Kind::Constrained(constrained) => self.early(&constrained.schema, place),
            Kind::KnownFunction(known) => self.or_any(known.schema.as_deref(), place),
            Kind::FunctionBefore(function) | Kind::FunctionAfter(function) => {
                let inner = self.or_any(function.schema.as_deref(), place);
                format!("{kind}[{}(), {inner}]", function_name(&function.function.name))
            }
            Kind::FunctionWrap(function) | Kind::FunctionPlain(function) => {
                format!("{kind}[{}()]", function_name(&function.function.name))
            }
            Kind::LaxOrStrict(either) => {
                let lax = self.early(&either.lax_schema, place);
                format!("{kind}[lax={lax},strict={}]", self.early(&either.strict_schema, place))
            }
            Kind::JsonOrPython(either) => {
                let json = self.early(&either.json_schema, place);
                format!("{kind}[json={json},python={}]", self.or_any(either.python_schema.as_deref(), place))
            }
            Kind::Chain(chain) => {
                let steps: Vec<String> =
                    flattened(&chain.steps).into_iter().map(|step| self.early(step, place)).collect();
                wrapped_unless_single(kind, steps)
            }
            Kind::Union(union) => {
                let label = |choice: &crate::schema::Choice| match &choice.label {
                    Some(label) => label.to_string(),
                    None => self.early(&choice.schema, place),
                };
                let collapses = union.choices.len() == 1 && union.auto_collapse != Some(false);
                if let (true, [only]) = (collapses, union.choices.as_slice()) {
                    return self.early(&only.schema, place);
                }
                format!("{kind}[{}]", union.choices.iter().map(label).collect::<Vec<_>>().join(","))
            }
            Kind::TaggedUnion(union) => {
                let names: Vec<String> =
                    union.choices.iter().map(|(_, choice)| self.early(choice, place)).collect();
                format!("{kind}[{}]", names.join(","))
            }
            _ => kind.to_owned(),
        }
    }

    fn or_any(&mut self, schema: Option<&Schema>, place: Place<'_>) -> String {
        schema.map_or_else(|| "any".to_owned(), |schema| self.early(schema, place))
    }

    fn tuple(&mut self, tuple: &Tuple, place: Place<'_>) -> String {
        let mut names: Vec<String> = tuple.items_schema.iter().map(|item| self.early(item, place)).collect();
        if let Some(index) = tuple.variadic_item_index.filter(|index| *index < names.len()) {
            names.insert(index + 1, "...".to_owned());
        }
        format!("tuple[{}]", names.join(", "))
    }

    fn listed<'v>(&self, kind: &str, values: impl Iterator<Item = &'v Value>) -> String {
        let reprs: Vec<String> = values.map(|value| pyrepr::repr(value, &self.enums)).collect();
        format!("{kind}[{}]", reprs.join(","))
    }

    fn url(&self, kind: &str, url: &Url) -> String {
        let Some(schemes) = &url.allowed_schemes else { return kind.to_owned() };
        let schemes: Vec<Value> = schemes.iter().cloned().map(Value::String).collect();
        self.listed(kind, schemes.iter())
    }
}

/// The steps of a chain, with those of chains inside it.
fn flattened(steps: &[Schema]) -> Vec<&Schema> {
    let mut flat = Vec::with_capacity(steps.len());
    for step in steps {
        match &step.kind {
            Kind::Chain(inner) => flat.extend(flattened(&inner.steps)),
            _ => flat.push(step),
        }
    }
    flat
}

fn wrapped_unless_single(kind: &str, names: Vec<String>) -> String {
    match <[String; 1]>::try_from(names) {
        Ok([only]) => only,
        Err(names) => format!("{kind}[{}]", names.join(",")),
    }
}
