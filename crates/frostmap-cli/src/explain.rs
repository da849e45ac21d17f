//! `frostmap explain`: what a code or an error type means, and what to do.

mod error_types;

use std::io::Write;

use clap::Args;
use frostmap::errors::ErrorType;
use frostmap_compiler::diagnostics::{Code, codes};
use frostmap_compiler::lower::codes as lowering;
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome, Verdict};
use crate::terminal::{Format, Paint, Terminal};

use error_types::{DESCRIPTIONS, Description};

/// Texts that are less alike than this are not what was meant.
const ALIKE: f64 = 0.5;

/// Explain a finding's code or a validation error's type
///
/// Codes such as FM0301 are what `build` and `check` report, types such as string_too_long what `validate` reports.
#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The code or type
    #[arg(required_unless_present = "list", conflicts_with = "list")]
    subject: Option<String>,
    /// List all codes and types
    #[arg(long)]
    list: bool,
}

impl Explain {
    /// Runs the command.
    pub(crate) fn run(&self, terminal: Terminal) -> Outcome {
        let json = terminal.format == Format::Json;
        let paint = terminal.data_paint();
        let subject = self.subject.as_deref().unwrap_or_default();
        let text = if self.list {
            list(json)
        } else if let Some(code) = all_codes().find(|code| code.code.eq_ignore_ascii_case(subject)) {
            if json { format!("{:#}\n", code_json(code)) } else { code_text(code, paint) }
        } else if let Some(row) = DESCRIPTIONS.iter().find(|row| row.name.eq_ignore_ascii_case(subject)) {
            if json { format!("{:#}\n", type_json(row)) } else { type_text(row, paint) }
        } else {
            unknown(subject).tell(terminal);
            return Ok(Verdict::Findings);
        };
        let mut data = terminal.data();
        data.write_all(text.as_bytes())?;
        data.flush()?;
        Ok(Verdict::Clean)
    }
}

fn all_codes() -> impl Iterator<Item = &'static Code> {
    codes::ALL.iter().chain(lowering::ALL).copied()
}

fn unknown(subject: &str) -> Failure {
    let failure = Failure::new(format!("there is no code or error type `{}`", subject.escape_debug()));
    let wanted = subject.to_lowercase();
    let names = all_codes().map(|code| code.code).chain(DESCRIPTIONS.iter().map(|row| row.name));
    let alike = names.map(|name| (strsim::normalized_levenshtein(&wanted, &name.to_lowercase()), name));
    let nearest = alike.filter(|(alike, _)| *alike >= ALIKE).max_by(|left, right| left.0.total_cmp(&right.0));
    match nearest {
        Some((_, name)) => {
            failure.help(format!("did you mean `{name}`? `frostmap explain --list` shows all"))
        }
        None => failure.help("`frostmap explain --list` shows all"),
    }
}

fn code_text(code: &Code, paint: Paint) -> String {
    let heading = paint.strong(&format!("{} ({}): {}", code.code, code.severity.name(), code.title));
    format!("{heading}\n\n{}\n\n{}\n", code.explanation, code.help)
}

fn code_json(code: &Code) -> Value {
    json!({
        "code": code.code,
        "severity": code.severity.name(),
        "title": code.title,
        "explanation": code.explanation,
        "help": code.help,
    })
}

fn context_keys(row: &Description) -> &'static [&'static str] {
    ErrorType::by_name(row.name).map_or(&[], ErrorType::context_keys)
}

fn template(row: &Description) -> &'static str {
    ErrorType::by_name(row.name).map_or("", ErrorType::template)
}

fn type_text(row: &Description, paint: Paint) -> String {
    let heading = paint.strong(&format!("{} (validation error)", row.name));
    let context = match context_keys(row) {
        [] => "none".to_owned(),
        keys => keys.join(", "),
    };
    let python = if row.from_json { "" } else { "\n\nJSON input never leads to it." };
    format!("{heading}\n\n{}{python}\n\nmessage: {}\ncontext: {context}\n", row.text, template(row))
}

fn type_json(row: &Description) -> Value {
    json!({
        "type": row.name,
        "description": row.text,
        "message": template(row),
        "context": context_keys(row),
        "from_json": row.from_json,
    })
}

fn list(json: bool) -> String {
    if json {
        let codes: Vec<Value> = all_codes().map(code_json).collect();
        let types: Vec<Value> = DESCRIPTIONS.iter().map(type_json).collect();
        return format!("{:#}\n", json!({"codes": codes, "types": types}));
    }
    let codes = all_codes().map(|code| format!("{}  {}\n", code.code, code.title));
    let types = DESCRIPTIONS.iter().map(|row| format!("{}  {}\n", row.name, row.text));
    codes.chain(types).collect()
}
