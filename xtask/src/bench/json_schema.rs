//! Models as JSON Schemas, in the shape pydantic gives them, for the validators of that language.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::generate::json::Json;
use crate::generate::keys::tag_key;
use crate::generate::model_set::{ModelSet, is_required, unlabelled};

/// Constraints and what they are called in JSON Schema.
const CONSTRAINTS: [(&str, &str, &str); 11] = [
    ("str", "min_length", "minLength"),
    ("str", "max_length", "maxLength"),
    ("str", "pattern", "pattern"),
    ("list", "min_length", "minItems"),
    ("list", "max_length", "maxItems"),
    ("dict", "min_length", "minProperties"),
    ("dict", "max_length", "maxProperties"),
    ("number", "ge", "minimum"),
    ("number", "le", "maximum"),
    ("number", "gt", "exclusiveMinimum"),
    ("number", "lt", "exclusiveMaximum"),
];

/// The schema of an entry model, with all that it reaches.
pub(super) fn json_schema(set: &ModelSet, model: &str) -> Option<Value> {
    let mut schemas = Schemas { set, definitions: BTreeMap::new() };
    let root = schemas.schema(set.model(model)?);
    Some(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": schemas.definitions,
        "allOf": [root],
    }))
}

struct Schemas<'a> {
    set: &'a ModelSet,
    definitions: BTreeMap<String, Value>,
}

impl Schemas<'_> {
    fn schema(&mut self, schema: &Json) -> Value {
        if let Some(name) = schema.text("schema_ref") {
            return self.reference(name, schema);
        }
        let Some(body) = self.set.body(schema) else { return json!({}) };
        let kind = body.text("type").unwrap_or_default();
        let mut inner = |key: &str| body.get(key).map_or_else(|| json!({}), |inner| self.schema(inner));
        let mut made = match kind {
            "none" => json!({"type": "null"}),
            "bool" => json!({"type": "boolean"}),
            "int" => json!({"type": "integer"}),
            "float" => json!({"type": "number"}),
            "str" | "bytes" => json!({"type": "string"}),
            "literal" => json!({"enum": values(body.get("expected"))}),
            "default" | "model" | "model-field" => return inner("schema"),
            "nullable" => return json!({"anyOf": [inner("schema"), {"type": "null"}]}),
            "list" => json!({"type": "array", "items": inner("items_schema")}),
            "dict" => json!({"type": "object", "additionalProperties": inner("values_schema")}),
            "union" => {
                let choices = body.get("choices").map(Json::items).unwrap_or_default();
                json!({"anyOf": choices.iter().map(|choice| self.schema(unlabelled(choice))).collect::<Vec<_>>()})
            }
            "tagged-union" => self.tagged_union(body),
            "model-fields" | "typed-dict" => self.fields(body),
            _ => json!({}),
        };
        let class = if matches!(kind, "int" | "float") { "number" } else { kind };
        for (_, name, keyword) in CONSTRAINTS.iter().filter(|(kind, ..)| *kind == class) {
            if let (Some(value), Value::Object(made)) = (body.get(name), &mut made) {
                made.insert((*keyword).into(), plain(value));
            }
        }
        made
    }

    fn reference(&mut self, name: &str, schema: &Json) -> Value {
        let key = name.replace(['/', '~', '#', '%'], "_");
        if !self.definitions.contains_key(&key) {
            self.definitions.insert(key.clone(), Value::Null);
            let body = self.set.body(schema).cloned();
            let made = body.map_or_else(|| json!({}), |body| self.model(&body));
            self.definitions.insert(key.clone(), made);
        }
        json!({"$ref": format!("#/$defs/{key}")})
    }

    /// A definition's body; a model says in its configuration whether it takes other keys.
    fn model(&mut self, body: &Json) -> Value {
        let mut made = self.schema(body);
        let extra = body.get("config").and_then(|config| config.text("extra_fields_behavior"));
        if let (Some("forbid"), Value::Object(made)) = (extra, &mut made) {
            made.insert("additionalProperties".into(), false.into());
        }
        made
    }

    fn tagged_union(&mut self, body: &Json) -> Value {
        let choices = body.get("choices").map(Json::members).unwrap_or_default();
        let choices: Vec<Value> = choices.iter().map(|(_, choice)| self.schema(choice)).collect();
        json!({"oneOf": choices, "discriminator": {"propertyName": tag_key(body)}})
    }

    fn fields(&mut self, body: &Json) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for (name, field) in body.get("fields").map(Json::members).unwrap_or_default() {
            let key = field.text("validation_alias").unwrap_or(name);
            properties.insert(
                key.into(),
                field.get("schema").map_or_else(|| json!({}), |schema| self.schema(schema)),
            );
            if is_required(field) {
                required.push(key);
            }
        }
        json!({"type": "object", "properties": properties, "required": required})
    }
}

fn values(expected: Option<&Json>) -> Vec<Value> {
    expected.map(Json::items).unwrap_or_default().iter().map(plain).collect()
}

fn plain(value: &Json) -> Value {
    serde_json::from_str(&value.write(crate::generate::json::Style::Compact)).unwrap_or_default()
}
