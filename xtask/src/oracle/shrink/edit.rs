//! Small changes of a value, each made only when it is tried: there are many of them in a large value.

use crate::oracle::tree::Tree;

/// A change of the part with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    number: usize,
    change: Change,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// One of its parts is taken out.
    Remove(usize),
    /// One of its parts, or of the schemas in it, stands in its place.
    Hoist(usize),
    /// Something plain stands in its place.
    Replace(usize),
    /// A text loses an end.
    Shorten(usize),
}

/// Which changes are of use.
pub(super) struct Edits {
    /// What is put in place of parts.
    pub(super) plain: Vec<Tree>,
    /// Which parts are put elsewhere, and replaced.
    pub(super) whole: fn(&Tree) -> bool,
}

impl Edits {
    /// All changes of a value, those of large parts first.
    pub(super) fn of(&self, tree: &mut Tree) -> Vec<Edit> {
        let mut found = Vec::new();
        let mut next = 0;
        for number in 0..tree.size() {
            let Some(place) = tree.part(number) else { continue };
            if number < next {
                continue;
            }
            // What only Python has is as its class writes it, or it is none.
            if place.get("$py").is_some() {
                next = number + place.size();
            }
            let mut push = |change| found.push(Edit { number, change });
            let children = place.children().count();
            if (self.whole)(place) {
                (0..self.inner(place).len()).for_each(|index| push(Change::Hoist(index)));
                (0..self.plain.len()).for_each(|index| push(Change::Replace(index)));
            }
            if next > number {
                continue;
            }
            (0..children).for_each(|index| push(Change::Remove(index)));
            if matches!(place, Tree::String(_) | Tree::Number(_)) {
                (0..4).for_each(|index| push(Change::Shorten(index)));
            }
        }
        found
    }

    /// The value with a change; `None` where it changes nothing.
    pub(super) fn apply(&self, tree: &Tree, edit: Edit) -> Option<Tree> {
        let mut tree = tree.clone();
        let place = tree.part(edit.number)?;
        match edit.change {
            Change::Remove(index) => match place {
                Tree::Array(items) => drop(items.remove(index)),
                Tree::Object(members) => drop(members.remove(index)),
                _ => return None,
            },
            Change::Hoist(index) => *place = self.inner(place).into_iter().nth(index)?,
            Change::Replace(index) => {
                let plain = self.plain.get(index)?;
                if place == plain {
                    return None;
                }
                *place = plain.clone();
            }
            Change::Shorten(how) => match place {
                Tree::String(text) | Tree::Number(text) => *text = shortened(text, how)?,
                _ => return None,
            },
        }
        Some(tree)
    }

    /// The outermost parts that can stand in place of what they are in.
    fn inner(&self, tree: &Tree) -> Vec<Tree> {
        let mut found = Vec::new();
        tree.children().for_each(|child| self.gather(child, &mut found));
        found
    }

    fn gather(&self, tree: &Tree, found: &mut Vec<Tree>) {
        if (self.whole)(tree) {
            found.push(tree.clone());
        } else {
            tree.children().for_each(|child| self.gather(child, found));
        }
    }
}

/// A text without half of it, or without the character at one end.
fn shortened(text: &str, how: usize) -> Option<String> {
    let count = text.chars().count();
    let (skipped, taken) = match how {
        0 => (0, count / 2),
        1 => (count / 2, count),
        2 => (0, count.checked_sub(1)?),
        _ => (1, count),
    };
    (count > 1).then(|| text.chars().skip(skipped).take(taken).collect())
}
