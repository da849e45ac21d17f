//! Under which keys fields and tags stand in a document.

use super::json::Json;

/// The keys that lead to a field in the input: its alias, or the shortest of its alias paths.
pub(super) fn key_path<'a>(name: &'a str, field: &'a Json) -> Option<Vec<&'a str>> {
    match field.get("validation_alias") {
        None => Some(vec![name]),
        Some(Json::String(alias)) => Some(vec![alias]),
        Some(alias) => {
            let first = alias.items().first()?;
            let paths = if first.as_str().is_some() { std::slice::from_ref(alias) } else { alias.items() };
            let shortest = paths.iter().min_by_key(|path| path.items().len())?;
            shortest.items().iter().map(Json::as_str).collect()
        }
    }
}

/// A member that leads to `value` along `path`.
pub(super) fn nested(path: &[&str], value: Json) -> Option<(String, Json)> {
    let (first, rest) = path.split_first()?;
    let value = rest.iter().rev().fold(value, |value, key| Json::Object(vec![((*key).to_owned(), value)]));
    Some(((*first).to_owned(), value))
}

/// The key a tag is written under: the last discriminator path is the alias.
pub(crate) fn tag_key(schema: &Json) -> Option<&str> {
    let discriminator = schema.get("discriminator")?;
    discriminator.as_str().or_else(|| {
        let last = discriminator.items().last()?;
        last.as_str().or_else(|| last.items().first()?.as_str())
    })
}
