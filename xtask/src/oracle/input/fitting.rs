//! Values that fit a schema, or come near its limits.

use super::Inputs;
use crate::oracle::pool;
use crate::oracle::tree::Tree;

/// References followed below one value.
const FUEL: usize = 6;

fn child<'t>(schema: &'t Tree, key: &str) -> &'t Tree {
    schema.get(key).unwrap_or(&Tree::Null)
}

/// The schema of what has none.
fn any() -> Tree {
    Tree::object([("type", "any".into())])
}

impl Inputs<'_> {
    /// A value for a schema.
    pub(in crate::oracle) fn fitting(&mut self, schema: &Tree) -> Tree {
        self.fuel = FUEL;
        self.value(schema)
    }

    fn value(&mut self, schema: &Tree) -> Tree {
        if self.random.percent(2) {
            return self.any(1);
        }
        match schema.text("type").unwrap_or_default() {
            "nullable" if self.random.percent(20) => Tree::Null,
            "nullable" | "default" | "custom-error" | "function-after" | "model" | "dataclass"
            | "definitions" => self.value(child(schema, "schema")),
            "list" | "set" | "frozenset" | "generator" | "deque" => self.items(schema),
            "tuple" => self.tuple(schema),
            "dict" | "ordered-dict" | "frozendict" | "counter" => self.mapping(schema),
            "union" => self.union(schema),
            "tagged-union" => self.tagged_union(schema),
            "model-fields" | "typed-dict" => self.fields(schema, child(schema, "fields").members()),
            "dataclass-args" => self.named_fields(schema),
            "named-tuple" => self.named_tuple(schema),
            "definition-ref" => self.reference(schema),
            "chain" => child(schema, "steps").items().first().map_or(Tree::Null, |step| self.value(step)),
            "lax-or-strict" => {
                let key = if self.random.percent(50) { "lax_schema" } else { "strict_schema" };
                self.value(child(schema, key))
            }
            "json-or-python" => self.value(child(schema, "json_schema")),
            "json" => {
                let inner = self.value(schema.get("schema").unwrap_or(&any()));
                let layout = self.layout();
                Tree::String(inner.write(layout))
            }
            "any" => self.any(2),
            _ => self.scalar(schema),
        }
    }

    /// The number of items that the lengths of a schema allow, or one beside it.
    pub(super) fn length(&mut self, schema: &Tree) -> usize {
        let bound =
            |key: &str| schema.get(key).and_then(Tree::as_i64).map(|bound| bound.clamp(0, 30) as usize);
        let low = bound("min_length").unwrap_or(0);
        let high = bound("max_length").unwrap_or(low + 3);
        match self.random.below(10) {
            0 => low.saturating_sub(1),
            1 => high + 1,
            2 => high,
            _ => low + self.random.below(high.saturating_sub(low).min(4) + 1),
        }
    }

    fn items(&mut self, schema: &Tree) -> Tree {
        let count = self.length(schema);
        let any = any();
        let inner = schema.get("items_schema").unwrap_or(&any);
        let mut items: Vec<Tree> = (0..count).map(|_| self.value(inner)).collect();
        if self.random.percent(20) {
            // Sets count what is there twice once.
            items.extend(items.first().cloned());
        }
        Tree::Array(items)
    }

    fn tuple(&mut self, schema: &Tree) -> Tree {
        let inner = child(schema, "items_schema").items();
        let variadic = schema.get("variadic_item_index").and_then(Tree::as_i64).map(|index| index as usize);
        let mut items = Vec::new();
        for (index, item) in inner.iter().enumerate() {
            let count = if variadic == Some(index) { self.random.below(4) } else { 1 };
            items.extend((0..count).map(|_| self.value(item)));
        }
        match self.random.below(12) {
            0 => drop(items.pop()),
            1 => items.push(self.any(1)),
            _ => {}
        }
        Tree::Array(items)
    }

    fn mapping(&mut self, schema: &Tree) -> Tree {
        let count = self.length(schema);
        let any = any();
        let (keys, values) = (schema.get("keys_schema"), schema.get("values_schema").unwrap_or(&any));
        let mut members = Vec::with_capacity(count);
        for _ in 0..count {
            let key = match keys.map(|keys| self.value(keys)) {
                Some(Tree::String(text) | Tree::Number(text) | Tree::Raw(text)) => text,
                Some(Tree::Bool(flag)) => flag.to_string(),
                _ => self.key(),
            };
            members.push((key, self.value(values)));
        }
        Tree::Object(members)
    }

    fn union(&mut self, schema: &Tree) -> Tree {
        let choices = child(schema, "choices").items();
        if choices.is_empty() {
            return self.any(1);
        }
        match self.random.pick(choices) {
            Tree::Array(labelled) => labelled.first().map_or(Tree::Null, |choice| self.value(choice)),
            choice => self.value(choice),
        }
    }

    fn tagged_union(&mut self, schema: &Tree) -> Tree {
        let choices = child(schema, "choices");
        let (tag, choice) = match choices.get("items") {
            Some(Tree::Array(pairs)) if choices.get("$py").is_some() && !pairs.is_empty() => {
                let pair = self.random.pick(pairs).items();
                (pair.first().cloned(), pair.get(1).cloned())
            }
            _ if choices.members().is_empty() => (None, None),
            _ => {
                let (tag, choice) = self.random.pick(choices.members());
                (Some(tag.as_str().into()), Some(choice.clone()))
            }
        };
        let mut value = choice.map_or(Tree::Null, |choice| self.value(&choice));
        if let (Tree::Object(members), Some(tag)) = (&mut value, tag) {
            let named = members.iter().any(|(key, _)| key == "tag" || key == "$type");
            if !named && self.random.percent(80) {
                members.insert(0, ("tag".to_owned(), tag));
            }
            if self.random.percent(20) {
                members.reverse();
            }
        }
        value
    }

    fn fields(&mut self, schema: &Tree, fields: &[(String, Tree)]) -> Tree {
        let mut members = Vec::new();
        for (name, field) in fields {
            let optional = field.get("schema").and_then(|inner| inner.text("type")) == Some("default");
            let left_out = if optional { 40 } else { 4 };
            if self.random.percent(left_out) {
                continue;
            }
            let value = self.value(child(field, "schema"));
            self.place(name, field.get("validation_alias"), value, &mut members);
        }
        if self.random.percent(20) {
            let value = self.value(schema.get("extras_schema").unwrap_or(&any()));
            members.push((self.key(), value));
        }
        if self.random.percent(10) {
            self.random.shuffle(&mut members);
        }
        Tree::Object(members)
    }

    /// Puts a value where a field is looked for: under its alias, its name, or both.
    fn place(&mut self, name: &str, alias: Option<&Tree>, value: Tree, members: &mut Vec<(String, Tree)>) {
        let by_name = alias.is_none() || self.random.percent(30);
        if by_name {
            members.push((name.to_owned(), value.clone()));
        }
        if alias.is_some() && (!by_name || self.random.percent(10)) {
            match alias {
                Some(Tree::String(alias)) => members.push((alias.clone(), value)),
                Some(Tree::Array(steps)) => {
                    let path = match steps.first() {
                        Some(Tree::Array(_)) => self.random.pick(steps).items(),
                        _ => steps,
                    };
                    insert(path, value, members);
                }
                _ => {}
            }
        }
    }

    fn named_fields(&mut self, schema: &Tree) -> Tree {
        let fields: Vec<(String, Tree)> = child(schema, "fields")
            .items()
            .iter()
            .map(|field| (field.text("name").unwrap_or_default().to_owned(), field.clone()))
            .collect();
        self.fields(schema, &fields)
    }

    fn named_tuple(&mut self, schema: &Tree) -> Tree {
        if self.random.percent(50) {
            return self.named_fields(schema);
        }
        let fields = child(schema, "fields").items();
        let mut items: Vec<Tree> = fields.iter().map(|field| self.value(child(field, "schema"))).collect();
        match self.random.below(8) {
            0 => drop(items.pop()),
            1 => items.push(Tree::Null),
            _ => {}
        }
        Tree::Array(items)
    }

    fn reference(&mut self, schema: &Tree) -> Tree {
        let name = schema.text("schema_ref").unwrap_or_default();
        let Some((_, body)) = self.definitions.iter().find(|(other, _)| other == name) else {
            return self.string(pool::STRINGS);
        };
        if self.fuel == 0 {
            return Tree::Null;
        }
        self.fuel -= 1;
        self.value(body)
    }
}

/// Puts a value at the end of a path, making what is not there.
fn insert(path: &[Tree], value: Tree, members: &mut Vec<(String, Tree)>) {
    let mut steps = path.iter().rev();
    let mut value = value;
    // From the inside out; the first step is a key of the object itself.
    for _ in 1..path.len() {
        value = match steps.next() {
            Some(Tree::String(key)) => Tree::Object(vec![(key.clone(), value)]),
            Some(Tree::Number(index)) => {
                let place = index.parse::<i64>().unwrap_or(0).unsigned_abs().min(3) as usize;
                let mut items = vec![Tree::Null; place];
                items.push(value);
                Tree::Array(items)
            }
            _ => value,
        };
    }
    if let Some(Tree::String(key)) = steps.next() {
        members.push((key.clone(), value));
    }
}
