//! The keys of a record: which texts name its fields, in which roles, in which order.
//! Key i is the key that field i is written with; the other keys follow in order of their fields.

use std::collections::HashMap;

use frostmap_format::tables::key_role;

use crate::schema::{Alias, PathItem};

use super::record::Record;

/// More fields than this do not fit the bits that the fast path keeps of them.
const MOST_FIELDS: usize = 64;

/// A key of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlannedKey<'g> {
    pub(super) text: &'g str,
    pub(super) slot: u16,
    pub(super) role: u8,
    pub(super) rank: u8,
}

/// An alias that is a path of more than one step.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlannedPath<'g> {
    pub(super) slot: u16,
    pub(super) rank: u32,
    pub(super) steps: &'g [PathItem],
}

/// The keys of a record.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyPlan<'g> {
    pub(super) keys: Vec<PlannedKey<'g>>,
    /// The key of each field's name.
    pub(super) names: Vec<u16>,
    /// The key of each field's first simple alias.
    pub(super) aliases: Vec<Option<u16>>,
    pub(super) paths: Vec<PlannedPath<'g>>,
    /// Whether keys must be gathered before fields are validated.
    pub(super) gather: bool,
}

impl<'g> KeyPlan<'g> {
    pub(super) fn of(record: &Record<'g>) -> Self {
        let mut plan = Self::default();
        let mut first = Vec::with_capacity(record.fields.len());
        let mut rest = Vec::new();
        for (slot, field) in record.fields.iter().enumerate() {
            let mut keys = plan.keys_of(record, slot as u16, &field.name, field.validation_alias.as_ref());
            let role = if record.by_alias { key_role::ALIAS } else { key_role::NAME };
            let written = keys.iter().position(|key| key.role & role != 0);
            // A field whose aliases are all paths is written with its name, its last key.
            first.push(keys.remove(written.unwrap_or(keys.len() - 1)));
            rest.extend(keys);
        }
        plan.keys = first;
        plan.keys.append(&mut rest);
        plan.find_names(record);
        plan.gather = !plan.paths.is_empty() || record.fields.len() > MOST_FIELDS || plan.has_shared_text();
        plan.gather |= plan.keys.iter().any(|key| key.role & key_role::NO_INIT != 0);
        plan
    }

    /// The keys of a field: its simple aliases in order, then its name.
    fn keys_of(
        &mut self,
        record: &Record<'g>,
        slot: u16,
        name: &'g str,
        alias: Option<&'g Alias>,
    ) -> Vec<PlannedKey<'g>> {
        if record.is_no_init(usize::from(slot)) {
            return vec![PlannedKey { text: name, slot, role: key_role::NAME | key_role::NO_INIT, rank: 0 }];
        }
        let default = |allowed: bool| if allowed { key_role::DEFAULT } else { 0 };
        let Some(alias) = alias else {
            let role = key_role::NAME | key_role::ALIAS | key_role::DEFAULT;
            return vec![PlannedKey { text: name, slot, role, rank: 0 }];
        };
        let mut keys: Vec<PlannedKey<'g>> = Vec::new();
        let choices = choices(alias);
        for (rank, choice) in choices.iter().enumerate() {
            match choice {
                Choice::Key(text) if keys.iter().all(|key| key.text != *text) => {
                    let role = key_role::ALIAS | default(record.by_alias);
                    keys.push(PlannedKey { text, slot, role, rank: rank.min(254) as u8 });
                }
                Choice::Key(_) => {}
                Choice::Path(steps) => self.paths.push(PlannedPath { slot, rank: rank as u32, steps }),
            }
        }
        let role = key_role::NAME | default(record.by_name);
        match keys.iter_mut().find(|key| key.text == name) {
            Some(key) => key.role |= role,
            None => keys.push(PlannedKey { text: name, slot, role, rank: u8::MAX }),
        }
        keys
    }

    fn find_names(&mut self, record: &Record<'g>) {
        self.names = vec![0; record.fields.len()];
        self.aliases = vec![None; record.fields.len()];
        let mut ranks = vec![u8::MAX; record.fields.len()];
        for (position, key) in self.keys.iter().enumerate() {
            let slot = usize::from(key.slot);
            let Some(field) = record.fields.get(slot) else { continue };
            if key.role & key_role::NAME != 0 {
                self.names[slot] = position as u16;
            }
            let aliased = field.validation_alias.is_some() && key.role & key_role::ALIAS != 0;
            if aliased && key.rank <= ranks[slot] {
                ranks[slot] = key.rank;
                self.aliases[slot] = Some(position as u16);
            }
        }
    }

    fn has_shared_text(&self) -> bool {
        let mut slots = HashMap::with_capacity(self.keys.len());
        self.keys.iter().any(|key| slots.insert(key.text, key.slot).is_some())
    }

    /// The keys of a field with their positions.
    pub(super) fn of_field(&self, slot: usize) -> impl Iterator<Item = (usize, &PlannedKey<'g>)> {
        let (written, others) = self.keys.split_at(self.names.len().min(self.keys.len()));
        // The keys behind the first ones are in order of their fields.
        let start = others.partition_point(|key| usize::from(key.slot) < slot);
        let others = others.iter().skip(start).take_while(move |key| usize::from(key.slot) == slot);
        let others = (written.len() + start..).zip(others);
        written.get(slot).map(|key| (slot, key)).into_iter().chain(others)
    }

    /// The position of the key with this text.
    pub(super) fn find(&self, text: &str) -> Option<(u16, &PlannedKey<'g>)> {
        let position = self.keys.iter().position(|key| key.text == text)?;
        self.keys.get(position).map(|key| (position as u16, key))
    }
}

enum Choice<'g> {
    Key(&'g str),
    Path(&'g [PathItem]),
}

fn choices(alias: &Alias) -> Vec<Choice<'_>> {
    match alias {
        Alias::Name(name) => vec![Choice::Key(name)],
        Alias::Path(path) => vec![choice(path)],
        Alias::Choices(paths) => paths.iter().map(|path| choice(path)).collect(),
    }
}

fn choice(path: &[PathItem]) -> Choice<'_> {
    match path {
        [PathItem::Key(key)] => Choice::Key(key),
        path => Choice::Path(path),
    }
}
