//! Generators of model sets and of documents for them, deterministic from a seed.
//!
//! A set has the measured shape of a real one (`shape`), is planned block by block (`plan`) and streamed out
//! (`models`). Documents are made for any model set of the supported kinds (`documents`).

pub(crate) mod documents;
mod documents_command;
mod growth;
pub(crate) mod json;
pub(crate) mod keys;
mod maker;
pub(crate) mod model_set;
pub(crate) mod models;
mod models_command;
mod names;
mod plan;
pub(crate) mod random;
mod references;
mod shape;
pub(crate) mod spoil;
mod values;
mod words;

use clap::Subcommand;

/// What to generate.
#[derive(Subcommand)]
pub(crate) enum Generate {
    /// A model set of any number of models
    Models(models_command::Arguments),
    /// Documents for a model of a set
    Documents(documents_command::Arguments),
}

impl Generate {
    /// Runs the chosen generator.
    pub(crate) fn run(self) -> Result<(), Box<dyn std::error::Error>> {
        match self {
            Generate::Models(arguments) => models_command::run(&arguments),
            Generate::Documents(arguments) => documents_command::run(&arguments),
        }
    }
}
