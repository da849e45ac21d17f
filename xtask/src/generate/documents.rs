//! Documents of a wanted size for any model of a set: valid ones, and ones with a single late error.

use std::fmt;

use super::json::{Json, Style};
use super::maker::Maker;
use super::model_set::ModelSet;
use super::random::Random;
use super::spoil::spoil_late;

/// Below this size the best of several documents is taken.
const SMALL: usize = 64 * 1024;

const TRIES: u64 = 24;

/// What a document shall be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    /// Wanted length in bytes of the compact text; what the model cannot fill stays unfilled.
    pub(crate) size: usize,
    /// The document that this number makes.
    pub(crate) seed: u64,
    /// Tags stand last in their objects, not first.
    pub(crate) tag_last: bool,
    /// One error, near the end.
    pub(crate) invalid: bool,
    /// Spacing of the text.
    pub(crate) style: Style,
}

/// Why no document was made.
#[derive(Debug)]
pub(crate) enum DocumentError {
    /// The set has no such entry model.
    NoSuchModel(String),
    /// The model needs a value of a kind that cannot be made up, such as a text that matches a pattern.
    NotMakeable(String),
    /// No place in the document was found where an error can be made.
    NotSpoilable(String),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchModel(name) => write!(formatter, "the set has no model named {name}"),
            Self::NotMakeable(name) => write!(formatter, "{name} needs a value that cannot be made up"),
            Self::NotSpoilable(name) => {
                write!(formatter, "found no place for an error in a document for {name}")
            }
        }
    }
}

impl std::error::Error for DocumentError {}

/// Makes the text of a document for the entry model `name`.
pub(crate) fn document(set: &ModelSet, name: &str, recipe: Recipe) -> Result<String, DocumentError> {
    let schema = set.model(name).ok_or_else(|| DocumentError::NoSuchModel(name.to_owned()))?;
    let refusal = match (recipe.invalid, set.smallest(schema)) {
        (true, Some(_)) => DocumentError::NotSpoilable,
        _ => DocumentError::NotMakeable,
    };
    let mut value = nearest(set, schema, recipe).ok_or_else(|| refusal(name.to_owned()))?;
    if recipe.tag_last {
        value.move_last("$type");
    }
    Ok(value.write(recipe.style))
}

/// Of some documents the one nearest to the wanted size.
fn nearest(set: &ModelSet, schema: &Json, recipe: Recipe) -> Option<Json> {
    let tries = if recipe.size < SMALL { TRIES } else { 1 };
    let made = (0..tries).filter_map(|attempt| {
        let random = Random::of_part(recipe.seed, attempt);
        let mut value = Maker::new(set, random).value(schema, "", recipe.size)?;
        (!recipe.invalid || spoil_late(set, schema, &mut value)).then_some(value)
    });
    made.min_by_key(|value| value.compact_length().abs_diff(recipe.size))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn social() -> ModelSet {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../snapshots/social/models");
        let mut paths: Vec<_> =
            fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
        paths.sort();
        let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("text")).collect();
        ModelSet::read(texts.iter().map(String::as_str)).expect("model documents")
    }

    const RECIPE: Recipe =
        Recipe { size: 1_500, seed: 5, tag_last: false, invalid: false, style: Style::Compact };

    #[test]
    fn documents_come_near_the_wanted_size() {
        let set = social();
        for (model, size) in [
            ("social.feed.Post", 500),
            ("social.actor.ProfileViewDetailed", 1_500),
            ("social.feed.Timeline", 18_000),
            ("social.feed.Thread", 18_000),
            ("social.feed.Timeline", 2_000_000),
        ] {
            let text = document(&set, model, Recipe { size, ..RECIPE }).expect("a document");
            assert!(text.len().abs_diff(size) < size / 5, "{model}: {} bytes, wanted {size}", text.len());
        }
    }

    #[test]
    fn variants_are_the_same_document() {
        let set = social();
        let make = |recipe| document(&set, "social.feed.Timeline", recipe).expect("a document");
        let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        let text = make(RECIPE);
        assert_eq!(text, make(RECIPE));
        let last = make(Recipe { tag_last: true, style: Style::Indented, ..RECIPE });
        assert_ne!(text, last);
        assert_eq!(parse(&text), parse(&last));
        assert_ne!(parse(&text), parse(&make(Recipe { invalid: true, ..RECIPE })));
    }

    #[test]
    fn unmakeable_documents_are_refused() {
        let set = social();
        let refusal = |model: &str| document(&set, model, RECIPE).expect_err("no document");
        assert!(matches!(refusal("social.feed.Pots"), DocumentError::NoSuchModel(_)));
        assert!(matches!(refusal("social.stats.TagSet"), DocumentError::NotMakeable(_)));
    }
}
