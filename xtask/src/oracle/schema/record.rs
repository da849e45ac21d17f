//! Records: models, typed dicts, dataclasses and named tuples.

use super::Maker;
use super::config::config;
use crate::oracle::tree::Tree;

/// Fields that a record has in front of those that are drawn.
type First = Vec<(String, Tree)>;

impl Maker {
    fn own_config(&mut self, schema: &mut Tree) {
        let config = config(&mut self.random);
        if !config.members().is_empty() {
            schema.set("config", config);
        }
    }

    /// How many fields: few, sometimes none, seldom more than a word has bits.
    fn count(&mut self) -> usize {
        match self.random.below(100) {
            0..5 => 0,
            5..98 => 1 + self.random.below(4),
            98 => 12,
            _ => 70,
        }
    }

    fn fields(&mut self, kind: &'static str, first: First, depth: usize) -> Vec<(String, Tree)> {
        let count = self.count();
        let mut fields = first;
        for name in self.field_names(count) {
            if fields.iter().any(|(other, _)| *other == name) {
                continue;
            }
            // Many fields are leaves, or there would be no end.
            let depth = if count > 10 { 0 } else { depth };
            let field = self.field(kind, depth);
            fields.push((name, field));
        }
        one_output_each(&mut fields);
        fields
    }

    fn field(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.part(depth);
        if self.random.percent(35) {
            schema = self.default_of("default", schema);
        }
        let mut field = Tree::object([("type", kind.into()), ("schema", schema)]);
        self.options(kind, &mut field);
        self.aliases(&mut field);
        // pydantic does not look at how it would write what it does not write.
        if field.compact().contains("extras_schema") {
            field.remove("serialization_exclude");
        }
        // What `__init__` does not take has to come from somewhere.
        if field.get("schema").and_then(|schema| schema.text("type")) != Some("default") {
            field.remove("init");
        }
        field
    }

    /// Options that only make sense where extras are allowed, and are refused elsewhere.
    fn extras(&mut self, schema: &mut Tree, config: &Tree, keys: &[&'static str], depth: usize) {
        let own = schema.text("extra_behavior").or_else(|| config.text("extra_fields_behavior"));
        let percent = if own == Some("allow") { 30 } else { 1 };
        for key in keys {
            if self.random.percent(percent) {
                let inner = self.part(depth);
                schema.set(key, inner);
            }
        }
    }

    pub(super) fn model(&mut self, kind: &'static str, depth: usize) -> Tree {
        if self.random.percent(12) {
            return self.root_model(kind, depth);
        }
        self.model_with(Vec::new(), depth)
    }

    fn root_model(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        schema.set("cls", Tree::String(self.name("Root")));
        schema.set("schema", self.below(depth));
        schema.set("root_model", true.into());
        // A frozen one would be in sets by what is in it.
        schema.remove("frozen");
        self.own_config(&mut schema);
        schema
    }

    fn model_with(&mut self, first: First, depth: usize) -> Tree {
        let mut schema = self.plain("model", depth);
        schema.set("cls", Tree::String(self.name("Model")));
        self.own_config(&mut schema);
        let config = schema.get("config").cloned().unwrap_or_else(|| Tree::Object(Vec::new()));
        schema.set("schema", self.fields_of_model(first, &config, depth));
        schema
    }

    fn fields_of_model(&mut self, first: First, config: &Tree, depth: usize) -> Tree {
        let mut schema = self.plain("model-fields", depth);
        schema.set("fields", Tree::Object(self.fields("model-field", first, depth)));
        // A model and its fields that do not agree on extras are written as something else by pydantic, by accident.
        match config.text("extra_fields_behavior") {
            Some("allow") => schema.set("extra_behavior", "allow".into()),
            _ if schema.text("extra_behavior") == Some("allow") && *config != Tree::Null => {
                schema.remove("extra_behavior");
            }
            _ => {}
        }
        self.extras(&mut schema, config, &["extras_schema", "extras_keys_schema"], depth);
        schema
    }

    pub(super) fn model_fields(&mut self, _kind: &'static str, _depth: usize) -> Tree {
        self.fields_of_model(Vec::new(), &Tree::Null, 0)
    }

    pub(super) fn typed_dict(&mut self, _kind: &'static str, depth: usize) -> Tree {
        self.typed_dict_with(Vec::new(), depth)
    }

    fn typed_dict_with(&mut self, first: First, depth: usize) -> Tree {
        let mut schema = self.plain("typed-dict", depth);
        if self.random.percent(50) {
            schema.set("cls", Tree::String(self.name("Dict")));
        }
        self.own_config(&mut schema);
        schema.set("fields", Tree::Object(self.fields("typed-dict-field", first, depth)));
        // pydantic's writer does not go by the typed dict's own config, and refuses what its reader takes.
        let by_config =
            schema.get("config").and_then(|config| config.text("extra_fields_behavior")) == Some("allow");
        if !by_config || schema.text("extra_behavior").is_some() {
            self.extras(&mut schema, &Tree::Null, &["extras_schema"], depth);
        }
        schema
    }

    pub(super) fn dataclass(&mut self, kind: &'static str, depth: usize) -> Tree {
        self.dataclass_with(kind, Vec::new(), depth)
    }

    fn dataclass_with(&mut self, kind: &'static str, first: First, depth: usize) -> Tree {
        let name = self.name("Data");
        let mut schema = self.plain(kind, depth);
        schema.set("cls", name.as_str().into());
        self.own_config(&mut schema);
        let config = schema.get("config").cloned().unwrap_or(Tree::Null);
        let args = self.arguments(&name, first, &config, depth);
        let names = args.get("fields").map(Tree::items).unwrap_or_default();
        let mut names: Vec<Tree> = names.iter().filter_map(|field| field.get("name").cloned()).collect();
        // Fields that are keywords alone come last among the arguments, wherever they are declared.
        if !names.is_empty() && self.random.percent(20) {
            let first = self.random.below(names.len());
            names.rotate_left(first);
        }
        schema.set("fields", Tree::Array(names));
        schema.set("schema", args);
        schema
    }

    pub(super) fn dataclass_args(&mut self, _kind: &'static str, _depth: usize) -> Tree {
        let name = self.name("Args");
        let mut args = self.arguments(&name, Vec::new(), &Tree::Null, 0);
        if self.random.percent(40) {
            args.set("collect_init_only", true.into());
            if let Some(Tree::Array(fields)) = args.get("fields").cloned() {
                let fields = fields.into_iter().map(|mut field| {
                    if self.random.percent(40) {
                        field.set("init_only", true.into());
                    }
                    field
                });
                let fields = Tree::Array(fields.collect());
                args.set("fields", fields);
            }
        }
        args
    }

    fn arguments(&mut self, name: &str, first: First, config: &Tree, depth: usize) -> Tree {
        let mut args = self.plain("dataclass-args", depth);
        args.set("dataclass_name", name.into());
        let fields = self.fields("dataclass-field", first, depth);
        args.set("fields", Tree::Array(fields.into_iter().map(named).collect()));
        self.extras(&mut args, config, &["extras_schema"], depth);
        args
    }

    pub(super) fn named_tuple(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        schema.set("cls", Tree::String(self.name("Named")));
        let fields = self.fields("named-tuple-field", Vec::new(), depth).into_iter().map(named);
        // The fields of a named tuple have no type.
        let fields = fields.map(|field| match field {
            Tree::Object(members) => {
                Tree::Object(members.into_iter().filter(|(key, _)| key != "type").collect())
            }
            other => other,
        });
        let fields = Tree::Array(fields.collect());
        schema.set("fields", fields);
        schema
    }

    /// A record with a field of this schema for its tag.
    pub(super) fn tagged_record(&mut self, schema: &Tree, depth: usize) -> Tree {
        let depth = depth.saturating_sub(1);
        let model = self.random.percent(75);
        let kind = if model { "model-field" } else { "dataclass-field" };
        let mut field = Tree::object([("type", kind.into()), ("schema", schema.clone())]);
        if self.random.percent(40) {
            field.set("validation_alias", "$type".into());
            field.set("serialization_alias", "$type".into());
        }
        let first = vec![("tag".to_owned(), field)];
        if model { self.model_with(first, depth) } else { self.dataclass_with("dataclass", first, depth) }
    }
}

/// Takes away what would write two fields under one key.
fn one_output_each(fields: &mut [(String, Tree)]) {
    let mut keys: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
    for (_, field) in fields {
        let Some(alias) = field.text("serialization_alias").map(str::to_owned) else { continue };
        if keys.contains(&alias) {
            field.remove("serialization_alias");
        } else {
            keys.push(alias);
        }
    }
}

/// A field that says its own name.
fn named((name, field): (String, Tree)) -> Tree {
    let mut members = vec![("name".to_owned(), Tree::String(name))];
    members.extend(field.members().iter().cloned());
    Tree::Object(members)
}
