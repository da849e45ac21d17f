//! The two ways to write a value, JSON and Python's `repr`: one walk over the tape, and a table of what differs.

use std::vec::IntoIter;

use super::python_text::string_repr;
use super::tape::{Member, Node, Tape};
use crate::number::{float_to_json, float_to_python};

/// How values are written.
pub(in crate::errors) struct Notation {
    null: &'static str,
    yes: &'static str,
    no: &'static str,
    item_separator: &'static str,
    key_separator: &'static str,
    float: fn(f64) -> String,
    text: fn(&str) -> String,
}

impl Notation {
    /// Compact JSON, with `NaN` and `Infinity` as Python's `json` writes them.
    pub(in crate::errors) const JSON: Self = Self {
        null: "null",
        yes: "true",
        no: "false",
        item_separator: ",",
        key_separator: ":",
        float: float_to_json,
        text: json_string,
    };

    /// Python's `repr` of the value `json.loads` would make.
    pub(in crate::errors) const PYTHON: Self = Self {
        null: "None",
        yes: "True",
        no: "False",
        item_separator: ", ",
        key_separator: ": ",
        float: float_to_python,
        text: string_repr,
    };
}

/// A string as a JSON token.
pub(in crate::errors) fn json_string(text: &str) -> String {
    // Writing a string to memory does not fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// A container being written: what of it is still to come.
enum Open {
    Array { next: usize, end: usize },
    Object(IntoIter<Member>),
}

impl Tape<'_> {
    /// Writes the value at `index`.
    pub(in crate::errors) fn render(&self, index: usize, notation: &Notation) -> String {
        let mut out = String::new();
        let mut open: Vec<Open> = Vec::new();
        self.begin(index, notation, &mut open, &mut out);
        while let Some(container) = open.last_mut() {
            let first = out.ends_with(['[', '{']);
            let (next, closing) = match container {
                Open::Array { next, end } => {
                    let item = (*next < *end).then_some(*next);
                    *next = self.after(*next);
                    (item.map(|item| (None, item)), ']')
                }
                Open::Object(members) => (members.next().map(|member| (Some(member.key), member.value)), '}'),
            };
            let Some((key, value)) = next else {
                out.push(closing);
                open.pop();
                continue;
            };
            if !first {
                out.push_str(notation.item_separator);
            }
            if let Some(Node::Text(key)) = key.and_then(|key| self.node(key)) {
                out.push_str(&(notation.text)(key));
                out.push_str(notation.key_separator);
            }
            self.begin(value, notation, &mut open, &mut out);
        }
        out
    }

    /// Writes a plain value, or the beginning of a container.
    fn begin(&self, index: usize, notation: &Notation, open: &mut Vec<Open>, out: &mut String) {
        match self.node(index) {
            None | Some(Node::Null) => out.push_str(notation.null),
            Some(Node::Bool(true)) => out.push_str(notation.yes),
            Some(Node::Bool(false)) => out.push_str(notation.no),
            Some(Node::Int(digits)) => out.push_str(digits),
            Some(Node::Float(float)) => out.push_str(&(notation.float)(*float)),
            Some(Node::Text(text)) => out.push_str(&(notation.text)(text)),
            Some(Node::Array { end }) => {
                out.push('[');
                open.push(Open::Array { next: index + 1, end: *end });
            }
            Some(Node::Object { .. }) => {
                out.push('{');
                open.push(Open::Object(self.members(index).into_iter()));
            }
        }
    }
}
