//! An outcome as pydantic gave it, read from a record of a corpus or from a test case.

use crate::difference::Arrays;
use crate::json::Json;

/// What pydantic answered.
#[derive(Debug, Clone)]
pub struct Expected<'t> {
    /// Accepted or rejected.
    pub outcome: Outcome<'t>,
    /// How the arrays of outputs are compared.
    pub arrays: Arrays,
    /// Whether the locations of errors are pydantic's own.
    pub exact_locations: bool,
}

/// Accepted or rejected, with what came out.
#[derive(Debug, Clone)]
pub enum Outcome<'t> {
    /// The document fits.
    Accepted {
        /// The value as JSON by field name; `None` where pydantic could not write it.
        output: Option<&'t str>,
        /// The value as JSON by alias.
        by_alias: Option<&'t str>,
        /// The fields that were set, where a model came out.
        fields_set: Option<Vec<&'t str>>,
    },
    /// The document does not fit.
    Rejected {
        /// pydantic's `errors(include_url=False)`.
        errors: &'t Json<'t>,
    },
    /// pydantic raises an error that is none of validation.
    Raised {
        /// Its class.
        exception: &'t str,
    },
}

impl<'t> Expected<'t> {
    /// Reads an outcome; `None` where the record has none.
    #[must_use]
    pub fn read(record: &'t Json<'t>) -> Option<Self> {
        let outcome = if record.get("ok")?.as_bool()? {
            let text =
                |names: [&str; 2]| names.iter().find_map(|name| record.get(name)).and_then(Json::as_str);
            let output = text(["output", "output_json"]);
            Outcome::Accepted {
                output,
                by_alias: text(["output_by_alias", "output_by_alias_json"]).or(output),
                fields_set: record
                    .get("fields_set")
                    .filter(|set| !set.is_null())
                    .map(|set| set.items().iter().filter_map(Json::as_str).collect()),
            }
        } else if let Some(exception) = record.get("raises") {
            Outcome::Raised { exception: exception.as_str()? }
        } else {
            Outcome::Rejected { errors: record.get("errors")? }
        };
        let flag = |name: &str| record.get(name).and_then(Json::as_bool);
        let arrays = if flag("unordered") == Some(true) { Arrays::Unordered } else { Arrays::Ordered };
        Some(Self { outcome, arrays, exact_locations: flag("export_faithful") != Some(false) })
    }
}
