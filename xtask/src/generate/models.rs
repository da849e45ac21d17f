//! Streams a generated model set out as a model document.
//! Only one block is in memory at a time; it is planned twice, for the entry points and for the bodies.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::names::camel_case;
use super::plan::{BLOCK, Block, Field, Model, Target};
use super::shape::{FieldShape, Kind, NUMBER_DEFAULTS, Presence};
use super::words::LITERALS;

/// Writes the set of `count` models that `seed` makes.
pub(crate) fn write_models(out: &mut impl Write, count: usize, seed: u64) -> io::Result<()> {
    out.write_all(b"{\"format\": \"frostmap-models/1\", \"pydantic\": \"2.14.3\", \"models\": {")?;
    let mut line = String::new();
    let mut separator = "\n";
    for model in blocks(count, seed).flat_map(|block| block.models) {
        line.clear();
        let name = &model.name;
        let _ = write!(line, r#"{separator}"{name}": {{"type": "definition-ref", "schema_ref": "{name}"}}"#);
        out.write_all(line.as_bytes())?;
        separator = ",\n";
    }
    out.write_all(b"\n}, \"definitions\": {")?;
    let mut separator = "\n";
    for block in blocks(count, seed) {
        for (index, model) in block.models.iter().enumerate() {
            line.clear();
            line.push_str(separator);
            let mut body = Body { text: &mut line, block: &block, number: index };
            body.model(model);
            out.write_all(line.as_bytes())?;
            separator = ",\n";
        }
    }
    out.write_all(b"\n}}\n")
}

fn blocks(count: usize, seed: u64) -> impl Iterator<Item = Block> {
    let sizes = (0..count.div_ceil(BLOCK)).map(move |index| (index, BLOCK.min(count - index * BLOCK)));
    sizes.map(move |(index, size)| Block::plan(seed, index, size))
}

/// Writes one definition. Names and tags hold nothing that JSON escapes.
struct Body<'a> {
    text: &'a mut String,
    block: &'a Block,
    /// Varies bounds and defaults from model to model.
    number: usize,
}

impl Body<'_> {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn model(&mut self, model: &Model) {
        let name = &model.name;
        let short = name.rsplit('.').next().unwrap_or(name);
        let _ = write!(
            self.text,
            r#""{name}": {{"type": "model", "cls": "{name}", "schema": {{"type": "model-fields", "fields": {{"#
        );
        for (place, field) in model.fields.iter().enumerate() {
            self.put(if place == 0 { "" } else { ", " });
            self.field(field);
            self.number += 1;
        }
        if let Some(tag) = &model.tag {
            self.put(if model.fields.is_empty() { "" } else { ", " });
            self.tag_field(tag);
        }
        let _ = write!(
            self.text,
            r#"}}, "model_name": "{short}"}}, "custom_init": false, "root_model": false, "config": {{"extra_fields_behavior": "allow", "strict": true, "validate_by_alias": true, "validate_by_name": true, "title": "{short}"}}, "ref": "{name}"}}"#
        );
    }

    fn tag_field(&mut self, tag: &str) {
        let _ = write!(
            self.text,
            r#""py_type": {{"type": "model-field", "schema": {{"type": "default", "schema": {{"type": "literal", "expected": ["{tag}"]}}, "default": "{tag}"}}, "validation_alias": "$type", "serialization_alias": "$type", "frozen": true}}"#
        );
    }

    fn field(&mut self, field: &Field) {
        let _ = write!(self.text, r#""{}": {{"type": "model-field", "schema": "#, field.name);
        self.presence(field);
        let alias = camel_case(&field.name);
        let _ = write!(self.text, r#", "validation_alias": "{alias}", "serialization_alias": "{alias}""#);
        self.put(if field.shape.kind == Kind::FrozenBool { r#", "frozen": true}"# } else { "}" });
    }

    fn presence(&mut self, field: &Field) {
        let default = match field.shape.presence {
            Presence::Required => return self.list(field),
            Presence::NumberDefault => NUMBER_DEFAULTS[self.number % NUMBER_DEFAULTS.len()].to_string(),
            Presence::NullDefault | Presence::Optional | Presence::OptionalTwice => "null".to_owned(),
        };
        self.put(r#"{"type": "default", "schema": "#);
        match field.shape.presence {
            Presence::NullDefault => self.list(field),
            Presence::OptionalTwice => {
                self.put(r#"{"type": "nullable", "schema": {"type": "default", "schema": "#);
                self.list(field);
                self.put(r#", "default": null}}"#);
            }
            _ => {
                self.put(r#"{"type": "nullable", "schema": "#);
                self.list(field);
                self.put("}");
            }
        }
        let _ = write!(self.text, r#", "default": {default}}}"#);
    }

    fn list(&mut self, field: &Field) {
        if !field.shape.list {
            return self.kind(field.shape, field.target);
        }
        self.put(r#"{"type": "list", "items_schema": "#);
        self.kind(field.shape, field.target);
        if field.min_length {
            self.put(r#", "min_length": 1"#);
        }
        if field.max_length {
            let _ = write!(self.text, r#", "max_length": {}"#, [4, 8, 10, 25, 100][self.number % 5]);
        }
        self.put("}");
    }

    fn kind(&mut self, shape: FieldShape, target: Target) {
        let number = self.number;
        match shape.kind {
            Kind::Str => self.put(r#"{"type": "str"}"#),
            Kind::StrAtMost => {
                let most = [64, 128, 256, 300, 512, 640, 2_560, 3_000][number % 8];
                let _ = write!(self.text, r#"{{"type": "str", "max_length": {most}}}"#);
            }
            Kind::StrBetween => self.put(r#"{"type": "str", "max_length": 64, "min_length": 1}"#),
            Kind::Bool | Kind::FrozenBool => self.put(r#"{"type": "bool"}"#),
            Kind::Int => self.put(r#"{"type": "int"}"#),
            Kind::IntAtLeast => self.put(r#"{"type": "int", "ge": 0}"#),
            Kind::IntBetween => {
                let most = [100, 100, 1_000, 500][number % 4];
                let _ = write!(self.text, r#"{{"type": "int", "ge": 1, "le": {most}}}"#);
            }
            Kind::StrOrBytes => {
                self.put(r#"{"type": "union", "choices": [{"type": "str"}, {"type": "bytes"}]}"#);
            }
            Kind::Literals(choices) => self.literals(choices),
            Kind::Reference => self.reference(target),
            Kind::Tagged => self.tagged(target),
            Kind::TaggedOrDict => {
                self.put(r#"{"type": "union", "choices": ["#);
                self.tagged(target);
                self.put(r#", {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": {"type": "any"}}]}"#);
            }
        }
    }

    /// A union of one-value literals.
    fn literals(&mut self, choices: usize) {
        self.put(r#"{"type": "union", "choices": ["#);
        for choice in 0..choices {
            let value = LITERALS[(self.number + choice) % LITERALS.len()];
            let separator = if choice == 0 { "" } else { ", " };
            let _ = write!(self.text, r#"{separator}{{"type": "literal", "expected": ["{value}"]}}"#);
        }
        self.put("]}");
    }

    fn reference(&mut self, target: Target) {
        if let Target::Model(index) = target {
            let name = &self.block.models[index].name;
            let _ = write!(self.text, r#"{{"type": "definition-ref", "schema_ref": "{name}"}}"#);
        }
    }

    fn tagged(&mut self, target: Target) {
        let Target::Union(union) = target else { return };
        self.put(r#"{"type": "tagged-union", "choices": {"#);
        for (place, member) in self.block.unions[union].iter().enumerate() {
            let model = &self.block.models[*member];
            let tag = model.tag.as_deref().unwrap_or_default();
            let separator = if place == 0 { "" } else { ", " };
            let _ = write!(self.text, r#"{separator}"{tag}": "#);
            self.reference(Target::Model(*member));
        }
        self.put(
            r#"}, "discriminator": [["py_type"], ["$type"]], "strict": false, "from_attributes": true}"#,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::write_models;

    fn written(count: usize, seed: u64) -> String {
        let mut out = Vec::new();
        write_models(&mut out, count, seed).expect("writing to memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn the_document_is_json_with_that_many_models() {
        for count in [0, 1, 40, 412, 1_000] {
            let document: serde_json::Value = serde_json::from_str(&written(count, 1)).expect("JSON");
            let members = |part: &str| document[part].as_object().map(serde_json::Map::len);
            assert_eq!((members("models"), members("definitions")), (Some(count), Some(count)));
        }
    }

    #[test]
    fn a_seed_makes_one_set() {
        assert_eq!(written(500, 9), written(500, 9));
        assert_ne!(written(500, 9), written(500, 10));
    }
}
