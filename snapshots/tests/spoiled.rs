//! Errors are the same whether the walk that collects them leaps over what is known to fit, or looks at everything.
//!
//! Objects whose keys are gathered first are walked out of order, so that nothing in them is known to fit: an option
//! that says what holds anyway asks for that.

use frostmap::{Error, Model, Options, Snapshot};
use frostmap_snapshots::social;

/// The document with the string that starts at a quote replaced.
fn replaced(document: &str, quote: usize, with: &str) -> Option<String> {
    let text = document.get(quote + 1..)?;
    let end = text.find('"').filter(|end| !text[..*end].contains('\\'))?;
    Some(format!("{}{with}{}", &document[..quote], &text[end + 1..]))
}

/// Where the strings are that are values.
fn strings(document: &str) -> Vec<usize> {
    let values = document.match_indices(": \"").map(|(at, _)| at + 2);
    values.chain(document.match_indices(":\"").map(|(at, _)| at + 1)).collect()
}

fn errors(model: &Model, document: &str, options: &Options) -> String {
    match model.validate_with(document.as_bytes(), options) {
        Ok(()) => String::new(),
        Err(Error::Invalid(errors)) => errors.to_json(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn nothing_is_hidden_by_what_fits() {
    let snapshot = Snapshot::open(social::archive_path()).unwrap();
    let gathered = Options { by_alias: Some(true), ..Options::default() };
    let mut spoiled = 0;
    for document in social::valid().unwrap() {
        let model = snapshot.model(&document.model).unwrap();
        let check = |text: &str| {
            let found = errors(&model, text, &Options::default());
            assert_eq!(found, errors(&model, text, &gathered), "{}: {text}", document.model);
            usize::from(!found.is_empty())
        };
        let text = String::from_utf8(document.input).unwrap();
        let places = strings(&text);
        for (index, place) in places.iter().enumerate() {
            for with in ["[0]", "{\"$type\": 1}", "null"] {
                let Some(once) = replaced(&text, *place, with) else { continue };
                spoiled += check(&once);
                let twice = places.get(index / 2).and_then(|other| replaced(&once, *other, "7"));
                spoiled += twice.map_or(0, |twice| check(&twice));
            }
        }
    }
    assert!(spoiled > 1000, "{spoiled}");
}
