//! The tree of an expression as text. `$` looks at what follows, which only works where nothing does.

use super::parse::Item;

/// The text of an expression.
pub(super) fn expression(branches: &[Vec<Item>]) -> Result<String, String> {
    alternatives(branches, true)
}

fn alternatives(branches: &[Vec<Item>], last: bool) -> Result<String, String> {
    let texts: Result<Vec<String>, String> = branches.iter().map(|branch| sequence(branch, last)).collect();
    Ok(texts?.join("|"))
}

fn sequence(items: &[Item], last: bool) -> Result<String, String> {
    let mut text = String::new();
    for (number, found) in items.iter().enumerate() {
        text.push_str(&item(found, last && number + 1 == items.len())?);
    }
    Ok(text)
}

/// `last`: nothing follows the item in a match.
fn item(item: &Item, last: bool) -> Result<String, String> {
    Ok(match item {
        Item::One(text) | Item::Place(text) => text.clone(),
        // Python's `$` is also in front of the newline that ends the text.
        Item::End if last => r"\n?\z".to_owned(),
        Item::End => return Err("`$` before the end, where it looks ahead".to_owned()),
        Item::Group(branches) => format!("(?:{})", alternatives(branches, last)?),
        Item::Repeated(repeated, times) => format!("{}{times}", self::item(repeated, false)?),
    })
}
