//! The page that says what of pydantic is supported and how. Its rows are tables of this module; whether a schema type
//! is accepted is asked of the compiler, and the error types are the runtime's own table.

mod config;
mod errors;
mod kinds;

use std::fmt::Write;

pub use config::{CALL_OPTIONS, CONFIG, RESOLVED_BEFORE, Setting};
pub use errors::{BY_DOCUMENTS, BY_OTHERS, NOT_PINNED};
pub use kinds::{FIELDS, KINDS, Row};

use crate::compile;

const HEAD: &str = "\
# What of pydantic is supported

Written by `cargo xtask support` from tables in `tests/src/support`, the compiler and the runtime; a test keeps it true
and complete. The reference is pydantic 2.14 on JSON input. What is refused is refused when models are compiled, with the
code that is shown here, the place and a sentence on what to do; nothing is skipped in silence.
";

/// The page.
///
/// # Panics
/// When a sample is no JSON.
#[must_use]
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    section(&mut page, "Schema types", "The types of pydantic's core schemas.", ["type", "", "how"]);
    KINDS.iter().for_each(|row| line(&mut page, [row.name, &row.verdict(), row.how]));
    section(&mut page, "Types of fields", "What stands in the fields of other schemas.", ["type", "", "how"]);
    FIELDS.iter().for_each(|row| line(&mut page, [row.name, &row.verdict(), row.how]));
    let about =
        "Keys of `CoreConfig`, folded into the archive when models are compiled; on the right, what they do.";
    section(&mut page, "Config", about, ["key", "for example", "what it does"]);
    CONFIG.iter().for_each(|row| line(&mut page, [row.name, &format!("`{}`", row.sample), row.how]));
    let about = "Keys of `ConfigDict` that pydantic has worked off before it makes a core schema.";
    section(&mut page, "Config that no schema holds", about, ["key", "why there is nothing to do"]);
    RESOLVED_BEFORE.iter().for_each(|(name, why)| line(&mut page, [name, why]));
    let about = "The arguments of `validate_json` and `validate_strings`.";
    section(&mut page, "Options of a call", about, ["argument", "here"]);
    CALL_OPTIONS.iter().for_each(|(name, here)| line(&mut page, [name, here]));
    errors::write(&mut page);
    page
}

fn section<const N: usize>(page: &mut String, title: &str, about: &str, columns: [&str; N]) {
    let _ = write!(page, "\n## {title}\n\n{about}\n\n");
    line(page, columns);
    line(page, ["---"; N]);
}

/// A row of a table; the first cell is code, but in heads.
fn line<const N: usize>(page: &mut String, cells: [&str; N]) {
    let is_head = cells.last().is_some_and(|cell| *cell == "---") || page.ends_with("\n\n");
    let cell = |(column, cell): (usize, &&str)| {
        let text = cell.replace('|', "\\|");
        if column == 0 && !is_head { format!("`{text}`") } else { text }
    };
    let cells: Vec<String> = cells.iter().enumerate().map(cell).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

impl Row {
    /// The model document of the sample.
    #[must_use]
    pub fn document(&self) -> String {
        let definitions = r#"{"Other":{"type":"list","items_schema":{"type":"int"}}}"#;
        document(self.sample, definitions, "")
    }

    /// What the compiler says of the sample.
    #[must_use]
    pub fn verdict(&self) -> String {
        match compile::archive(&self.document()) {
            Ok(_) => "yes".to_owned(),
            Err(refusal) => {
                let codes: Vec<&str> = refusal.codes().collect();
                format!("no: {}", codes.join(", "))
            }
        }
    }
}

/// A model document with one model.
#[must_use]
pub fn document(schema: &str, definitions: &str, config: &str) -> String {
    let config = if config.is_empty() { String::new() } else { format!(",\"config\":{config}") };
    format!(
        "{{\"format\":\"frostmap-models/1\",\"models\":{{\"{}\":{schema}}},\"definitions\":{definitions}{config}}}",
        compile::CASE
    )
}
