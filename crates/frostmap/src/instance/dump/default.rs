//! Defaults as JSON. They are as the model's author wrote them, and the field's own type decides how they look:
//! an integer where a float is wanted is written as one.

use frostmap_format::tables::ArchivedNode;
use frostmap_format::{Kind, View};

use super::scalar;
use super::writer::Writer;
use crate::instance::field::Place;
use crate::instance::{Object, Value};

/// What a value should be.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'i> {
    view: &'i View<'i>,
    node: &'i ArchivedNode,
}

/// What a field should be.
pub(super) fn node_of<'i>(object: &Object<'i>, place: Place<'i>) -> Option<Wanted<'i>> {
    let key = object.key(place.field.name.to_native())?;
    Some(Wanted { view: object.view, node: &key.node })
}

impl<'i> Wanted<'i> {
    fn is(self, kind: Kind) -> bool {
        self.node.kind == kind as u8
    }

    fn node(self, index: u32) -> Option<Self> {
        Some(Self { node: self.view.nodes.get(index as usize)?, ..self })
    }

    /// What the items of a list should be.
    fn items(self) -> Option<Self> {
        match Kind::from_number(self.node.kind) {
            Some(Kind::List | Kind::Set | Kind::FrozenSet | Kind::Deque) => {
                self.node(self.node.a.to_native())
            }
            _ => None,
        }
    }

    /// What the values of a dict should be.
    fn values(self) -> Option<Self> {
        if !self.is(Kind::Dict) {
            return None;
        }
        let [_, values] = self.view.words.array(self.node.a.to_native())?;
        self.node(values)
    }
}

impl<'w> Writer<'w> {
    pub(super) fn default(&mut self, value: Value<'w>, wanted: Option<Wanted<'w>>) {
        let float = wanted.is_some_and(|wanted| wanted.is(Kind::Float));
        match value {
            Value::Null => self.out.extend_from_slice(b"null"),
            Value::Bool(value) if float => scalar::float(&mut self.out, f64::from(u8::from(value))),
            Value::Bool(value) => self.out.extend_from_slice(if value { b"true" } else { b"false" }),
            Value::Int(_) | Value::BigInt(_) if float => {
                scalar::float(&mut self.out, value.as_f64().unwrap_or(f64::NAN));
            }
            Value::Int(value) => scalar::int(&mut self.out, value),
            Value::BigInt(digits) => self.out.extend_from_slice(digits.as_bytes()),
            Value::Float(value) => scalar::float(&mut self.out, value),
            Value::Str(value) => scalar::text(&mut self.out, value),
            Value::List(list) => {
                let wanted = wanted.and_then(Wanted::items);
                self.out.push(b'[');
                for (index, item) in list.iter().enumerate() {
                    if index > 0 {
                        self.out.push(b',');
                    }
                    self.default(item, wanted);
                }
                self.out.push(b']');
            }
            Value::Dict(dict) => {
                let wanted = wanted.and_then(Wanted::values);
                self.out.push(b'{');
                for (index, (key, value)) in dict.iter().enumerate() {
                    if index > 0 {
                        self.out.push(b',');
                    }
                    scalar::key(&mut self.out, key);
                    self.out.push(b':');
                    self.default(value, wanted);
                }
                self.out.push(b'}');
            }
            // Defaults are plain JSON.
            Value::Object(_) => self.out.extend_from_slice(b"null"),
        }
    }
}
