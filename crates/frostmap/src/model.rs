//! A model of an opened archive.

use std::fmt;
use std::sync::Arc;

use frostmap_format::ArchiveError;
use serde::Deserialize;
use serde_json::Value;

use crate::batch::Batch;
use crate::instance::Instance;
use crate::options::Options;
use crate::padded::Padded;
use crate::run::{self, Error};
use crate::store::Store;

/// A model: a name and a place in an opened archive. Keeps the archive open.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// assert!(post.is_valid(br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z"}"#));
/// assert!(!post.is_valid(br#"{"text": "hi"}"#));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Model {
    store: Arc<Store>,
    section: u32,
    name: Box<str>,
}

impl Model {
    pub(crate) fn new(store: Arc<Store>, section: u32, name: &str) -> Self {
        Self { store, section, name: name.into() }
    }

    /// The model's name in the archive.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a JSON document fits the model. Allocates nothing for a document that does.
    ///
    /// A damaged archive fits nothing; [`Model::validate`] tells that apart.
    #[must_use]
    pub fn is_valid(&self, json: &[u8]) -> bool {
        self.is_valid_with(json, &Options::default())
    }

    /// As [`Model::is_valid`], with options.
    #[must_use]
    pub fn is_valid_with(&self, json: &[u8], options: &Options) -> bool {
        let few = Options { max_errors: 1, ..*options };
        run::is_valid(&self.store, self.section, Padded::without(json), &few)
    }

    /// As [`Model::is_valid`], of a document that has room behind it: a few percent faster where documents are small.
    #[must_use]
    pub fn is_valid_padded(&self, json: Padded<'_>) -> bool {
        let few = Options { max_errors: 1, ..Options::default() };
        run::is_valid(&self.store, self.section, json, &few)
    }

    /// Validates a JSON document.
    ///
    /// # Errors
    /// All errors of the document, as pydantic lists them; or the damage of the archive.
    pub fn validate(&self, json: &[u8]) -> Result<(), Error> {
        self.validate_with(json, &Options::default())
    }

    /// As [`Model::validate`], with options.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn validate_with(&self, json: &[u8], options: &Options) -> Result<(), Error> {
        run::validate(&self.store, self.section, Padded::without(json), options)
    }

    /// As [`Model::validate_with`], of a document that has room behind it.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn validate_padded(&self, json: Padded<'_>, options: &Options) -> Result<(), Error> {
        run::validate(&self.store, self.section, json, options)
    }

    /// Validates a JSON document and builds what pydantic would: defaults filled in, values converted.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn parse<'d>(&self, json: &'d [u8]) -> Result<Instance<'d>, Error> {
        self.parse_with(json, &Options::default())
    }

    /// As [`Model::parse`], with options.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn parse_with<'d>(&self, json: &'d [u8], options: &Options) -> Result<Instance<'d>, Error> {
        run::parse(&self.store, self.section, Padded::without(json), options)
    }

    /// As [`Model::parse_with`], of a document that has room behind it.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn parse_padded<'d>(&self, json: Padded<'d>, options: &Options) -> Result<Instance<'d>, Error> {
        run::parse(&self.store, self.section, json, options)
    }

    /// Validates a JSON document and makes a value of a type of it, fields by their names. No instance stands in between
    /// where none is needed, and strings without escapes are borrowed from the document.
    ///
    /// Fields that were not given have their default; where that is null, it is left to the field of a struct what it is:
    /// `None`, or what serde is told. Fields come in the order of the document, and defaults behind them.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// #[derive(serde::Deserialize)]
    /// struct Post<'d> {
    ///     text: &'d str,
    ///     created_at: String,
    ///     langs: Option<Vec<String>>,
    /// }
    ///
    /// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
    /// let model = snapshot.model("social.feed.Post")?;
    /// let post: Post<'_> = model.deserialize(br#"{"text": "hello", "createdAt": "2026-11-22T09:00:00Z"}"#)?;
    /// assert_eq!((post.text, post.created_at.as_str(), post.langs), ("hello", "2026-11-22T09:00:00Z", None));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Model::validate`], or [`Error::Mismatch`] when the document fits the model, and not the type.
    pub fn deserialize<'d, T: Deserialize<'d>>(&self, json: &'d [u8]) -> Result<T, Error> {
        run::deserialize(&self.store, self.section, json, false)
    }

    /// As [`Model::deserialize`], fields by their serialization aliases.
    ///
    /// # Errors
    /// As [`Model::deserialize`].
    pub fn deserialize_by_alias<'d, T: Deserialize<'d>>(&self, json: &'d [u8]) -> Result<T, Error> {
        run::deserialize(&self.store, self.section, json, true)
    }

    /// A value of a type without an instance, or nothing where one is needed.
    #[cfg(test)]
    pub(crate) fn read_straight<'d, T: Deserialize<'d>>(&self, document: &'d str) -> Option<T> {
        let source = crate::instance::OfDocument { document, by_alias: false, leaves_nulls: true };
        run::read_straight(&self.store, self.section, source).ok()
    }

    /// Validates many documents, on all cores and in order.
    #[must_use]
    pub fn batch(&self) -> Batch<'_> {
        Batch::new(self)
    }

    /// Validates a document whose scalars are all strings, as pydantic's `validate_strings` does: strings become what
    /// the model wants, whether it is strict or not.
    ///
    /// # Errors
    /// As [`Model::validate`].
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
    /// let post = snapshot.model("social.feed.Post")?;
    /// let json = br#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z"}"#;
    /// assert!(post.validate_strings(json, &frostmap::Options::default()).is_ok());
    /// # Ok(())
    /// # }
    /// ```
    pub fn validate_strings(&self, json: &[u8], options: &Options) -> Result<(), Error> {
        self.validate_with(json, &Options { strings: true, ..*options })
    }

    /// As [`Model::parse`], of a document whose scalars are all strings, see [`Model::validate_strings`].
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn parse_strings<'d>(&self, json: &'d [u8], options: &Options) -> Result<Instance<'d>, Error> {
        self.parse_with(json, &Options { strings: true, ..*options })
    }

    /// Validates a value that has been parsed already. It is written out and walked: one set of rules, one walk.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn validate_value(&self, value: &Value, options: &Options) -> Result<(), Error> {
        self.validate_with(value.to_string().as_bytes(), options)
    }

    /// As [`Model::parse`], of a value that has been parsed already.
    ///
    /// # Errors
    /// As [`Model::validate`].
    pub fn parse_value(&self, value: &Value, options: &Options) -> Result<Instance<'static>, Error> {
        run::parse_text(&self.store, self.section, value.to_string().into(), options)
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model").field("name", &self.name).finish_non_exhaustive()
    }
}

/// There is no model with a name, or it cannot be looked up.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let unknown = snapshot.model("social.feed.Pots").unwrap_err();
/// assert!(unknown.nearest().contains(&"social.feed.Post".to_owned()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownModel {
    name: String,
    nearest: Vec<String>,
    damage: Option<ArchiveError>,
}

impl UnknownModel {
    pub(crate) fn missing(name: &str, nearest: Vec<String>) -> Self {
        Self { name: name.into(), nearest, damage: None }
    }

    pub(crate) fn damaged(name: &str, damage: ArchiveError) -> Self {
        Self { name: name.into(), nearest: Vec::new(), damage: Some(damage) }
    }

    /// The name that was asked for.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Names that come near, the nearest first.
    #[must_use]
    pub fn nearest(&self) -> &[String] {
        &self.nearest
    }

    /// The damage that kept the name from being looked up.
    #[must_use]
    pub fn damage(&self) -> Option<&ArchiveError> {
        self.damage.as_ref()
    }
}

impl fmt::Display for UnknownModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(damage) = &self.damage {
            return write!(f, "model `{}` cannot be looked up: {damage}", self.name);
        }
        write!(f, "no model `{}` in the archive", self.name)?;
        match self.nearest.split_first() {
            None => write!(f, "; `frostmap inspect` lists its models"),
            Some((first, rest)) => {
                write!(f, "; did you mean `{first}`")?;
                rest.iter().try_for_each(|name| write!(f, " or `{name}`"))?;
                write!(f, "?")
            }
        }
    }
}

impl std::error::Error for UnknownModel {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.damage.as_ref().map(|damage| damage as _)
    }
}

/// Up to three names that come near a name: by few edits, or with the same last part.
pub(crate) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let (wanted, wanted_last) = (name.to_lowercase(), last(name));
    let most = name.chars().count() / 4 + 1;
    let mut found: Vec<_> = names
        .filter_map(|candidate| {
            let same_last = !wanted_last.is_empty() && last(candidate) == wanted_last;
            let close = candidate.len().abs_diff(name.len()) <= most;
            let edits = if close { edits(&wanted, &candidate.to_lowercase()) } else { usize::MAX };
            (same_last || edits <= most).then(|| (edits, candidate.to_owned()))
        })
        .collect();
    found.sort();
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Characters to insert, delete or replace to make one text of the other.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.chars().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, to) in row.iter_mut().skip(1).zip(&right) {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = *cell;
            before = replaced.min(before + 1).min(diagonal + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn edits_are_counted() {
        for (left, right, count) in [("", "", 0), ("abc", "abc", 0), ("kitten", "sitting", 3), ("", "ab", 2)]
        {
            assert_eq!(edits(left, right), count, "{left} {right}");
        }
    }

    #[test]
    fn names_with_the_same_last_part_come_near() {
        let names = ["social.feed.Post", "social.feed.Posts", "social.graph.Block"];
        assert_eq!(nearest("Post", names.into_iter()), ["social.feed.Post"]);
        assert_eq!(nearest("social.feed.Pst", names.into_iter()), ["social.feed.Post", "social.feed.Posts"]);
        assert!(nearest("x", names.into_iter()).is_empty());
    }
}
