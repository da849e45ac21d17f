//! Unions, plain and tagged.

use super::Maker;
use crate::oracle::tree::Tree;

/// Tags of one union: strings, or values of all kinds.
const TAGS: [&[&str]; 5] = [
    &["\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"é\""],
    &["\"app.bsky.embed.images\"", "\"app.bsky.embed.video\"", "\"x\"", "\"\""],
    &["1", "2", "-3", "9007199254740993"],
    &["\"1\"", "2", "true", "null", "\"true\""],
    &["true", "false"],
];

impl Maker {
    pub(super) fn union(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        let count = if self.random.percent(2) { 0 } else { 1 + self.random.below(4) };
        let labels = self.random.percent(10);
        let mut choices = Vec::with_capacity(count);
        for number in 0..count {
            self.in_union += 1;
            let choice = self.below(depth);
            self.in_union -= 1;
            choices.push(if labels && self.random.percent(60) {
                Tree::Array(vec![choice, Tree::String(format!("label {number}"))])
            } else {
                choice
            });
        }
        // What only Python's objects pass writes anything, and under the config of the whole: it goes behind the others.
        choices.sort_by_key(|choice| self.writes_anything(choice));
        schema.set("choices", Tree::Array(choices));
        if self.random.percent(6) {
            self.own_error(&mut schema);
        }
        schema
    }

    /// Whether a schema takes no JSON, but writes whatever there is.
    fn writes_anything(&self, schema: &Tree) -> bool {
        let schema = schema.items().first().unwrap_or(schema);
        match schema.text("type") {
            Some("is-instance" | "is-subclass" | "callable") => true,
            Some("definition-ref") => {
                let named = |(name, _): &&(String, Tree)| schema.text("schema_ref") == Some(name.as_str());
                self.definitions.iter().find(named).is_some_and(|(_, body)| self.writes_anything(body))
            }
            Some("nullable" | "default" | "custom-error" | "function-after") => {
                schema.get("schema").is_some_and(|inner| self.writes_anything(inner))
            }
            Some("lax-or-strict") => {
                schema.get("strict_schema").is_some_and(|inner| self.writes_anything(inner))
            }
            _ => false,
        }
    }

    pub(super) fn tagged_union(&mut self, kind: &'static str, depth: usize) -> Tree {
        let mut schema = self.plain(kind, depth);
        let tags = *self.random.pick(&TAGS);
        let count = 1 + self.random.below(tags.len());
        let strings = tags.iter().take(count).all(|tag| tag.starts_with('"'));
        self.in_union += 1;
        let choices = tags.iter().take(count).map(|tag| {
            let tag = Tree::parse(tag).unwrap_or(Tree::Null);
            let choice = self.choice(&tag, depth);
            (tag, choice)
        });
        let choices: Vec<(Tree, Tree)> = choices.collect();
        self.in_union -= 1;
        schema.set("choices", if strings { by_name(choices) } else { pairs(choices) });
        let discriminator = self.discriminator();
        schema.set("discriminator", discriminator);
        if self.random.percent(6) {
            self.own_error(&mut schema);
        }
        schema
    }

    /// A member: mostly a record whose field `tag` is the tag.
    fn choice(&mut self, tag: &Tree, depth: usize) -> Tree {
        if self.random.percent(15) {
            return self.below(depth);
        }
        let literal =
            Tree::object([("type", "literal".into()), ("expected", Tree::Array(vec![tag.clone()]))]);
        let schema = if self.random.percent(40) {
            Tree::object([("type", "default".into()), ("schema", literal), ("default", tag.clone())])
        } else {
            literal
        };
        self.tagged_record(&schema, depth)
    }

    fn discriminator(&mut self) -> Tree {
        let path = |steps: &[&str]| Tree::Array(steps.iter().map(|step| (*step).into()).collect());
        match self.random.below(10) {
            0..4 => "tag".into(),
            4..8 => Tree::Array(vec![path(&["tag"]), path(&["$type"])]),
            8 => Tree::Array(vec![path(&["tag"])]),
            _ => self.path(),
        }
    }
}

fn by_name(choices: Vec<(Tree, Tree)>) -> Tree {
    let named = |(tag, choice): (Tree, Tree)| (tag.as_str().unwrap_or_default().to_owned(), choice);
    Tree::Object(choices.into_iter().map(named).collect())
}

fn pairs(choices: Vec<(Tree, Tree)>) -> Tree {
    let items = choices.into_iter().map(|(tag, choice)| Tree::Array(vec![tag, choice])).collect();
    Tree::object([("$py", "dict".into()), ("items", Tree::Array(items))])
}
