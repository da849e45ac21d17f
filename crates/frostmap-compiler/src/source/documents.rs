//! Model documents: plain or gzip, from files or from memory.
//! A document that cannot be read is a diagnostic; the others go on.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;
use std::sync::OnceLock;

use super::locate::Landmarks;
use crate::diagnostics::{Code, Diagnostic, codes};

/// Offsets are 32 bits wide.
const SIZE_LIMIT: u64 = u32::MAX as u64;

const GZIP_MAGIC: [u8; 2] = [0x1F, 0x8B];

/// The documents of one build.
#[derive(Debug, Default)]
pub struct Documents {
    documents: Vec<Document>,
}

/// A document: its name in messages, and its text.
#[derive(Debug)]
pub struct Document {
    name: String,
    text: String,
    landmarks: OnceLock<Landmarks>,
}

impl Document {
    /// What messages call it: the path it was read from.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text, decompressed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn landmarks(&self) -> &Landmarks {
        self.landmarks.get_or_init(|| Landmarks::of(&self.text))
    }
}

impl Documents {
    /// Reads files. What cannot be read is reported and left out.
    #[must_use]
    pub fn read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> (Self, Vec<Diagnostic>) {
        let mut documents = Self::default();
        let mut problems = Vec::new();
        for path in paths {
            problems.extend(documents.read_file(path.as_ref()).err().map(|problem| *problem));
        }
        (documents, problems)
    }

    /// One document from memory.
    ///
    /// # Errors
    ///
    /// As [`add`](Self::add).
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Box<Diagnostic>> {
        let mut documents = Self::default();
        documents.add(name, bytes)?;
        Ok(documents)
    }

    /// Adds a document from memory, plain or gzip.
    ///
    /// # Errors
    ///
    /// A diagnostic where the bytes are broken gzip, too long, or no UTF-8.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let bytes = decompress(name, bytes)?;
        if bytes.len() as u64 > SIZE_LIMIT {
            return Err(refused(&codes::TOO_LARGE, name, "it is longer than 4 GiB"));
        }
        let text = String::from_utf8(bytes.into_owned()).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            refused(&codes::NOT_UTF8, name, format!("byte {valid} is not UTF-8"))
        })?;
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        self.documents.push(Document { name: name.to_owned(), text, landmarks: OnceLock::new() });
        Ok(())
    }

    /// The document a [`Position`](crate::schema::Position) means.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<&Document> {
        self.documents.get(usize::try_from(index).ok()?)
    }

    /// All documents, with their indices, in an order that depends on their names and texts only.
    #[must_use]
    pub fn sorted(&self) -> Vec<(u32, &Document)> {
        let mut sorted: Vec<(u32, &Document)> = (0..).zip(&self.documents).collect();
        sorted.sort_by(|(_, left), (_, right)| (&left.name, &left.text).cmp(&(&right.name, &right.text)));
        sorted
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    fn read_file(&mut self, path: &Path) -> Result<(), Box<Diagnostic>> {
        let name = path.display().to_string();
        let bytes =
            std::fs::read(path).map_err(|error| refused(&codes::UNREADABLE, &name, error.to_string()))?;
        self.add(&name, &bytes)
    }
}

fn refused(code: &'static Code, name: &str, message: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::of_document(code, name, message))
}

fn decompress<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, [u8]>, Box<Diagnostic>> {
    if !bytes.starts_with(&GZIP_MAGIC) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut plain = Vec::with_capacity(bytes.len().saturating_mul(8));
    flate2::bufread::MultiGzDecoder::new(bytes)
        .take(SIZE_LIMIT + 1)
        .read_to_end(&mut plain)
        .map_err(|error| refused(&codes::BAD_GZIP, name, error.to_string()))?;
    Ok(Cow::Owned(plain))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Documents;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn plain_and_gzip_read_the_same() {
        let plain = Documents::from_bytes("a", b"{}").unwrap();
        let packed = Documents::from_bytes("a", &gzip(b"{}")).unwrap();
        assert_eq!(plain.get(0).unwrap().text(), packed.get(0).unwrap().text());
    }

    #[test]
    fn what_cannot_be_read_is_a_diagnostic() {
        let mut cut = gzip(b"{\"models\": {}}");
        cut.truncate(12);
        assert_eq!(Documents::from_bytes("a", &cut).unwrap_err().code.code, "FM0102");
        assert_eq!(Documents::from_bytes("a", b"\"\xFF\"").unwrap_err().code.code, "FM0103");
        let (documents, problems) = Documents::read(["no/such/file.json"]);
        assert!(documents.is_empty());
        assert_eq!(problems[0].code.code, "FM0101");
    }
}
