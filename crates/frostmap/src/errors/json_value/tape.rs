//! A JSON value as a flat list of nodes, parents before children, so that neither building, nor walking, nor dropping it recurses.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::number::{Int, float_token};
use crate::syntax::{Container, Events, scan};

/// One value, key or container of a [`Tape`].
#[derive(Debug, Clone, PartialEq)]
pub(in crate::errors) enum Node<'d> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// The canonical digits of an integer.
    Int(Cow<'d, str>),
    /// A float.
    Float(f64),
    /// A string, or the key before a value.
    Text(Cow<'d, str>),
    /// An array; its items follow.
    Array {
        /// Index of the first node after the array.
        end: usize,
    },
    /// An object; its keys and values follow in turn.
    Object {
        /// Index of the first node after the object.
        end: usize,
    },
}

/// A member of an object: the indices of its key and of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::errors) struct Member {
    /// Index of the key.
    pub(in crate::errors) key: usize,
    /// Index of the value.
    pub(in crate::errors) value: usize,
}

/// A JSON value, ready to be walked. The value itself is node 0.
#[derive(Debug, Default)]
pub(in crate::errors) struct Tape<'d> {
    nodes: Vec<Node<'d>>,
}

impl<'d> Tape<'d> {
    /// Reads JSON text; `NaN` and the infinities are values too. `None` when it is not JSON.
    pub(in crate::errors) fn read(text: &'d [u8]) -> Option<Self> {
        let mut recorder = Recorder::default();
        scan(text, true, &mut recorder).ok()?;
        Some(recorder.tape)
    }

    /// The node at `index`.
    pub(in crate::errors) fn node(&self, index: usize) -> Option<&Node<'d>> {
        self.nodes.get(index)
    }

    /// The name of the Python type the whole value would have.
    pub(in crate::errors) fn python_type(&self) -> &'static str {
        match self.node(0) {
            None | Some(Node::Null) => "NoneType",
            Some(Node::Bool(_)) => "bool",
            Some(Node::Int(_)) => "int",
            Some(Node::Float(_)) => "float",
            Some(Node::Text(_)) => "str",
            Some(Node::Array { .. }) => "list",
            Some(Node::Object { .. }) => "dict",
        }
    }

    /// Index of the first node after the value at `index`.
    pub(super) fn after(&self, index: usize) -> usize {
        match self.nodes.get(index) {
            Some(Node::Array { end } | Node::Object { end }) => *end,
            _ => index + 1,
        }
    }

    /// The members of the object at `index` as Python sees them: of a repeated key the first place and the last value.
    /// Empty for anything else.
    pub(in crate::errors) fn members(&self, index: usize) -> Vec<Member> {
        let Some(Node::Object { end }) = self.nodes.get(index) else { return Vec::new() };
        let mut members: Vec<Member> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut key = index + 1;
        while key < *end {
            let value = key + 1;
            if let Some(Node::Text(name)) = self.nodes.get(key) {
                let place = *places.entry(name).or_insert(members.len());
                match members.get_mut(place) {
                    Some(member) => member.value = value,
                    None => members.push(Member { key, value }),
                }
            }
            key = self.after(value);
        }
        members
    }
}

/// Writes what the scanner meets onto a tape.
#[derive(Default)]
struct Recorder<'d> {
    tape: Tape<'d>,
    open: Vec<usize>,
}

impl<'d> Events<'d> for Recorder<'d> {
    fn null(&mut self) {
        self.tape.nodes.push(Node::Null);
    }

    fn boolean(&mut self, value: bool) {
        self.tape.nodes.push(Node::Bool(value));
    }

    fn int(&mut self, token: &'d str) {
        let digits = match Int::from_canonical(token) {
            // Only the token `-0` is written differently than it was read.
            Int::I64(0) => Cow::Borrowed("0"),
            _ => Cow::Borrowed(token),
        };
        self.tape.nodes.push(Node::Int(digits));
    }

    fn float(&mut self, token: &'d str) {
        self.tape.nodes.push(Node::Float(float_token(token).unwrap_or(f64::NAN)));
    }

    fn text(&mut self, text: Cow<'d, str>) {
        self.tape.nodes.push(Node::Text(text));
    }

    fn open(&mut self, container: Container) {
        self.open.push(self.tape.nodes.len());
        self.tape.nodes.push(match container {
            Container::Array => Node::Array { end: 0 },
            Container::Object => Node::Object { end: 0 },
        });
    }

    fn close(&mut self) {
        let after = self.tape.nodes.len();
        let container = self.open.pop().and_then(|index| self.tape.nodes.get_mut(index));
        if let Some(Node::Array { end } | Node::Object { end }) = container {
            *end = after;
        }
    }
}
