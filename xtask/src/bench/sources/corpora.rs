//! Recorded documents for the models of a real application.

use std::error::Error;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use crate::generate::json::Json;
use crate::generate::model_set::ModelSet;

use super::{Loaded, Natural};

/// The documents, where the folder exists.
pub(super) fn load() -> Result<Option<Loaded>, Box<dyn Error>> {
    let corpora = std::env::var_os("FROSTMAP_CORPORA").map(PathBuf::from);
    let corpora = corpora.unwrap_or_else(|| super::super::root().join("../shared/corpora"));
    let manifest = corpora.join("documents/manifest.json");
    if !manifest.exists() {
        return Ok(None);
    }
    let models = corpora.join("first/models.json.gz");
    let set = ModelSet::read([unpacked(&models)?.as_str()])?;
    let manifest: Json = serde_json::from_str(&fs::read_to_string(manifest)?)?;
    let mut documents = Vec::new();
    for (name, about) in manifest.members() {
        let text = unpacked(&corpora.join(format!("documents/{name}.jsonl.gz")))?;
        let texts = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let model = about.text("model").unwrap_or_default().to_owned();
        documents.push(Natural { name: name.clone(), model, texts });
    }
    Ok(Some(Loaded { models: vec![models], set, documents }))
}

fn unpacked(path: &Path) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    GzDecoder::new(File::open(path)?).read_to_string(&mut text)?;
    Ok(text)
}
