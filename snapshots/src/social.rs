//! The social-network example set: models shaped like public records of such networks, with documents and answers.
//!
//! `snapshots/social/models/*.json` are model documents that refer to each other, `snapshots/social.frost` is the
//! archive of them all. The documents and their answers are in `snapshots/social/documents`.

use std::io;
use std::path::PathBuf;

use crate::documents::{self, Document, folder};

/// Path of the archive.
#[must_use]
pub fn archive_path() -> PathBuf {
    folder().join("social.frost")
}

/// Paths of the model documents, sorted.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn model_paths() -> io::Result<Vec<PathBuf>> {
    documents::json_files(&folder().join("social/models"))
}

/// The documents that their models accept, sorted by file name.
///
/// # Errors
///
/// When a document or its answer cannot be read.
pub fn valid() -> io::Result<Vec<Document>> {
    documents::valid("social")
}

/// The documents that their models refuse, sorted by file name.
///
/// # Errors
///
/// When a document or its answer cannot be read.
pub fn invalid() -> io::Result<Vec<Document>> {
    documents::invalid("social")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answer;

    #[test]
    fn every_document_has_its_answer() {
        let (valid, invalid) = (valid().expect("valid documents"), invalid().expect("invalid documents"));
        assert!(valid.len() >= 40 && invalid.len() >= 50, "{} and {}", valid.len(), invalid.len());
        assert!(valid.iter().chain(&invalid).all(|document| document.model.starts_with("social.")));
        let is_list = |answer: &Answer| matches!(answer, Answer::Errors(text) if text.contains("\"type\""));
        assert!(invalid.iter().all(|document| is_list(&document.answer)));
    }

    #[test]
    fn model_documents_are_found() {
        assert_eq!(model_paths().expect("model documents").len(), 10);
    }
}
