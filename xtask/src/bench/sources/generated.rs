//! Documents made for a generated set of the first workload's size.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::error::Error;
use std::fs;

use crate::generate::model_set::ModelSet;
use crate::generate::models::write_models;

use super::social::make;
use super::{Loaded, Natural};

/// Number of models in the set.
const MODELS: usize = 412;

/// The size of documents whose variety is compared.
const TYPICAL: usize = 18_000;

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
    let varied = by_variety(&set);
    for (name, size, count) in WANTED {
        let model = varied.iter().find(|model| is_near(&set, model, size));
        let model = model.ok_or_else(|| format!("no model fills {size} bytes"))?;
        let texts = make(&set, model, size, count)?;
        documents.push(Natural { name: name.into(), model: model.clone(), texts });
    }
    Ok(Loaded { models: vec![path], set, documents })
}

/// The models, those first whose documents have the most different tags.
fn by_variety(set: &ModelSet) -> Vec<String> {
    let mut models: Vec<(usize, &str)> = set
        .model_names()
        .map(|model| {
            let text = make(set, model, TYPICAL, 1).unwrap_or_default().concat();
            let tags = text.split("\"$type\":\"").skip(1).filter_map(|rest| rest.split('"').next());
            (tags.collect::<HashSet<_>>().len(), model)
        })
        .collect();
    models.sort_by_key(|(tags, _)| Reverse(*tags));
    models.into_iter().map(|(_, model)| model.to_owned()).collect()
}

/// Whether documents for the model come near a size.
fn is_near(set: &ModelSet, model: &str, size: usize) -> bool {
    make(set, model, size, 1).is_ok_and(|texts| texts.concat().len().abs_diff(size) < size / 8)
}
