//! Makes a valid document invalid in one place, as late in it as possible.

use super::json::Json;
use super::keys::tag_key;
use super::model_set::ModelSet;

/// Replaces the last value that can be made wrong; false where there is none.
///
/// Unions without a tag are left alone: another member might accept what is put there.
pub(crate) fn spoil_late(set: &ModelSet, schema: &Json, value: &mut Json) -> bool {
    let Some(schema) = set.body(schema) else { return false };
    let wrong: Json = match (schema.text("type").unwrap_or_default(), &*value) {
        ("default" | "nullable" | "model" | "model-field" | "typed-dict-field", current) => {
            let inner = schema.get("schema").filter(|_| *current != Json::Null);
            return inner.is_some_and(|inner| spoil_late(set, inner, value));
        }
        ("model-fields" | "typed-dict", _) => return spoil_fields(set, schema, value),
        ("tagged-union", _) => return spoil_choice(set, schema, value),
        ("list", _) => return spoil_items(set, schema, value),
        ("str", _) => 0.into(),
        ("bool" | "int" | "float", _) => "neither true nor a number".into(),
        _ => return false,
    };
    *value = wrong;
    true
}

fn spoil_fields(set: &ModelSet, schema: &Json, value: &mut Json) -> bool {
    let fields = schema.get("fields").map(Json::members).unwrap_or_default();
    let Json::Object(members) = value else { return false };
    members.iter_mut().rev().any(|(key, value)| {
        let field = fields.iter().find(|(name, field)| field.text("validation_alias").unwrap_or(name) == key);
        field.is_some_and(|(_, field)| spoil_late(set, field, value))
    })
}

fn spoil_choice(set: &ModelSet, schema: &Json, value: &mut Json) -> bool {
    let tag = tag_key(schema).and_then(|key| value.text(key));
    let choice = tag.and_then(|tag| schema.get("choices")?.get(tag));
    choice.is_some_and(|choice| spoil_late(set, choice, value))
}

fn spoil_items(set: &ModelSet, schema: &Json, value: &mut Json) -> bool {
    let (Some(items_schema), Json::Array(items)) = (schema.get("items_schema"), value) else { return false };
    items.iter_mut().rev().any(|item| spoil_late(set, items_schema, item))
}
