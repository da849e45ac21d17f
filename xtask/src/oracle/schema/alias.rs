//! Names and aliases of fields, few enough that they meet each other and the keys of documents.

use super::Maker;
use crate::oracle::tree::Tree;

/// Names of fields.
const NAMES: [&str; 14] = [
    "a",
    "b",
    "c",
    "id",
    "name",
    "text",
    "kind",
    "created_at",
    "value",
    "items",
    "x1",
    "tag",
    "next",
    "long_field_name_that_needs_room",
];

/// Aliases; some are names of other fields, too.
const ALIASES: [&str; 12] = [
    "A",
    "b",
    "id",
    "createdAt",
    "$type",
    "é",
    "with space",
    "x\"y",
    "",
    "value",
    "kind",
    "an_alias_that_is_longer_than_thirty_two_bytes",
];

/// Serialization aliases: none of them is a key of documents, or an extra could be written under it.
const OUTPUTS: [&str; 6] =
    ["Out", "outB", "$out", "out é", "out\"put", "an_output_that_is_longer_than_thirty_two_bytes"];

impl Maker {
    /// Different names for so many fields.
    pub(super) fn field_names(&mut self, count: usize) -> Vec<String> {
        let mut names: Vec<&str> = NAMES.to_vec();
        self.random.shuffle(&mut names);
        let more = (NAMES.len()..count).map(|number| format!("field{number}"));
        names.into_iter().take(count).map(str::to_owned).chain(more).collect()
    }

    /// Puts aliases on a field, mostly none.
    pub(super) fn aliases(&mut self, field: &mut Tree) {
        if self.random.percent(25) {
            let alias = self.validation_alias();
            field.set("validation_alias", alias);
        }
        if self.random.percent(20) {
            let alias = self.random.word(&OUTPUTS);
            field.set("serialization_alias", alias.into());
        }
    }

    fn validation_alias(&mut self) -> Tree {
        match self.random.below(10) {
            0..6 => (*self.random.pick(&ALIASES)).into(),
            6 | 7 => self.path(),
            _ => Tree::Array((0..1 + self.random.below(3)).map(|_| self.path()).collect()),
        }
    }

    /// A way into a document.
    pub(super) fn path(&mut self) -> Tree {
        let mut steps = vec![Tree::from(*self.random.pick(&ALIASES))];
        while self.random.percent(35) {
            steps.push(match self.random.below(3) {
                0 => (*self.random.pick(&NAMES)).into(),
                _ => self.random.between(-2, 2).into(),
            });
        }
        Tree::Array(steps)
    }
}
