//! Models, typed dicts and dataclasses seen alike: fields, config, class.

use crate::names::class_name;
use crate::schema::{
    Dataclass, DataclassArgs, DataclassField, Extra, Field, Kind, Model, ModelFields, Name, NamedTuple,
    Schema, TypedDict,
};

use super::scope::Scope;

/// What kind of record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordKind {
    Model,
    /// The fields of a model without the model.
    ModelFields,
    TypedDict,
    Dataclass,
    NamedTuple,
    /// The arguments of a dataclass without the dataclass.
    DataclassArgs,
}

/// A record with fields.
#[derive(Clone, Debug)]
pub(super) struct Record<'g> {
    pub(super) kind: RecordKind,
    /// The class its errors name.
    pub(super) class: &'g str,
    /// What the errors of a document are headed with.
    pub(super) title: &'g str,
    /// The arguments of a dataclass; its fields are theirs.
    pub(super) arguments: &'g [DataclassField],
    /// Its fields in order.
    pub(super) fields: Vec<&'g Field>,
    /// Those that are written in their order, where that is another: fields that are keywords alone are validated last.
    pub(super) output_order: Option<Vec<u32>>,
    /// Its config.
    pub(super) scope: Scope<'g>,
    pub(super) strict: bool,
    pub(super) extra: Extra,
    /// Whether extras are written: pydantic's writer looks at other options than its reader.
    pub(super) writes_extras: bool,
    pub(super) extras_schema: Option<&'g Schema>,
    pub(super) extras_keys_schema: Option<&'g Schema>,
    /// Whether fields of a typed dict are required unless they say otherwise.
    pub(super) total: bool,
    /// Keys may be aliases.
    pub(super) by_alias: bool,
    /// Keys may be names.
    pub(super) by_name: bool,
    /// Error locations name the alias.
    pub(super) loc_by_alias: bool,
    /// Whether keys are serialization aliases when it is written.
    pub(super) output_by_alias: bool,
}

impl<'g> Record<'g> {
    /// The record that a schema is, if it is one.
    pub(super) fn of(schema: &'g Schema, scope: Scope<'g>) -> Option<Self> {
        match &schema.kind {
            Kind::Model(model) => match &model.schema.kind {
                Kind::ModelFields(fields) => Some(Self::of_model(model, fields, scope)),
                _ => None,
            },
            Kind::Dataclass(dataclass) => match &dataclass.schema.kind {
                Kind::DataclassArgs(args) => Some(Self::of_dataclass(dataclass, args, scope)),
                _ => None,
            },
            Kind::ModelFields(fields) => {
                Some(Self::of_fields(RecordKind::ModelFields, "model-fields", fields, scope))
            }
            Kind::DataclassArgs(args) => {
                let name = &args.dataclass_name;
                let record = Self::new(RecordKind::DataclassArgs, name, name, scope);
                Some(record.with_arguments(args))
            }
            Kind::TypedDict(typed_dict) => Some(Self::of_typed_dict(typed_dict, scope)),
            Kind::NamedTuple(tuple) => Some(Self::of_named_tuple(tuple, scope)),
            _ => None,
        }
    }

    fn new(kind: RecordKind, class: &'g str, name: &'g str, scope: Scope<'g>) -> Self {
        Self {
            kind,
            class,
            title: scope.title().unwrap_or(name),
            arguments: &[],
            fields: Vec::new(),
            output_order: None,
            scope,
            strict: false,
            extra: Extra::Ignore,
            writes_extras: false,
            extras_schema: None,
            extras_keys_schema: None,
            total: true,
            by_alias: scope.by_alias(),
            by_name: scope.by_name(),
            output_by_alias: scope.output_by_alias(),
            loc_by_alias: scope.option(None, |config| config.loc_by_alias).unwrap_or(true),
        }
    }

    fn extra(self, own: Option<Extra>) -> Self {
        let extra = self.scope.option(own, |config| config.extra_fields_behavior).unwrap_or(Extra::Ignore);
        Self { extra, writes_extras: self.writes_extras(own), ..self }
    }

    fn writes_extras(&self, own: Option<Extra>) -> bool {
        self.scope.output(own, |config| config.extra_fields_behavior) == Some(Extra::Allow)
    }

    /// The fields of a model, wherever they stand in it. Extras are written where both the model and its fields allow
    /// them.
    pub(super) fn of_model(model: &'g Model, fields: &'g ModelFields, scope: Scope<'g>) -> Self {
        let scope = scope.inside(model.config.as_deref());
        let record = Self::of_fields(RecordKind::Model, class_name(&model.class), fields, scope);
        let writes_extras = record.writes_extras && record.writes_extras(model.extra_behavior);
        Self { writes_extras, ..record }
    }

    fn of_fields(kind: RecordKind, name: &'g str, fields: &'g ModelFields, scope: Scope<'g>) -> Self {
        let class = fields.model_name.as_deref().unwrap_or("Model");
        let record = Self::new(kind, class, name, scope);
        let record = record.extra(fields.extra_behavior);
        Self {
            fields: fields.fields.iter().collect(),
            strict: record.scope.strict(fields.strict),
            extras_schema: fields.extras_schema.as_deref(),
            extras_keys_schema: fields.extras_keys_schema.as_deref(),
            ..record
        }
    }

    fn of_dataclass(dataclass: &'g Dataclass, args: &'g DataclassArgs, scope: Scope<'g>) -> Self {
        let scope = scope.inside(dataclass.config.as_deref());
        let name = dataclass.cls_name.as_deref().unwrap_or_else(|| class_name(&dataclass.class));
        let record = Self::new(RecordKind::Dataclass, &args.dataclass_name, name, scope);
        let strict = record.scope.strict(dataclass.strict);
        Self { strict, output_order: output_order(dataclass, args), ..record.with_arguments(args) }
    }

    fn with_arguments(self, args: &'g DataclassArgs) -> Self {
        Self {
            arguments: &args.fields,
            fields: args.fields.iter().map(|argument| &argument.field).collect(),
            extras_schema: args.extras_schema.as_deref(),
            ..self.extra(args.extra_behavior)
        }
    }

    /// Whether reports of errors leave out the input.
    pub(super) fn hides_input(&self) -> bool {
        self.scope.option(None, |config| config.hide_input_in_errors).unwrap_or(false)
    }

    /// Whether `__init__` does not take a field.
    pub(super) fn is_no_init(&self, slot: usize) -> bool {
        self.arguments.get(slot).is_some_and(|argument| argument.init == Some(false))
    }

    /// Whether a field is an argument of `__init__` and nothing else.
    pub(super) fn is_init_only(&self, slot: usize) -> bool {
        self.arguments.get(slot).is_some_and(|argument| argument.init_only == Some(true))
    }

    /// A named tuple has no config of its own, and no room for extras.
    fn of_named_tuple(tuple: &'g NamedTuple, scope: Scope<'g>) -> Self {
        let name = tuple.cls_name.as_deref().unwrap_or_else(|| class_name(&tuple.class));
        let record = Self::new(RecordKind::NamedTuple, name, name, scope);
        Self { title: name, fields: tuple.fields.iter().collect(), extra: Extra::Forbid, ..record }
    }

    fn of_typed_dict(typed_dict: &'g TypedDict, scope: Scope<'g>) -> Self {
        let class = typed_dict.class.as_deref().map(class_name);
        let name = typed_dict.cls_name.as_deref().or(class).unwrap_or("typed-dict");
        let scope = scope.of_typed_dict(typed_dict.config.as_deref());
        let record = Self::new(RecordKind::TypedDict, name, name, scope);
        let record = record.extra(typed_dict.extra_behavior);
        let total = record.scope.option(typed_dict.total, |config| config.typed_dict_total);
        Self {
            fields: typed_dict.fields.iter().collect(),
            strict: record.scope.strict(typed_dict.strict),
            extras_schema: typed_dict.extras_schema.as_deref(),
            total: total.unwrap_or(true),
            ..record
        }
    }
}

/// The places of a dataclass's fields among its arguments, unless that is how they follow one another there.
fn output_order(dataclass: &Dataclass, args: &DataclassArgs) -> Option<Vec<u32>> {
    let places = |name: &Name| args.fields.iter().position(|argument| argument.field.name == *name);
    let order: Vec<usize> = dataclass.fields.iter().filter_map(places).collect();
    let kept = (0..).zip(&args.fields).filter(|(_, argument)| argument.init_only != Some(true));
    let is_their_own = order.iter().copied().eq(kept.map(|(place, _)| place));
    (!is_their_own).then(|| order.into_iter().map(|place| place as u32).collect())
}
