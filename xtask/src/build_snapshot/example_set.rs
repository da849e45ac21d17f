//! The sets there are: the social network, the generated ones, and where their archives belong.

use std::error::Error;
use std::path::PathBuf;

use frostmap_compiler::Documents;
use frostmap_compiler::diagnostics::{Style, render};
use frostmap_snapshots::{Document, social};

use super::generated;
use super::progress::Progress;
use super::root;
use crate::generate::models::write_models;

/// The generated sets are what this number makes.
const SEED: u64 = 1;

/// Models of the smallest generated set; the larger ones begin with them.
const SMALLEST: usize = 412;

/// A model set, its documents and the place of its archive.
pub(super) struct ExampleSet {
    /// What the table calls it.
    pub(super) name: String,
    /// The file of its archive.
    pub(super) archive: PathBuf,
    /// How often it is built; the median of the times counts.
    pub(super) builds: usize,
    /// How many processes open it; the median counts.
    pub(super) probes: usize,
    origin: Origin,
}

enum Origin {
    Social,
    Generated { models: usize },
}

impl ExampleSet {
    /// The sets whose archives are committed.
    pub(super) fn committed() -> Vec<Self> {
        let folder = root().join("snapshots");
        let set = |name: &str, origin| Self {
            name: name.to_owned(),
            archive: folder.join(name).with_extension("frost"),
            builds: 5,
            probes: 15,
            origin,
        };
        vec![set("social", Origin::Social), set("generated-412", Origin::Generated { models: SMALLEST })]
    }

    /// The sets that show what does not grow with the number of models.
    pub(super) fn scaled() -> Vec<Self> {
        let folder = root().join("target/snapshots");
        let set = |(name, models): (&str, usize)| Self {
            name: name.to_owned(),
            archive: folder.join(name).with_extension("frost"),
            builds: 1,
            probes: 15,
            origin: Origin::Generated { models },
        };
        [("generated-4k", 4_000), ("generated-40k", 40_000), ("generated-400k", 400_000)].map(set).into()
    }

    /// The model documents.
    pub(super) fn sources(&self, progress: &Progress) -> Result<Documents, Box<dyn Error>> {
        match self.origin {
            Origin::Social => {
                let (documents, problems) = Documents::read(social::model_paths()?);
                match problems.first() {
                    Some(problem) => Err(render(problem, &documents, Style::default()).into()),
                    None => Ok(documents),
                }
            }
            Origin::Generated { models } => {
                progress.say("generating models");
                let name = format!("{}.json", self.name);
                let text = generated_models(models)?;
                Documents::from_bytes(&name, &text)
                    .map_err(|problem| render(&problem, &Documents::default(), Style::default()).into())
            }
        }
    }

    /// The documents with the answers they should get.
    pub(super) fn documents(&self, progress: &Progress) -> Result<Vec<Document>, Box<dyn Error>> {
        match self.origin {
            Origin::Social => Ok([social::valid()?, social::invalid()?].concat()),
            Origin::Generated { models } => {
                progress.say("generating documents");
                let text = String::from_utf8(generated_models(models.min(SMALLEST))?)?;
                generated::documents(&text)
            }
        }
    }
}

fn generated_models(models: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut text = Vec::new();
    write_models(&mut text, models, SEED)?;
    Ok(text)
}
