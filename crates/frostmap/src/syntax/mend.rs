//! Documents that are cut short, as language models and slow connections give them, made whole: what is not all there
//! is left out, and what is open is closed.

use std::borrow::Cow;

use super::fault::Fault;
use super::scan::{Container, Events, scan};
use super::{SyntaxError, described};
use crate::options::Partial;

/// The document without what is behind the cut; the document itself where nothing is missing.
///
/// # Errors
/// What is wrong where it is not the cut.
pub(crate) fn mend(document: &[u8], partial: Partial) -> Result<Cow<'_, [u8]>, SyntaxError> {
    let mut mended = Mended { document, partial, out: Vec::new(), copied: 0, kept: 0 };
    scan(document, true, &mut mended).map_err(|fault| described(document, fault))?;
    Ok(mended.finish())
}

struct Mended<'d> {
    document: &'d [u8],
    partial: Partial,
    out: Vec<u8>,
    /// What is before this has been copied or left out.
    copied: usize,
    /// What is before this stays.
    kept: usize,
}

impl<'d> Mended<'d> {
    fn part(&self) -> &'d [u8] {
        self.document.get(self.copied..self.kept).unwrap_or_default()
    }

    /// Writes what stays and the byte that is missing behind it; reading has gone on to an index.
    fn close_with(&mut self, byte: u8, index: usize) {
        self.out.extend_from_slice(self.part());
        self.out.push(byte);
        (self.copied, self.kept) = (index, index);
    }

    fn finish(mut self) -> Cow<'d, [u8]> {
        let part = self.part();
        if self.out.is_empty() {
            return Cow::Borrowed(part);
        }
        self.out.extend_from_slice(part);
        Cow::Owned(self.out)
    }
}

impl<'d> Events<'d> for Mended<'d> {
    fn forgives(&self, fault: Fault) -> bool {
        matches!(
            fault,
            Fault::EndInList
                | Fault::EndInObject
                | Fault::EndInString
                | Fault::EndInValue
                | Fault::ExpectedListCommaOrEnd
                | Fault::ExpectedObjectCommaOrEnd
        )
    }

    fn keeps_cut_strings(&self) -> bool {
        self.partial == Partial::TrailingStrings
    }

    fn ignores_rest(&self) -> bool {
        true
    }

    fn complete(&mut self, end: usize) {
        self.kept = end;
    }

    fn cut_string(&mut self, end: usize) {
        self.kept = end;
        self.close_with(b'"', self.document.len());
    }

    fn cut(&mut self, container: Container, index: usize) {
        let bracket = match container {
            Container::Array => b']',
            Container::Object => b'}',
        };
        self.close_with(bracket, index);
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::options::Partial;

    fn mended(document: &str, partial: Partial) -> String {
        match mend(document.as_bytes(), partial) {
            Ok(mended) => String::from_utf8(mended.into_owned()).unwrap(),
            Err(error) => error.message,
        }
    }

    #[test]
    fn what_is_not_all_there_is_left_out() {
        let cases = [
            ("[1, 2]", "[1, 2]"),
            ("[1, 2] and more", "[1, 2]"),
            ("[1, 2, ", "[1, 2]"),
            ("[1, -", "[1]"),
            ("[tru", "[]"),
            ("{", "{}"),
            ("{\"a\": [1, {\"b\": \"c", "{\"a\": [1, {}]}"),
            ("{\"a\": 1, \"b\"", "{\"a\": 1}"),
            ("{\"a\": 1, \"b\": ", "{\"a\": 1}"),
            ("[[1 2, 3], 4]", "[[1]]"),
            ("[{\"a\": 1 ], 2]", "[{\"a\": 1}]"),
            ("[[{\"a\": 1 ], 2", "[[{\"a\": 1}], 2]"),
            ("\"abc", "EOF while parsing a string at line 1 column 4"),
            ("[1,]", "trailing comma at line 1 column 4"),
            ("[1, x", "expected value at line 1 column 5"),
        ];
        for (document, expected) in cases {
            assert_eq!(mended(document, Partial::On), expected, "{document}");
        }
    }

    #[test]
    fn strings_may_be_kept_as_far_as_they_go() {
        let cases = [
            ("\"abc", "\"abc\""),
            ("[\"a\", \"b\\", "[\"a\", \"b\"]"),
            ("[\"b\\u00", "[\"b\"]"),
            ("[\"b\\ud83d\\u", "[\"b\"]"),
            ("{\"a\": \"", "{\"a\": \"\"}"),
            ("{\"a\": 1, \"b", "{\"a\": 1}"),
        ];
        for (document, expected) in cases {
            assert_eq!(mended(document, Partial::TrailingStrings), expected, "{document}");
        }
        let cut = &"[\"\u{e4}\u{1f600}".as_bytes()[..5];
        assert_eq!(mend(cut, Partial::TrailingStrings).unwrap(), "[\"\u{e4}\"]".as_bytes());
    }
}
