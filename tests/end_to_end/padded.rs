//! What stands behind a document in its buffer is no part of it.

use frostmap::{DumpOptions, Error, Instance, Model, Options, Padded};
use frostmap_tests::found::{PADDINGS, padded, padded_with};

use crate::case_files::check_all;

/// What becomes of a document, so that it can be compared.
fn outcome(parsed: Result<Instance<'_>, Error>) -> String {
    match parsed {
        Ok(instance) => format!("{:?}", instance.to_json(&DumpOptions::default())),
        Err(Error::Invalid(errors)) => errors.to_json(),
        Err(error) => error.to_string(),
    }
}

fn differences(model: &Model, options: &Options, document: &[u8]) -> Vec<String> {
    let expected = outcome(model.parse_with(document, options));
    let check = |padding: &&[u8]| {
        let buffer = padded_with(document, padding);
        let found = outcome(model.parse_padded(padded(&buffer, document), options));
        let (document, padding) = (String::from_utf8_lossy(document), String::from_utf8_lossy(padding));
        (found != expected)
            .then(|| format!("{document} {padding:?}\n  expected  {expected}\n  found     {found}"))
    };
    PADDINGS.iter().filter_map(check).collect()
}

#[test]
fn documents_are_what_they_are_alone() {
    check_all(|case| differences(case.model, &case.options, case.input.as_bytes()));
}

#[test]
fn so_are_documents_that_are_cut() {
    check_all(|case| {
        let step = case.input.len() / 20 + 1;
        let ends = (0..case.input.len()).step_by(step);
        let documents = ends.filter_map(|end| case.input.as_bytes().get(..end));
        documents.flat_map(|document| differences(case.model, &case.options, document)).collect()
    });
}

#[test]
fn a_buffer_needs_room() {
    let buffer = [b'1'; 70];
    assert!(Padded::new(&buffer, 6).is_some_and(|padded| padded.document() == b"111111"));
    assert!(Padded::new(&buffer, 7).is_none());
    assert!(Padded::new(&buffer, 71).is_none());
}
