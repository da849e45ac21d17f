//! Findings as text: place, excerpt with a caret, what to do.
//! Documents of one giant line are shown through a window around the place.

use std::fmt::Write;

use super::{Diagnostic, Severity, Source};
use crate::source::{Document, Documents};

/// Characters of the line shown before and after what is pointed at.
const BEFORE: usize = 40;
const AFTER: usize = 60;

/// How findings look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether to use ANSI colours.
    pub color: bool,
}

impl Style {
    fn paint(self, color: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{color}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// One finding as text, several lines, ending in a line break.
#[must_use]
pub fn render(finding: &Diagnostic, documents: &Documents, style: Style) -> String {
    let mut text = heading(finding, style);
    place(&mut text, finding, documents, style);
    if let Some(owner) = &finding.owner {
        let field = finding.field.as_ref().map(|field| format!(", field `{field}`")).unwrap_or_default();
        line(&mut text, style, "in", &format!("{owner}{field}"));
    }
    finding.notes.iter().for_each(|note| line(&mut text, style, "note", note));
    line(&mut text, style, "help", finding.advice());
    text
}

fn heading(finding: &Diagnostic, style: Style) -> String {
    let color = match finding.code.severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
    };
    let severity = style.paint(color, &format!("{}[{}]", finding.code.severity.name(), finding.code.code));
    let message = style.paint("1", &format!(": {}", finding.message));
    format!("{severity}{message}\n")
}

fn line(text: &mut String, style: Style, label: &str, content: &str) {
    let mark = style.paint("1;34", "   =");
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{mark} {}: {content}", style.paint("1", label));
}

fn place(text: &mut String, finding: &Diagnostic, documents: &Documents, style: Style) {
    let arrow = style.paint("1;34", "  -->");
    let span = finding.span(documents);
    let Some(Span { document, start, end }) = span else {
        if let Source::Document(name) = &finding.source {
            let _ = writeln!(text, "{arrow} {name}");
        }
        return;
    };
    let place = document.place(start);
    let _ = writeln!(text, "{arrow} {}:{}:{}", document.name(), place.line, place.column);
    if !place.pointer.is_empty() {
        let _ = writeln!(text, "      {}", place.pointer);
    }
    let number = place.line.to_string();
    let bar = style.paint("1;34", &format!("{:1$} |", "", number.len()));
    let excerpt = Excerpt::of(document, start, end);
    let _ = writeln!(text, "{bar}");
    let _ = writeln!(text, "{} {}", style.paint("1;34", &format!("{number} |")), excerpt.line);
    let caret = style.paint("1;31", &"^".repeat(excerpt.width));
    let _ = writeln!(text, "{bar} {:1$}{caret}", "", excerpt.indent);
}

/// What a finding points at.
pub(super) struct Span<'d> {
    pub(super) document: &'d Document,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Diagnostic {
    /// The bytes pointed at.
    pub(super) fn span<'d>(&self, documents: &'d Documents) -> Option<Span<'d>> {
        let at = self.position()?;
        let document = documents.get(at.document)?;
        let start = match self.source {
            Source::Value { key: Some(key), .. } => document.value_of(at.offset, key).unwrap_or(at.offset),
            _ => at.offset,
        };
        let length = match self.source {
            Source::Byte(_) => 1,
            _ => document.value_length(start),
        };
        Some(Span { document, start, end: start.saturating_add(length) })
    }
}

/// A window of the line around what is pointed at.
struct Excerpt {
    line: String,
    indent: usize,
    width: usize,
}

impl Excerpt {
    fn of(document: &Document, start: u32, end: u32) -> Self {
        let before = document.line_before(start);
        let skipped = before.chars().count().saturating_sub(BEFORE);
        let mut line: String = if skipped > 0 { "...".to_owned() } else { String::new() };
        line.extend(before.chars().skip(skipped).map(visible));
        let indent = line.chars().count();
        let rest = usize::try_from(start).ok().and_then(|start| document.text().get(start..));
        let rest = rest.unwrap_or_default();
        let rest = rest.split('\n').next().unwrap_or_default();
        let length = usize::try_from(end.saturating_sub(start)).unwrap_or(usize::MAX);
        let marked = rest.get(..length.min(rest.len())).unwrap_or(rest);
        let width = marked.chars().take(AFTER).count().max(1);
        line.extend(rest.chars().take(AFTER).map(visible));
        if rest.chars().nth(AFTER).is_some() {
            line.push_str("...");
        }
        Self { line: line.trim_end().to_owned(), indent, width }
    }
}

/// Tabs and control characters would move the caret.
fn visible(character: char) -> char {
    if character.is_control() { ' ' } else { character }
}

#[cfg(test)]
mod tests {
    use super::super::{Diagnostic, Owner, codes};
    use super::{Style, render};
    use crate::Documents;
    use crate::schema::Position;

    fn shown(text: &str, what: &str) -> String {
        let documents = Documents::from_bytes("a.json", text.as_bytes()).unwrap();
        let offset = u32::try_from(text.find(what).unwrap()).unwrap();
        let finding =
            Diagnostic::at(&codes::UNKNOWN_REFERENCE, Position { document: 0, offset }, "no definition `B`")
                .within(Some(Owner::Model("m.A".into())), Some("x.y".into()))
                .note("one note")
                .help("did you mean `b`?");
        render(&finding, &documents, Style::default())
    }

    #[test]
    fn shows_place_excerpt_and_advice() {
        let text = "{\n  \"a\": {\"schema_ref\": \"B\"}\n}";
        let expected = "error[FM0301]: no definition `B`\n  --> a.json:2:23\n      /a/schema_ref\n  |\n\
             2 |   \"a\": {\"schema_ref\": \"B\"}\n  |                       ^^^\n\
             \u{20}  = in: model `m.A`, field `x.y`\n   = note: one note\n   = help: did you mean `b`?\n";
        assert_eq!(shown(text, "\"B\""), expected);
    }

    #[test]
    fn a_giant_line_is_seen_through_a_window() {
        let filler = "1,".repeat(5000);
        let text = format!("[{filler}\"B\",{filler}1]");
        let shown = shown(&text, "\"B\"");
        let line = shown.lines().find(|line| line.starts_with("1 |")).unwrap();
        assert!(line.len() < 130 && line.contains("\"B\"") && line.ends_with("..."), "{line}");
        assert!(shown.contains("a.json:1:10002") && shown.contains("/5000"), "{shown}");
    }
}
