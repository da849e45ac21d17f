//! The right answer to a document, and whether an archive gives it: in every way the runtime can be asked.

use frostmap::{DumpOptions, Model, Options, Snapshot};
use frostmap_tests::difference::{Arrays, Difference, difference};
use frostmap_tests::expected::{Expected, Outcome};
use frostmap_tests::found::Found;
use frostmap_tests::json::Json;
use frostmap_tests::judge::judge;

use crate::documents::Document;

/// What a document should get. Outputs are by alias and without unset fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It fits, and the output is this JSON.
    Output(String),
    /// It does not fit, and the errors are this JSON.
    Errors(String),
    /// It fits, and the output says what the document says, in whatever order.
    Same,
    /// It does not fit.
    Refused,
}

impl Answer {
    /// Whether the document fits.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(self, Self::Output(_) | Self::Same)
    }
}

impl Document {
    /// Asks the document's model in an archive.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn ask(&self, snapshot: &Snapshot) -> Result<(), String> {
        let model = snapshot.model(&self.model).map_err(|error| error.to_string())?;
        let options = Options { max_errors: usize::MAX, ..Options::default() };
        match (&self.answer, Found::ask(&model, &self.input, &options)) {
            (_, Found::Broken { what }) => Err(what),
            (Answer::Errors(errors), found) => same_errors(errors, &found),
            (Answer::Output(output), Found::Accepted { .. }) => {
                same_text(output, &self.output(&model, &options)?)
            }
            (Answer::Same, Found::Accepted { .. }) => self.same_value(&self.output(&model, &options)?),
            (Answer::Refused, Found::Rejected { .. }) => Ok(()),
            (Answer::Refused, Found::Accepted { .. }) => Err("accepted".to_owned()),
            (_, Found::Rejected { errors }) => Err(format!("refused: {errors}")),
            (_, Found::Raised { exception }) => Err(format!("raised: {exception}")),
        }
    }

    fn output(&self, model: &Model, options: &Options) -> Result<String, String> {
        let instance = model.parse_with(&self.input, options).map_err(|error| error.to_string())?;
        let dump = DumpOptions { by_alias: Some(true), exclude_unset: true, ..DumpOptions::default() };
        instance.to_json(&dump).map_err(|error| error.to_string())
    }

    fn same_value(&self, output: &str) -> Result<(), String> {
        let read = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text);
        match (read(&self.input), read(output.as_bytes())) {
            (Ok(input), Ok(output)) if input == output => Ok(()),
            _ => Err(format!("the output is not what the document says: {output}")),
        }
    }
}

fn same_text(expected: &str, found: &str) -> Result<(), String> {
    let read = |text| Json::parse(text).map_err(|error| format!("the output is {error}"));
    settled(difference(&read(expected)?, &read(found)?, Arrays::Ordered))
}

fn same_errors(expected: &str, found: &Found) -> Result<(), String> {
    let errors = Json::parse(expected).map_err(|error| format!("the pinned errors are {error}"))?;
    let outcome = Outcome::Rejected { errors: &errors };
    let expected = Expected { outcome, arrays: Arrays::Ordered, exact_locations: true };
    settled(judge(&expected, found).into_iter().next())
}

fn settled(difference: Option<Difference>) -> Result<(), String> {
    let Some(Difference { path, expected, found }) = difference else { return Ok(()) };
    Err(format!("{path}: expected {expected}, found {found}"))
}
