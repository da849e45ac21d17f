//! The line of a document that an error is about, found by the error's location.

use frostmap::ValidationErrors;
use frostmap::errors::{ErrorDetails, ErrorKind, LocItem};

/// Bytes that are looked at for the lines of one document's errors; with more, all are at its start.
const MOST_BYTES: usize = 1 << 30;

/// The lines of a document's errors, counted from 1.
pub(super) fn lines(errors: &ValidationErrors) -> Vec<usize> {
    let document = errors.document();
    let few = errors.error_count().saturating_mul(document.len()) <= MOST_BYTES;
    errors.errors().map(|error| if few { line_of_error(document, error) } else { 1 }).collect()
}

fn line_of_error(document: &[u8], error: ErrorDetails<'_>) -> usize {
    match error.kind() {
        // Broken JSON has no values to find; its message says where it breaks.
        ErrorKind::JsonInvalid { error: message } if error.location().len() == 0 => {
            let line = message.rsplit_once(" at line ").and_then(|(_, place)| place.split(' ').next());
            line.and_then(|line| line.parse().ok()).unwrap_or(1)
        }
        _ => line_of(document, error.location()),
    }
}

/// The line of the value that a location leads to, counted from 1.
///
/// Locations also name members of unions and fields that are absent: such items lead nowhere, and the line is that of
/// the value around. The document is sound JSON, or it would have no such locations.
fn line_of<'l>(document: &[u8], location: impl Iterator<Item = &'l LocItem>) -> usize {
    let mut cursor = Cursor { document, at: 0 };
    cursor.white_space();
    for item in location {
        let inner = match item {
            LocItem::Key(key) => cursor.member(key),
            LocItem::Index(index) => usize::try_from(*index).ok().and_then(|index| cursor.item(index)),
        };
        cursor.at = inner.unwrap_or(cursor.at);
    }
    let before = document.get(..cursor.at).unwrap_or_default();
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

#[derive(Clone, Copy)]
struct Cursor<'d> {
    document: &'d [u8],
    at: usize,
}

impl<'d> Cursor<'d> {
    fn peek(&self) -> Option<u8> {
        self.document.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.white_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        self.white_space();
        found.then_some(())
    }

    fn white_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Where the value of a key starts; of a key that comes twice the last one counts.
    fn member(mut self, key: &str) -> Option<usize> {
        self.take(b'{')?;
        let mut found = None;
        while self.peek() == Some(b'"') {
            let text = self.string();
            self.take(b':')?;
            if is_key(text, key) {
                found = Some(self.at);
            }
            self.skip();
            if self.take(b',').is_none() {
                break;
            }
        }
        found
    }

    /// Where an item starts.
    fn item(mut self, index: usize) -> Option<usize> {
        self.take(b'[')?;
        for _ in 0..index {
            self.skip();
            self.take(b',')?;
        }
        (self.peek()? != b']').then_some(self.at)
    }

    /// Passes over a string; gives what stands in its quotes.
    fn string(&mut self) -> &'d [u8] {
        let start = self.at + 1;
        self.at = start;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let text = self.document.get(start..self.at).unwrap_or_default();
        self.at += 1;
        text
    }

    /// Passes over a value, up to the comma or bracket behind it.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b',' if depth == 0 => return,
                b'}' | b']' => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => return,
                },
                _ => {}
            }
            self.at += 1;
        }
    }
}

fn is_key(text: &[u8], key: &str) -> bool {
    if !text.contains(&b'\\') {
        return text == key.as_bytes();
    }
    let quoted = [b"\"", text, b"\""].concat();
    serde_json::from_slice::<String>(&quoted).is_ok_and(|text| text == key)
}

#[cfg(test)]
mod tests {
    use super::line_of;
    use frostmap::errors::LocItem;

    const DOCUMENT: &str = "{\n \"a\": [1,\n {\"b\": \"]}\\\"\",\n \"c\\u0064\": 2}\n],\n \"e\":\n 3}";

    fn line(location: &[LocItem]) -> usize {
        line_of(DOCUMENT.as_bytes(), location.iter())
    }

    #[test]
    fn locations_lead_to_lines() {
        let (key, index) = (|text: &str| LocItem::from(text), |index: i64| LocItem::from(index));
        assert_eq!(line(&[]), 1);
        assert_eq!(line(&[key("a")]), 2);
        assert_eq!(line(&[key("a"), index(1), key("b")]), 3);
        assert_eq!(line(&[key("a"), index(1), key("cd")]), 4);
        assert_eq!(line(&[key("e")]), 7);
    }

    #[test]
    fn what_is_not_there_is_in_what_is_around() {
        let key = |text: &str| LocItem::from(text);
        assert_eq!(line(&[key("a"), key("list[int]"), LocItem::from(9_i64)]), 2);
        assert_eq!(line(&[key("absent")]), 1);
        assert_eq!(line_of(b"  {\"a\": \"", [key("a"), key("b")].iter()), 1);
    }
}
