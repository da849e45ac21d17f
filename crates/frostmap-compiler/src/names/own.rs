//! The part of a display name that a schema has of its own, without the schemas inside it.

use super::{class_name, qualname_of};
use crate::schema::{Class, Config, Enum, Name, Str, SubType};

pub(super) fn constrained(kind: &str, is: bool) -> String {
    if is { format!("constrained-{kind}") } else { kind.to_owned() }
}

/// Whether pydantic builds a string with constraints, its own or the config's.
pub(super) fn is_constrained(text: &Str, config: Option<&Config>) -> bool {
    let flag = |own: Option<bool>, config: Option<bool>| own.or(config) == Some(true);
    text.pattern.is_some()
        || text.min_length.or_else(|| config?.str_min_length).is_some()
        || text.max_length.or_else(|| config?.str_max_length).is_some()
        || flag(text.strip_whitespace, config.and_then(|config| config.str_strip_whitespace))
        || flag(text.to_lower, config.and_then(|config| config.str_to_lower))
        || flag(text.to_upper, config.and_then(|config| config.str_to_upper))
        || text.ascii_only == Some(true)
}

pub(super) fn enumeration(found: &Enum) -> String {
    let prefix = match found.sub_type {
        Some(SubType::Int) => "int-enum",
        Some(SubType::Str) => "str-enum",
        Some(SubType::Float) => "float-enum",
        Some(SubType::Bytes) | None => "enum",
    };
    format!("{prefix}[{}]", found.class.qualname)
}

pub(super) fn class_repr(class: &Class) -> &str {
    class.cls_repr.as_deref().unwrap_or_else(|| qualname_of(&class.name))
}

pub(super) fn shown(given: Option<&Name>, class: Option<&Name>, kind: &str) -> String {
    given.map(|name| &**name).or_else(|| class.map(|class| class_name(class))).unwrap_or(kind).to_owned()
}
