//! The members of classes: characters, ranges and other classes.

use super::{Reader, refuse};
use crate::pattern::python::class;
use crate::pattern::python::flags::Flags;

/// What stands in a class.
enum Member {
    One(char),
    Category(&'static str),
}

impl Reader {
    /// What stands behind a `[`.
    pub(super) fn class(&mut self, flags: Flags) -> Result<String, String> {
        let mut text = String::from(if self.take_if('^') { "[^" } else { "[" });
        let mut empty = true;
        loop {
            let Some(character) = self.take() else { return refuse("an unclosed class") };
            if character == ']' && !empty {
                text.push(']');
                return Ok(text);
            }
            empty = false;
            let first = self.member(character, flags)?;
            if self.peek() == Some('-') && self.characters.get(self.at + 1).is_some_and(|next| *next != ']') {
                self.at += 1;
                let last = self.take().unwrap_or_default();
                let last = self.member(last, flags)?;
                let (Member::One(first), Member::One(last)) = (first, last) else {
                    return refuse("a range from or to a class");
                };
                text.push_str(&class::range(first, last, flags)?);
                continue;
            }
            match first {
                Member::One(character) => text.push_str(&class::character(character, flags)?),
                Member::Category(category) => text.push_str(category),
            }
        }
    }

    fn member(&mut self, character: char, flags: Flags) -> Result<Member, String> {
        if character != '\\' {
            return Ok(Member::One(character));
        }
        let Some(letter) = self.take() else { return refuse("an unclosed class") };
        if let Some(category) = class::category(letter, flags) {
            return Ok(Member::Category(category));
        }
        if letter == 'b' { Ok(Member::One('\u{8}')) } else { self.escaped(letter).map(Member::One) }
    }
}
