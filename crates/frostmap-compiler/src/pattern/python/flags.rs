//! Flags of Python expressions, as numbers and as letters.

/// The flags that are on at a place of an expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(i64);

/// Upper and lower case are the same.
pub(super) const IGNORECASE: i64 = 2;
/// `^` and `$` are at lines.
pub(super) const MULTILINE: i64 = 8;
/// A dot takes ends of lines.
pub(super) const DOTALL: i64 = 16;
/// White space says nothing.
pub(super) const VERBOSE: i64 = 64;
/// Classes and cases are those of ASCII.
pub(super) const ASCII: i64 = 256;
const LOCALE: i64 = 4;
const UNICODE: i64 = 32;
const DEBUG: i64 = 128;

const LETTERS: [(char, i64); 6] =
    [('i', IGNORECASE), ('m', MULTILINE), ('s', DOTALL), ('x', VERBOSE), ('a', ASCII), ('u', UNICODE)];
/// Whose letters they are; one of them at a time.
const KINDS: i64 = ASCII | UNICODE;

impl Flags {
    /// The flags that an expression is compiled with.
    pub(super) fn of_number(flags: i64) -> Result<Self, String> {
        if flags & LOCALE != 0 {
            return Err("the flag LOCALE".to_owned());
        }
        let known = LETTERS.iter().fold(DEBUG, |known, (_, flag)| known | flag);
        if flags & !known != 0 {
            return Err(format!("the flags {}", flags & !known));
        }
        Self(flags).of_one_kind()
    }

    pub(super) fn has(self, flag: i64) -> bool {
        self.0 & flag != 0
    }

    fn of_one_kind(self) -> Result<Self, String> {
        if self.0 & KINDS == KINDS {
            Err("the flags ASCII and UNICODE together".to_owned())
        } else {
            Ok(self)
        }
    }

    /// Adds the flag of a letter.
    pub(super) fn add(&mut self, letter: char) -> Result<(), String> {
        match LETTERS.iter().find(|(known, _)| *known == letter) {
            Some((_, flag)) => self.0 |= flag,
            None if letter == 'L' => return Err("the flag LOCALE".to_owned()),
            None => return Err(format!("the flag `{letter}`, which Python does not have")),
        }
        Ok(())
    }

    /// These flags for the whole expression, with others.
    pub(super) fn with(self, on: Self) -> Result<Self, String> {
        Self(self.0 | on.0).of_one_kind()
    }

    /// These flags within a group that turns others on and off.
    pub(super) fn within(self, on: Self, off: Self) -> Result<Self, String> {
        if on.0 & off.0 != 0 || off.0 & KINDS != 0 {
            return Err("a flag that cannot be turned off".to_owned());
        }
        let on = on.of_one_kind()?;
        let kept = if on.0 & KINDS == 0 { self.0 } else { self.0 & !KINDS };
        Ok(Self((kept | on.0) & !off.0))
    }
}
