//! Documents with the answer they should get: pydantic's where it is pinned, the generator's intent elsewhere.

use std::error::Error;

use frostmap_snapshots::Document;

use crate::generate::documents::{DocumentError, Recipe, document};
use crate::generate::json::Style;
use crate::generate::model_set::ModelSet;

/// A document for a model, and the right answer.
pub(super) struct Question {
    /// The model.
    pub(super) model: String,
    /// What the document shows.
    pub(super) what: String,
    /// Its bytes.
    pub(super) input: Vec<u8>,
    /// The right answer.
    pub(super) answer: Answer,
}

/// What a document should get.
pub(super) enum Answer {
    /// It fits; its output by alias without unset fields is this JSON, where that is known.
    Accepted(Option<String>),
    /// It does not fit; the errors are this JSON, where that is known.
    Refused(Option<String>),
}

impl Question {
    /// A document that fits, with the output pinned.
    pub(super) fn with_output(document: Document) -> Self {
        let Document { model, what, input, answer } = document;
        Self { model, what, input, answer: Answer::Accepted(Some(answer)) }
    }

    /// A document that does not fit, with the errors pinned.
    pub(super) fn with_errors(document: Document) -> Self {
        let Document { model, what, input, answer } = document;
        Self { model, what, input, answer: Answer::Refused(Some(answer)) }
    }

    /// Whether the document fits.
    pub(super) fn is_accepted(&self) -> bool {
        matches!(self.answer, Answer::Accepted(_))
    }
}

/// The kinds of document that every generated model gets.
const RECIPES: [(&str, Recipe); 4] = [
    ("plain", RECIPE),
    ("tag-last", Recipe { seed: 2, tag_last: true, style: Style::Spaced, ..RECIPE }),
    ("late-error", Recipe { seed: 3, invalid: true, ..RECIPE }),
    ("late-error-tag-last", Recipe { seed: 4, invalid: true, tag_last: true, style: Style::Indented, ..RECIPE }),
];

const RECIPE: Recipe = Recipe { size: 1_200, seed: 1, tag_last: false, invalid: false, style: Style::Compact };

/// Documents for every model of a model document, as far as they can be made.
pub(super) fn generate(models: &str) -> Result<Vec<Question>, Box<dyn Error>> {
    let set = ModelSet::read([models])?;
    let mut questions = Vec::new();
    for model in set.model_names() {
        for (what, recipe) in RECIPES {
            let text = match document(&set, model, recipe) {
                Ok(text) => text,
                Err(DocumentError::NotSpoilable(_)) => continue,
                Err(problem) => return Err(problem.into()),
            };
            let answer = if recipe.invalid { Answer::Refused(None) } else { Answer::Accepted(None) };
            let (model, what) = (model.to_owned(), what.to_owned());
            questions.push(Question { model, what, input: text.into_bytes(), answer });
        }
    }
    Ok(questions)
}
