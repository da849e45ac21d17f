//! The archive as a whole: header, counts, sizes, names.

use frostmap_format::{Archive, ArchiveError, FORMAT_MAJOR};
use serde_json::json;

use crate::numbers::grouped;
use crate::terminal::Paint;

/// Names that are shown unasked.
const SHOWN: usize = 40;

/// The names that start with a prefix, in order.
pub(super) fn names<'a>(archive: &Archive<'a>, prefix: &str) -> Result<Vec<&'a str>, ArchiveError> {
    let names = (0..archive.header().models).map(|number| archive.name(number));
    names.filter(|name| name.as_ref().is_ok_and(|name| name.starts_with(prefix)) || name.is_err()).collect()
}

/// What the sections are: models, definitions without a name of their own in the index, shared parts, patterns.
fn counts(archive: &Archive<'_>) -> Result<[u64; 4], ArchiveError> {
    let header = archive.header();
    let (mut parts, mut patterns) = (0, 0);
    for number in header.models..header.sections {
        let nameless = archive.name(number)?.is_empty();
        let pattern = archive.is_pattern(number);
        patterns += u64::from(pattern);
        parts += u64::from(nameless && !pattern);
    }
    let models = u64::from(header.models);
    let definitions = u64::from(header.sections).saturating_sub(models + parts + patterns);
    Ok([models, definitions, parts, patterns])
}

/// For people.
pub(super) fn text(archive: &Archive<'_>, paint: Paint) -> Result<String, ArchiveError> {
    let header = archive.header();
    let [models, definitions, parts, patterns] = counts(archive)?;
    let names = names(archive, "")?;
    let rows = [
        ("format", format!("{FORMAT_MAJOR}.{}", header.minor)),
        ("fingerprint", format!("{:016x}", header.fingerprint)),
        ("models", grouped(models)),
        ("definitions", grouped(definitions)),
        ("shared parts", grouped(parts)),
        ("patterns", grouped(patterns)),
        ("bytes", grouped(header.file_length)),
        ("  name index", grouped(header.index.length)),
        ("  section table", grouped(header.table.length)),
        ("  sections", grouped(header.body.length)),
        ("bytes per model", grouped(header.file_length / models.max(1))),
    ];
    let mut text = String::new();
    for (name, value) in rows {
        text.push_str(&format!("{}{value}\n", paint.strong(&format!("{name:18}"))));
    }
    text.push('\n');
    for name in names.iter().take(SHOWN) {
        text.push_str(&format!("{name}\n"));
    }
    if names.len() > SHOWN {
        let more = grouped((names.len() - SHOWN) as u64);
        text.push_str(&format!("... and {more} more; `--prefix ''` lists all\n"));
    }
    Ok(text)
}

/// For programs.
pub(super) fn json(archive: &Archive<'_>) -> Result<String, ArchiveError> {
    let header = archive.header();
    let [models, definitions, parts, patterns] = counts(archive)?;
    let object = json!({
        "format": {"major": FORMAT_MAJOR, "minor": header.minor},
        "fingerprint": format!("{:016x}", header.fingerprint),
        "models": models,
        "definitions": definitions,
        "parts": parts,
        "patterns": patterns,
        "bytes": header.file_length,
        "index_bytes": header.index.length,
        "table_bytes": header.table.length,
        "section_bytes": header.body.length,
        "names": names(archive, "")?,
    });
    Ok(format!("{object:#}\n"))
}
