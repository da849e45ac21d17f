//! A bar chart of a few rows as SVG, for light and dark pages.

use std::fmt::Write;

use super::report::Row;

/// Tools and modes that are drawn, with what they are called, in this order.
const DRAWN: [(&str, &str, &str); 12] = [
    ("frostmap", "is_valid", "frostmap: validate"),
    ("frostmap", "parse", "frostmap: validate and build"),
    ("serde_json", "IgnoredAny", "serde_json: skip"),
    ("sonic-rs", "IgnoredAny", "sonic-rs: skip"),
    ("sonic-rs", "tuned types", "sonic-rs: hand-tuned types"),
    ("serde_json", "tuned types", "serde_json: hand-tuned types"),
    ("serde_json", "idiomatic types", "serde_json: idiomatic types"),
    ("jsonschema", "parse + is_valid", "jsonschema: parse and validate"),
    ("boon", "parse + is_valid", "boon: parse and validate"),
    ("ajv", "parse + validate", "ajv: parse and validate"),
    ("msgspec", "Struct", "msgspec: Python objects"),
    ("pydantic", "validate_json", "pydantic: Python objects"),
];

const LABEL: f64 = 230.0;
const BAR: f64 = 430.0;
const NUMBER: f64 = 100.0;
const STEP: f64 = 22.0;
const HEADING: f64 = 34.0;
const NOTE: f64 = 20.0;

const STYLE: &str = "text { font: 13px system-ui, sans-serif; fill: #1f2328 } .heading { font-weight: 600 } \
    .note { font-size: 11px } .ours { fill: #0969da } .other { fill: #afb8c1 } \
    @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #4493f8 } .other { fill: #57606a } }";

/// Draws a panel per document, and below them what they were measured on.
pub(super) fn chart(rows: &[Row], documents: &[(String, usize)], host: &str) -> String {
    let mut body = String::new();
    let mut top = 0.0;
    for (document, bytes) in documents {
        top += panel(&mut body, rows, document, *bytes, top);
    }
    let _ = writeln!(body, "<text class=\"note\" x=\"0\" y=\"{}\">{}</text>", top + 12.0, escaped(host));
    top += NOTE;
    let width = LABEL + BAR + NUMBER;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {top}\" role=\"img\" \
         aria-label=\"Megabytes per second of JSON, by tool\">\n<style>{STYLE}</style>\n{body}</svg>\n"
    )
}

/// Draws a panel; gives its height.
fn panel(body: &mut String, rows: &[Row], document: &str, bytes: usize, top: f64) -> f64 {
    let ours: Vec<&Row> = rows.iter().filter(|row| row.document == document).collect();
    let found = |tool: &str, mode: &str| {
        // Python tools carry their version.
        let same = |row: &&&Row| row.tool.split(' ').next() == Some(tool) && row.mode == mode;
        ours.iter().find(same).map(|row| row.mb_per_s)
    };
    let bars: Vec<(&str, &str, f64)> =
        DRAWN.iter().filter_map(|(tool, mode, label)| Some((*tool, *label, found(tool, mode)?))).collect();
    let most = bars.iter().map(|(.., speed)| *speed).fold(1.0, f64::max);
    let heading = top + 22.0;
    let name = document.rsplit('/').next().unwrap_or(document);
    let _ = writeln!(
        body,
        "<text class=\"heading\" x=\"0\" y=\"{heading}\">{name}, {}: MB/s, more is better</text>",
        size(bytes)
    );
    for (place, (tool, label, speed)) in bars.iter().enumerate() {
        let y = top + HEADING + place as f64 * STEP;
        let class = if *tool == "frostmap" { "ours" } else { "other" };
        let width = (speed / most * BAR).max(1.0);
        let (text, number) = (y + 13.0, LABEL + width + 6.0);
        let _ = writeln!(body, "<text x=\"{}\" y=\"{text}\" text-anchor=\"end\">{label}</text>", LABEL - 8.0);
        let _ = writeln!(
            body,
            "<rect class=\"{class}\" x=\"{LABEL}\" y=\"{y}\" width=\"{width:.1}\" height=\"16\" rx=\"2\"/>"
        );
        let _ = writeln!(body, "<text x=\"{number:.1}\" y=\"{text}\">{speed:.0}</text>");
    }
    HEADING + bars.len() as f64 * STEP + 10.0
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn size(bytes: usize) -> String {
    match bytes {
        small if small < 10_000 => format!("{:.1} KB", small as f64 / 1e3),
        middle if middle < 1_000_000 => format!("{} KB", middle / 1_000),
        large => format!("{:.1} MB", large as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, chart};

    #[test]
    fn the_fastest_bar_is_as_long_as_bars_get() {
        let row = |tool: &str, mode: &str, mb_per_s| Row {
            document: "social/post".into(),
            tool: tool.into(),
            mode: mode.into(),
            mb_per_s,
            ns_per_document: 1.0,
            to_ignored_any: None,
        };
        let rows = [row("frostmap", "is_valid", 2000.0), row("pydantic 2.14.3", "validate_json", 100.0)];
        let svg = chart(&rows, &[("social/post".into(), 500)], "CPU <A&B>");
        assert!(svg.contains("width=\"430.0\"") && svg.contains("width=\"21.5\""), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 2);
        assert!(svg.contains("CPU &lt;A&amp;B>"));
    }
}
