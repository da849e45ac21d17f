//! Where measured documents come from: the social set, a generated set, and recorded documents where there are any.

mod corpora;
mod generated;
mod social;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use crate::generate::model_set::ModelSet;

use super::archive;
use super::document_set::{DocumentSet, Variant, rewrite, write_texts};

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
        archive::build_if_stale(&loaded.models, &archive)?;
        for natural in &loaded.documents {
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
                    valid: variant.is_valid(),
                    model: natural.model.clone(),
                    archive: archive.clone(),
                    models: loaded.models.clone(),
                    schema: folder.join(format!("{}.schema.json", natural.model)),
                    file,
                    documents: texts.len(),
                    bytes: texts.iter().map(String::len).sum(),
                });
            }
        }
    }
    Ok(prepared)
}
