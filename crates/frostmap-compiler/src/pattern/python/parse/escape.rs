//! What backslashes make of the letters behind them.

use super::{Item, Reader, one, refuse};
use crate::pattern::python::class;
use crate::pattern::python::flags::{ASCII, Flags};

impl Reader {
    /// What stands behind a backslash outside of classes.
    pub(super) fn escape(&mut self, flags: Flags) -> Result<Item, String> {
        let Some(letter) = self.take() else { return refuse("a backslash at the end") };
        if let Some(text) = class::category(letter, flags) {
            return Ok(Item::One(text.to_owned()));
        }
        Ok(match letter {
            'A' => Item::Place(r"\A".to_owned()),
            'Z' => Item::Place(r"\z".to_owned()),
            'b' if flags.has(ASCII) => Item::Place(r"(?-u:\b)".to_owned()),
            'b' => {
                return refuse("`\\b` without the flag ASCII, which looks at letters as Python knows them");
            }
            'B' => return refuse("`\\B`"),
            '1'..='9' => return Err(format!("the back-reference `\\{letter}`")),
            _ => one(self.escaped(letter)?, flags)?,
        })
    }

    /// The character that a letter behind a backslash stands for.
    pub(super) fn escaped(&mut self, letter: char) -> Result<char, String> {
        Ok(match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{C}',
            'v' => '\u{B}',
            'a' => '\u{7}',
            'x' => self.hex(2)?,
            'u' => self.hex(4)?,
            'U' => self.hex(8)?,
            '0' => {
                let digits = self.octal();
                char::from(u8::from_str_radix(&digits, 8).unwrap_or(0))
            }
            'N' => return refuse("a character by name"),
            other if other.is_ascii_alphanumeric() => {
                return Err(format!("the escape `\\{other}`, which Python does not have"));
            }
            other => other,
        })
    }

    fn hex(&mut self, length: usize) -> Result<char, String> {
        let digits = self.characters.get(self.at..).and_then(|rest| rest.get(..length)).unwrap_or_default();
        let digits: String = digits.iter().filter(|digit| digit.is_ascii_hexdigit()).collect();
        self.at += length;
        let number = if digits.len() == length { u32::from_str_radix(&digits, 16).ok() } else { None };
        number.and_then(char::from_u32).ok_or_else(|| "an escape of no character".to_owned())
    }

    /// Up to two octal digits behind `\0`.
    fn octal(&mut self) -> String {
        let mut digits = String::from("0");
        while let Some(digit) = self.peek().filter(|digit| ('0'..='7').contains(digit) && digits.len() < 3) {
            digits.push(digit);
            self.at += 1;
        }
        digits
    }
}
