//! Where measured documents come from: the social set, a generated set, and recorded documents where there are any.

mod corpora;
mod generated;
mod social;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use frostmap_worker::{DocumentSet, Variant};

use crate::generate::model_set::ModelSet;

use super::json_schema::json_schema;
use super::variants::{rewrite, write_texts};
use super::{archive, typed};

/// A model set to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Source {
    /// The social-network example
    Social,
    /// 412 generated models
    Generated,
    /// Recorded documents beside the checkout, or below `FROSTMAP_CORPORA`
    Corpora,
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::Social => "social",
            Self::Generated => "generated",
            Self::Corpora => "corpora",
        }
    }

    fn load(self) -> Result<Option<Loaded>, Box<dyn Error>> {
        match self {
            Self::Social => social::load().map(Some),
            Self::Generated => generated::load().map(Some),
            Self::Corpora => corpora::load(),
        }
    }
}

/// A model set with documents in their natural form.
struct Loaded {
    models: Vec<PathBuf>,
    set: ModelSet,
    documents: Vec<Natural>,
}

impl Loaded {
    /// The measured entry models, each once.
    fn entry_models(&self) -> Vec<&str> {
        let mut models: Vec<&str> = self.documents.iter().map(|natural| natural.model.as_str()).collect();
        models.sort_unstable();
        models.dedup();
        models
    }
}

/// Documents for one model.
struct Natural {
    name: String,
    model: String,
    texts: Vec<String>,
}

/// Writes the documents of the sources in the wanted variants, with the archives of their models.
pub(super) fn prepare(sources: &[Source], variants: &[Variant]) -> Result<Vec<DocumentSet>, Box<dyn Error>> {
    let mut prepared = Vec::new();
    for source in sources {
        let folder = super::folder().join(source.name());
        fs::create_dir_all(&folder)?;
        let Some(loaded) = source.load()? else {
            eprintln!("SKIPPED {}: no documents found", source.name());
            continue;
        };
        let archive = folder.join("models.frost");
        typed::write(source.name(), &loaded.set, &loaded.entry_models())?;
        archive::build_if_stale(&loaded.models, &archive)?;
        for natural in &loaded.documents {
            let schema = folder.join(format!("{}.schema.json", natural.model));
            fs::write(&schema, serde_json::to_vec(&json_schema(&loaded.set, &natural.model))?)?;
            for variant in variants {
                let Some(texts) = rewrite(&loaded.set, &natural.model, &natural.texts, *variant) else {
                    continue;
                };
                let file = folder.join(format!("{}.{}.jsonl", natural.name, variant.name()));
                write_texts(&file, &texts)?;
                prepared.push(DocumentSet {
                    set: source.name().into(),
                    name: natural.name.clone(),
                    variant: *variant,
                    valid: *variant != Variant::LateError,
                    model: natural.model.clone(),
                    archive: archive.clone(),
                    models: loaded.models.clone(),
                    schema: schema.clone(),
                    file,
                    documents: texts.len(),
                    bytes: texts.iter().map(String::len).sum(),
                });
            }
        }
    }
    Ok(prepared)
}
