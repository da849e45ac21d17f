//! Constraints in the words of the core schema: `ge=1`, `max_length=64`, `strict`.

use crate::NONE;
use crate::archive::Archive;
use crate::kind::Kind;
use crate::tables::{ArchivedNode, inf_nan, node_flags};
use crate::view::View;
use crate::words::{
    BOUNDS, Bound, BoundValue, Constraint, CustomError, DecimalRules, Limits, StrRules, str_flags,
};

use super::pattern::written;
use super::quote::{plain, quoted};
use super::temporal::temporal;
use super::url::url;

/// The constraints of a node; without those that its kind says in its own way.
pub(super) fn of_node(archive: &Archive<'_>, view: &View<'_>, node: ArchivedNode) -> Vec<String> {
    let mut found = Vec::new();
    let kind = Kind::from_number(node.kind);
    let set = |flag| node.flags & flag != 0;
    if set(node_flags::STRICT) {
        found.push("strict".to_owned());
    }
    if kind == Some(Kind::Str) && node.a.to_native() != NONE {
        string(archive, view, node.a.to_native(), &mut found);
    }
    if matches!(kind, Some(Kind::Decimal | Kind::Fraction)) && node.a.to_native() != NONE {
        decimal(view, node.a.to_native(), &mut found);
    }
    if matches!(kind, Some(Kind::Url | Kind::MultiHostUrl)) && node.a.to_native() != NONE {
        found.extend(url(view, node.a.to_native()));
    }
    if kind == Some(Kind::Uuid) && node.a.to_native() != NONE {
        found.push(format!("version={}", node.a.to_native()));
    }
    if matches!(kind, Some(Kind::Date | Kind::Time | Kind::DateTime | Kind::TimeDelta)) {
        found.extend(temporal(view, kind, node.a.to_native()));
    }
    if set(node_flags::COERCE_NUMBERS) {
        found.push("coerce_numbers_to_str".to_owned());
    }
    if set(node_flags::LIMITED) {
        limits(view, kind, node.b.to_native(), &mut found);
    }
    if kind == Some(Kind::Float) && set(node_flags::VARIANT) {
        found.push("finite".to_owned());
    }
    let written = match node.inf_nan {
        inf_nan::CONSTANTS => Some("constants"),
        inf_nan::STRINGS => Some("strings"),
        _ => None,
    };
    found.extend(written.map(|written| format!("ser_json_inf_nan={written}")));
    if kind == Some(Kind::Decimal) && set(node_flags::VARIANT) {
        found.push("allow_inf_nan".to_owned());
    }
    if set(node_flags::FAIL_FAST) {
        found.push("fail_fast".to_owned());
    }
    found
}

fn string(archive: &Archive<'_>, view: &View<'_>, at: u32, found: &mut Vec<String>) {
    let Some(rules) = StrRules::read(view.words, at) else {
        found.push("?".to_owned());
        return;
    };
    let flags = [
        (str_flags::STRIP, "strip_whitespace"),
        (str_flags::LOWER, "to_lower"),
        (str_flags::UPPER, "to_upper"),
        (str_flags::ASCII, "ascii_only"),
    ];
    let set = flags.iter().filter(|(flag, _)| rules.flags & flag != 0);
    found.extend(set.map(|(_, name)| (*name).to_owned()));
    if rules.flags & str_flags::PATTERN != 0 {
        let pattern = archive.pattern(rules.pattern);
        found.push(format!(
            "pattern={}",
            pattern.map_or_else(|_| "?".to_owned(), |pattern| written(&pattern))
        ));
    }
}

fn decimal(view: &View<'_>, at: u32, found: &mut Vec<String>) {
    let Some(rules) = DecimalRules::read(view.words, at) else {
        found.push("?".to_owned());
        return;
    };
    for bound in BOUNDS {
        if let Some(text) = rules.get(bound) {
            let value = view.text(text).map_or_else(|| "?".to_owned(), plain);
            found.push(format!("{}={value}", bound_name(Some(Kind::Int), bound)));
        }
    }
    found.extend(rules.max_digits.map(|digits| format!("max_digits={digits}")));
    found.extend(rules.decimal_places.map(|places| format!("decimal_places={places}")));
}

fn limits(view: &View<'_>, kind: Option<Kind>, at: u32, found: &mut Vec<String>) {
    let Some(limits) = Limits::read(view.words, at) else {
        found.push("?".to_owned());
        return;
    };
    for bound in BOUNDS.into_iter().filter(|bound| limits.has(*bound)) {
        let value = match limits.get(bound) {
            Some(BoundValue::Bits(bits)) => number(kind, bits),
            Some(BoundValue::Digits(text)) => view.text(text).map_or_else(|| "?".to_owned(), plain),
            None => "?".to_owned(),
        };
        found.push(format!("{}={value}", bound_name(kind, bound)));
    }
}

fn number(kind: Option<Kind>, bits: u64) -> String {
    match kind {
        Some(Kind::Int) => bits.cast_signed().to_string(),
        Some(Kind::Float) => format!("{:?}", f64::from_bits(bits)),
        _ => bits.to_string(),
    }
}

fn bound_name(kind: Option<Kind>, bound: Bound) -> &'static str {
    let number = matches!(kind, Some(Kind::Int | Kind::Float));
    match bound {
        Bound::Ge if number => "ge",
        Bound::Le if number => "le",
        Bound::Ge => "min_length",
        Bound::Le => "max_length",
        Bound::Gt => "gt",
        Bound::Lt => "lt",
        Bound::MultipleOf => "multiple_of",
    }
}

/// What is checked when the rest has been, in the words of pydantic's metadata.
pub(super) fn constraint(view: &View<'_>, at: u32) -> Option<String> {
    Some(match Constraint::read(view.words, at)? {
        Constraint::Bound(bound, limit) => {
            format!("{}={}", bound_name(Some(Kind::Int), bound), plain(view.text(limit)?))
        }
        Constraint::MinLength(least) => format!("min_length={least}"),
        Constraint::MaxLength(most) => format!("max_length={most}"),
        Constraint::Finite => "finite".to_owned(),
        Constraint::Text => "raises".to_owned(),
        Constraint::MaxDigits(most) => format!("max_digits={most}"),
        Constraint::DecimalPlaces { places, whole: None } => format!("decimal_places={places}"),
        Constraint::DecimalPlaces { places, whole: Some(whole) } => {
            format!("decimal_places={places}, whole_digits={whole}")
        }
    })
}

/// An error of the user's: `type="odd"`, `message="..."`, `context={...}`.
pub(super) fn custom_error(view: &View<'_>, at: u32) -> Vec<String> {
    let Some(custom) = CustomError::read(view.words, at) else { return vec!["?".to_owned()] };
    let mut found =
        vec![format!("error={}", view.text(custom.error_type).map_or_else(|| "?".into(), quoted))];
    if custom.message.length != NONE {
        found.push(format!("message={}", view.text(custom.message).map_or_else(|| "?".into(), quoted)));
    }
    if custom.context.length != NONE {
        found.push(format!("context={}", view.text(custom.context).map_or_else(|| "?".into(), plain)));
    }
    found
}

/// A name with what is said about it in parentheses.
pub(super) fn with_words(name: &str, words: &[String]) -> String {
    if words.is_empty() { name.to_owned() } else { format!("{name}({})", words.join(", ")) }
}
