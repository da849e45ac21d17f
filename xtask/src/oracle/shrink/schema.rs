//! Questions with a little less schema, config or options, the least first.

use crate::oracle::question::{Case, Question};
use crate::oracle::tree::Tree;

/// Smaller questions. Many of them are no schema any more: then both sides refuse them.
pub(super) fn candidates(question: &Question) -> Vec<Question> {
    let mut found = Vec::new();
    found.extend(smaller(&question.schema).into_iter().map(|schema| Question { schema, ..question.clone() }));
    for (name, part, put) in PARTS {
        let _ = name;
        let smaller = smaller_plain(part(question));
        found.extend(smaller.into_iter().map(|tree| put(question.clone(), tree)));
    }
    if let Some(case) = question.cases.first() {
        let modes = smaller_plain(&case.mode).into_iter().map(|mode| Case { mode, ..case.clone() });
        let dumps = smaller_plain(&case.dump).into_iter().map(|dump| Case { dump, ..case.clone() });
        found.extend(modes.chain(dumps).map(|case| question.with_cases(vec![case])));
    }
    found
}

type Part = (&'static str, fn(&Question) -> &Tree, fn(Question, Tree) -> Question);

const PARTS: [Part; 3] = [
    ("config", |question| &question.config, |question, config| Question { config, ..question }),
    (
        "definitions",
        |question| &question.definitions,
        |question, definitions| Question { definitions, ..question },
    ),
    ("enums", |question| &question.enums, |question, enums| Question { enums, ..question }),
];

/// A schema with one thing less, anywhere in it.
fn smaller(schema: &Tree) -> Vec<Tree> {
    let mut found = replaced(schema);
    found.extend(smaller_plain(schema));
    found
}

/// The schema with one of its schemas in place of another around it, or with the plainest in its place.
fn replaced(schema: &Tree) -> Vec<Tree> {
    let mut found = Vec::new();
    for number in 0..schema.size() {
        let mut copy = schema.clone();
        let Some(place) = copy.part(number).filter(|place| is_schema(place)) else { continue };
        let mut inner = Vec::new();
        place.children().for_each(|child| schemas_in(child, &mut inner));
        inner.extend([plain("any"), plain("int"), plain("str")]);
        for replacement in inner {
            let mut copy = schema.clone();
            if let Some(place) = copy.part(number) {
                *place = replacement;
            }
            found.push(copy);
        }
    }
    found
}

fn plain(kind: &str) -> Tree {
    Tree::object([("type", kind.into())])
}

fn is_schema(tree: &Tree) -> bool {
    tree.text("type").is_some_and(|kind| !kind.ends_with("-field"))
}

/// The outermost schemas in a value.
fn schemas_in(tree: &Tree, found: &mut Vec<Tree>) {
    if is_schema(tree) {
        found.push(tree.clone());
    } else {
        tree.children().for_each(|child| schemas_in(child, found));
    }
}

/// The value without one of the members or items in it, or with a shorter text.
fn smaller_plain(tree: &Tree) -> Vec<Tree> {
    let mut found = Vec::new();
    for number in 0..tree.size() {
        let mut copy = tree.clone();
        let count = copy.part(number).map_or(0, |place| place.children().count());
        for index in 0..count {
            let mut copy = tree.clone();
            match copy.part(number) {
                Some(Tree::Array(items)) => drop(items.remove(index)),
                Some(Tree::Object(members)) => drop(members.remove(index)),
                _ => continue,
            }
            found.push(copy);
        }
        found.extend(simpler(tree, number));
    }
    found
}

/// The value with a simpler scalar in one place.
fn simpler(tree: &Tree, number: usize) -> Vec<Tree> {
    let mut found = Vec::new();
    let mut copy = tree.clone();
    let simpler = match copy.part(number) {
        Some(Tree::Number(text)) if text.len() > 1 => {
            vec![Tree::Number("0".into()), Tree::Number("1".into())]
        }
        Some(Tree::String(text)) if text.chars().count() > 1 => {
            vec![Tree::String(text.chars().take(1).collect()), Tree::String(text.chars().skip(1).collect())]
        }
        _ => return found,
    };
    for scalar in simpler {
        let mut copy = tree.clone();
        if let Some(place) = copy.part(number) {
            *place = scalar;
        }
        found.push(copy);
    }
    found
}
