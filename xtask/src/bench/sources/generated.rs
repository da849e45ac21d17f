//! Documents made for a generated set of the first workload's size.

use std::error::Error;
use std::fs;

use crate::generate::model_set::ModelSet;
use crate::generate::models::write_models;

use super::social::make;
use super::{Loaded, Natural};

/// Number of models in the set.
const MODELS: usize = 412;

/// What is made: name, size in bytes, how many.
const WANTED: [(&str, usize, u64); 4] = [
    ("record-0.5k", 500, 200),
    ("record-1.5k", 1_500, 150),
    ("page-18k", 18_000, 20),
    ("page-2m", 2_000_000, 1),
];

/// Makes the set and the documents.
pub(super) fn load() -> Result<Loaded, Box<dyn Error>> {
    let path = super::super::folder().join("generated/models.json");
    let mut text = Vec::new();
    write_models(&mut text, MODELS, 1)?;
    fs::write(&path, &text)?;
    let text = String::from_utf8(text)?;
    let set = ModelSet::read([text.as_str()])?;
    let mut documents = Vec::new();
    for (name, size, count) in WANTED {
        let model = model_of_size(&set, size).ok_or_else(|| format!("no model fills {size} bytes"))?;
        let texts = make(&set, &model, size, count)?;
        documents.push(Natural { name: name.into(), model, texts });
    }
    Ok(Loaded { models: vec![path], set, documents })
}

/// The first model whose documents come near a size.
fn model_of_size(set: &ModelSet, size: usize) -> Option<String> {
    let near = |model: &&str| {
        make(set, model, size, 1)
            .is_ok_and(|texts| texts.iter().all(|text| text.len().abs_diff(size) < size / 8))
    };
    set.model_names().find(near).map(str::to_owned)
}
