//! Documents for a generated set. pydantic is not asked: the generator knows which of them fit.

use std::error::Error;

use frostmap_snapshots::{Answer, Document};

use crate::generate::documents::{DocumentError, Recipe, document};
use crate::generate::json::Style;
use crate::generate::model_set::ModelSet;

/// The kinds of document that every model gets.
const RECIPES: [(&str, Recipe); 4] = [
    ("plain", RECIPE),
    ("tag-last", Recipe { seed: 2, tag_last: true, style: Style::Spaced, ..RECIPE }),
    ("late-error", Recipe { seed: 3, invalid: true, ..RECIPE }),
    (
        "late-error-tag-last",
        Recipe { seed: 4, invalid: true, tag_last: true, style: Style::Indented, ..RECIPE },
    ),
];

const RECIPE: Recipe =
    Recipe { size: 1_200, seed: 1, tag_last: false, invalid: false, style: Style::Compact };

/// Documents for every model of a model document; where no error can be made, only those that fit.
pub(super) fn documents(models: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let set = ModelSet::read([models])?;
    let mut documents = Vec::new();
    for model in set.model_names() {
        for (what, recipe) in RECIPES {
            let text = match document(&set, model, recipe) {
                Ok(text) => text,
                Err(DocumentError::NotSpoilable(_)) => continue,
                Err(problem) => return Err(problem.into()),
            };
            let answer = if recipe.invalid { Answer::Refused } else { Answer::Same };
            let (model, what) = (model.to_owned(), what.to_owned());
            documents.push(Document { model, what, input: text.into_bytes(), answer });
        }
    }
    Ok(documents)
}
