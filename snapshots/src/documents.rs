//! Documents of a set, each with the answer that pydantic gives to it.
//!
//! `documents/valid` and `documents/invalid` hold files named `<model>--<what>.json`. Beside each valid one,
//! `<model>--<what>.output.json` is what pydantic serialises (by alias, without unset fields), laid out for reading:
//! compare it as JSON. Beside each invalid one, `<model>--<what>.errors.json` is pydantic's error list.
//! `tests/oracle/pin.py social` writes and checks both kinds of answer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::answer::Answer;

/// A document for a model, and the right answer to it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The entry model it is for, such as `social.feed.Post`.
    pub model: String,
    /// What is shown with it, such as `duplicate-keys`.
    pub what: String,
    /// Its bytes; in an invalid document not necessarily JSON.
    pub input: Vec<u8>,
    /// The right answer.
    pub answer: Answer,
}

/// The folder of all sets.
pub(crate) fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The JSON files of a folder, sorted.
pub(crate) fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

/// The documents that the models of a set accept, sorted by file name.
pub(crate) fn valid(set: &str) -> io::Result<Vec<Document>> {
    documents(&folder().join(set).join("documents/valid"), ".output.json", Answer::Output)
}

/// The documents that the models of a set refuse, sorted by file name.
pub(crate) fn invalid(set: &str) -> io::Result<Vec<Document>> {
    documents(&folder().join(set).join("documents/invalid"), ".errors.json", Answer::Errors)
}

fn documents(folder: &Path, answer_suffix: &str, answer: fn(String) -> Answer) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for path in json_files(folder)? {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if name.ends_with(answer_suffix) {
            continue;
        }
        let stem = name.trim_end_matches(".json");
        let Some((model, what)) = stem.split_once("--") else { continue };
        documents.push(Document {
            model: model.to_owned(),
            what: what.to_owned(),
            input: fs::read(&path)?,
            answer: answer(fs::read_to_string(folder.join(format!("{stem}{answer_suffix}")))?),
        });
    }
    Ok(documents)
}
