//! The keys of one schema: each taken once with its type, what is left over is unknown.

use super::Reader;
use crate::diagnostics::codes;
use crate::schema::{Name, Schema};
use crate::source::{Key, Node, Tree};

/// Keys that documentation uses; validation does without them.
const TOLERATED: [&str; 6] =
    ["type", "metadata", "generic_origin", "computed_fields", "json_schema_input_schema", "ref"];

/// An object whose keys are being taken.
pub(super) struct Keys<'n, 'd> {
    /// Where the object stands.
    pub(super) at: u32,
    entries: &'n [(Key<'d>, Node<'d>)],
    /// One bit per entry. No object that is right has more than 64 keys.
    taken: u64,
}

impl<'n, 'd> Keys<'n, 'd> {
    /// The value of a key, if it is there.
    pub(super) fn take(&mut self, key: &str) -> Option<&'n Node<'d>> {
        let index = self.entries.iter().position(|(entry, _)| entry.text == key)?;
        self.taken |= 1_u64.checked_shl(u32::try_from(index).ok()?).unwrap_or(0);
        self.entries.get(index).map(|(_, node)| node)
    }

    /// The value of a key without taking it.
    pub(super) fn peek(&self, key: &str) -> Option<&'n Node<'d>> {
        self.entries.iter().find(|(entry, _)| entry.text == key).map(|(_, node)| node)
    }

    /// Takes whatever is left, unseen.
    pub(super) fn take_all(&mut self) {
        self.taken = u64::MAX;
        self.entries = &[];
    }
}

impl Reader<'_> {
    /// Starts taking the keys of an object.
    pub(super) fn keys<'n, 'd>(&mut self, node: &'n Node<'d>, what: &str) -> Option<Keys<'n, 'd>> {
        let entries = self.entries(node, what)?;
        Some(Keys { at: node.at, entries, taken: 0 })
    }

    /// Reports the keys nobody took.
    pub(super) fn finish(&mut self, keys: Keys<'_, '_>) {
        for (index, (key, _)) in (0_u32..).zip(keys.entries) {
            let taken = 1_u64.checked_shl(index).is_some_and(|bit| keys.taken & bit != 0);
            // A key that stands twice was taken once and reported already.
            let again = || keys.entries.iter().take(index as usize).any(|(other, _)| other.text == key.text);
            if !taken && !TOLERATED.contains(&&*key.text) && !again() {
                self.report(&codes::UNKNOWN_KEY, key.at, format!("unknown key `{}`", key.text));
            }
        }
    }

    /// A key that has to be there.
    pub(super) fn required<'n, 'd>(
        &mut self,
        keys: &mut Keys<'n, 'd>,
        key: &'static str,
    ) -> Option<&'n Node<'d>> {
        let node = keys.take(key);
        if node.is_none() {
            self.report(&codes::MISSING_KEY, keys.at, format!("the key `{key}` is missing"));
        }
        node
    }

    /// A string that has to be there.
    pub(super) fn text<'n>(&mut self, keys: &mut Keys<'n, '_>, key: &'static str) -> Option<&'n str> {
        let node = self.required(keys, key)?;
        self.string(node, key)
    }

    /// A string that has to be there, as a name.
    pub(super) fn required_name(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Name> {
        let text = self.text(keys, key)?;
        Some(self.name(text))
    }

    /// A string.
    pub(super) fn optional_name(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Name> {
        let node = keys.take(key)?;
        let text = self.string(node, key)?;
        Some(self.name(text))
    }

    /// A boolean.
    pub(super) fn flag(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<bool> {
        let node = keys.take(key)?;
        if let Tree::Bool(flag) = node.tree {
            return Some(flag);
        }
        self.wrong_type(node, &format!("`{key}`"), "a boolean");
        None
    }

    /// A natural number.
    pub(super) fn length(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<u64> {
        let node = keys.take(key)?;
        if let Tree::Number(text) = node.tree
            && let Ok(length) = text.parse()
        {
            return Some(length);
        }
        self.report(&codes::BAD_LENGTH, node.at, format!("`{key}` has to be a natural number"));
        None
    }

    /// An integer of a machine type.
    pub(super) fn integer<T: std::str::FromStr>(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
    ) -> Option<T> {
        let node = keys.take(key)?;
        if let Tree::Number(text) = node.tree
            && let Ok(integer) = text.parse()
        {
            return Some(integer);
        }
        self.wrong_type(node, &format!("`{key}`"), "an integer in range");
        None
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let node = keys.take(key)?;
        let text = self.string(node, key)?;
        let chosen = choices.iter().find(|(name, _)| *name == text);
        if chosen.is_none() {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
            let message = format!("`{key}` cannot be `{text}`; it is one of {}", names.join(", "));
            self.report(&codes::UNKNOWN_CHOICE, node.at, message);
        }
        chosen.map(|(_, value)| *value)
    }

    /// A schema.
    pub(super) fn optional_schema(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
    ) -> Option<Box<Schema>> {
        keys.take(key).map(|node| Box::new(self.schema(node)))
    }

    /// A schema that has to be there.
    pub(super) fn required_schema(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
    ) -> Option<Box<Schema>> {
        let node = self.required(keys, key)?;
        Some(Box::new(self.schema(node)))
    }

    /// A node that has to be a string.
    pub(super) fn string<'n>(&mut self, node: &'n Node<'_>, key: &str) -> Option<&'n str> {
        if let Tree::String(text) = &node.tree {
            return Some(text);
        }
        self.wrong_type(node, &format!("`{key}`"), "a string");
        None
    }
}
