//! Makes documents: values that fit a schema or nearly do, any values, and what becomes of both when they are spoiled.

mod fitting;
mod mutate;
mod scalar;
mod text;

use crate::generate::random::Random;

use super::pool;
use super::tree::{Blanks, Layout, Tree};

/// Makes the documents of one question.
pub(super) struct Inputs<'r> {
    random: &'r mut Random,
    definitions: &'r [(String, Tree)],
    /// References that may still be followed.
    fuel: usize,
}

impl<'r> Inputs<'r> {
    pub(super) fn new(random: &'r mut Random, definitions: &'r [(String, Tree)]) -> Self {
        Self { random, definitions, fuel: 0 }
    }

    /// A document for a schema.
    pub(super) fn document(&mut self, schema: &Tree) -> String {
        let mut tree = if self.random.percent(8) { self.any(3) } else { self.fitting(schema) };
        if self.random.percent(40) {
            for _ in 0..1 + self.random.below(3) {
                self.mutate(&mut tree);
            }
        }
        let layout = self.layout();
        let text = tree.write(layout);
        if self.random.percent(10) { self.spoil(text) } else { text }
    }

    fn layout(&mut self) -> Layout {
        let blanks = match self.random.below(20) {
            0..14 => Blanks::None,
            14..16 => Blanks::Spaced,
            16..18 => Blanks::Indented,
            _ => Blanks::Wild,
        };
        Layout { blanks, ascii: self.random.percent(10) }
    }

    fn raw(&mut self, texts: &[&str]) -> Tree {
        Tree::Raw((*self.random.pick(texts)).to_owned())
    }

    fn string(&mut self, texts: &[&str]) -> Tree {
        (*self.random.pick(texts)).into()
    }

    /// Any value at all.
    pub(super) fn any(&mut self, depth: usize) -> Tree {
        match self.random.below(if depth == 0 { 10 } else { 14 }) {
            0 => Tree::Null,
            1 => self.random.percent(50).into(),
            2 => self.raw(pool::WHOLE_NUMBERS),
            3 => self.raw(pool::FRACTIONS),
            4 => self.string(pool::NUMBER_STRINGS),
            5 => self.string(pool::STRINGS),
            6 => self.string(pool::MOMENTS),
            7 => {
                let texts =
                    *self.random.pick(&[pool::UUIDS, pool::URLS, pool::DECIMALS, pool::PATTERN_TEXTS]);
                self.string(texts)
            }
            8 => self.raw(pool::TIMESTAMPS),
            9 => self.random.between(-3, 12).into(),
            10 | 11 => Tree::Array((0..self.random.below(5)).map(|_| self.any(depth - 1)).collect()),
            _ => {
                let count = self.random.below(5);
                Tree::Object((0..count).map(|_| (self.key(), self.any(depth - 1))).collect())
            }
        }
    }

    /// Some key.
    fn key(&mut self) -> String {
        const KEYS: [&str; 18] = [
            "a",
            "b",
            "c",
            "A",
            "id",
            "name",
            "text",
            "kind",
            "tag",
            "$type",
            "value",
            "createdAt",
            "é",
            "",
            "x\"y",
            "next",
            "1",
            "extra",
        ];
        (*self.random.pick(&KEYS)).to_owned()
    }
}
