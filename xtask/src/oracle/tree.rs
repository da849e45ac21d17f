//! JSON as a tree that keeps what a question is about: the order and repetition of keys, the digits of numbers, and
//! pieces of text that are no JSON.

use std::fmt::Write as _;

use frostmap_tests::json::{Json, Value};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) enum Tree {
    #[default]
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
    /// Text that is written as it is.
    Raw(String),
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Layout {
    /// Blanks around tokens.
    pub(super) blanks: Blanks,
    /// Whether characters beyond ASCII are escaped.
    pub(super) ascii: bool,
}

/// The blanks of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Blanks {
    /// None.
    #[default]
    None,
    /// Behind commas and colons.
    Spaced,
    /// A line for each member.
    Indented,
    /// Everywhere, of all kinds.
    Wild,
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<bool> for Tree {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for Tree {
    fn from(number: i64) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<&Json<'_>> for Tree {
    fn from(json: &Json<'_>) -> Self {
        match &json.value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(*flag),
            Value::Number => Self::Number(json.text.to_owned()),
            Value::String(text) => Self::String(text.clone().into_owned()),
            Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            Value::Object(members) => Self::Object(
                members.iter().map(|(key, value)| (key.to_string(), Self::from(value))).collect(),
            ),
        }
    }
}

impl Tree {
    /// An object.
    pub(super) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// What a text says, if it is JSON.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Json::parse(text).ok().map(|json| Self::from(&json))
    }

    /// The last member with this key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The members of an object, none of anything else.
    pub(super) fn members(&self) -> &[(String, Self)] {
        if let Self::Object(members) = self { members } else { &[] }
    }

    /// The items of an array, none of anything else.
    pub(super) fn items(&self) -> &[Self] {
        if let Self::Array(items) = self { items } else { &[] }
    }

    /// The text of a string.
    pub(super) fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The text of the string under a key.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// The value of a whole number.
    pub(super) fn as_i64(&self) -> Option<i64> {
        if let Self::Number(text) = self { text.parse().ok() } else { None }
    }

    /// Puts a member at the end of an object, in place of one with the same key.
    pub(super) fn set(&mut self, key: &str, value: Self) {
        if let Self::Object(members) = self {
            members.retain(|(name, _)| name != key);
            members.push((key.to_owned(), value));
        }
    }

    /// Takes the members with a key out of an object.
    pub(super) fn remove(&mut self, key: &str) {
        if let Self::Object(members) = self {
            members.retain(|(name, _)| name != key);
        }
    }

    /// The parts of an array or an object.
    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.items().iter().chain(self.members().iter().map(|(_, value)| value))
    }

    /// The number of values in it, itself included.
    pub(super) fn size(&self) -> usize {
        1 + self.children().map(Self::size).sum::<usize>()
    }

    /// The value with this number, counted from 0 as [`Tree::size`] counts.
    pub(super) fn part(&mut self, number: usize) -> Option<&mut Self> {
        if number == 0 {
            return Some(self);
        }
        let mut left = number - 1;
        let children: Vec<&mut Self> = match self {
            Self::Array(items) => items.iter_mut().collect(),
            Self::Object(members) => members.iter_mut().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        for child in children {
            let size = child.size();
            if left < size {
                return child.part(left);
            }
            left -= size;
        }
        None
    }

    /// The shortest text.
    pub(super) fn compact(&self) -> String {
        self.write(Layout::default())
    }

    /// The text in a layout.
    pub(super) fn write(&self, layout: Layout) -> String {
        let mut text = String::new();
        self.write_into(&mut text, layout, 0);
        text
    }

    fn write_into(&self, out: &mut String, layout: Layout, depth: usize) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(text) | Self::Raw(text) => out.push_str(text),
            Self::String(text) => write_string(out, text, layout.ascii),
            Self::Array(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    layout.separate(out, place == 0, depth + 1);
                    item.write_into(out, layout, depth + 1);
                }
                layout.close(out, items.is_empty(), depth);
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (place, (key, value)) in members.iter().enumerate() {
                    layout.separate(out, place == 0, depth + 1);
                    write_string(out, key, layout.ascii);
                    out.push_str(layout.colon());
                    value.write_into(out, layout, depth + 1);
                }
                layout.close(out, members.is_empty(), depth);
                out.push('}');
            }
        }
    }
}

impl Layout {
    fn colon(self) -> &'static str {
        match self.blanks {
            Blanks::None => ":",
            Blanks::Spaced | Blanks::Indented => ": ",
            Blanks::Wild => "\t: \r\n ",
        }
    }

    fn separate(self, out: &mut String, first: bool, depth: usize) {
        let comma = if first { "" } else { "," };
        match self.blanks {
            Blanks::None => out.push_str(comma),
            Blanks::Spaced => out.push_str(if first { "" } else { ", " }),
            Blanks::Indented => {
                out.push_str(comma);
                line(out, depth);
            }
            Blanks::Wild => {
                let _ = write!(out, " \n{comma}\t  ");
            }
        }
    }

    fn close(self, out: &mut String, empty: bool, depth: usize) {
        match self.blanks {
            Blanks::Indented if !empty => line(out, depth),
            Blanks::Wild => out.push_str("\r\n\t "),
            _ => {}
        }
    }
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

fn write_string(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => escape(out, character),
            _ if ascii && !character.is_ascii() => escape(out, character),
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{Blanks, Layout, Tree};

    #[test]
    fn what_is_written_is_read_again() {
        let text = r#"{"a":[1.50,{"b":"\u0001é😀\"\\"},[]],"a":-0,"c":{}}"#;
        let tree = Tree::parse(text).unwrap();
        assert_eq!(tree.compact(), text);
        for blanks in [Blanks::None, Blanks::Spaced, Blanks::Indented, Blanks::Wild] {
            for ascii in [false, true] {
                assert_eq!(Tree::parse(&tree.write(Layout { blanks, ascii })), Some(tree.clone()));
            }
        }
    }

    #[test]
    fn parts_are_counted_from_the_top() {
        let mut tree = Tree::parse(r#"[1, {"a": [2, 3]}, 4]"#).unwrap();
        assert_eq!(tree.size(), 7);
        let parts: Vec<String> = (0..8).filter_map(|n| tree.part(n).map(|part| part.compact())).collect();
        assert_eq!(parts, ["[1,{\"a\":[2,3]},4]", "1", "{\"a\":[2,3]}", "[2,3]", "2", "3", "4"]);
    }
}
