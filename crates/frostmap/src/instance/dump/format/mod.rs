//! Python's `format`: the format specification mini-language for strings, integers, floats and decimals, and
//! `strftime` for dates and times. What Python refuses is an error, and so is what is not known here.

mod decimal;
mod moment;
mod number;
mod spec;

pub(super) use moment::{datetime, duration_text};

use spec::{Align, Spec};

/// Why a value cannot be formatted.
pub(super) type Fault = String;

/// A value that is formatted.
#[derive(Clone, Copy)]
pub(super) enum Subject<'v> {
    Str(&'v str),
    Bool(bool),
    Int(i64),
    /// Digits of a longer integer, with its sign.
    Digits(&'v str),
    Float(f64),
    /// The text of a decimal.
    Decimal(&'v str),
}

/// What Python's `format` makes of a value.
pub(super) fn format(subject: Subject<'_>, text: &str) -> Result<String, Fault> {
    let name = match subject {
        Subject::Str(_) => "str",
        Subject::Bool(_) => "bool",
        Subject::Int(_) | Subject::Digits(_) => "int",
        Subject::Float(_) => "float",
        Subject::Decimal(_) => "Decimal",
    };
    let spec = Spec::parse(text, matches!(subject, Subject::Str(_)))
        .ok_or_else(|| format!("invalid format specifier for an object of type '{name}'"))?;
    let unknown = || format!("unknown format code for an object of type '{name}'");
    match subject {
        Subject::Str(value) => string(value, &spec).ok_or_else(unknown),
        Subject::Bool(value) => number::integer(if value { "1" } else { "0" }, &spec).ok_or_else(unknown),
        Subject::Int(value) => number::integer(&value.to_string(), &spec).ok_or_else(unknown),
        Subject::Digits(digits) => number::integer(digits, &spec).ok_or_else(unknown),
        Subject::Float(value) => number::float(value, &spec).ok_or_else(unknown),
        Subject::Decimal(value) => decimal::format(value, &spec).ok_or_else(unknown),
    }
}

fn string(value: &str, spec: &Spec) -> Option<String> {
    let plain = spec.sign.is_none() && !spec.alternate && !spec.no_negative_zero && spec.group.is_none();
    if !plain || !matches!(spec.kind, None | Some('s')) || spec.align == Some(Align::Inside) {
        return None;
    }
    let shown: String = match spec.precision {
        Some(precision) => value.chars().take(precision).collect(),
        None => value.to_owned(),
    };
    Some(spec.padded(&shown, "", Align::Left))
}

#[cfg(test)]
mod tests {
    use super::{Subject, format};

    /// Subject, specification and what Python 3 makes of it; an empty answer is an error.
    const CASES: &str = include_str!("cases.jsonl");

    #[test]
    fn values_are_formatted_as_in_python() {
        for line in CASES.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let (value, spec) = (case["value"].as_str().unwrap(), case["spec"].as_str().unwrap());
            let subject = match case["type"].as_str().unwrap() {
                "str" => Subject::Str(value),
                "bool" => Subject::Bool(value == "True"),
                "int" => value.parse().map_or(Subject::Digits(value), Subject::Int),
                "float" => Subject::Float(value.parse().unwrap()),
                _ => Subject::Decimal(value),
            };
            let found = format(subject, spec).ok();
            assert_eq!(found.as_deref(), case["text"].as_str(), "{line}");
        }
    }
}
