//! Documents made for the social-network example.

use std::error::Error;
use std::fs;

use crate::generate::documents::{Recipe, document};
use crate::generate::json::Style;
use crate::generate::model_set::ModelSet;

use super::{Loaded, Natural};

/// What is made: name, entry model, size in bytes, how many.
const WANTED: [(&str, &str, usize, u64); 6] = [
    ("post-0.5k", "social.feed.Post", 500, 200),
    ("profile-1.5k", "social.actor.ProfileViewDetailed", 1_500, 150),
    ("timeline-18k", "social.feed.Timeline", 18_000, 20),
    ("thread-18k", "social.feed.Thread", 18_000, 20),
    ("timeline-2m", "social.feed.Timeline", 2_000_000, 1),
    ("thread-2m", "social.feed.Thread", 2_000_000, 1),
];

/// Makes the documents.
pub(super) fn load() -> Result<Loaded, Box<dyn Error>> {
    let models = frostmap_snapshots::social::model_paths()?;
    let texts = models.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let set = ModelSet::read(texts.iter().map(String::as_str))?;
    let mut documents = Vec::new();
    for (name, model, size, count) in WANTED {
        documents.push(Natural {
            name: name.into(),
            model: model.into(),
            texts: make(&set, model, size, count)?,
        });
    }
    Ok(Loaded { models, set, documents })
}

/// Makes `count` documents of about `size` bytes.
pub(super) fn make(
    set: &ModelSet,
    model: &str,
    size: usize,
    count: u64,
) -> Result<Vec<String>, Box<dyn Error>> {
    let recipe = Recipe { size, seed: 0, tag_last: false, invalid: false, style: Style::Compact };
    let made = (1..=count).map(|seed| document(set, model, Recipe { seed, ..recipe }));
    Ok(made.collect::<Result<_, _>>()?)
}
