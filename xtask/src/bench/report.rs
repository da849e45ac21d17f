//! What a throughput measurement found: rows as data, and a table per model set and variant.

use std::fmt::Write;

use frostmap_worker::DocumentSet;
use serde::Serialize;

use super::conductor::Measured;

/// The tool and mode that ratios are to.
const BASE: (&str, &str) = ("serde_json", "IgnoredAny");

/// One measured row.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    /// The documents.
    pub(super) document: String,
    /// The tool.
    pub(super) tool: String,
    /// What it did with them.
    pub(super) mode: String,
    /// Millions of bytes per second.
    pub(super) mb_per_s: f64,
    /// Nanoseconds per document.
    pub(super) ns_per_document: f64,
    /// How many times as fast as serde_json skips them.
    pub(super) to_ignored_any: Option<f64>,
}

/// The rows of a document set; `skipped` takes what was not measured.
pub(super) fn rows(set: &DocumentSet, measured: &[Measured], skipped: &mut Vec<String>) -> Vec<Row> {
    let base = measured.iter().find(|row| (row.title.tool.as_str(), row.title.mode.as_str()) == BASE);
    let base = base.and_then(|row| row.nanoseconds);
    let mut rows = Vec::new();
    for Measured { title, nanoseconds } in measured {
        let Some(nanoseconds) = nanoseconds else {
            let reason = title.skipped.as_deref().unwrap_or("no samples");
            skipped.push(format!("{} {} on {}: {reason}", title.tool, title.mode, title.document));
            continue;
        };
        rows.push(Row {
            document: title.document.clone(),
            tool: title.tool.clone(),
            mode: title.mode.clone(),
            mb_per_s: set.bytes as f64 / nanoseconds * 1e3,
            ns_per_document: nanoseconds / set.documents as f64,
            to_ignored_any: base.map(|base| base / nanoseconds),
        });
    }
    rows
}

/// A table of the document sets that share a model set and a variant.
pub(super) fn table(sets: &[&DocumentSet], rows: &[Row]) -> String {
    let mut text = String::new();
    let Some(first) = sets.first() else { return text };
    let _ = write!(text, "\n{:<34}", format!("{}, {}", first.set, first.variant.name()));
    for set in sets {
        let _ = write!(text, "{:>24}", format!("{} ({} B)", set.name, set.bytes / set.documents.max(1)));
    }
    text.push('\n');
    let mut tools: Vec<(&str, &str)> = Vec::new();
    for row in rows {
        if !tools.contains(&(&row.tool, &row.mode)) {
            tools.push((&row.tool, &row.mode));
        }
    }
    for (tool, mode) in tools {
        let _ = write!(text, "{:<34}", format!("{tool} {mode}"));
        for set in sets {
            let title = set.title();
            let row = rows.iter().find(|row| row.document == title && row.tool == tool && row.mode == mode);
            let cell = row.map_or_else(|| "-".to_owned(), cell);
            let _ = write!(text, "{cell:>24}");
        }
        text.push('\n');
    }
    text
}

fn cell(row: &Row) -> String {
    let ratio = row.to_ignored_any.map_or_else(|| "-".into(), |ratio| format!("{ratio:.2}"));
    format!("{:.0} {ratio:>5} {:>8}", row.mb_per_s, time(row.ns_per_document))
}

/// A time in the unit that suits it.
pub(super) fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        small if small < 10_000.0 => format!("{small:.0} ns"),
        middle if middle < 1e6 => format!("{:.1} us", middle / 1e3),
        large => format!("{:.2} ms", large / 1e6),
    }
}
