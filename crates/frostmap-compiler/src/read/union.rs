//! Unions, tagged and untagged, and custom errors.

use super::Reader;
use super::keys::Keys;
use crate::diagnostics::codes;
use crate::schema::{
    Choice, CustomError, Discriminator, Kind, PathItem, Schema, TaggedUnion, Union, UnionMode, Value,
};
use crate::source::{Node, Tree};

const MODES: [(&str, UnionMode); 2] =
    [("smart", UnionMode::Smart), ("left_to_right", UnionMode::LeftToRight)];

impl Reader<'_> {
    pub(super) fn union(&mut self, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        let node = self.required(keys, "choices")?;
        let items = self.items(node, "`choices`")?;
        let choices = items.iter().filter_map(|item| self.union_choice(item)).collect();
        Some(Kind::Union(Box::new(Union {
            choices,
            mode: self.choice(keys, "mode", &MODES),
            auto_collapse: self.flag(keys, "auto_collapse"),
            custom_error: self.custom_error(keys),
            strict: self.flag(keys, "strict"),
        })))
    }

    /// A schema, or `[schema, label]`.
    fn union_choice(&mut self, node: &Node<'_>) -> Option<Choice> {
        let Tree::Array(items) = &node.tree else {
            return Some(Choice { schema: self.schema(node), label: None });
        };
        let [schema, label] = items.as_slice() else {
            self.wrong_type(node, "a labelled choice", "a schema and its label");
            return None;
        };
        let schema = self.schema(schema);
        let label = self.string(label, "label")?;
        Some(Choice { schema, label: Some(self.name(label)) })
    }

    pub(super) fn tagged_union(&mut self, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        let choices = self.required(keys, "choices").and_then(|node| self.tagged_choices(node));
        let discriminator = self.required(keys, "discriminator").and_then(|node| self.discriminator(node));
        let custom_error = self.custom_error(keys);
        let strict = self.flag(keys, "strict");
        let from_attributes = self.flag(keys, "from_attributes");
        let union = TaggedUnion {
            choices: choices?,
            discriminator: discriminator?,
            custom_error,
            strict,
            from_attributes,
        };
        Some(Kind::TaggedUnion(Box::new(union)))
    }

    /// An object by tag, or a typed dict of pairs where tags are no strings.
    fn tagged_choices(&mut self, node: &Node<'_>) -> Option<Vec<(Value, Schema)>> {
        let entries = self.entries(node, "`choices`")?;
        if !entries.iter().any(|(key, _)| key.text == "$py") {
            let tag = |reader: &mut Self, text: &str| Value::String(reader.name(text));
            return Some(
                entries.iter().map(|(key, node)| (tag(self, &key.text), self.schema(node))).collect(),
            );
        }
        let mut keys = self.keys(node, "`choices`")?;
        keys.take("$py");
        let items = self.required(&mut keys, "items")?;
        let items = self.items(items, "`items`")?;
        self.finish(keys);
        Some(items.iter().filter_map(|item| self.tagged_choice(item)).collect())
    }

    fn tagged_choice(&mut self, node: &Node<'_>) -> Option<(Value, Schema)> {
        if let Tree::Array(items) = &node.tree
            && let [tag, schema] = items.as_slice()
        {
            return Some((self.value(tag), self.schema(schema)));
        }
        self.wrong_type(node, "a choice", "a tag and a schema");
        None
    }

    fn discriminator(&mut self, node: &Node<'_>) -> Option<Discriminator> {
        match &node.tree {
            Tree::String(key) => Some(Discriminator::Key(self.name(key))),
            Tree::Array(items) => Some(match self.paths(node, items)? {
                Paths::One(path) => Discriminator::Path(path),
                Paths::Several(paths) => Discriminator::Choices(paths),
            }),
            _ => self.callable_of(node, "discriminator").map(Discriminator::Callable),
        }
    }

    /// One path, or several of them.
    pub(super) fn paths(&mut self, node: &Node<'_>, items: &[Node<'_>]) -> Option<Paths> {
        let several = items.first().is_some_and(|first| matches!(first.tree, Tree::Array(_)));
        if !several {
            return self.path(node).map(Paths::One);
        }
        let paths: Vec<Option<Vec<PathItem>>> = items.iter().map(|item| self.path(item)).collect();
        paths.into_iter().collect::<Option<_>>().map(Paths::Several)
    }

    fn path(&mut self, node: &Node<'_>) -> Option<Vec<PathItem>> {
        let steps = match &node.tree {
            Tree::Array(items) => items.iter().map(|item| self.path_item(item)).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let steps = steps.filter(|steps| matches!(steps.first(), Some(PathItem::Key(_))));
        if steps.is_none() {
            let message = "a path starts with a name and goes on with names and integers";
            self.report(&codes::BAD_ALIAS, node.at, message);
        }
        steps
    }

    fn path_item(&mut self, node: &Node<'_>) -> Option<PathItem> {
        match &node.tree {
            Tree::String(key) => Some(PathItem::Key(self.name(key))),
            Tree::Number(text) => text.parse().ok().map(PathItem::Index),
            _ => None,
        }
    }

    /// The three `custom_error_*` keys.
    pub(super) fn custom_error(&mut self, keys: &mut Keys<'_, '_>) -> Option<CustomError> {
        let error_type = self.optional_name(keys, "custom_error_type");
        let message = self.optional_name(keys, "custom_error_message");
        let context = keys.take("custom_error_context").map(|node| self.value(node));
        Some(CustomError { error_type: error_type?, message, context })
    }
}

/// What a list of paths may be.
pub(super) enum Paths {
    One(Vec<PathItem>),
    Several(Vec<Vec<PathItem>>),
}
