//! `frostmap.toml`: a table `lower` with the names of functions, and `"noop"` or a schema for each.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use toml::{Table, Value};

use super::{Form, Lowerings};
use crate::diagnostics::{Diagnostic, codes};
use crate::graph::Graph;
use crate::resolve::resolve;
use crate::source::Documents;

impl Lowerings {
    /// Reads a file.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let name = path.display().to_string();
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(&name, &text),
            Err(error) => Err(vec![Diagnostic::of_document(&codes::UNREADABLE, &name, error.to_string())]),
        }
    }

    /// Reads the text of a file, which messages call `source`.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn parse(source: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let wrong = |message: String| Diagnostic::of_document(&codes::BAD_LOWERING, source, message);
        let table: Table = match text.parse() {
            Ok(table) => table,
            Err(error) => return Err(vec![wrong(place(text, &error))]),
        };
        let mut lowerings = Self { source: source.to_owned(), ..Self::default() };
        let mut problems = Vec::new();
        for (key, value) in table {
            match value {
                Value::Table(entries) if key == "lower" => {
                    for (name, value) in entries {
                        match form(&name, value) {
                            Ok(form) => _ = lowerings.entries.insert(name.into(), form),
                            Err(message) => problems.push(wrong(message)),
                        }
                    }
                }
                _ if key == "lower" => problems.push(wrong("`lower` is no table".to_owned())),
                _ => problems.push(wrong(format!("unknown key `{key}`; there is only `[lower]`"))),
            }
        }
        if problems.is_empty() { Ok(lowerings) } else { Err(problems) }
    }
}

/// What a syntax error says, with its line.
fn place(text: &str, error: &toml::de::Error) -> String {
    let start = error.span().map_or(0, |span| span.start);
    let line = 1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count();
    format!("line {line}: {}", error.message())
}

fn form(name: &str, value: Value) -> Result<Form, String> {
    match value {
        Value::String(word) if word == "noop" => Ok(Form::Noop),
        Value::String(word) => {
            Err(format!("`{name}` cannot be lowered to `{word}`; it is `noop` or a schema"))
        }
        Value::Table(table) if table.contains_key("type") => schema(name, Value::Table(table)),
        Value::Table(_) => {
            Err(format!("`{name}` has neither `\"noop\"` nor a schema; names with dots stand in quotes"))
        }
        other => Err(format!("`{name}` cannot be lowered to a value of type {}", other.type_str())),
    }
}

/// A schema, checked as if it stood by itself.
fn schema(name: &str, value: Value) -> Result<Form, String> {
    let schema = json(value).ok_or_else(|| format!("the schema of `{name}` is no JSON"))?;
    let document = serde_json::json!({"format": "frostmap-models/1", "models": {"schema": schema}});
    let first = |found: &[Diagnostic]| {
        let message = found.first().map(|finding| finding.message.clone()).unwrap_or_default();
        format!("the schema of `{name}`: {message}")
    };
    let documents =
        Documents::from_bytes(name, document.to_string().as_bytes()).map_err(|found| first(&[*found]))?;
    let (graph, mut findings) = Graph::from_documents(&documents);
    findings.extend(resolve(&graph));
    match graph.models.into_values().next() {
        Some(model) if findings.is_empty() => Ok(Form::Schema(Box::new(model.schema))),
        _ => Err(first(&findings)),
    }
}

fn json(value: Value) -> Option<Json> {
    Some(match value {
        Value::String(text) => text.into(),
        Value::Integer(number) => number.into(),
        Value::Float(number) => serde_json::Number::from_f64(number)?.into(),
        Value::Boolean(flag) => flag.into(),
        Value::Array(items) => Json::Array(items.into_iter().map(json).collect::<Option<_>>()?),
        Value::Table(table) => {
            let pairs = table.into_iter().map(|(key, value)| Some((key, json(value)?)));
            Json::Object(pairs.collect::<Option<_>>()?)
        }
        Value::Datetime(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Lowerings;

    fn message(text: &str) -> String {
        match Lowerings::parse("frostmap.toml", text) {
            Ok(lowerings) => format!("{} entries", lowerings.len()),
            Err(problems) => {
                problems.iter().map(|found| found.message.clone()).collect::<Vec<_>>().join("; ")
            }
        }
    }

    #[test]
    fn tables_are_read_or_described() {
        let cases = [
            ("", "0 entries"),
            ("[lower]\n\"a.b\" = \"noop\"\n'a.c' = { type = 'str', max_length = 5 }", "2 entries"),
            ("[lower]\n\"a.b\" = 'hook'", "`a.b` cannot be lowered to `hook`; it is `noop` or a schema"),
            (
                "[lower]\na.b = 'noop'",
                "`a` has neither `\"noop\"` nor a schema; names with dots stand in quotes",
            ),
            ("[lower]\n'a.b' = 1", "`a.b` cannot be lowered to a value of type integer"),
            ("[lower]\n'a.b' = { type = 'strr' }", "the schema of `a.b`: unknown schema type `strr`"),
            (
                "[lower]\n'a.b' = { type = 'definition-ref', schema_ref = 'x' }",
                "the schema of `a.b`: no definition is called `x`",
            ),
            ("[lowr]\n", "unknown key `lowr`; there is only `[lower]`"),
        ];
        for (text, expected) in cases {
            assert_eq!(message(text), expected, "{text}");
        }
        assert!(message("[lower]\n\n=").starts_with("line 3: "), "{}", message("[lower]\n\n="));
    }
}
