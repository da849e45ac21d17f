//! `generate documents`: documents for one model, or for many models of a set, into a folder.

use std::fs;
use std::path::PathBuf;

use super::documents::{Recipe, document};
use super::json::Style;
use super::model_set::ModelSet;

/// Which documents, and where to.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Model documents that make up the set
    #[arg(long, num_args = 1.., required = true)]
    models: Vec<PathBuf>,
    /// Entry model; all entry models of the set if not given
    #[arg(long)]
    model: Option<String>,
    /// Wanted size of each document in bytes
    #[arg(long, default_value_t = 1_500)]
    size: usize,
    /// Documents per model
    #[arg(long, default_value_t = 1)]
    count: u64,
    /// The documents that this number makes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Move every `$type` to the end of its object
    #[arg(long)]
    tag_last: bool,
    /// Put one error near the end
    #[arg(long)]
    invalid: bool,
    /// Spacing of the text
    #[arg(long, value_enum, default_value_t = Style::Compact)]
    style: Style,
    /// Folder for files named `<model>--<number>.json`
    #[arg(long)]
    output: PathBuf,
}

/// Writes the documents.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let texts = arguments.models.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let set = ModelSet::read(texts.iter().map(String::as_str))?;
    fs::create_dir_all(&arguments.output)?;
    match &arguments.model {
        Some(model) => write_documents(arguments, &set, model)?,
        None => {
            for model in set.model_names() {
                if let Err(problem) = write_documents(arguments, &set, model) {
                    eprintln!("skipped: {problem}");
                }
            }
        }
    }
    Ok(())
}

fn write_documents(
    arguments: &Arguments,
    set: &ModelSet,
    model: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    for number in 0..arguments.count {
        let recipe = Recipe {
            size: arguments.size,
            seed: arguments.seed.wrapping_add(number),
            tag_last: arguments.tag_last,
            invalid: arguments.invalid,
            style: arguments.style,
        };
        let text = document(set, model, recipe)?;
        fs::write(arguments.output.join(format!("{model}--{number}.json")), text)?;
    }
    Ok(())
}
