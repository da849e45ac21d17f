//! What of a value is written, by the call's `include` and `exclude` and the schema's own.
//!
//! The rules are pydantic's: exclusion comes first, an inclusion that names a key decides for it, and only where
//! neither says anything the schema's own choice holds. `__all__` is merged with the keys beside it.

use std::borrow::Cow;

use frostmap_format::View;
use frostmap_format::words::{Chosen, Constant};

use crate::instance::Value;
use crate::instance::selection::{ALL, Selection, SelectionKey};

/// What is to be written of a value.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter<'f> {
    include: Option<Cow<'f, Selection>>,
    exclude: Option<Cow<'f, Selection>>,
}

/// What a schema itself says is written of a list or dict.
#[derive(Clone, Copy)]
pub(super) struct Own<'w> {
    pub(super) view: &'w View<'w>,
    pub(super) chosen: Chosen<'w>,
}

/// A key that is looked for.
#[derive(Clone, Copy)]
pub(super) enum Key<'k> {
    Index(usize),
    Value(Value<'k>),
}

/// What a selection says of a key: all of it, or a part.
type Part<'f> = Option<Cow<'f, Selection>>;

impl<'f> Filter<'f> {
    pub(super) fn new(include: Option<&'f Selection>, exclude: Option<&'f Selection>) -> Self {
        Self { include: include.map(Cow::Borrowed), exclude: exclude.map(Cow::Borrowed) }
    }

    /// Whether everything is written.
    pub(super) fn is_empty(&self) -> bool {
        self.include.is_none() && self.exclude.is_none()
    }

    /// The filter with indices counted from the start, for a sequence of this length.
    pub(super) fn of_length(&self, len: usize) -> Self {
        let resolved = |selection: &Option<Cow<'f, Selection>>| {
            selection.as_deref().map(|selection| Cow::Owned(resolved(selection, len)))
        };
        Self { include: resolved(&self.include), exclude: resolved(&self.exclude) }
    }

    /// Whether an index is counted from the end.
    pub(super) fn counts_from_end(&self) -> bool {
        let negative = |(key, _): &(SelectionKey, _)| matches!(key, SelectionKey::Index(..=-1));
        [&self.include, &self.exclude]
            .into_iter()
            .flatten()
            .any(|selection| selection.parts.iter().any(negative))
    }

    /// What is written of the value of a key; none where the key is left out.
    pub(super) fn of(&self, key: Key<'_>, own: Option<Own<'_>>) -> Option<Filter<'f>> {
        let exclude = match self.exclude.as_ref().and_then(|selection| look_up(selection, key)) {
            None => None,
            Some(None) => return None,
            Some(part) => part,
        };
        if let Some(include) = &self.include {
            if let Some(part) = look_up(include, key) {
                return Some(Filter { include: part, exclude });
            }
            if !own.is_some_and(|own| own.includes(key)) {
                return None;
            }
        }
        if exclude.is_some() {
            return Some(Filter { include: None, exclude });
        }
        own.is_none_or(|own| own.keeps(key)).then(Filter::default)
    }
}

impl Own<'_> {
    fn includes(&self, key: Key<'_>) -> bool {
        self.chosen.include().is_some_and(|mut keys| keys.any(|other| self.is(other, key)))
    }

    fn keeps(&self, key: Key<'_>) -> bool {
        self.chosen.include().is_none_or(|mut keys| keys.any(|other| self.is(other, key)))
            && !self.chosen.exclude().is_some_and(|mut keys| keys.any(|other| self.is(other, key)))
    }

    fn is(&self, constant: Option<Constant>, key: Key<'_>) -> bool {
        let index = |index: i64| match key {
            Key::Index(other) => i64::try_from(other) == Ok(index),
            Key::Value(value) => value == Value::Int(index),
        };
        match constant {
            Some(Constant::Int(value)) => index(value),
            Some(Constant::Bool(value)) => index(value.into()),
            Some(Constant::Str(text)) => match key {
                Key::Value(Value::Str(value)) => self.view.text(text) == Some(value),
                _ => false,
            },
            Some(Constant::Float(float)) => matches!(key, Key::Value(value) if value == Value::Float(float)),
            Some(Constant::Null) => matches!(key, Key::Value(Value::Null)),
            _ => false,
        }
    }
}

impl SelectionKey {
    fn is(&self, key: Key<'_>) -> bool {
        match (self, key) {
            (Self::Name(name), Key::Value(Value::Str(value))) => name == value,
            (Self::Index(index), Key::Index(other)) => i64::try_from(other) == Ok(*index),
            (Self::Index(index), Key::Value(value)) => value == Value::Int(*index),
            _ => false,
        }
    }
}

/// What a selection says of a key: nothing, that it is meant as a whole, or a part of it.
fn look_up<'f>(selection: &Cow<'f, Selection>, key: Key<'_>) -> Option<Part<'f>> {
    match selection {
        Cow::Borrowed(selection) => {
            let all = |key: &SelectionKey| matches!(key, SelectionKey::Name(name) if name == ALL);
            let find = |is: &dyn Fn(&SelectionKey) -> bool| selection.parts.iter().find(|(key, _)| is(key));
            match (find(&|other| other.is(key)), find(&all)) {
                (Some((_, Some(item))), Some((_, Some(all)))) => Some(Some(Cow::Owned(merged(item, all)))),
                (Some((_, part)), _) | (None, Some((_, part))) => Some(part.as_ref().map(Cow::Borrowed)),
                (None, None) => None,
            }
        }
        Cow::Owned(selection) => {
            let part = look_up(&Cow::Borrowed(selection), key)?;
            Some(part.map(|part| Cow::Owned(part.into_owned())))
        }
    }
}

/// A selection with what is said of all added to it.
fn merged(item: &Selection, all: &Selection) -> Selection {
    let mut merge = item.clone();
    for (key, part) in &all.parts {
        match (item.parts.iter().find(|(known, _)| known == key), part) {
            (Some((_, Some(known))), Some(part)) => merge.set(key.clone(), Some(merged(known, part))),
            (Some(_), _) => {}
            (None, part) => merge.set(key.clone(), part.clone()),
        }
    }
    merge
}

fn resolved(selection: &Selection, len: usize) -> Selection {
    let mut found = Selection::default();
    for (key, part) in &selection.parts {
        let key = match (key, i64::try_from(len)) {
            (SelectionKey::Index(index), Ok(len @ 1..)) => SelectionKey::Index(index.rem_euclid(len)),
            (key, _) => key.clone(),
        };
        found.set(key, part.clone());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Filter, Key};
    use crate::instance::{Selection, Value};

    fn exclude(selection: &Selection) -> Filter<'_> {
        Filter::new(None, Some(selection))
    }

    #[test]
    fn what_is_said_of_all_is_merged_with_what_is_said_of_one() {
        let one = Selection::of(["a"]).within("b", Selection::of(["x"]));
        let all = Selection::of(["a", "c"]).within("b", Selection::of(["y"]));
        let selection = Selection::default().within(0, one).each(all);
        let filter = exclude(&selection).of(Key::Index(0), None).unwrap();
        let left = |name| filter.of(Key::Value(Value::Str(name)), None);
        assert!(left("a").is_none() && left("c").is_none() && left("d").is_some());
        let inner = left("b").unwrap();
        let left = |name| inner.of(Key::Value(Value::Str(name)), None).is_some();
        assert!(!left("x") && !left("y") && left("z"));
        let other = exclude(&selection).of(Key::Index(1), None).unwrap();
        assert!(other.of(Key::Value(Value::Str("c")), None).is_none());
    }

    #[test]
    fn indices_from_the_end_are_resolved() {
        let selection = Selection::of([-1, 7]);
        let filter = exclude(&selection);
        assert!(filter.counts_from_end());
        let filter = filter.of_length(5);
        let left: Vec<usize> = (0..5).filter(|index| filter.of(Key::Index(*index), None).is_some()).collect();
        assert_eq!(left, [0, 1, 3]);
        assert!(!filter.of_length(0).counts_from_end());
    }
}
