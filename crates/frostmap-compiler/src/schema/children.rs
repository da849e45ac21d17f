//! The schemas inside a schema, in the order pydantic builds them.

use super::{Field, Kind, Name, Schema, Serialization};

/// How a schema holds another one.
#[derive(Clone, Copy, Debug)]
pub enum Step<'s> {
    /// As what it wraps, without consuming input: `nullable`, `default`, a union's member, ...
    Wrapped,
    /// As the value of this field.
    Field(&'s Name),
    /// As an item, key or value of a collection, or of extras.
    Item,
    /// As the Python half of `json-or-python`, which JSON input never reaches.
    Python,
    /// As what its values are written as. No document gets there.
    Serialized,
}

impl Schema {
    /// Calls `visit` with every schema directly inside this one.
    pub fn each_child<'s>(&'s self, visit: &mut dyn FnMut(Step<'s>, &'s Schema)) {
        match &self.kind {
            Kind::List(list)
            | Kind::Deque(list)
            | Kind::Set(list)
            | Kind::FrozenSet(list)
            | Kind::Generator(list) => optional(&list.items_schema, Step::Item, visit),
            Kind::Tuple(tuple) => tuple.items_schema.iter().for_each(|item| visit(Step::Item, item)),
            Kind::Dict(map) | Kind::FrozenDict(map) | Kind::OrderedDict(map) | Kind::Counter(map) => {
                optional(&map.keys_schema, Step::Item, visit);
                optional(&map.values_schema, Step::Item, visit);
            }
            Kind::FunctionBefore(function)
            | Kind::FunctionAfter(function)
            | Kind::FunctionWrap(function)
            | Kind::FunctionPlain(function) => optional(&function.schema, Step::Wrapped, visit),
            Kind::Default(default) => visit(Step::Wrapped, &default.schema),
            Kind::Nullable(nullable) => visit(Step::Wrapped, &nullable.schema),
            Kind::Union(union) => {
                union.choices.iter().for_each(|choice| visit(Step::Wrapped, &choice.schema))
            }
            Kind::TaggedUnion(union) => {
                union.choices.iter().for_each(|(_, choice)| visit(Step::Wrapped, choice))
            }
            Kind::Chain(chain) => chain.steps.iter().for_each(|step| visit(Step::Wrapped, step)),
            Kind::LaxOrStrict(either) => {
                visit(Step::Wrapped, &either.lax_schema);
                visit(Step::Wrapped, &either.strict_schema);
            }
            Kind::JsonOrPython(either) => {
                visit(Step::Wrapped, &either.json_schema);
                optional(&either.python_schema, Step::Python, visit);
            }
            Kind::MissingSentinel(schema) => optional(schema, Step::Wrapped, visit),
            Kind::Json(json) => optional(&json.schema, Step::Item, visit),
            Kind::CustomError(custom) => visit(Step::Wrapped, &custom.schema),
            Kind::Constrained(constrained) => visit(Step::Wrapped, &constrained.schema),
            Kind::KnownFunction(known) => optional(&known.schema, Step::Wrapped, visit),
            _ => self.each_child_of_record(visit),
        }
        if let Some(Serialization::Schema(schema)) = self.serialization.as_deref() {
            visit(Step::Serialized, schema);
        }
    }

    /// Calls `visit` with every field of the record that this schema is.
    pub fn each_field<'s>(&'s self, visit: &mut dyn FnMut(&'s Field)) {
        match &self.kind {
            Kind::ModelFields(record) => record.fields.iter().for_each(visit),
            Kind::TypedDict(record) => record.fields.iter().for_each(visit),
            Kind::DataclassArgs(record) => record.fields.iter().for_each(|argument| visit(&argument.field)),
            Kind::NamedTuple(record) => record.fields.iter().for_each(visit),
            _ => {}
        }
    }

    fn each_child_of_record<'s>(&'s self, visit: &mut dyn FnMut(Step<'s>, &'s Schema)) {
        match &self.kind {
            Kind::Model(model) => visit(Step::Wrapped, &model.schema),
            Kind::Dataclass(dataclass) => visit(Step::Wrapped, &dataclass.schema),
            Kind::ModelFields(record) => {
                record.fields.iter().for_each(|field| visit(Step::Field(&field.name), &field.schema));
                optional(&record.extras_schema, Step::Item, visit);
                optional(&record.extras_keys_schema, Step::Item, visit);
            }
            Kind::TypedDict(record) => {
                record.fields.iter().for_each(|field| visit(Step::Field(&field.name), &field.schema));
                optional(&record.extras_schema, Step::Item, visit);
            }
            Kind::DataclassArgs(record) => {
                for argument in &record.fields {
                    visit(Step::Field(&argument.field.name), &argument.field.schema);
                }
                optional(&record.extras_schema, Step::Item, visit);
            }
            Kind::NamedTuple(record) => {
                record.fields.iter().for_each(|field| visit(Step::Field(&field.name), &field.schema));
            }
            _ => {}
        }
    }
}

fn optional<'s>(
    schema: &'s Option<Box<Schema>>,
    step: Step<'s>,
    visit: &mut dyn FnMut(Step<'s>, &'s Schema),
) {
    if let Some(schema) = schema {
        visit(step, schema);
    }
}
