//! What schemas leave unsaid about callables, and the document's own list of callables tells:
//! who wrote the `model_post_init` of a model, and which enums look members up by `_missing_`.

use std::collections::HashMap;

use crate::source::{Key, Node, Tree};

type Entries<'n, 'd> = &'n [(Key<'d>, Node<'d>)];

/// Functions by the class they belong to.
#[derive(Debug, Default)]
pub(super) struct Unsaid {
    post_inits: HashMap<String, String>,
    missing: HashMap<String, String>,
}

impl Unsaid {
    /// Reads the list of callables of a document. Entries that lead nowhere say nothing.
    pub(super) fn of(document: Entries<'_, '_>) -> Self {
        let mut unsaid = Self::default();
        let Some(Tree::Array(callables)) = find(document, "callables") else { return unsaid };
        let mut owners = HashMap::new();
        for section in ["models", "definitions"] {
            if let Some(Tree::Object(entries)) = find(document, section) {
                owners.extend(entries.iter().map(|(key, node)| (&*key.text, &node.tree)));
            }
        }
        for callable in callables {
            let Tree::Object(entry) = &callable.tree else { continue };
            let (Some(kind), Some(owner), Some(name)) =
                (text(entry, "kind"), text(entry, "model"), text(entry, "name"))
            else {
                continue;
            };
            let schema = || follow(owners.get(owner)?, text(entry, "path")?);
            match kind {
                "post_init" => {
                    let class = schema().and_then(class_of).unwrap_or(owner);
                    unsaid.post_inits.insert(class.to_owned(), name.to_owned());
                }
                "callable:missing" => {
                    let class = schema().and_then(class_of);
                    unsaid.missing.extend(class.map(|class| (class.to_owned(), name.to_owned())));
                }
                _ => {}
            }
        }
        unsaid
    }

    /// The function behind a model's `post_init`.
    pub(super) fn post_init(&self, class: &str) -> Option<&str> {
        self.post_inits.get(class).map(String::as_str)
    }

    /// The function behind an enum's `_missing_`.
    pub(super) fn missing(&self, class: &str) -> Option<&str> {
        self.missing.get(class).map(String::as_str)
    }
}

fn find<'n, 'd>(entries: Entries<'n, 'd>, key: &str) -> Option<&'n Tree<'d>> {
    entries.iter().find(|(entry, _)| entry.text == key).map(|(_, node)| &node.tree)
}

fn text<'n>(entries: Entries<'n, '_>, key: &str) -> Option<&'n str> {
    match find(entries, key)? {
        Tree::String(text) => Some(text),
        _ => None,
    }
}

/// The schema whose key a path ends with.
fn follow<'n, 'd>(root: &&'n Tree<'d>, path: &str) -> Option<&'n Tree<'d>> {
    let (way, _) = path.rsplit_once('/').unwrap_or(("", path));
    way.split('/').filter(|step| !step.is_empty()).try_fold(*root, |tree, step| match tree {
        Tree::Object(entries) => find(entries, step),
        Tree::Array(items) => items.get(step.parse::<usize>().ok()?).map(|node| &node.tree),
        _ => None,
    })
}

/// The class a schema says.
fn class_of<'n>(schema: &'n Tree<'_>) -> Option<&'n str> {
    let Tree::Object(entries) = schema else { return None };
    match find(entries, "cls")? {
        Tree::String(name) => Some(name),
        Tree::Object(class) => text(class, "name"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Unsaid;
    use crate::source::{Tree, parse};

    #[test]
    fn the_list_of_callables_says_what_schemas_do_not() {
        let text = r#"{
            "definitions": {
                "a.M": {"type": "model", "cls": "a.M", "post_init": "model_post_init"},
                "a.N": {"type": "list", "items_schema": {"type": "enum", "cls": {"name": "a.E"}, "members": []}}
            },
            "callables": [
                {"model": "a.M", "kind": "post_init", "name": "lib.init_private_attributes", "path": "post_init"},
                {"model": "a.N", "kind": "callable:missing", "name": "a.E._missing_", "path": "items_schema/members"},
                {"model": "a.Z", "kind": "callable:missing", "name": "a.Z._missing_", "path": "x/members"}
            ]
        }"#;
        let Tree::Object(entries) = parse(text).unwrap().tree else { panic!("an object") };
        let unsaid = Unsaid::of(&entries);
        assert_eq!(unsaid.post_init("a.M"), Some("lib.init_private_attributes"));
        assert_eq!(unsaid.missing("a.E"), Some("a.E._missing_"));
        assert_eq!(unsaid.missing("a.Z"), None);
    }
}
