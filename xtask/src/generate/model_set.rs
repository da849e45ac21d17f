//! Model documents read for making documents: definitions by name, and how small an instance of each can be.

use std::collections::{HashMap, HashSet};

use super::json::Json;

/// What stands for "no instance can be made".
const IMPOSSIBLE: usize = usize::MAX;

/// The models and definitions of one or more model documents.
#[derive(Debug, Default)]
pub(crate) struct ModelSet {
    models: Vec<(String, Json)>,
    definitions: HashMap<String, Json>,
    smallest: HashMap<String, usize>,
}

impl ModelSet {
    /// Reads model documents from their texts.
    pub(crate) fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, serde_json::Error> {
        let mut set = Self::default();
        for text in texts {
            let Json::Object(parts) = serde_json::from_str(text)? else { continue };
            for (part, content) in parts {
                let Json::Object(members) = content else { continue };
                match part.as_str() {
                    "models" => set.models.extend(members),
                    "definitions" => set.definitions.extend(members),
                    _ => {}
                }
            }
        }
        set.measure();
        Ok(set)
    }

    /// The schema of an entry model.
    pub(crate) fn model(&self, name: &str) -> Option<&Json> {
        self.models.iter().find(|(model, _)| model == name).map(|(_, schema)| schema)
    }

    /// The names of all entry models, in file order.
    pub(crate) fn model_names(&self) -> impl Iterator<Item = &str> {
        self.models.iter().map(|(name, _)| name.as_str())
    }

    /// The body behind a chain of references and of wrappers that JSON input does not see.
    pub(crate) fn body<'a>(&'a self, schema: &'a Json) -> Option<&'a Json> {
        let mut schema = schema;
        loop {
            let inner = match schema.text("type")? {
                "definition-ref" => self.definitions.get(schema.text("schema_ref")?),
                "lax-or-strict" => schema.get("strict_schema"),
                "json-or-python" => schema.get("json_schema"),
                "chain" => schema.get("steps").and_then(|steps| steps.items().first()),
                "custom-error" => schema.get("schema"),
                _ => return Some(schema),
            };
            schema = inner?;
        }
    }

    /// Roughly how long the smallest instance of `schema` is; none where none can be made.
    pub(crate) fn smallest(&self, schema: &Json) -> Option<usize> {
        let size = self.size(schema);
        (size < IMPOSSIBLE).then_some(size)
    }

    /// Whether an instance of `schema` may contain an instance of the definition `name`.
    pub(crate) fn reaches(&self, schema: &Json, name: &str) -> bool {
        let mut seen = HashSet::new();
        let mut waiting = vec![schema];
        while let Some(schema) = waiting.pop() {
            match schema {
                Json::Array(items) => waiting.extend(items),
                Json::Object(members) => {
                    let target = schema.text("schema_ref");
                    if target == Some(name) {
                        return true;
                    }
                    if let Some((target, body)) = target.and_then(|name| self.definitions.get_key_value(name))
                        && seen.insert(target)
                    {
                        waiting.push(body);
                    }
                    waiting.extend(members.iter().map(|(_, value)| value));
                }
                _ => {}
            }
        }
        false
    }

    /// Finds the smallest instance of every definition: from "impossible" down until nothing changes.
    fn measure(&mut self) {
        let mut names: Vec<String> = self.definitions.keys().cloned().collect();
        names.sort_unstable();
        let mut changed = true;
        while changed {
            changed = false;
            for name in &names {
                let size = self.definitions.get(name).map_or(IMPOSSIBLE, |body| self.size(body));
                let known = self.smallest.get(name).copied().unwrap_or(IMPOSSIBLE);
                if size < known {
                    self.smallest.insert(name.clone(), size);
                    changed = true;
                }
            }
        }
    }

    fn size(&self, schema: &Json) -> usize {
        let inner = |key: &str| schema.get(key).map_or(IMPOSSIBLE, |inner| self.size(inner));
        match schema.text("type").unwrap_or_default() {
            "definition-ref" => schema
                .text("schema_ref")
                .and_then(|name| self.smallest.get(name))
                .copied()
                .unwrap_or(IMPOSSIBLE),
            "str" | "bytes" if schema.get("pattern").is_none() => schema.count("min_length").unwrap_or(0) + 2,
            "nullable" | "none" | "any" => 4,
            "bool" | "int" | "float" | "literal" | "enum" => 6,
            "default" | "model" | "custom-error" => inner("schema"),
            "lax-or-strict" => inner("strict_schema"),
            "json-or-python" => inner("json_schema"),
            "chain" => schema
                .get("steps")
                .and_then(|steps| steps.items().first())
                .map_or(IMPOSSIBLE, |step| self.size(step)),
            "list" => {
                let least = schema.count("min_length").unwrap_or(0);
                if least == 0 { 2 } else { inner("items_schema").saturating_mul(least) }
            }
            "dict" if schema.count("min_length").unwrap_or(0) == 0 => 2,
            "tuple" => self.sum(schema.get("items_schema").map(Json::items).unwrap_or_default().iter()),
            "union" => {
                let choices = schema.get("choices").map(Json::items).unwrap_or_default();
                choices.iter().map(|choice| self.size(unlabelled(choice))).min().unwrap_or(IMPOSSIBLE)
            }
            "tagged-union" => {
                let choices = schema.get("choices").map(Json::members).unwrap_or_default();
                choices
                    .iter()
                    .map(|(tag, choice)| self.size(choice).saturating_add(tag.len()))
                    .min()
                    .unwrap_or(0)
            }
            "model-fields" | "typed-dict" => {
                let fields = schema.get("fields").map(Json::members).unwrap_or_default();
                self.sum(fields.iter().map(|(_, field)| field).filter(|field| is_required(field)))
            }
            "model-field" | "typed-dict-field" => inner("schema").saturating_add(8),
            _ => IMPOSSIBLE,
        }
    }

    fn sum<'a>(&self, schemas: impl Iterator<Item = &'a Json>) -> usize {
        schemas.map(|schema| self.size(schema)).fold(2, usize::saturating_add)
    }
}

/// The schema of a union's choice, which may carry a label.
pub(crate) fn unlabelled(choice: &Json) -> &Json {
    choice.items().first().unwrap_or(choice)
}

/// Whether a field must be given.
pub(crate) fn is_required(field: &Json) -> bool {
    let has_default = field.get("schema").and_then(|schema| schema.text("type")) == Some("default");
    !has_default && field.get("required") != Some(&Json::Bool(false))
}
