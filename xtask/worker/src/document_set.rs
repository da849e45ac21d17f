//! The documents of a measurement, and the file through which the measuring processes learn of them.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// How the documents of a set are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// As the producer writes them, without blanks.
    Natural,
    /// With every `$type` at the end of its object.
    TagLast,
    /// Spaced as `json.dumps` does.
    Spaced,
    /// A line per member, indented by two.
    Indented,
    /// With one error, near the end.
    LateError,
}

impl Variant {
    /// The name in tables and rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::TagLast => "tag-last",
            Self::Spaced => "spaced",
            Self::Indented => "indented",
            Self::LateError => "late-error",
        }
    }
}

/// Documents of one kind for one model, on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentSet {
    /// The model set: `corpora`, `social` or `generated`.
    pub set: String,
    /// What the documents are, such as `post`.
    pub name: String,
    /// How they are written.
    pub variant: Variant,
    /// Whether the model accepts them.
    pub valid: bool,
    /// The entry model.
    pub model: String,
    /// The archive that has the model.
    pub archive: PathBuf,
    /// The model documents, where peers read models.
    pub models: Vec<PathBuf>,
    /// The model as a JSON Schema.
    pub schema: PathBuf,
    /// One document per line, as a JSON string that holds its text.
    pub file: PathBuf,
    /// How many there are.
    pub documents: usize,
    /// Bytes of all of them.
    pub bytes: usize,
}

impl DocumentSet {
    /// The name in rows: `set/name`, and the variant where it is not the natural one.
    pub fn title(&self) -> String {
        match self.variant {
            Variant::Natural => format!("{}/{}", self.set, self.name),
            variant => format!("{}/{}:{}", self.set, self.name, variant.name()),
        }
    }

    /// Reads the documents.
    ///
    /// # Errors
    /// When the file cannot be read, or holds something else.
    pub fn read(&self) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
        let lines = fs::read_to_string(&self.file)?;
        let texts = lines.lines().map(|line| serde_json::from_str(line).map(String::into_bytes));
        Ok(texts.collect::<Result<_, _>>()?)
    }
}
