//! The keyword arguments of pydantic's `to_json` as options of this runtime.

use frostmap::{DumpOptions, Selection, SelectionKey};

use crate::json::{Json, Value};

/// Options that say the same as the keyword arguments.
///
/// # Errors
/// The first argument that there is no option for.
pub fn options(mode: &Json<'_>) -> Result<DumpOptions, String> {
    let mut options = DumpOptions::default();
    for (key, value) in mode.members() {
        let flag = || value.as_bool().ok_or_else(|| format!("`{key}` = `{}`", value.text));
        match key.as_ref() {
            "mode" if value.as_str() == Some("json") => {}
            "by_alias" => options.by_alias = value.as_bool(),
            "exclude_none" => options.exclude_none = flag()?,
            "exclude_unset" => options.exclude_unset = flag()?,
            "exclude_defaults" => options.exclude_defaults = flag()?,
            "round_trip" => options.round_trip = flag()?,
            "ensure_ascii" => options.ensure_ascii = flag()?,
            "exclude_computed_fields" => {}
            "indent" => options.indent = value.text.parse().ok(),
            "include" => options.include = selection(value, true)?,
            "exclude" => options.exclude = selection(value, false)?,
            other => return Err(format!("the call's `{other}`")),
        }
    }
    Ok(options)
}

/// A set, a dict or a list of keys; null selects nothing in particular.
fn selection(value: &Json<'_>, include: bool) -> Result<Option<Selection>, String> {
    if value.is_null() {
        return Ok(None);
    }
    let unknown = || format!("a selection `{}`", value.text);
    let kind = value.get("$py").and_then(Json::as_str);
    let pairs = match (&value.value, kind) {
        (Value::Array(items), _) => return whole(items).map(Some),
        (Value::Object(_), Some("set" | "frozenset" | "tuple")) => {
            return whole(value.get("items").map(Json::items).unwrap_or_default()).map(Some);
        }
        (Value::Object(_), Some("dict")) => {
            let pairs = value.get("items").map(Json::items).unwrap_or_default();
            let pair = |pair: &Json<'_>| match pair.items() {
                [key, part] => Ok((self::key(key)?, entry(part, include)?)),
                _ => Err(unknown()),
            };
            pairs.iter().map(pair).collect::<Result<Vec<_>, String>>()?
        }
        (Value::Object(members), None) => members
            .iter()
            .map(|(name, part)| Ok((SelectionKey::from(&**name), entry(part, include)?)))
            .collect::<Result<Vec<_>, String>>()?,
        _ => return Err(unknown()),
    };
    let mut found = Selection::default();
    for (key, part) in pairs {
        found = match part {
            Some(part) => found.within(key, part),
            None => found.with(key),
        };
    }
    Ok(Some(found))
}

/// What is said of a key: a part, or none for all of it.
fn entry(part: &Json<'_>, include: bool) -> Result<Option<Selection>, String> {
    let ellipsis = part.get("$py").and_then(Json::as_str) == Some("ellipsis");
    match part.value {
        _ if ellipsis || part.as_bool() == Some(true) || include && part.is_null() => Ok(None),
        Value::Null => Ok(Some(Selection::default())),
        _ => selection(part, include),
    }
}

fn whole(items: &[Json<'_>]) -> Result<Selection, String> {
    let keys: Vec<SelectionKey> = items.iter().map(key).collect::<Result<_, _>>()?;
    Ok(Selection::of(keys))
}

fn key(key: &Json<'_>) -> Result<SelectionKey, String> {
    match (&key.value, key.text.parse::<i64>()) {
        (Value::String(name), _) => Ok(SelectionKey::from(&**name)),
        (Value::Number, Ok(index)) => Ok(SelectionKey::from(index)),
        _ => Err(format!("a key `{}` of a selection", key.text)),
    }
}
