//! Archives as text, for review: one field a line, references by name, the same text for the same models.
//!
//! ```text
//! model shop.Order
//!   model Order(extra=allow, by_name)
//!     order_id (alias "orderId"): int(ge=1), required
//!     payment: tagged-union('$type') | null, default null
//!       "card" -> @shop.Card
//!       "cash" -> @shop.Cash
//! ```
//!
//! `@name` is another section. Parts that sections share have no name and are shown where they are used.
//! Damaged bytes give an error or a `?` in the text, never a panic.

mod block;
mod constraints;
mod fields;
mod lines;
mod node;
mod pattern;
mod quote;
mod references;
mod serialization;
mod temporal;
#[cfg(test)]
mod tests;
mod url;

pub use references::{pattern_references, references};

use crate::archive::Archive;
use crate::error::ArchiveError;
use crate::view::View;

use lines::Lines;
use quote::plain;

/// The listing of one section, after a check of it.
///
/// # Errors
/// When the section is damaged.
pub fn section(archive: &Archive<'_>, number: u32) -> Result<String, ArchiveError> {
    let view = archive.section(number)?;
    let mut lines = Lines::new(*archive);
    lines.push(0, &heading(archive, &view));
    match view.nodes.first() {
        Some(root) => lines.node(1, "", &view, *root, ""),
        None => lines.push(1, "?"),
    }
    Ok(lines.finish())
}

/// The header's facts, the listings of all sections that have a name, in order of their numbers, then the patterns.
///
/// # Errors
/// The first damaged section.
pub fn archive(archive: &Archive<'_>) -> Result<String, ArchiveError> {
    let header = archive.header();
    let mut text = format!(
        "archive format {}.{}\nmodels {}\nsections {}\nbytes {}\nfingerprint {:016x}\n",
        crate::FORMAT_MAJOR,
        header.minor,
        header.models,
        header.sections,
        header.file_length,
        header.fingerprint
    );
    for number in 0..header.sections {
        if archive.parts(number)?.name.is_empty() {
            // A part is shown where it is used, but its damage is damage.
            archive.check(number)?;
            continue;
        }
        text.push('\n');
        text.push_str(&section(archive, number)?);
    }
    text.push_str(&patterns(archive)?);
    Ok(text)
}

/// The patterns, each on a line with what answers for it; empty when there are none.
///
/// # Errors
/// The first damaged pattern.
pub fn patterns(archive: &Archive<'_>) -> Result<String, ArchiveError> {
    let mut text = String::new();
    for number in (0..archive.header().sections).filter(|number| archive.is_pattern(*number)) {
        text.push_str(if text.is_empty() { "\npatterns\n" } else { "" });
        text.push_str(&format!("  {}\n", pattern::line(&archive.pattern(number)?)));
    }
    Ok(text)
}

/// What a section is, and its name.
fn heading(archive: &Archive<'_>, view: &View<'_>) -> String {
    if view.number < archive.header().models {
        format!("model {}", plain(view.name))
    } else if view.name.is_empty() {
        "part".to_owned()
    } else {
        format!("definition {}", plain(view.name))
    }
}
