//! Asks an archive's models about all documents of a set.

use frostmap::Snapshot;
use frostmap_snapshots::Document;

use super::progress::Progress;

/// How many documents were answered as they should be, and what was wrong with the others.
#[derive(Default)]
pub(super) struct Answers {
    /// Documents that fit, as they should.
    pub(super) accepted: usize,
    /// Documents that do not fit, as they should not.
    pub(super) refused: usize,
    /// One message per wrong answer.
    pub(super) wrong: Vec<String>,
}

/// Asks about every document.
pub(super) fn ask_all(snapshot: &Snapshot, documents: &[Document], progress: &Progress) -> Answers {
    let mut answers = Answers::default();
    for (done, document) in documents.iter().enumerate() {
        progress.count("document", done, documents.len());
        match document.ask(snapshot) {
            Err(what) => answers.wrong.push(format!("{}--{}: {what}", document.model, document.what)),
            Ok(()) if document.answer.is_accepted() => answers.accepted += 1,
            Ok(()) => answers.refused += 1,
        }
    }
    answers
}
