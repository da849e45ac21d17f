//! Documents written in other ways: tags last, spaced, with an error.

use std::error::Error;
use std::fs;
use std::path::Path;

use frostmap_worker::Variant;

use crate::generate::json::{Json, Style};
use crate::generate::model_set::ModelSet;
use crate::generate::spoil::spoil_late;

/// All variants, in the order they are shown.
pub(super) const ALL: [Variant; 5] =
    [Variant::Natural, Variant::TagLast, Variant::Spaced, Variant::Indented, Variant::LateError];

/// The variant with a name.
pub(super) fn named(name: &str) -> Result<Variant, String> {
    let names = || ALL.map(Variant::name).join(", ");
    ALL.into_iter().find(|variant| variant.name() == name).ok_or_else(|| format!("there are {}", names()))
}

/// Writes documents, one text per line.
pub(super) fn write_texts(path: &Path, texts: &[String]) -> Result<(), Box<dyn Error>> {
    let mut lines = String::new();
    for text in texts {
        lines.push_str(&serde_json::to_string(text)?);
        lines.push('\n');
    }
    fs::write(path, lines)?;
    Ok(())
}

/// The texts in another variant; none where no text can be written so.
pub(super) fn rewrite(
    set: &ModelSet,
    model: &str,
    texts: &[String],
    variant: Variant,
) -> Option<Vec<String>> {
    let schema = set.model(model)?;
    let rewritten = texts.iter().filter_map(|text| {
        let mut value: Json = serde_json::from_str(text).ok()?;
        match variant {
            Variant::Natural => return Some(text.clone()),
            Variant::Spaced => return Some(value.write(Style::Spaced)),
            Variant::Indented => return Some(value.write(Style::Indented)),
            Variant::TagLast => value.move_last("$type"),
            Variant::LateError => spoil_late(set, schema, &mut value).then_some(())?,
        }
        Some(value.write(Style::Compact))
    });
    Some(rewritten.collect()).filter(|texts: &Vec<_>| !texts.is_empty())
}
