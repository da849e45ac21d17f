//! Shorter documents: with less in them where they are JSON, with less text in any case.

use crate::oracle::tree::Tree;

/// Texts up to this long lose single characters, too.
const SHORT: usize = 400;

/// Other texts, most of them shorter.
pub(super) fn candidates(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(tree) = Tree::parse(text) {
        found.push(tree.compact());
        without(&tree, &mut found);
    }
    cut(text, &mut found);
    found
}

/// The value without a part of it, or with something plain in its place.
fn without(tree: &Tree, found: &mut Vec<String>) {
    for number in 0..tree.size() {
        let mut copy = tree.clone();
        let Some(place) = copy.part(number) else { continue };
        let mut others: Vec<Tree> = place.children().cloned().collect();
        others.extend([
            Tree::Null,
            Tree::Number("0".into()),
            Tree::String(String::new()),
            Tree::Array(Vec::new()),
            Tree::Object(Vec::new()),
        ]);
        let count = place.children().count();
        for other in others {
            let mut copy = tree.clone();
            if let Some(place) = copy.part(number) {
                *place = other;
                found.push(copy.compact());
            }
        }
        for index in 0..count {
            let mut copy = tree.clone();
            match copy.part(number) {
                Some(Tree::Array(items)) => drop(items.remove(index)),
                Some(Tree::Object(members)) => drop(members.remove(index)),
                _ => continue,
            }
            found.push(copy.compact());
        }
    }
}

/// The text without a stretch of it: halves, quarters, down to single characters.
fn cut(text: &str, found: &mut Vec<String>) {
    let characters: Vec<char> = text.chars().collect();
    let mut length = characters.len().div_ceil(2);
    while length > 0 && (length > 1 || characters.len() <= SHORT) {
        for start in (0..characters.len()).step_by(length) {
            let kept = characters.iter().take(start).chain(characters.iter().skip(start + length));
            found.push(kept.collect());
        }
        length /= 2;
    }
}
