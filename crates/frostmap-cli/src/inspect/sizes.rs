//! What takes room: sections by size, and what they are made of.

use frostmap_format::{Archive, ArchiveError};
use serde_json::{Value, json};

use crate::numbers::grouped;

/// Rows of the table for people.
const SHOWN: usize = 20;

/// The size of a section.
#[derive(Debug)]
pub(super) struct Size {
    name: String,
    bytes: u32,
    /// Numbers of records, in the order of [`COLUMNS`].
    records: [usize; 7],
}

const COLUMNS: [&str; 7] = ["keys", "fields", "objects", "nodes", "words", "slots", "strings"];

/// A section's name, or what it is called without one.
pub(super) fn shown_name(name: &str, number: u32) -> String {
    if name.is_empty() { format!("(part {number})") } else { name.escape_debug().to_string() }
}

/// The sizes of sections, the largest first.
pub(super) fn of(archive: &Archive<'_>, numbers: &[u32]) -> Result<Vec<Size>, ArchiveError> {
    let mut sizes = Vec::with_capacity(numbers.len());
    for number in numbers {
        let bytes = archive.parts(*number)?.head.length;
        let (name, records) = match archive.is_pattern(*number) {
            true => (pattern_name(archive, *number)?, [0; 7]),
            false => records(archive, *number)?,
        };
        sizes.push(Size { name, bytes, records });
    }
    sizes.sort_by(|left, right| (right.bytes, &left.name).cmp(&(left.bytes, &right.name)));
    Ok(sizes)
}

/// What a section of tables is called, and its numbers of records.
fn records(archive: &Archive<'_>, number: u32) -> Result<(String, [usize; 7]), ArchiveError> {
    let view = archive.section(number)?;
    let records = [
        view.keys.len(),
        view.fields.len(),
        view.objects.len(),
        view.nodes.len(),
        view.words.0.len(),
        view.slots.len(),
        view.strings.len(),
    ];
    Ok((shown_name(view.name, number), records))
}

/// What a pattern is called: as it is written, up to where it gets long.
pub(super) fn pattern_name(archive: &Archive<'_>, number: u32) -> Result<String, ArchiveError> {
    const SHOWN: usize = 60;
    let text = archive.pattern(number)?.text;
    let cut = text.get(..text.floor_char_boundary(SHOWN)).unwrap_or_default();
    let more = if cut.len() < text.len() { "..." } else { "" };
    Ok(format!("(pattern `{}{more}`)", cut.escape_debug()))
}

/// For people: the largest ones.
pub(super) fn text(sizes: &[Size]) -> String {
    let heading: String = COLUMNS.iter().map(|column| format!("{column:>8}")).collect();
    let mut text = format!("{:>10}{heading}  section\n", "bytes");
    for size in sizes.iter().take(SHOWN) {
        let records: String =
            size.records.iter().map(|count| format!("{:>8}", grouped(*count as u64))).collect();
        text.push_str(&format!("{:>10}{records}  {}\n", grouped(u64::from(size.bytes)), size.name));
    }
    let rest = sizes.get(SHOWN..).unwrap_or_default();
    let bytes = |sizes: &[Size]| grouped(sizes.iter().map(|size| u64::from(size.bytes)).sum());
    if !rest.is_empty() {
        text.push_str(&format!("{:>10}  {} smaller sections\n", bytes(rest), grouped(rest.len() as u64)));
    }
    text.push_str(&format!("{:>10}  in all\n", bytes(sizes)));
    text
}

/// For programs: all of them.
pub(super) fn json(sizes: &[Size]) -> String {
    let rows: Vec<Value> = sizes
        .iter()
        .map(|size| {
            let mut row = json!({"section": size.name, "bytes": size.bytes});
            for (column, count) in COLUMNS.iter().zip(size.records) {
                row[*column] = json!(count);
            }
            row
        })
        .collect();
    format!("{:#}\n", json!(rows))
}
