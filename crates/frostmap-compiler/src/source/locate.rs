//! From a byte offset to what people read: line, column and JSON pointer.
//! Computed only when a diagnostic is shown, by one pass over the text.

use super::scan::Scanner;
use super::{Document, SyntaxError};

/// Where a byte stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// JSON pointer of the value that starts there, or of the innermost one around it.
    pub pointer: String,
}

/// What is found once per document, so that a thousand diagnostics do not cost a thousand passes.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    newlines: Vec<u32>,
    /// The values two levels down (a model, a definition): start, end, pointer.
    entries: Vec<(u32, u32, String)>,
}

impl Landmarks {
    pub(super) fn of(text: &str) -> Self {
        let newlines = (0_u32..).zip(text.bytes()).filter(|(_, byte)| *byte == b'\n');
        let mut landmarks = Self { newlines: newlines.map(|(at, _)| at).collect(), entries: Vec::new() };
        // Broken JSON has landmarks as far as it can be read.
        let _ = landmarks.walk(&mut Scanner::new(text), "", 0);
        landmarks
    }

    fn walk(&mut self, scanner: &mut Scanner<'_>, pointer: &str, level: u32) -> Result<(), SyntaxError> {
        scanner.space();
        let start = scanner.offset();
        if level == 2 || scanner.peek() != Some(b'{') {
            skip(scanner)?;
            if level == 2 {
                self.entries.push((start, scanner.offset(), pointer.to_owned()));
            }
            return Ok(());
        }
        scanner.eat(b'{');
        loop {
            scanner.space();
            if scanner.eat(b'}') {
                return Ok(());
            }
            let key = key(scanner)?;
            self.walk(scanner, &format!("{pointer}/{}", escaped(&key)), level + 1)?;
            scanner.space();
            scanner.eat(b',');
        }
    }
}

impl Document {
    /// The place of a byte offset.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let lines = self.landmarks().newlines.partition_point(|newline| *newline < offset);
        Place {
            line: lines + 1,
            column: self.line_before(offset).chars().count() + 1,
            pointer: self.pointer(offset),
        }
    }

    /// The JSON pointer of the value at an offset, or of the innermost one around it.
    #[must_use]
    pub fn pointer(&self, offset: u32) -> String {
        let entries = &self.landmarks().entries;
        let next = entries.partition_point(|(start, ..)| *start <= offset);
        let entry = next.checked_sub(1).and_then(|last| entries.get(last));
        let (start, base) = match entry {
            Some((start, end, pointer)) if offset < *end => (*start, pointer.as_str()),
            _ => (0, ""),
        };
        let text = usize::try_from(start).ok().and_then(|start| self.text().get(start..)).unwrap_or_default();
        let mut search = Search { scanner: Scanner::new(text), target: offset - start, steps: Vec::new() };
        // Broken JSON leads as far as it can be read, which is what its diagnostic wants.
        let _ = search.value();
        let steps = search.steps.iter().map(|step| format!("/{}", escaped(step)));
        base.to_owned() + &steps.collect::<String>()
    }

    /// The part of a line before an offset.
    pub(crate) fn line_before(&self, offset: u32) -> &str {
        let lines = self.landmarks().newlines.partition_point(|newline| *newline < offset);
        let newline = lines.checked_sub(1).and_then(|last| self.landmarks().newlines.get(last));
        let start = newline.map_or(0, |newline| newline + 1);
        let text = self.text();
        let start = usize::try_from(start).unwrap_or(usize::MAX).min(text.len());
        let end = usize::try_from(offset).unwrap_or(usize::MAX);
        text.get(start..text.floor_char_boundary(end)).unwrap_or_default()
    }

    /// The offset of the value under `key` in the object at `offset`, if there is one.
    #[must_use]
    pub fn value_of(&self, offset: u32, key: &str) -> Option<u32> {
        let rest = self.text().get(usize::try_from(offset).ok()?..)?;
        let mut scanner = Scanner::new(rest);
        scanner.eat(b'{').then_some(())?;
        loop {
            scanner.space();
            let found = scanner.string().ok()? == key;
            scanner.space();
            scanner.eat(b':').then_some(())?;
            scanner.space();
            let start = scanner.offset();
            if found {
                return offset.checked_add(start);
            }
            skip(&mut scanner).ok()?;
            scanner.space();
            scanner.eat(b',').then_some(())?;
        }
    }

    /// The text of the value at an offset, as long as it is.
    pub(crate) fn value_length(&self, offset: u32) -> u32 {
        let rest =
            usize::try_from(offset).ok().and_then(|start| self.text().get(start..)).unwrap_or_default();
        let mut scanner = Scanner::new(rest);
        match skip(&mut scanner) {
            Ok(()) => scanner.offset(),
            Err(_) => 1,
        }
    }
}

fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

fn key(scanner: &mut Scanner<'_>) -> Result<String, SyntaxError> {
    if scanner.peek() != Some(b'"') {
        return Err(scanner.error("expected a key in double quotes"));
    }
    let key = scanner.string()?.into_owned();
    scanner.space();
    scanner.eat(b':');
    Ok(key)
}

/// Steps over a value without keeping it. Iterative: a document may be as deep as it likes here.
fn skip(scanner: &mut Scanner<'_>) -> Result<(), SyntaxError> {
    let mut depth = 0_u32;
    loop {
        match scanner.peek() {
            Some(b'"') => drop(scanner.string()?),
            Some(b'{' | b'[') => {
                scanner.descend(0, 1)?;
                depth += 1;
            }
            Some(b'}' | b']') => {
                scanner.descend(0, 1)?;
                depth = depth.saturating_sub(1);
            }
            Some(b'-' | b'0'..=b'9') => drop(scanner.number()?),
            Some(b't') => scanner.word("true")?,
            Some(b'f') => scanner.word("false")?,
            Some(b'n') => scanner.word("null")?,
            Some(b',' | b':' | b' ' | b'\n' | b'\r' | b'\t') if depth > 0 => scanner.descend(0, 1)?,
            _ => return Err(scanner.error("expected a value")),
        }
        if depth == 0 {
            return Ok(());
        }
    }
}

/// Walks towards an offset, remembering the way.
struct Search<'d> {
    scanner: Scanner<'d>,
    target: u32,
    steps: Vec<String>,
}

impl Search<'_> {
    /// Reads a value. `Ok(true)`: the target is inside it and `steps` leads there.
    fn value(&mut self) -> Result<bool, SyntaxError> {
        self.scanner.space();
        match self.scanner.peek() {
            Some(b'{') => self.entries(b'}'),
            Some(b'[') => self.entries(b']'),
            _ => {
                skip(&mut self.scanner)?;
                Ok(self.target < self.scanner.offset())
            }
        }
    }

    fn entries(&mut self, close: u8) -> Result<bool, SyntaxError> {
        let start = self.scanner.offset();
        if self.target == start {
            return Ok(true);
        }
        let depth = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
        self.scanner.descend(depth, super::json::DEPTH_LIMIT)?;
        for index in 0_usize.. {
            self.scanner.space();
            if self.scanner.eat(close) {
                return Ok(self.target < self.scanner.offset());
            }
            let step = if close == b'}' { key(&mut self.scanner)? } else { index.to_string() };
            self.steps.push(step);
            if self.value()? {
                return Ok(true);
            }
            self.steps.pop();
            self.scanner.space();
            self.scanner.eat(b',');
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use crate::Documents;

    #[test]
    fn finds_line_column_and_pointer() {
        let text = "{\"a\": {\"x/y\": [1,\n  {\"é\": true}]}, \"b\": 2}";
        let documents = Documents::from_bytes("a.json", text.as_bytes()).unwrap();
        let document = documents.get(0).unwrap();
        let place = document.place(u32::try_from(text.find("true").unwrap()).unwrap());
        assert_eq!((place.line, place.column, place.pointer.as_str()), (2, 9, "/a/x~1y/1/é"));
        let last = document.place(u32::try_from(text.rfind('2').unwrap()).unwrap());
        assert_eq!(last.pointer, "/b");
        assert_eq!(document.place(0).pointer, "");
    }

    #[test]
    fn finds_the_value_of_a_key() {
        let text = r#"{"s": {"type": "int", "deep": [{"ge": 1}], "ge": 5}}"#;
        let documents = Documents::from_bytes("a.json", text.as_bytes()).unwrap();
        let document = documents.get(0).unwrap();
        let found = document.value_of(6, "ge").unwrap();
        assert_eq!(text.get(found as usize..), Some("5}}"));
        assert_eq!(document.value_length(6), 45);
        assert_eq!(document.value_of(6, "le"), None);
    }
}
