//! From a typed Python value to the JSON document that its schema reads as this value, where there is one.
//!
//! Serialisers take any value; documents give only what the schema validates. So the way leads through the schema:
//! each value has to be of the type its schema gives, and what has no JSON is not reachable.

mod mapping;
mod record;
mod scalar;

use crate::json::{Json, Value};

/// Why no document gives a value.
pub type Unreachable = &'static str;

/// A value that the schema does not give, whatever the document.
pub const WRONG_TYPE: Unreachable =
    "a value of another type than its schema gives, which is only warned about";
/// A Python object where any value is accepted: documents give JSON's own values there.
pub const OBJECT_AS_ANY: Unreachable = "a Python object where the schema takes any value";
/// A function of the user's, or a check of Python objects, stands before the value.
pub const NEEDS_PYTHON: Unreachable = "a schema that only Python can validate";
/// Several documents, or none, may give it.
pub const AMBIGUOUS: Unreachable = "a value that another member of its union takes from JSON";
/// Fields that were never set and have no default, or other fields than the schema has.
pub const NOT_AS_BUILT: Unreachable = "an object that validation does not build so";

/// A document's text, or why there is none.
type Document = Result<String, Unreachable>;

/// What documents are made with.
pub struct Writer<'r> {
    /// The record the schema is from.
    pub record: &'r Json<'r>,
    /// The definitions inside the schema.
    pub definitions: Vec<&'r Json<'r>>,
}

/// The document that a record's schema reads as the record's value.
///
/// # Errors
/// Why there is none.
pub fn document<'r>(record: &'r Json<'r>) -> Document {
    let (Some(schema), Some(value)) = (record.get("schema"), record.get("value")) else {
        return Err(NOT_AS_BUILT);
    };
    let mut writer = Writer { record, definitions: Vec::new() };
    writer.value(schema, value, record.get("config"))
}

/// The type of a schema.
fn type_of<'s>(schema: &'s Json<'_>) -> &'s str {
    schema.get("type").and_then(Json::as_str).unwrap_or_default()
}

/// What kind of Python value it is; none for JSON's own.
fn python<'v>(value: &'v Json<'_>) -> Option<&'v str> {
    value.get("$py").and_then(Json::as_str)
}

impl<'r> Writer<'r> {
    fn value(&mut self, schema: &'r Json<'r>, value: &'r Json<'r>, config: Option<&'r Json<'r>>) -> Document {
        let inner = |key: &str| schema.get(key).ok_or(NOT_AS_BUILT);
        match type_of(schema) {
            "any" => plain(value),
            "nullable" if value.is_null() => Ok("null".into()),
            "nullable" | "default" | "custom-error" | "missing-sentinel" => {
                self.value(inner("schema")?, value, config)
            }
            "json-or-python" => self.value(inner("json_schema")?, value, config),
            "lax-or-strict" => {
                let lax = self.value(inner("lax_schema")?, value, config);
                lax.or_else(|why| self.value(schema.get("strict_schema").ok_or(why)?, value, config))
            }
            "chain" => {
                let steps = inner("steps")?.items();
                let document = self.value(steps.last().ok_or(NOT_AS_BUILT)?, value, config)?;
                // The first step reads the document, and those that follow read what it gives.
                let reads_text = steps.first().is_some_and(|step| type_of(step) == "str");
                Ok(if reads_text && !document.starts_with('"') { text(&document) } else { document })
            }
            "definitions" => {
                self.definitions.extend(inner("definitions")?.items());
                self.value(inner("schema")?, value, config)
            }
            "definition-ref" => {
                let name = inner("schema_ref")?.as_str();
                let is = |definition: &&&Json<'_>| definition.get("ref").and_then(Json::as_str) == name;
                let found = self.definitions.iter().find(is).copied().ok_or(NOT_AS_BUILT)?;
                self.value(found, value, config)
            }
            "json" => {
                let document = match schema.get("schema") {
                    Some(schema) => self.value(schema, value, config),
                    None => plain(value),
                };
                Ok(quoted(&document?))
            }
            "union" => {
                let choices = inner("choices")?.items().iter();
                let choices = choices.map(|choice| choice.items().first().unwrap_or(choice));
                self.member(choices.collect(), value, config)
            }
            "tagged-union" => {
                let choices = inner("choices")?;
                let pairs = choices.get("items").map(Json::items).unwrap_or_default().iter();
                let typed = pairs.filter_map(|pair| pair.items().get(1));
                let named = choices.members().iter().filter(|(key, _)| key != "$py" && key != "items");
                let all = named.map(|(_, schema)| schema).chain(typed).collect();
                self.member(all, value, config)
            }
            "list" | "tuple" | "set" | "frozenset" | "deque" | "generator" => {
                self.sequence(schema, value, config)
            }
            "dict" | "ordered-dict" | "counter" | "frozendict" => self.mapping(schema, value, config),
            "model" | "dataclass" | "typed-dict" | "named-tuple" => self.record_of(schema, value),
            "is-instance" | "is-subclass" | "callable" | "function-plain" | "function-before"
            | "function-after" | "function-wrap" | "call" | "model-fields" | "dataclass-args" => {
                Err(NEEDS_PYTHON)
            }
            kind => self.scalar(kind, schema, value, config),
        }
    }

    /// The document for the member of a union that gives the value, unless another takes the document first.
    fn member(
        &mut self,
        choices: Vec<&'r Json<'r>>,
        value: &'r Json<'r>,
        config: Option<&'r Json<'r>>,
    ) -> Document {
        let mut why = WRONG_TYPE;
        for choice in &choices {
            match self.value(choice, value, config) {
                Ok(document) => {
                    let text = document.starts_with('"') && python(value).is_some();
                    let taken = |choice: &&&Json<'_>| matches!(type_of(choice), "str" | "any");
                    return if text && choices.iter().any(|choice| taken(&choice)) {
                        Err(AMBIGUOUS)
                    } else {
                        Ok(document)
                    };
                }
                Err(reason) => why = reason,
            }
        }
        Err(why)
    }

    fn sequence(
        &mut self,
        schema: &'r Json<'r>,
        value: &'r Json<'r>,
        config: Option<&'r Json<'r>>,
    ) -> Document {
        let kind = type_of(schema);
        let items = match (kind, &value.value, python(value)) {
            ("list" | "generator", Value::Array(items), _) => items,
            (_, _, Some(found)) if found == kind => {
                value.get("items").map(Json::items).ok_or(NOT_AS_BUILT)?
            }
            _ => return Err(WRONG_TYPE),
        };
        let item_schema = schema.get("items_schema");
        let variadic = schema.get("variadic_item_index").and_then(|index| index.text.parse::<usize>().ok());
        let mut documents = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let item_schema = match item_schema.map(|schema| (&schema.value, schema)) {
                Some((Value::Array(schemas), _)) => {
                    let repeated = items.len().saturating_sub(schemas.len());
                    let at = match variadic {
                        Some(variadic) if index > variadic => index.saturating_sub(repeated).max(variadic),
                        _ => index,
                    };
                    Some(schemas.get(at).ok_or(WRONG_TYPE)?)
                }
                Some((_, schema)) => Some(schema),
                None => None,
            };
            documents.push(match item_schema {
                Some(schema) => self.value(schema, item, config)?,
                None => plain(item)?,
            });
        }
        Ok(format!("[{}]", documents.join(",")))
    }
}

/// A value of JSON's own, floats that JSON parsers of Python know included.
fn plain(value: &Json<'_>) -> Document {
    match &value.value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect::<Result<_, _>>()?;
            Ok(format!("[{}]", items.join(",")))
        }
        Value::Object(members) => match python(value) {
            None => {
                let members =
                    members.iter().map(|(key, value)| Ok(format!("{}:{}", text(key), plain(value)?)));
                let members: Vec<String> = members.collect::<Result<_, Unreachable>>()?;
                Ok(format!("{{{}}}", members.join(",")))
            }
            Some("float") => scalar::float(value),
            Some("dict") => mapping::plain_dict(value),
            Some(_) => Err(OBJECT_AS_ANY),
        },
        _ => Ok(value.text.to_owned()),
    }
}

/// A string as JSON.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A document in a string.
fn quoted(document: &str) -> String {
    text(document)
}
