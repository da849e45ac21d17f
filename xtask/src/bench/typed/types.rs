//! Types of a model and of all that it reaches.

use std::collections::HashMap;
use std::fmt::Write;

use crate::generate::json::Json;
use crate::generate::keys::tag_key;
use crate::generate::model_set::{ModelSet, is_required, unlabelled};

use super::flavour::Flavour;

/// Writes types, each once.
pub(super) struct Types<'a> {
    set: &'a ModelSet,
    flavour: Flavour,
    names: HashMap<String, String>,
    text: String,
    count: usize,
}

impl<'a> Types<'a> {
    /// A writer without types.
    pub(super) fn new(set: &'a ModelSet, flavour: Flavour) -> Self {
        Self { set, flavour, names: HashMap::new(), text: String::new(), count: 0 }
    }

    /// The written types.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// The type of a schema, with what it needs written already.
    pub(super) fn name_of(&mut self, schema: &'a Json) -> String {
        let Some(body) = self.set.body(schema) else { return "Value".into() };
        let inner = |key| body.get(key);
        match body.text("type").unwrap_or_default() {
            "bool" => "bool".into(),
            "int" => "i64".into(),
            "float" => "f64".into(),
            "none" => "()".into(),
            "str" | "bytes" => self.flavour.text().into(),
            "literal" => self.literal(body),
            "default" | "nullable" => inner("schema").map(|inner| self.optional(inner)).unwrap_or_default(),
            "list" => {
                inner("items_schema").map(|item| format!("Vec<{}>", self.name_of(item))).unwrap_or_default()
            }
            "model" => self.model(schema, body),
            "dict" => self.dict(body),
            "union" => self.union(body),
            "tagged-union" => self.tagged_union(body),
            _ => "Value".into(),
        }
    }

    /// A value that may be missing or null; models behind it are boxed, for they may contain themselves.
    fn optional(&mut self, schema: &'a Json) -> String {
        let name = self.name_of(schema);
        if name.starts_with("Option<") {
            name
        } else if name.starts_with("Model") {
            format!("Option<Box<{name}>>")
        } else {
            format!("Option<{name}>")
        }
    }

    fn dict(&mut self, body: &'a Json) -> String {
        let values = body.get("values_schema").map_or_else(|| "Value".into(), |values| self.name_of(values));
        format!("std::collections::HashMap<{}, {values}>", self.flavour.text())
    }

    fn literal(&mut self, body: &Json) -> String {
        let expected = body.get("expected").map(Json::items).unwrap_or_default();
        let texts: Option<Vec<&str>> = expected.iter().map(Json::as_str).collect();
        let Some(texts) = texts else { return "Value".into() };
        let key = format!("literal {texts:?}");
        if let Some(name) = self.names.get(&key) {
            return name.clone();
        }
        let name = self.new_name("Literal");
        let mut text = format!("#[derive(Deserialize)]\npub enum {name} {{\n");
        for (number, expected) in texts.iter().enumerate() {
            let _ = writeln!(text, "#[serde(rename = {expected:?})]\nV{number},");
        }
        text.push_str("}\n");
        self.text.push_str(&text);
        self.names.insert(key, name.clone());
        name
    }

    fn model(&mut self, schema: &'a Json, body: &'a Json) -> String {
        let key = schema.text("schema_ref").or(body.text("ref")).or(body.text("cls")).unwrap_or_default();
        if let Some(name) = self.names.get(key) {
            return name.clone();
        }
        let name = self.new_name("Model");
        let parameter = self.flavour.parameter();
        self.names.insert(key.to_owned(), format!("{name}{parameter}"));
        let fields = body.get("schema").and_then(|schema| self.set.body(schema)?.get("fields"));
        let mut text = format!("{}pub struct {name}{parameter} {{\n", self.flavour.attributes());
        for (number, (field, about)) in fields.map(Json::members).unwrap_or_default().iter().enumerate() {
            let Some(inner) = about.get("schema") else { continue };
            let alias = about.text("validation_alias").unwrap_or(field);
            let (field_type, default) = match is_required(about) {
                true => (self.name_of(inner), ""),
                false => (self.optional(inner), ", default"),
            };
            let _ = writeln!(text, "#[serde(rename = {alias:?}{default})]\npub f{number}: {field_type},");
        }
        text.push_str(self.flavour.last_field());
        text.push_str("}\n");
        self.text.push_str(&text);
        format!("{name}{parameter}")
    }

    fn union(&mut self, body: &'a Json) -> String {
        let name = self.new_name("Union");
        let parameter = self.flavour.parameter();
        let mut text =
            format!("{}#[serde(untagged)]\npub enum {name}{parameter} {{\n", self.flavour.attributes());
        for (number, choice) in body.get("choices").map(Json::items).unwrap_or_default().iter().enumerate() {
            let choice = self.name_of(unlabelled(choice));
            let _ = writeln!(text, "V{number}(Box<{choice}>),");
        }
        if self.flavour == Flavour::Tuned {
            text.push_str("#[serde(skip)]\nBorrowed(PhantomData<&'a ()>),\n");
        }
        text.push_str("}\n");
        self.text.push_str(&text);
        format!("{name}{parameter}")
    }

    fn tagged_union(&mut self, body: &'a Json) -> String {
        let choices = body.get("choices").map(Json::members).unwrap_or_default();
        let choices: Vec<(&str, String)> =
            choices.iter().map(|(tag, choice)| (tag.as_str(), self.name_of(choice))).collect();
        let key = format!("tagged {choices:?}");
        if let Some(name) = self.names.get(&key) {
            return name.clone();
        }
        let name = self.new_name("Tagged");
        let tag = tag_key(body).unwrap_or_default();
        let text = match self.flavour {
            Flavour::Idiomatic => idiomatic_enum(&name, tag, &choices),
            Flavour::Tuned => tuned_enum(&name, tag, &choices),
        };
        self.text.push_str(&text);
        let name = format!("{name}{}", self.flavour.parameter());
        self.names.insert(key, name.clone());
        name
    }

    fn new_name(&mut self, prefix: &str) -> String {
        self.count += 1;
        format!("{prefix}{}", self.count)
    }
}

fn idiomatic_enum(name: &str, tag: &str, choices: &[(&str, String)]) -> String {
    let mut text = format!("#[derive(Deserialize)]\n#[serde(tag = {tag:?})]\npub enum {name} {{\n");
    for (number, (tag, choice)) in choices.iter().enumerate() {
        let _ = writeln!(text, "#[serde(rename = {tag:?})]\nV{number}(Box<{choice}>),");
    }
    text.push_str("}\n");
    text
}

fn tuned_enum(name: &str, tag: &str, choices: &[(&str, String)]) -> String {
    let mut text = format!("pub enum {name}<'a> {{\n");
    for (number, (_, choice)) in choices.iter().enumerate() {
        let _ = writeln!(text, "V{number}(Box<{choice}>),");
    }
    let _ = writeln!(
        text,
        "}}\nimpl<'de: 'a, 'a> Deserialize<'de> for {name}<'a> {{\nfn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {{\ntagged::deserialize(d)\n}}\n}}\nimpl<'de: 'a, 'a> Tagged<'de> for {name}<'a> {{\nconst KEY: &'static str = {tag:?};\nfn choice<M: MapAccess<'de>>(tag: &str, rest: M) -> Result<Self, M::Error> {{\nlet rest = MapAccessDeserializer::new(rest);\nmatch tag {{"
    );
    for (number, (tag, _)) in choices.iter().enumerate() {
        let _ = writeln!(text, "{tag:?} => Ok(Self::V{number}(Box::new(Deserialize::deserialize(rest)?))),");
    }
    text.push_str("_ => Err(M::Error::invalid_value(Unexpected::Str(tag), &\"a known tag\")),\n}\n}\n}\n");
    text
}
