//! What a model needs: the sections it refers to, and those they refer to.

use std::collections::{BTreeMap, BTreeSet};

use frostmap_format::{Archive, ArchiveError, listing};
use serde_json::{Value, json};

use crate::numbers::{counted, grouped};

use super::sizes::{pattern_name, shown_name};

/// The sections that are reached, with those each refers to.
#[derive(Debug)]
pub(super) struct Dependencies {
    root: u32,
    sections: BTreeMap<u32, Needed>,
}

#[derive(Debug)]
struct Needed {
    name: String,
    bytes: u32,
    references: BTreeSet<u32>,
}

impl Dependencies {
    /// All that a section reaches; every section on the way is checked.
    pub(super) fn of(archive: &Archive<'_>, root: u32) -> Result<Self, ArchiveError> {
        let mut sections = BTreeMap::new();
        let mut open = vec![root];
        while let Some(number) = open.pop() {
            if sections.contains_key(&number) {
                continue;
            }
            let (name, references) = match archive.is_pattern(number) {
                true => (pattern_name(archive, number)?, BTreeSet::new()),
                false => {
                    let view = archive.section(number)?;
                    let patterns = listing::pattern_references(&view);
                    (
                        shown_name(view.name, number),
                        listing::references(&view).into_iter().chain(patterns).collect(),
                    )
                }
            };
            open.extend(&references);
            let bytes = archive.parts(number)?.head.length;
            sections.insert(number, Needed { name, bytes, references });
        }
        Ok(Self { root, sections })
    }

    /// The numbers of the sections, the model's own among them.
    pub(super) fn numbers(&self) -> Vec<u32> {
        self.sections.keys().copied().collect()
    }

    /// The sections other than the model's, direct ones first.
    fn others(&self) -> impl Iterator<Item = (bool, &Needed)> {
        let direct = self.sections.get(&self.root).map(|root| root.references.clone()).unwrap_or_default();
        let mut others: Vec<(bool, &Needed)> = self
            .sections
            .iter()
            .filter(|(number, _)| **number != self.root)
            .map(|(number, needed)| (direct.contains(number), needed))
            .collect();
        others.sort_by_key(|(direct, _)| !direct);
        others.into_iter()
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (direct, needed) in self.others() {
            let mark = if direct { "" } else { "  " };
            text.push_str(&format!("{mark}{}\n", needed.name));
        }
        let bytes: u64 = self.sections.values().map(|needed| u64::from(needed.bytes)).sum();
        let others = counted(self.sections.len().saturating_sub(1), "section");
        text.push_str(&format!("needs {others}, with its own {} bytes\n", grouped(bytes)));
        text
    }

    /// For programs.
    pub(super) fn json(&self) -> String {
        let others: Vec<Value> = self
            .others()
            .map(|(direct, needed)| json!({"name": needed.name, "bytes": needed.bytes, "direct": direct}))
            .collect();
        format!("{:#}\n", json!(others))
    }
}
