//! The social-network example set: models shaped like public records of such networks, with documents and answers.
//!
//! `snapshots/social/models/*.json` are model documents that refer to each other. `documents/valid` and
//! `documents/invalid` hold files named `<model>--<what>.json`. Beside each valid one, `<model>--<what>.output.json` is
//! what pydantic serialises (by alias, without unset fields), laid out for reading: compare it as JSON. Beside each
//! invalid one, `<model>--<what>.errors.json` is pydantic's error list. `tests/oracle/pin.py social` writes and checks
//! both kinds of answer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A document with the answer that pydantic gives to it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The entry model it is for, such as `social.feed.Post`.
    pub model: String,
    /// What is shown with it, such as `duplicate-keys`.
    pub what: String,
    /// Its bytes; in an invalid document not necessarily JSON.
    pub input: Vec<u8>,
    /// Text of the answer file: the output of a valid document, the errors of an invalid one.
    pub answer: String,
}

/// Paths of the model documents, sorted.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn model_paths() -> io::Result<Vec<PathBuf>> {
    json_files(&folder().join("models"))
}

/// The documents that their models accept, sorted by file name.
///
/// # Errors
///
/// When a document or its answer cannot be read.
pub fn valid() -> io::Result<Vec<Document>> {
    documents("valid", ".output.json")
}

/// The documents that their models refuse, sorted by file name.
///
/// # Errors
///
/// When a document or its answer cannot be read.
pub fn invalid() -> io::Result<Vec<Document>> {
    documents("invalid", ".errors.json")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("social")
}

fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

fn documents(kind: &str, answer_suffix: &str) -> io::Result<Vec<Document>> {
    let folder = folder().join("documents").join(kind);
    let mut documents = Vec::new();
    for path in json_files(&folder)? {
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
            answer: fs::read_to_string(folder.join(format!("{stem}{answer_suffix}")))?,
        });
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_its_answer() {
        let (valid, invalid) = (valid().expect("valid documents"), invalid().expect("invalid documents"));
        assert!(valid.len() >= 40 && invalid.len() >= 50, "{} and {}", valid.len(), invalid.len());
        assert!(valid.iter().chain(&invalid).all(|document| document.model.starts_with("social.")));
        assert!(invalid.iter().all(|document| document.answer.contains("\"type\"")));
    }

    #[test]
    fn model_documents_are_found() {
        assert_eq!(model_paths().expect("model documents").len(), 10);
    }
}
