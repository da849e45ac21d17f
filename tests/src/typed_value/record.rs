//! Models, dataclasses, typed dicts and named tuples: their fields under the keys they are read from.

use super::{Document, NOT_AS_BUILT, WRONG_TYPE, Writer, plain, python, text, type_of};
use crate::json::{Json, Value};

/// A field of a record's schema.
struct Field<'r> {
    name: &'r str,
    schema: &'r Json<'r>,
}

impl<'r> Writer<'r> {
    pub(super) fn record_of(&mut self, schema: &'r Json<'r>, value: &'r Json<'r>) -> Document {
        let kind = type_of(schema);
        let config = schema.get("config");
        let inner = schema.get("schema");
        if kind == "model" && schema.get("root_model").and_then(Json::as_bool) == Some(true) {
            let root = value.get("fields").and_then(|fields| fields.get("root")).ok_or(WRONG_TYPE)?;
            return self.value(inner.ok_or(NOT_AS_BUILT)?, root, config);
        }
        let given = match (kind, python(value)) {
            ("typed-dict", None) if matches!(value.value, Value::Object(_)) => value,
            // Classes of tests that hold a model's state look like dataclasses from outside.
            ("model", Some("model" | "dataclass"))
            | ("dataclass", Some("dataclass"))
            | ("named-tuple", Some("named-tuple"))
                if value.get("cls").and_then(Json::as_str) == schema.get("cls").and_then(Json::as_str) =>
            {
                value.get("fields").ok_or(NOT_AS_BUILT)?
            }
            _ => return Err(WRONG_TYPE),
        };
        let holder = if matches!(kind, "model" | "dataclass") { inner.ok_or(NOT_AS_BUILT)? } else { schema };
        let fields = fields(holder);
        let mut out = Vec::new();
        let mut last = None;
        for (name, part) in given.members() {
            let position = fields.iter().position(|field| field.name == &**name);
            match position {
                Some(position) => {
                    // Validation builds objects with their fields in order.
                    if last.is_some_and(|last| position < last) {
                        return Err(NOT_AS_BUILT);
                    }
                    last = Some(position);
                    let field = fields.get(position).ok_or(NOT_AS_BUILT)?;
                    if let Some(entry) = self.field(field, value, part, config)? {
                        out.push(entry);
                    }
                }
                // What a typed dict has beyond its fields.
                None if kind == "typed-dict" => out.push(format!("{}:{}", text(name), plain(part)?)),
                None => return Err(NOT_AS_BUILT),
            }
        }
        for (name, part) in value.get("extra").map(Json::members).unwrap_or_default() {
            out.push(format!("{}:{}", text(name), plain(part)?));
        }
        Ok(format!("{{{}}}", out.join(",")))
    }

    /// A field with its key; none for one that was not set and has this value by default.
    fn field(
        &mut self,
        field: &Field<'r>,
        object: &'r Json<'r>,
        part: &'r Json<'r>,
        config: Option<&'r Json<'r>>,
    ) -> Result<Option<String>, super::Unreachable> {
        let schema = field.schema.get("schema").ok_or(NOT_AS_BUILT)?;
        if let Some(set) = object.get("fields_set").filter(|set| !set.is_null()) {
            let is_set = set.items().iter().any(|name| name.as_str() == Some(field.name));
            if !is_set {
                let same = schema.get("default").is_some_and(|default| default.text == part.text);
                return if same { Ok(None) } else { Err(NOT_AS_BUILT) };
            }
        }
        let alias = field.schema.get("validation_alias");
        let key = match alias.map(|alias| (alias.as_str(), alias)) {
            None => field.name,
            Some((Some(alias), _)) => alias,
            Some((None, _)) => return Err("a field that is read from a path"),
        };
        Ok(Some(format!("{}:{}", text(key), self.value(schema, part, config)?)))
    }
}

/// The fields of a schema, by name or in a list.
fn fields<'r>(holder: &'r Json<'r>) -> Vec<Field<'r>> {
    let Some(fields) = holder.get("fields") else { return Vec::new() };
    let named = fields.members().iter().map(|(name, schema)| Field { name, schema });
    let listed = fields.items().iter().filter_map(|schema| {
        let name = schema.get("name").and_then(Json::as_str)?;
        Some(Field { name, schema })
    });
    named.chain(listed).collect()
}
