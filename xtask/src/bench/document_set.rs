//! The documents of a measurement, and the file through which the measuring processes learn of them.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// How the documents of a set are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Variant {
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
    pub(crate) const fn name(self) -> &'static str {
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
pub(crate) struct DocumentSet {
    /// The model set: `corpora`, `social` or `generated`.
    pub(crate) set: String,
    /// What the documents are, such as `post`.
    pub(crate) name: String,
    /// How they are written.
    pub(crate) variant: Variant,
    /// Whether the model accepts them.
    pub(crate) valid: bool,
    /// The entry model.
    pub(crate) model: String,
    /// The archive that has the model.
    pub(crate) archive: PathBuf,
    /// The model documents, where peers read models.
    pub(crate) models: Vec<PathBuf>,
    /// The model as a JSON Schema.
    pub(crate) schema: PathBuf,
    /// One document per line, as a JSON string that holds its text.
    pub(crate) file: PathBuf,
    /// How many there are.
    pub(crate) documents: usize,
    /// Bytes of all of them.
    pub(crate) bytes: usize,
}

impl DocumentSet {
    /// The name in rows: `set/name`, and the variant where it is not the natural one.
    pub(crate) fn title(&self) -> String {
        match self.variant {
            Variant::Natural => format!("{}/{}", self.set, self.name),
            variant => format!("{}/{}:{}", self.set, self.name, variant.name()),
        }
    }

    /// Reads the documents.
    pub(crate) fn read(&self) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
        let lines = fs::read_to_string(&self.file)?;
        let texts = lines.lines().map(|line| serde_json::from_str(line).map(String::into_bytes));
        Ok(texts.collect::<Result<_, _>>()?)
    }
}
