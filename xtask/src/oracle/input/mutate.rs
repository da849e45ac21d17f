//! Changes one thing in a value.

use super::Inputs;
use crate::oracle::pool;
use crate::oracle::tree::Tree;

impl Inputs<'_> {
    /// Changes one thing.
    pub(super) fn mutate(&mut self, tree: &mut Tree) {
        let number = self.random.below(tree.size());
        let Some(place) = tree.part(number) else { return };
        match place {
            Tree::Object(members) if self.random.percent(80) => self.mutate_members(members),
            Tree::Array(items) if self.random.percent(70) => self.mutate_items(items),
            Tree::String(text) if self.random.percent(60) => self.mutate_string(text),
            Tree::Number(text) | Tree::Raw(text) if self.random.percent(50) => self.mutate_number(text),
            _ => *place = self.other(),
        }
    }

    /// Some other value.
    fn other(&mut self) -> Tree {
        match self.random.below(12) {
            0..8 => self.any(1),
            8 => self.raw(pool::BROKEN_NUMBERS),
            9 => Tree::Array(Vec::new()),
            10 => Tree::Object(Vec::new()),
            _ => Tree::Null,
        }
    }

    fn mutate_members(&mut self, members: &mut Vec<(String, Tree)>) {
        let place = self.random.below(members.len());
        match self.random.below(9) {
            0 if !members.is_empty() => drop(members.remove(place)),
            1 if !members.is_empty() => {
                // The same key again, with the same or with another value.
                let (key, value) = members.get(place).cloned().unwrap_or_default();
                let value = if self.random.percent(50) { self.any(1) } else { value };
                let place = self.random.below(members.len() + 1);
                members.insert(place, (key, value));
            }
            2 => members.reverse(),
            3 => self.random.shuffle(members),
            4 if !members.is_empty() => {
                let key = self.key();
                if let Some((name, _)) = members.get_mut(place) {
                    *name = key;
                }
            }
            5 if !members.is_empty() => {
                if let Some((name, _)) = members.get_mut(place) {
                    name.push(' ');
                }
            }
            6 if !members.is_empty() => {
                let value = self.other();
                if let Some((_, old)) = members.get_mut(place) {
                    *old = value;
                }
            }
            _ => {
                let place = self.random.below(members.len() + 1);
                let added = (self.key(), self.any(2));
                members.insert(place, added);
            }
        }
    }

    fn mutate_items(&mut self, items: &mut Vec<Tree>) {
        let place = self.random.below(items.len());
        match self.random.below(6) {
            0 if !items.is_empty() => drop(items.remove(place)),
            1 if !items.is_empty() => items.extend(items.get(place).cloned()),
            2 => self.random.shuffle(items),
            3 if !items.is_empty() => {
                let value = self.other();
                if let Some(old) = items.get_mut(place) {
                    *old = value;
                }
            }
            4 if items.len() == 1 => *items = vec![Tree::Array(std::mem::take(items))],
            _ => items.push(self.any(1)),
        }
    }

    fn mutate_string(&mut self, text: &mut String) {
        match self.random.below(9) {
            0 => drop(text.pop()),
            1 => text.push_str(self.random.word(pool::STRINGS)),
            2 => *text = text.to_uppercase(),
            3 => *text = format!(" {text}\n"),
            4 => *text = text.chars().rev().collect(),
            5 => text.insert(0, *self.random.pick(&['-', '+', '0', 'é', '\u{0}', '_', '.'])),
            6 => *text = text.chars().skip(1).collect(),
            7 => text.push(*self.random.pick(&['0', '.', 'Z', 'é', '\u{0}', '_', ' ', 'e'])),
            _ => *text = text.repeat(3),
        }
    }

    fn mutate_number(&mut self, text: &mut String) {
        match self.random.below(7) {
            0 => text.push('0'),
            1 => text.push_str(".5"),
            2 => text.push_str("e1"),
            3 => *text = format!("-{text}"),
            4 => text.push_str("0000000000000000000"),
            5 => *text = (self.random.word(pool::BROKEN_NUMBERS)).to_owned(),
            _ => {
                // At and past the most digits that Python reads.
                let count = *self.random.pick(&[308, 309, 4299, 4300, 4301]);
                *text = "1234567890".chars().cycle().take(count).collect();
            }
        }
    }
}
