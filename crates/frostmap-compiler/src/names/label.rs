//! The display name of every schema.
//!
//! pydantic makes most names when it builds the validator. A reference to a definition that is not
//! built yet shows as `...` then; a list makes its name only when asked, and so knows more.

mod kind;

use super::recursion::Recursion;
use crate::graph::{EnumIndex, Graph};
use crate::names::function_name;
use crate::schema::{Config, Kind, Name, Schema, Sequence};

/// What a definition shows as while it is being built.
const UNBUILT: &str = "...";

/// Makes display names for the schemas of a graph.
#[derive(Debug)]
pub struct Labels<'g> {
    graph: &'g Graph,
    enums: EnumIndex<'g>,
    recursion: Recursion,
    /// By index of the definition.
    definitions: Vec<Naming>,
}

#[derive(Clone, Debug)]
enum Naming {
    New,
    Open,
    Done(Name),
}

/// The schema being named sits in this definition, under this config.
#[derive(Clone, Copy)]
struct Place<'s> {
    owner: Option<usize>,
    config: Option<&'s Config>,
}

impl<'g> Labels<'g> {
    /// Names all definitions, in their order, so that the names do not depend on who asks first.
    #[must_use]
    pub fn new(graph: &'g Graph) -> Self {
        let definitions = vec![Naming::New; graph.definitions.len()];
        let recursion = Recursion::of(graph);
        let mut labels = Self { graph, enums: EnumIndex::new(graph), recursion, definitions };
        for index in 0..graph.definitions.len() {
            labels.build(index);
        }
        labels
    }

    /// The enums of the graph.
    #[must_use]
    pub fn enums(&self) -> &EnumIndex<'g> {
        &self.enums
    }

    /// The name of a definition.
    #[must_use]
    pub fn definition(&self, name: &str) -> Name {
        match self.graph.definitions.get_index_of(name).and_then(|index| self.definitions.get(index)) {
            Some(Naming::Done(name)) => name.clone(),
            _ => UNBUILT.into(),
        }
    }

    /// The name of a schema as errors show it: `owner` is the definition it is part of, `config` what it
    /// is built under.
    #[must_use]
    pub fn of(&mut self, owner: Option<&str>, schema: &Schema, config: Option<&Config>) -> String {
        let owner = owner.and_then(|owner| self.graph.definitions.get_index_of(owner));
        self.late(schema, Place { owner, config })
    }

    fn build(&mut self, index: usize) {
        if !matches!(self.definitions.get(index), Some(Naming::New)) {
            return;
        }
        let Some((_, definition)) = self.graph.definitions.get_index(index) else { return };
        self.set(index, Naming::Open);
        let name =
            self.early(&definition.schema, Place { owner: Some(index), config: definition.config.as_ref() });
        self.set(index, Naming::Done(name.into()));
    }

    fn set(&mut self, index: usize, naming: Naming) {
        if let Some(slot) = self.definitions.get_mut(index) {
            *slot = naming;
        }
    }

    fn reference(&mut self, name: &str) -> String {
        if let Some(index) = self.graph.definitions.get_index_of(name) {
            self.build(index);
        }
        self.definition(name).to_string()
    }

    /// The name a validator gives once everything is built.
    fn late(&mut self, schema: &Schema, place: Place<'_>) -> String {
        match &schema.kind {
            _ if !schema.lowered.is_empty() => self.early(schema, place),
            Kind::DefinitionRef(name) => self.reference(name),
            Kind::List(list) => self.late_items("list", list, place),
            Kind::Deque(list) => self.late_items("deque", list, place),
            _ => self.early(schema, place),
        }
    }

    fn late_items(&mut self, prefix: &str, list: &Sequence, place: Place<'_>) -> String {
        let Some(items) = &list.items_schema else { return format!("{prefix}[any]") };
        let inner = self.early(items, place);
        let inner = if inner == UNBUILT { self.late(items, place) } else { inner };
        format!("{prefix}[{inner}]")
    }

    /// The name a validator has while the definition around it is being built.
    fn early(&mut self, schema: &Schema, place: Place<'_>) -> String {
        let name = self.plain(schema, place);
        schema.lowered.iter().rev().fold(name, |inner, lowered| {
            let function = function_name(&lowered.function);
            match lowered.kind {
                kind @ ("function-before" | "function-after") => format!("{kind}[{function}(), {inner}]"),
                kind => format!("{kind}[{function}()]"),
            }
        })
    }

    /// Whether a definition is not built yet while the one around the reference is.
    ///
    /// pydantic builds a schema after the definitions it needs, in the order they are met. A recursive
    /// definition is one of those itself, and what stays a reference in it is met, and built, after it.
    fn is_unbuilt(&self, name: &str, owner: Option<usize>) -> bool {
        let (Some(owner), Some(index)) = (owner, self.graph.definitions.get_index_of(name)) else {
            return false;
        };
        owner == index || self.recursion.is_recursive(owner) && self.recursion.stays(owner, index)
    }
}

#[cfg(test)]
mod tests {
    use super::Labels;
    use crate::schema::Kind;
    use crate::{Documents, Graph};

    /// The labels of the members of the union that the definition `u` is.
    fn members(definitions: &str) -> Vec<String> {
        let text = format!(r#"{{"format": "frostmap-models/1", "definitions": {{{definitions}}}}}"#);
        let documents = Documents::from_bytes("a", text.as_bytes()).unwrap();
        let (graph, problems) = Graph::from_documents(&documents);
        assert!(problems.is_empty(), "{problems:?}");
        let mut labels = Labels::new(&graph);
        let definition = graph.definitions.get("u").unwrap();
        let Kind::Union(union) = &definition.schema.kind else { panic!("a union") };
        let config = definition.config.as_ref();
        union.choices.iter().map(|choice| labels.of(Some("u"), &choice.schema, config)).collect()
    }

    #[test]
    fn members_show_what_they_are_built_from() {
        let model =
            r#""m": {"type": "model", "cls": "a.b.M", "schema": {"type": "model-fields", "fields": {}}}"#;
        let choices = r#"
            {"type": "definition-ref", "schema_ref": "m"},
            {"type": "nullable", "schema": {"type": "definition-ref", "schema_ref": "m"}},
            {"type": "int", "ge": 1},
            {"type": "literal", "expected": ["a", 1]},
            {"type": "tuple", "items_schema": [{"type": "str"}, {"type": "int"}], "variadic_item_index": 1},
            {"type": "dict", "values_schema": {"type": "any"}},
            {"type": "chain", "steps": [{"type": "chain", "steps": [{"type": "str"}]}, {"type": "int"}]},
            {"type": "union", "choices": [{"type": "bool"}]},
            {"type": "function-wrap", "function": {"type": "no-info", "function": {"$py": "callable", "name": "a.f"}},
             "schema": {"type": "int"}}"#;
        let names = members(&format!(r#"{model}, "u": {{"type": "union", "choices": [{choices}]}}"#));
        let expected = [
            "M",
            "nullable[M]",
            "constrained-int",
            "literal['a',1]",
            "tuple[str, int, ...]",
            "dict[any,any]",
            "chain[str,int]",
            "bool",
            "function-wrap[f()]",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn lists_know_their_recursive_items_and_others_do_not() {
        let choices = r#"
            {"type": "int"},
            {"type": "list", "items_schema": {"type": "definition-ref", "schema_ref": "u"}},
            {"type": "set", "items_schema": {"type": "definition-ref", "schema_ref": "u"}}"#;
        let names = members(&format!(r#""u": {{"type": "union", "choices": [{choices}]}}"#));
        assert_eq!(names, ["int", "list[union[int,list[...],set[...]]]", "set[...]"]);
    }

    #[test]
    fn the_config_constrains_strings() {
        let documents = r#""u": {"type": "union", "choices": [{"type": "str"}, {"type": "int"}]}},
            "definition_config": {"u": {"str_strip_whitespace": true}"#;
        assert_eq!(members(documents), ["constrained-str", "int"]);
    }
}
