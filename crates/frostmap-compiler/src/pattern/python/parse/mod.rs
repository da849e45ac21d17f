//! Reads Python expressions. What an item means under the flags around it is settled here.

mod escape;
mod group;
mod members;
mod reader;

use std::collections::BTreeSet;

use super::class;
use super::flags::{DOTALL, Flags, MULTILINE, VERBOSE};

/// A part of an expression. Texts are in the syntax of the regex crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// One character of some.
    One(String),
    /// A place between characters.
    Place(String),
    /// `$` without lines.
    End,
    /// Alternatives.
    Group(Vec<Vec<Item>>),
    /// An item some times over.
    Repeated(Box<Item>, String),
}

/// The alternatives of an expression.
pub(super) fn parse(text: &str, flags: Flags) -> Result<Vec<Vec<Item>>, String> {
    let mut reader = Reader { characters: text.chars().collect(), at: 0, names: BTreeSet::new(), depth: 0 };
    let branches = reader.alternatives(flags, true)?;
    if reader.at < reader.characters.len() { refuse("a `)` that closes nothing") } else { Ok(branches) }
}

fn refuse<T>(what: &str) -> Result<T, String> {
    Err(what.to_owned())
}

struct Reader {
    characters: Vec<char>,
    at: usize,
    names: BTreeSet<String>,
    depth: u32,
}

impl Reader {
    /// Up to a `)` or the end. `whole`: flags for all of the expression can come first.
    fn alternatives(&mut self, mut flags: Flags, whole: bool) -> Result<Vec<Vec<Item>>, String> {
        let mut branches = vec![Vec::new()];
        loop {
            if flags.has(VERBOSE) && self.skip_blank() {
                continue;
            }
            let first = whole && branches.len() == 1;
            let Some(branch) = branches.last_mut() else { return Ok(branches) };
            match self.peek() {
                None | Some(')') => return Ok(branches),
                Some('|') => {
                    self.at += 1;
                    branches.push(Vec::new());
                }
                Some('(') => {
                    self.at += 1;
                    self.group(branch, &mut flags, first)?;
                }
                Some(character) => {
                    self.at += 1;
                    self.item(character, branch, flags)?;
                }
            }
        }
    }

    /// White space and comments of verbose expressions.
    fn skip_blank(&mut self) -> bool {
        match self.peek() {
            Some(' ' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}') => self.at += 1,
            Some('#') => {
                let line = self.characters.get(self.at..).unwrap_or_default();
                let length = line.iter().position(|character| *character == '\n');
                self.at += length.map_or(line.len(), |length| length + 1);
            }
            _ => return false,
        }
        true
    }

    fn item(&mut self, character: char, branch: &mut Vec<Item>, flags: Flags) -> Result<(), String> {
        let lines = flags.has(MULTILINE);
        let item = match character {
            '*' => return self.repeat(branch, "*"),
            '+' => return self.repeat(branch, "+"),
            '?' => return self.repeat(branch, "?"),
            '{' => match self.counts()? {
                Some(counts) => return self.repeat(branch, &counts),
                None => Item::One(class::plain('{')),
            },
            '.' if flags.has(DOTALL) => Item::One("(?s:.)".to_owned()),
            '.' => Item::One(r"[^\n]".to_owned()),
            '^' if lines => Item::Place("(?m:^)".to_owned()),
            '^' => Item::Place(r"\A".to_owned()),
            '$' if lines => Item::Place("(?m:$)".to_owned()),
            '$' => Item::End,
            '[' => Item::One(self.class(flags)?),
            '\\' => self.escape(flags)?,
            other => one(other, flags)?,
        };
        branch.push(item);
        Ok(())
    }

    /// Repeats the last item of a branch.
    fn repeat(&mut self, branch: &mut Vec<Item>, times: &str) -> Result<(), String> {
        let repeated = match branch.pop() {
            None | Some(Item::Place(_) | Item::End) => return refuse("a repetition of nothing"),
            Some(Item::Repeated(..)) => return refuse("a repetition of a repetition"),
            Some(item) => item,
        };
        if self.take_if('+') {
            return refuse("a possessive repetition");
        }
        let lazy = if self.take_if('?') { "?" } else { "" };
        branch.push(Item::Repeated(Box::new(repeated), format!("{times}{lazy}")));
        Ok(())
    }

    /// What stands behind a `{` where it is a repetition; otherwise nothing is taken, and the brace is itself.
    fn counts(&mut self) -> Result<Option<String>, String> {
        let start = self.at;
        let least = self.digits();
        let range = self.take_if(',');
        let most = if range { self.digits() } else { least.clone() };
        if !self.take_if('}') || !range && least.is_empty() {
            self.at = start;
            return Ok(None);
        }
        let number =
            |digits: &str| digits.parse::<u32>().map_err(|_| "a repetition of too many times".to_owned());
        let low = if least.is_empty() { 0 } else { number(&least)? };
        if most.is_empty() {
            return Ok(Some(format!("{{{low},}}")));
        }
        let high = number(&most)?;
        if high < low {
            return refuse("a repetition that ends before it starts");
        }
        Ok(Some(if range { format!("{{{low},{high}}}") } else { format!("{{{low}}}") }))
    }
}

/// One character under flags.
fn one(character: char, flags: Flags) -> Result<Item, String> {
    let text = class::character(character, flags)?;
    let plain = class::plain(character);
    Ok(Item::One(if text == plain { text } else { format!("[{text}]") }))
}
