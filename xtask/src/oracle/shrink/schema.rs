//! Questions with a little less schema, config or options.

use super::edit::{Edit, Edits};
use crate::oracle::question::{Case, Question};
use crate::oracle::tree::Tree;

/// A part of a question, and the question with another such part.
type Part = (fn(&Question) -> Option<&Tree>, fn(&mut Question, Tree));

const PARTS: [Part; 6] = [
    (|question| Some(&question.schema), |question, tree| question.schema = tree),
    (|question| Some(&question.config), |question, tree| question.config = tree),
    (|question| Some(&question.definitions), |question, tree| question.definitions = tree),
    (|question| Some(&question.enums), |question, tree| question.enums = tree),
    (
        |question| question.cases.first().map(|case| &case.mode),
        |question, mode| first(question, |case| case.mode = mode),
    ),
    (
        |question| question.cases.first().map(|case| &case.dump),
        |question, dump| first(question, |case| case.dump = dump),
    ),
];

fn first(question: &mut Question, set: impl FnOnce(&mut Case)) {
    if let Some(case) = question.cases.first_mut() {
        set(case);
    }
}

fn plain(kind: &str) -> Tree {
    Tree::object([("type", kind.into())])
}

/// Anything but a field: fields have no meaning by themselves.
fn is_schema(tree: &Tree) -> bool {
    tree.text("type").is_some_and(|kind| !kind.ends_with("-field"))
}

/// Smaller questions, by number.
pub(super) struct Candidates {
    edits: Edits,
    found: Vec<(usize, Edit)>,
}

impl Candidates {
    /// Those of a question. Many are no schema any more: then both sides refuse them.
    pub(super) fn of(question: &Question) -> Self {
        let edits = Edits { plain: vec![plain("any"), plain("int"), plain("str")], whole: is_schema };
        let mut found = Vec::new();
        for (number, (part, _)) in PARTS.iter().enumerate() {
            if let Some(mut tree) = part(question).cloned() {
                found.extend(edits.of(&mut tree).into_iter().map(|edit| (number, edit)));
            }
        }
        Self { edits, found }
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// The question with this number.
    pub(super) fn get(&self, question: &Question, number: usize) -> Option<Question> {
        let (part, edit) = *self.found.get(number)?;
        let (get, set) = PARTS.get(part)?;
        let tree = self.edits.apply(get(question)?, edit)?;
        let mut smaller = question.clone();
        set(&mut smaller, in_accord(tree));
        Some(smaller)
    }
}

/// A schema whose parts say the same, as in all questions.
fn in_accord(tree: Tree) -> Tree {
    match tree {
        Tree::Array(items) => Tree::Array(items.into_iter().map(in_accord).collect()),
        Tree::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, in_accord(value)));
            let mut tree = Tree::Object(members.collect());
            differ_in_strictness(&mut tree);
            name_all_fields(&mut tree);
            tree
        }
        tree => tree,
    }
}

/// Lax and strict schemas differ in being strict alone.
fn differ_in_strictness(tree: &mut Tree) {
    if let (Some(lax), Some(strict)) = (tree.get("lax_schema"), tree.get("strict_schema")) {
        let mut copy = lax.clone();
        if let Some(flag) = strict.get("strict") {
            copy.set("strict", flag.clone());
        }
        tree.set("strict_schema", copy);
    }
}

/// The fields of a dataclass are its arguments, in whatever order.
fn name_all_fields(tree: &mut Tree) {
    let Some(arguments) = tree.get("schema").filter(|schema| schema.text("type") == Some("dataclass-args"))
    else {
        return;
    };
    let arguments = arguments.get("fields").map(Tree::items).unwrap_or_default();
    let names: Vec<Tree> = arguments.iter().filter_map(|field| field.get("name")).cloned().collect();
    let known = tree.get("fields").map(Tree::items).unwrap_or_default();
    let kept: Vec<Tree> = known.iter().filter(|name| names.contains(name)).cloned().collect();
    let fields = if kept.len() == names.len() { kept } else { names };
    tree.set("fields", Tree::Array(fields));
}
