//! Which parts of an instance are written: the `include` and `exclude` of a dump.

/// A key of a [`Selection`]: the name of a field or of a dict's entry, or the index of an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SelectionKey {
    /// A field by its name (never its alias), or an entry by its key. `__all__` stands for every one.
    Name(String),
    /// An item by its index, from the end when negative, or an entry whose key is an integer.
    Index(i64),
}

/// A part of a value, to include or to exclude: fields, entries and items, each as a whole or in parts.
///
/// It says what pydantic's sets and dicts say: `{"a", "b"}` is [`Selection::of`], `{"a": {"b"}}` is [`Selection::within`],
/// and [`Selection::each`] is the key `"__all__"`.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use frostmap::{DumpOptions, Selection};
///
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z", "langs": ["en", "de"]}"#;
/// let instance = post.parse(json)?;
///
/// let include = Selection::of(["text"]).within("langs", Selection::of([-1]));
/// let options = DumpOptions { include: Some(include), ..DumpOptions::default() };
/// assert_eq!(instance.to_json(&options)?, r#"{"text":"hi","langs":["de"]}"#);
///
/// let exclude = Selection::of(["created_at"]);
/// let options = DumpOptions { exclude: Some(exclude), exclude_unset: true, ..DumpOptions::default() };
/// assert_eq!(instance.to_json(&options)?, r#"{"text":"hi","langs":["en","de"]}"#);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selection {
    /// Each key once; without a selection of its own it is meant as a whole.
    pub(super) parts: Vec<(SelectionKey, Option<Selection>)>,
}

impl Selection {
    /// These keys, each as a whole.
    #[must_use]
    pub fn of<K: Into<SelectionKey>>(keys: impl IntoIterator<Item = K>) -> Self {
        keys.into_iter().collect()
    }

    /// One more key, as a whole.
    #[must_use]
    pub fn with(mut self, key: impl Into<SelectionKey>) -> Self {
        self.set(key.into(), None);
        self
    }

    /// One more key, of which only a part is meant.
    #[must_use]
    pub fn within(mut self, key: impl Into<SelectionKey>, part: Selection) -> Self {
        self.set(key.into(), Some(part));
        self
    }

    /// A part of every item, entry or field.
    ///
    /// ```
    /// use frostmap::Selection;
    ///
    /// assert_eq!(Selection::default().each(Selection::of(["id"])), Selection::default().within("__all__", ["id"].into()));
    /// ```
    #[must_use]
    pub fn each(self, part: Selection) -> Self {
        self.within(ALL, part)
    }

    pub(super) fn set(&mut self, key: SelectionKey, part: Option<Selection>) {
        match self.parts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => *known = part,
            None => self.parts.push((key, part)),
        }
    }
}

/// The key that stands for all.
pub(super) const ALL: &str = "__all__";

impl<K: Into<SelectionKey>> FromIterator<K> for Selection {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut selection = Self::default();
        keys.into_iter().for_each(|key| selection.set(key.into(), None));
        selection
    }
}

impl<K: Into<SelectionKey>, const N: usize> From<[K; N]> for Selection {
    fn from(keys: [K; N]) -> Self {
        Self::of(keys)
    }
}

impl From<&str> for SelectionKey {
    fn from(name: &str) -> Self {
        Self::Name(name.into())
    }
}

impl From<String> for SelectionKey {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

impl From<i64> for SelectionKey {
    fn from(index: i64) -> Self {
        Self::Index(index)
    }
}

impl From<i32> for SelectionKey {
    fn from(index: i32) -> Self {
        Self::Index(index.into())
    }
}
