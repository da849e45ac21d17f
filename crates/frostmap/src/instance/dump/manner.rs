//! Values that are written in their own way: as text, as another schema's, in part, or not at all.

use frostmap_format::words::{Serialization, Text, Union};
use frostmap_format::{Kind, View};

use super::error::DumpError;
use super::filter::{Filter, Own};
use super::format::{self, Subject};
use super::node::Wanted;
use super::scalar;
use super::writer::Writer;
use crate::encoding::python_base64;
use crate::errors::python_text;
use crate::instance::Value;
use crate::instance::read::Memory;
use crate::number::float_to_python;
use crate::sink::Slot;

/// How a value is written.
#[derive(Clone, Copy)]
pub(super) struct Manner<'w> {
    view: &'w View<'w>,
    serialization: Serialization<'w>,
    /// What the value was validated with.
    node: Option<Wanted<'w>>,
}

/// What the member of a union makes of a value.
enum Member<'w> {
    Text(String),
    Typed(Wanted<'w>),
}

/// A value to be written: of the document, or a default.
#[derive(Clone, Copy)]
pub(super) enum Written<'w> {
    Slot(Slot),
    Value(Value<'w>),
}

impl<'w> Writer<'w> {
    /// How the values of a node of kind serialized are written.
    pub(super) fn manner_of(&self, view: &'w View<'w>, record: u32, node: u32) -> Option<Manner<'w>> {
        let serialization = Serialization::read(view.words, record)?;
        let node = view.nodes.get(node as usize);
        let node = node.and_then(|node| Wanted::new(view, node).resolved(&self.instance.store));
        Some(Manner { view, serialization, node })
    }

    /// The manner and the value of a slot that has one.
    fn parts(&self, at: u32) -> Option<(Manner<'w>, Slot)> {
        let arena = &self.instance.arena;
        let (section, record) = arena.record(at)?;
        let view = &self.instance.store.section(section).ok()?.view;
        let node = arena.bits(at.checked_add(2)?)? as u32;
        Some((self.manner_of(view, record, node)?, arena.slot(at.checked_add(1)?)?))
    }

    /// A slot that has a manner.
    #[cold]
    pub(super) fn serialized(&mut self, at: u32, filter: &Filter<'_>) {
        match self.parts(at) {
            Some((manner, slot)) => self.in_manner(manner, Written::Slot(slot), filter),
            None => self.fail(DumpError::Damaged),
        }
    }

    pub(super) fn in_manner(&mut self, manner: Manner<'w>, written: Written<'w>, filter: &Filter<'_>) {
        match manner.serialization {
            Serialization::Items(chosen) | Serialization::Entries(chosen) => {
                let own = Some(Own { view: manner.view, chosen });
                match written {
                    Written::Slot(slot) => self.filtered(slot, filter, own),
                    Written::Value(value) => self.typed_in_part(value, manner.node, filter, own),
                }
            }
            Serialization::Schema(node) => {
                let node = manner.view.nodes.get(node as usize);
                let view = manner.view;
                let wanted = node.and_then(|node| Wanted::new(view, node).resolved(&self.instance.store));
                let value = self.value_of(written);
                self.typed(value, wanted, filter);
            }
            Serialization::Member => {
                let value = self.value_of(written);
                match self.member_for(manner, value) {
                    Some(Member::Text(text)) => scalar::text(&mut self.out, &text),
                    Some(Member::Typed(wanted)) => self.typed(value, Some(wanted), filter),
                    None => self.typed(value, None, filter),
                }
            }
            Serialization::Secret => {
                let value = self.value_of(written);
                scalar::text(&mut self.out, displayed(value));
            }
            Serialization::Base64 { url } => {
                let value = self.value_of(written);
                scalar::text(&mut self.out, &in_base64(value, url));
            }
            Serialization::Inferred => {
                let inferred = std::mem::replace(&mut self.inferred, true);
                match written {
                    Written::Slot(slot) => self.filtered(slot, filter, None),
                    Written::Value(value) => self.typed(value, None, filter),
                }
                self.inferred = inferred;
            }
            Serialization::ToString { .. }
            | Serialization::Format { .. }
            | Serialization::Function { .. }
            | Serialization::Unwritable { .. } => {
                let value = self.value_of(written);
                match self.textual(manner, value) {
                    Some(text) => scalar::text(&mut self.out, &text),
                    None => self.out.extend_from_slice(b"null"),
                }
            }
        }
    }

    /// The key of a dict whose schema says how it is written.
    #[cold]
    pub(super) fn serialized_key(&mut self, at: u32) {
        let Some((manner, slot)) = self.parts(at) else { return self.fail(DumpError::Damaged) };
        let value = self.value_of(Written::Slot(slot));
        match manner.serialization {
            Serialization::Items(_)
            | Serialization::Entries(_)
            | Serialization::Schema(_)
            | Serialization::Inferred => scalar::key(&mut self.out, value),
            Serialization::Secret => scalar::text(&mut self.out, displayed(value)),
            Serialization::Base64 { url } => scalar::text(&mut self.out, &in_base64(value, url)),
            Serialization::Member => match self.member_for(manner, value) {
                Some(Member::Text(text)) => scalar::text(&mut self.out, &text),
                _ => scalar::key(&mut self.out, value),
            },
            _ => match self.textual(manner, value) {
                Some(text) => scalar::text(&mut self.out, &text),
                None => scalar::text(&mut self.out, "None"),
            },
        }
    }

    /// The first member of a union that can write a value: one that makes text of it, or one of its type.
    fn member_for(&mut self, manner: Manner<'w>, value: Value<'w>) -> Option<Member<'w>> {
        let union = manner.node.filter(|node| node.is(Kind::Union))?;
        let record = Union::read(union.view.words, union.node.a.to_native())?;
        for index in 0..record.count {
            let Some(wanted) = union.member(index, &self.instance.store) else { continue };
            let manner = if wanted.is(Kind::Serialized) {
                self.manner_of(wanted.view, wanted.node.b.to_native(), wanted.node.a.to_native())
            } else {
                None
            };
            let kind = manner.and_then(|manner| manner.node).unwrap_or(wanted);
            match manner.map(|manner| manner.serialization) {
                Some(Serialization::ToString { unless_none } | Serialization::Format { unless_none, .. })
                    if unless_none && value.is_null() =>
                {
                    return None;
                }
                Some(Serialization::ToString { .. }) => {
                    return Some(Member::Text(self.python_text_of(value, None)));
                }
                Some(Serialization::Format { spec, .. }) => {
                    if let Ok(text) = formatted(value, None, wanted.view.text(spec)?) {
                        return Some(Member::Text(text));
                    }
                }
                _ if kind.is_type_of(value) => return Some(Member::Typed(wanted)),
                _ => {}
            }
        }
        None
    }

    fn value_of(&self, written: Written<'w>) -> Value<'w> {
        match written {
            Written::Slot(slot) => self.instance.read(Memory::Document, slot).unwrap_or(Value::Null),
            Written::Value(value) => value,
        }
    }

    /// The text of a value; none for one that is null and stays so, or that cannot be written.
    fn textual(&mut self, manner: Manner<'w>, value: Value<'w>) -> Option<String> {
        let text = |text: Text| manner.view.text(text).unwrap_or_default();
        let kind = manner.node.and_then(|node| node.kind_of_scalar(&self.instance.store));
        match manner.serialization {
            Serialization::ToString { unless_none } if !(unless_none && value.is_null()) => {
                Some(self.python_text_of(value, kind))
            }
            Serialization::Format { unless_none, spec } if !(unless_none && value.is_null()) => {
                let spec = text(spec);
                let found = formatted(value, kind, spec);
                found.map_err(|reason| self.fail(DumpError::Format { spec: spec.into(), reason })).ok()
            }
            Serialization::Function { function, place } => {
                let (function, place) = (text(function).into(), text(place).into());
                self.fail(DumpError::Function { function, place });
                None
            }
            Serialization::Unwritable { what, place } => {
                let (what, place) = (text(what).into(), text(place).into());
                self.fail(DumpError::Unwritable { what, place });
                None
            }
            _ => None,
        }
    }

    /// A value as Python's `str` shows it.
    fn python_text_of(&mut self, value: Value<'w>, kind: Option<Kind>) -> String {
        match (value, kind) {
            (Value::Null, _) => "None".to_owned(),
            (Value::Bool(value), _) => if value { "True" } else { "False" }.to_owned(),
            (Value::Int(value), _) => value.to_string(),
            (Value::BigInt(digits), _) => digits.to_owned(),
            (Value::Float(value), _) => float_to_python(value),
            (Value::Str(text), Some(Kind::DateTime | Kind::Time)) => {
                let text = text.replacen('T', " ", 1);
                text.strip_suffix('Z').map_or(text.clone(), |local| format!("{local}+00:00"))
            }
            (Value::Str(text), Some(Kind::TimeDelta)) => {
                format::duration_text(text).unwrap_or_else(|| text.to_owned())
            }
            (Value::Str(text), Some(Kind::Complex)) if text.trim_start_matches('-').contains(['+', '-']) => {
                format!("({text})")
            }
            (Value::Str(text), _) => text.to_owned(),
            (value, _) => {
                let start = self.out.len();
                self.typed(value, None, &Filter::default());
                python_text(&self.out.split_off(start))
            }
        }
    }
}

/// What is shown of a secret: whether there is one.
fn displayed(secret: Value<'_>) -> &'static str {
    if secret == Value::Str("") { "" } else { "**********" }
}

/// A text in base64.
fn in_base64(value: Value<'_>, url: bool) -> String {
    python_base64::encode(value.as_str().unwrap_or_default().as_bytes(), url)
}

/// A value as Python's `format` shows it.
fn formatted(value: Value<'_>, kind: Option<Kind>, spec: &str) -> Result<String, String> {
    let subject = match (value, kind) {
        (Value::Str(text), Some(kind @ (Kind::Date | Kind::Time | Kind::DateTime))) => {
            return format::datetime(kind, text, spec);
        }
        (Value::Str(text), Some(Kind::Decimal)) => Subject::Decimal(text),
        (
            Value::Str(_),
            Some(Kind::Uuid | Kind::Url | Kind::MultiHostUrl | Kind::TimeDelta | Kind::Complex),
        )
        | (Value::Null | Value::List(_) | Value::Dict(_) | Value::Object(_), _) => {
            return Err("unsupported format string".to_owned());
        }
        (Value::Str(text), _) => Subject::Str(text),
        (Value::Bool(value), _) => Subject::Bool(value),
        (Value::Int(value), _) => Subject::Int(value),
        (Value::BigInt(digits), _) => Subject::Digits(digits),
        (Value::Float(value), _) => Subject::Float(value),
    };
    format::format(subject, spec)
}
