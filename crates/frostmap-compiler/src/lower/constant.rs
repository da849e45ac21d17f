//! Values that documents are compared with: of literals, enums and tags.
//! What can never equal a JSON value keeps its place as an opaque constant.

use frostmap_format::words::{Constant, Table};

use crate::schema::{Number, PythonValue, SubType, TextKind, Value};

use super::classes::Classes;
use super::section::SectionBody;

/// A value that is compared with, before its text is part of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Comparable<'g> {
    /// null.
    Null,
    /// true or false.
    Bool(bool),
    /// An integer by its digits.
    Integer(&'g str),
    /// An integer that is the value of an enum's member.
    MemberInteger(&'g str),
    /// A floating point number.
    Float(f64),
    /// A string.
    Text(&'g str),
    /// An array or object, as JSON.
    Json(String),
    /// Never equal to anything JSON can hold.
    Opaque,
}

/// Whether a value is a string, or an enum's member that is known to be one.
pub(super) fn is_text(value: &Value) -> bool {
    matches!(value, Value::String(_))
}

impl<'g> Comparable<'g> {
    /// What JSON values a value equals; `None` where that cannot be told.
    pub(super) fn of(value: &'g Value, classes: &Classes<'g>) -> Option<Self> {
        Some(match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::of_number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(_) | Value::Object(_) => Self::Json(json(value)?),
            Value::Python(value) => return Self::of_python(value, classes),
        })
    }

    fn of_number(number: &'g Number) -> Self {
        match number.text() {
            // Python knows only one zero.
            "-0" => Self::Integer("0"),
            text if number.is_integer() => Self::Integer(text),
            _ => Self::Float(number.as_f64()),
        }
    }

    fn of_python(value: &'g PythonValue, classes: &Classes<'g>) -> Option<Self> {
        match value {
            PythonValue::Enum { class, name, value } => {
                let Some(known) = classes.members(class) else { return Self::of(value.as_ref()?, classes) };
                if !matches!(known.class.base, Some(SubType::Str | SubType::Int | SubType::Float)) {
                    return Some(Self::Opaque);
                }
                let member = known.members.iter().find(|member| member.name == *name)?;
                Some(match Self::of(&member.value, classes)? {
                    Self::Integer(digits) => Self::MemberInteger(digits),
                    other => other,
                })
            }
            // These equal numbers of the same value and then come out as themselves, which no archive can hold.
            PythonValue::Text {
                kind: TextKind::Decimal | TextKind::Fraction | TextKind::Complex, ..
            }
            | PythonValue::Mapping { .. }
            | PythonValue::Instance { .. }
            | PythonValue::Opaque(_) => None,
            _ => Some(Self::Opaque),
        }
    }

    /// The constant of a section.
    pub(super) fn constant(&self, section: &mut SectionBody) -> Constant {
        match self {
            Self::Null => Constant::Null,
            Self::Bool(value) => Constant::Bool(*value),
            Self::Integer(digits) => match digits.parse() {
                Ok(value) => Constant::Int(value),
                Err(_) => Constant::Digits(section.text(digits)),
            },
            // pydantic compares it with any integer, and its own integers only with those of 64 bits.
            Self::MemberInteger(digits) => Constant::Digits(section.text(digits)),
            Self::Float(value) => Constant::Float(*value),
            Self::Text(text) => Constant::Str(section.compared(text)),
            Self::Json(json) => Constant::Json(section.text(json)),
            Self::Opaque => Constant::Opaque,
        }
    }

    /// What it is found by in a table.
    fn key(&self) -> Option<(bool, &'g str)> {
        match self {
            Self::Text(text) => Some((true, text)),
            Self::Integer(digits) | Self::MemberInteger(digits) => Some((false, digits)),
            _ => None,
        }
    }
}

/// A value as JSON, if it is nothing else in any part.
fn json(value: &Value) -> Option<String> {
    let parts = |parts: Option<Vec<String>>, open, close| Some(format!("{open}{}{close}", parts?.join(",")));
    match value {
        Value::Null => Some("null".to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.text().to_owned()),
        Value::String(text) => Some(serde_json::Value::from(&**text).to_string()),
        Value::Array(items) => parts(items.iter().map(json).collect(), "[", "]"),
        Value::Object(items) => {
            let pair = |(name, value): &(_, Value)| {
                let name: &crate::schema::Name = name;
                Some(format!("{}:{}", serde_json::Value::from(&**name), json(value)?))
            };
            parts(items.iter().map(pair).collect(), "{", "}")
        }
        Value::Python(_) => None,
    }
}

/// The table of constants. Of equal ones the last is found, as a later one replaces an earlier one in pydantic.
pub(super) fn table(section: &mut SectionBody, constants: &[Comparable<'_>]) -> Table {
    let mut seen = std::collections::HashSet::with_capacity(constants.len());
    let mut entries: Vec<(u16, &str)> = constants
        .iter()
        .enumerate()
        .rev()
        .map(|(position, constant)| (position as u16, constant))
        .filter_map(|(position, constant)| constant.key().map(|key| (position, key)))
        .filter(|(_, key)| seen.insert(*key))
        .map(|(position, (_, text))| (position, text))
        .collect();
    entries.reverse();
    section.table(&entries)
}
