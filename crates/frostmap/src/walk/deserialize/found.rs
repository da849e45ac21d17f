//! What there is at a position, once the walk has looked at it.

use std::borrow::Cow;

use frostmap_format::tables::{ArchivedNode, ArchivedObject, node_flags, object_flags};
use frostmap_format::words::{StrRules, TaggedUnion, str_flags};
use frostmap_format::{Kind, NONE, View};

use super::{Reader, Stopped, Wish};
use crate::instance::{Instance, Value};
use crate::number::Int;
use crate::section::ObjectTables;
use crate::walk::number::{NumberValue, starts_number};
use crate::walk::string::StringEnd;

/// A value that a type may ask for.
pub(in crate::walk) enum Found<'a, 'd> {
    Null,
    Bool(bool),
    Int(i64),
    /// A longer integer.
    Digits(Box<str>),
    Float(f64),
    /// A string of the document: where its inside starts, and where it ends.
    Str(usize, StringEnd),
    /// A string that does not stand there.
    Text(Cow<'a, str>),
    /// A list whose items should be this, and the least and the most of them.
    List(Wish<'a>, (u64, u64)),
    /// A dict whose values should be this.
    Dict(Wish<'a>),
    /// The object of a section.
    Object(&'a View<'a>, &'a ObjectTables<'a>),
    /// A container that was built.
    Built(Box<Instance<'d>>),
    /// A list that is empty, and does not stand there.
    NoItems,
    /// A dict like that.
    NoEntries,
}

impl<'a> Found<'a, '_> {
    fn integer(value: Int<'_>) -> Self {
        match value {
            Int::I64(value) => Self::Int(value),
            Int::Big(digits) => Self::Digits(digits.as_ref().into()),
        }
    }

    /// A scalar with its text, if it is one; nothing for a container.
    pub(in crate::walk) fn scalar<'v>(
        value: Value<'v>,
        text: impl FnOnce(&'v str) -> Cow<'a, str>,
    ) -> Option<Self> {
        Some(match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Int(value) => Self::Int(value),
            Value::BigInt(digits) => Self::Digits(digits.into()),
            Value::Float(value) => Self::Float(value),
            Value::Str(value) => Self::Text(text(value)),
            Value::List(_) | Value::Dict(_) | Value::Object(_) => return None,
        })
    }
}

/// Wrappers of a value beyond this are a cycle.
const MOST_WRAPPERS: usize = 64;

impl<'a, 'd> Reader<'a, 'd> {
    /// The value at a position, blanks before it or not. Scalars have been read, containers are still to be entered:
    /// they start where the reader stands.
    pub(in crate::walk) fn find(&mut self, wish: Wish<'a>, at: usize) -> Result<Found<'a, 'd>, Stopped> {
        let at = self.walk.blanks(at);
        self.at = at;
        let Some((mut view, mut node)) = wish else { return self.find_any(at) };
        let byte = self.walk.text.byte(at);
        for _ in 0..MOST_WRAPPERS {
            if byte == b'n' && node.flags & node_flags::NULLABLE != 0 {
                return self.null(at);
            }
            match Kind::from_number(node.kind) {
                Some(Kind::Reference) => {
                    let section = self.walk.section(node.a.to_native()).ok_or(Stopped)?;
                    if let Some(tables) = &section.object
                        && byte == b'{'
                        && is_plain(tables.object)
                    {
                        return Ok(Found::Object(&section.view, tables));
                    }
                    view = &section.view;
                    node = view.nodes.first().ok_or(Stopped)?;
                }
                Some(Kind::RootModel) => {
                    node = self.walk.node(view, node.a.to_native()).ok_or(Stopped)?;
                }
                Some(kind) => return self.find_kind(kind, view, node, at),
                None => return Err(Stopped),
            }
        }
        Err(Stopped)
    }

    fn find_kind(
        &mut self,
        kind: Kind,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Result<Found<'a, 'd>, Stopped> {
        let byte = self.walk.text.byte(at);
        match (kind, byte) {
            (Kind::Any, _) => return self.find_any(at),
            (Kind::None, b'n') => return self.null(at),
            (Kind::Str, b'"') if keeps_text(view, node) => {
                let end = self.walk.string_end(at + 1).ok_or(Stopped)?;
                let step = self.walk.ended_string(view, node, at + 1, end);
                self.at = step.ok_or(Stopped)?.at;
                return Ok(Found::Str(at + 1, end));
            }
            (Kind::Literal, b'"') => {
                self.at = self.walk.value(view, node, at).ok_or(Stopped)?.at;
                let escaped = self.walk.text.slice(at + 1, self.at - 1).contains(&b'\\');
                return Ok(Found::Str(at + 1, StringEnd { at: self.at - 1, escaped }));
            }
            (Kind::Bool, b't' | b'f') => return self.boolean(at),
            (Kind::Int, b'-' | b'0'..=b'9') => {
                self.at = self.walk.int(view, node, at).ok_or(Stopped)?.at;
                if let Some(found) = self.integer(at) {
                    return Ok(found);
                }
            }
            (Kind::Float, _) if starts_number(byte) => {
                self.at = self.walk.float(view, node, at).ok_or(Stopped)?.at;
                let token = self.walk.number_token(at).ok_or(Stopped)?;
                return Ok(Found::Float(match self.walk.number_value(at, token) {
                    NumberValue::Int(value) => value.to_f64(),
                    NumberValue::Float(value) => value,
                }));
            }
            (Kind::List, b'[') => {
                let item = self.walk.node(view, node.a.to_native()).ok_or(Stopped)?;
                let lengths = self.walk.lengths(view, node).ok_or(Stopped)?;
                return Ok(Found::List(Some((view, item)), lengths));
            }
            (Kind::Dict, b'{') if node.flags & node_flags::LIMITED == 0 => {
                let nodes = view.words.array(node.a.to_native());
                let [keys, values] = nodes.ok_or(Stopped)?;
                let keys = self.walk.node(view, keys).ok_or(Stopped)?;
                let values = self.walk.node(view, values).ok_or(Stopped)?;
                if crate::walk::dict::any_key(keys) {
                    return Ok(Found::Dict(Some((view, values))));
                }
            }
            (Kind::Object, b'{') => {
                let section = self.walk.section(view.number).ok_or(Stopped)?;
                if let Some(tables) = &section.object
                    && tables.index == node.a.to_native()
                    && is_plain(tables.object)
                {
                    return Ok(Found::Object(view, tables));
                }
            }
            (Kind::TaggedUnion, b'{') => {
                let union = TaggedUnion::read(view.words, node.a.to_native()).ok_or(Stopped)?;
                if let Some((view, tables)) = self.walk.tagged_tables(view, union, at).ok_or(Stopped)?
                    && is_plain(tables.object)
                {
                    return Ok(Found::Object(view, tables));
                }
            }
            _ => {}
        }
        self.find_built(Some((view, node)), at)
    }

    /// What there is where anything may be.
    fn find_any(&mut self, at: usize) -> Result<Found<'a, 'd>, Stopped> {
        match self.walk.text.byte(at) {
            b'"' => {
                let end = self.walk.string_end(at + 1).ok_or(Stopped)?;
                self.at = end.at + 1;
                Ok(Found::Str(at + 1, end))
            }
            b'{' => Ok(Found::Dict(None)),
            b'[' => Ok(Found::List(None, (0, u64::MAX))),
            b't' | b'f' => self.boolean(at),
            b'n' => self.null(at),
            _ => {
                let token = self.walk.number_token(at).ok_or(Stopped)?;
                self.at = token.end;
                Ok(match self.walk.number_value(at, token) {
                    NumberValue::Int(value) => Found::integer(value),
                    NumberValue::Float(value) => Found::Float(value),
                })
            }
        }
    }

    /// A value that has to be built: scalars are read from it.
    pub(super) fn find_built(&mut self, wish: Wish<'a>, at: usize) -> Result<Found<'a, 'd>, Stopped> {
        let instance = self.built(wish, at)?;
        let scalar = Found::scalar(instance.value(), |text| Cow::Owned(text.to_owned()));
        Ok(scalar.unwrap_or_else(|| Found::Built(Box::new(instance))))
    }

    fn null(&mut self, at: usize) -> Result<Found<'a, 'd>, Stopped> {
        self.at = self.walk.null(at).ok_or(Stopped)?.at;
        Ok(Found::Null)
    }

    fn boolean(&mut self, at: usize) -> Result<Found<'a, 'd>, Stopped> {
        let (value, end) = self.walk.boolean_token(at).ok_or(Stopped)?;
        self.at = end;
        Ok(Found::Bool(value))
    }

    /// The integer from a position on, if it is written as one.
    fn integer(&self, at: usize) -> Option<Found<'a, 'd>> {
        let digits = str::from_utf8(self.walk.text.slice(at, self.at)).ok()?;
        if !digits.bytes().all(|byte| matches!(byte, b'-' | b'0'..=b'9')) {
            return None;
        }
        Some(Found::integer(Int::from_canonical(digits)))
    }
}

/// Whether strings of a node stay as they are.
fn keeps_text(view: &View<'_>, node: &ArchivedNode) -> bool {
    const CHANGES: u32 = str_flags::STRIP | str_flags::LOWER | str_flags::UPPER;
    let at = node.a.to_native();
    at == NONE || StrRules::read(view.words, at).is_some_and(|rules| rules.flags & CHANGES == 0)
}

/// Whether an object is given field by field.
fn is_plain(object: &ArchivedObject) -> bool {
    const OTHERS: u32 = object_flags::NAMED_TUPLE | object_flags::BARE_FIELDS | object_flags::DATACLASS;
    object.flags.to_native() & OTHERS == 0
}
