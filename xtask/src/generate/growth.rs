//! Which fields can make a document large: lists, and what contains its holder or itself again.

use std::collections::HashMap;

use super::json::Json;
use super::model_set::ModelSet;

/// How much room a field's instances can take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Growth {
    /// A single value.
    None,
    /// A model or a choice of models.
    Some,
    /// A list, or something that contains the model or itself again.
    Unbounded,
}

/// Answers what may contain what, and remembers it.
pub(super) struct Reach<'a> {
    set: &'a ModelSet,
    /// Whether a schema, by its address, may contain a definition, by its name.
    known: HashMap<(usize, &'a str), bool>,
}

impl<'a> Reach<'a> {
    /// Nothing asked yet.
    pub(super) fn new(set: &'a ModelSet) -> Self {
        Self { set, known: HashMap::new() }
    }

    /// How much room a field of the definition `holder` can take up.
    pub(super) fn growth(&mut self, field: &'a Json, holder: &'a str) -> Growth {
        let Some(mut schema) = field.get("schema") else { return Growth::None };
        while let ("default" | "nullable", Some(inner)) =
            (schema.text("type").unwrap_or_default(), schema.get("schema"))
        {
            schema = inner;
        }
        let choices = schema.get("choices").map(Json::members).unwrap_or_default();
        if self.contains(schema, holder) || choices.iter().any(|(_, choice)| self.contains_itself(choice)) {
            return Growth::Unbounded;
        }
        match self.set.body(schema).and_then(|body| body.text("type")) {
            Some("list") => Growth::Unbounded,
            Some("dict" | "union" | "tagged-union" | "model" | "typed-dict") => Growth::Some,
            _ => Growth::None,
        }
    }

    /// Whether an instance of `schema` may contain an instance of the definition `name`.
    pub(super) fn contains(&mut self, schema: &'a Json, name: &'a str) -> bool {
        let set = self.set;
        let address = std::ptr::from_ref(schema).addr();
        *self.known.entry((address, name)).or_insert_with(|| set.reaches(schema, name))
    }

    /// Whether an instance of the definition that `schema` refers to may contain another one.
    pub(super) fn contains_itself(&mut self, schema: &'a Json) -> bool {
        match (schema.text("schema_ref"), self.set.body(schema)) {
            (Some(name), Some(body)) => self.contains(body, name),
            _ => false,
        }
    }
}
