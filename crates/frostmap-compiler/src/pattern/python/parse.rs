//! Reads Python expressions. What an item means under the flags around it is settled here.

use std::collections::BTreeSet;

use super::class;
use super::flags::{ASCII, DOTALL, Flags, MULTILINE, VERBOSE};

/// Groups within groups beyond this are refused; the regex crate has the same limit.
const DEEPEST: u32 = 200;

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
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn take(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += 1;
        Some(character)
    }

    fn take_if(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        self.at += usize::from(there);
        there
    }

    /// Everything up to a character, which is taken as well.
    fn take_until(&mut self, end: char) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.take()? {
                character if character == end => return Some(text),
                character => text.push(character),
            }
        }
    }

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

    fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            digits.push(digit);
            self.at += 1;
        }
        digits
    }

    /// What stands behind a `(`. `first`: flags that stand alone hold for the whole expression.
    fn group(&mut self, branch: &mut Vec<Item>, flags: &mut Flags, first: bool) -> Result<(), String> {
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

    /// What stands behind a backslash outside of classes.
    fn escape(&mut self, flags: Flags) -> Result<Item, String> {
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
    fn escaped(&mut self, letter: char) -> Result<char, String> {
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

    /// What stands behind a `[`.
    fn class(&mut self, flags: Flags) -> Result<String, String> {
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

/// What stands in a class.
enum Member {
    One(char),
    Category(&'static str),
}

/// One character under flags.
fn one(character: char, flags: Flags) -> Result<Item, String> {
    let text = class::character(character, flags)?;
    let plain = class::plain(character);
    Ok(Item::One(if text == plain { text } else { format!("[{text}]") }))
}
