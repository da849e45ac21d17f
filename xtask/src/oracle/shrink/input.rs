//! Shorter documents: with less in them where they are JSON, with less text in any case.

use super::edit::Edits;
use crate::oracle::tree::Tree;

/// Texts up to this long lose single characters, too.
const SHORT: usize = 400;

/// Other texts, one by one.
pub(super) fn candidates(text: &str) -> impl Iterator<Item = String> + use<> {
    let edits = Edits {
        plain: vec![
            Tree::Null,
            Tree::Number("0".into()),
            "".into(),
            Tree::Array(vec![]),
            Tree::Object(vec![]),
        ],
        whole: |_| true,
    };
    let tree = Tree::parse(text);
    let compact = tree.as_ref().map(Tree::compact);
    let found = tree.clone().map(|mut tree| edits.of(&mut tree)).unwrap_or_default();
    let values = found.into_iter().filter_map(move |edit| Some(edits.apply(tree.as_ref()?, edit)?.compact()));
    compact.into_iter().chain(values).chain(cuts(text))
}

/// The text without a stretch of it: halves, quarters, down to single characters.
fn cuts(text: &str) -> impl Iterator<Item = String> + use<> {
    let characters: Vec<char> = text.chars().collect();
    let count = characters.len();
    let lengths = std::iter::successors(Some(count.div_ceil(2)), |length| Some(length / 2));
    let lengths = lengths.take_while(move |length| *length > 1 || (*length == 1 && count <= SHORT));
    let stretches =
        lengths.flat_map(move |length| (0..count).step_by(length).map(move |start| (start, length)));
    stretches.map(move |(start, length)| {
        characters.iter().take(start).chain(characters.iter().skip(start + length)).collect()
    })
}
