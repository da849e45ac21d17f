//! Groups: their names, their flags, and the kinds that are refused.

use super::{Item, Reader, refuse};
use crate::pattern::python::flags::Flags;

/// Groups within groups beyond this are refused; the regex crate has the same limit.
const DEEPEST: u32 = 200;

impl Reader {
    /// What stands behind a `(`. `first`: flags that stand alone hold for the whole expression.
    pub(super) fn group(
        &mut self,
        branch: &mut Vec<Item>,
        flags: &mut Flags,
        first: bool,
    ) -> Result<(), String> {
        let mut inner = *flags;
        if self.take_if('?') {
            match self.take() {
                Some(':') => {}
                Some('P') => self.named()?,
                Some('#') => {
                    let comment = self.take_until(')');
                    return comment.map(|_| ()).ok_or_else(|| "an unclosed comment".to_owned());
                }
                Some('=' | '!') => return refuse("look-ahead"),
                Some('<') => return refuse("look-behind"),
                Some('>') => return refuse("an atomic group"),
                Some('(') => return refuse("a condition"),
                Some(_) => {
                    self.at -= 1;
                    match self.flags(*flags)? {
                        (within, true) => inner = within,
                        _ if !first || !branch.is_empty() => {
                            return refuse("flags that are not at the start");
                        }
                        (whole, false) => {
                            *flags = whole;
                            return Ok(());
                        }
                    }
                }
                None => return refuse("an unclosed group"),
            }
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return refuse("too many groups within each other");
        }
        let branches = self.alternatives(inner, false)?;
        self.depth -= 1;
        if !self.take_if(')') {
            return refuse("an unclosed group");
        }
        branch.push(Item::Group(branches));
        Ok(())
    }

    /// What stands behind `(?P`.
    fn named(&mut self) -> Result<(), String> {
        match self.take() {
            Some('<') => {}
            Some('=') => return refuse("a back-reference by name"),
            _ => return refuse("a group of a kind that Python does not have"),
        }
        let name = self.take_until('>').unwrap_or_default();
        let letter = |character: char| character == '_' || character.is_ascii_alphanumeric();
        if !name.chars().all(letter) || name.chars().next().is_none_or(|first| first.is_ascii_digit()) {
            return refuse("a group name that is none");
        }
        if self.names.insert(name) { Ok(()) } else { refuse("a group name that comes twice") }
    }

    /// The flags that letters make of others, and whether they are those of a group.
    fn flags(&mut self, flags: Flags) -> Result<(Flags, bool), String> {
        let (mut on, mut off, mut minus) = (Flags::default(), Flags::default(), false);
        loop {
            match self.take() {
                Some(')') if !minus => return Ok((flags.with(on)?, false)),
                Some(':') if !minus || off != Flags::default() => return Ok((flags.within(on, off)?, true)),
                Some('-') if !minus => minus = true,
                Some(letter) if minus => off.add(letter)?,
                Some(letter) => on.add(letter)?,
                None => return refuse("an unclosed group"),
            }
        }
    }
}
