//! Fields and extras that contradict their record.

use super::walk::Walk;
use crate::diagnostics::codes;
use crate::schema::unwrap::collapsed;
use crate::schema::{Config, Default, Extra, Field, Kind, OnError, Schema, TypedDict};

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    let around = walk.config;
    match &schema.kind {
        Kind::ModelFields(record) => {
            let allowed = allows(record.extra_behavior, around);
            extras(walk, schema, allowed, "extras_schema", record.extras_schema.is_some());
            extras(walk, schema, allowed, "extras_keys_schema", record.extras_keys_schema.is_some());
        }
        Kind::TypedDict(record) => {
            let allowed = allows(record.extra_behavior, record.config.as_deref());
            extras(walk, schema, allowed, "extras_schema", record.extras_schema.is_some());
            required_fields(walk, record);
        }
        Kind::DataclassArgs(record) => {
            let allowed = allows(record.extra_behavior, around);
            extras(walk, schema, allowed, "extras_schema", record.extras_schema.is_some());
            record.fields.iter().for_each(|argument| never_omitted(walk, &argument.field, "a dataclass"));
        }
        Kind::NamedTuple(record) => {
            record.fields.iter().for_each(|field| never_omitted(walk, field, "a named tuple"));
        }
        _ => {}
    }
}

fn allows(own: Option<Extra>, config: Option<&Config>) -> bool {
    own.or_else(|| config?.extra_fields_behavior) == Some(Extra::Allow)
}

fn extras(walk: &mut Walk<'_>, schema: &Schema, allowed: bool, key: &'static str, given: bool) {
    if given && !allowed {
        let message = format!("`{key}` is given, but extras are not allowed");
        walk.report_key(&codes::EXTRAS_NOT_ALLOWED, schema.at, key, message);
    }
}

fn default_of(field: &Field) -> Option<&Default> {
    match &collapsed(&field.schema).kind {
        Kind::Default(default) => Some(default),
        _ => None,
    }
}

fn required_fields(walk: &mut Walk<'_>, record: &TypedDict) {
    let config = record.config.as_deref();
    let total = record.total.or_else(|| config?.typed_dict_total).unwrap_or(true);
    for field in &record.fields {
        let Some(default) = default_of(field) else { continue };
        let given = default.default.is_some() || default.default_factory.is_some();
        if field.required == Some(true) && given {
            let message = format!("the field `{}` is required and has a default", field.name);
            walk.report_key(&codes::REQUIRED_WITH_DEFAULT, field.at, "required", message);
        }
        if field.required.unwrap_or(total) && default.on_error == Some(OnError::Omit) {
            let message = format!("the field `{}` is required and cannot be omitted", field.name);
            walk.report_key(&codes::OMIT_NOT_POSSIBLE, field.schema.at, "on_error", message);
        }
    }
}

fn never_omitted(walk: &mut Walk<'_>, field: &Field, record: &str) {
    if default_of(field).is_some_and(|default| default.on_error == Some(OnError::Omit)) {
        let message = format!("the field `{}` of {record} cannot be omitted", field.name);
        walk.report_key(&codes::OMIT_NOT_POSSIBLE, field.schema.at, "on_error", message);
    }
}
