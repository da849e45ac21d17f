//! The functions that check constraints where a schema has none of that name, unions for example.

use frostmap_format::words::Bound;

use crate::schema::{Callable, Constrained, Constraint, Function, Kind, Name, Number, Schema, Value};

/// Where the functions are.
const MODULE: &str = "pydantic._internal._validators.";

/// Around the strings that check what strings alone have, where a schema may give something else: it raises an error of
/// Python's for anything else.
const OF_TEXT: &str = "pydantic._internal._known_annotated_metadata.apply_known_metadata.<locals>.\
                       _apply_constraint_with_incompatibility_info";

/// The constraint that a function checks; nothing where it is none of these, or one with arguments that say nothing.
pub(super) fn constrained(kind: &str, function: &Function) -> Option<Schema> {
    let inner = function.schema.as_deref()?;
    let constraint = match kind {
        "function-after" if !function.with_info => constraint(&function.function)?,
        "function-wrap"
            if *function.function.name == *OF_TEXT
                && matches!(inner.kind, Kind::Str(_))
                && inner.serialization.is_none() =>
        {
            Constraint::Text
        }
        _ => return None,
    };
    let constrained = Constrained { schema: Box::new(inner.clone()), constraint };
    Some(Schema::new(Kind::Constrained(Box::new(constrained)), inner.at))
}

fn constraint(function: &Callable) -> Option<Constraint> {
    let name = function.name.strip_prefix(MODULE)?;
    let kwargs = function.kwargs.as_slice();
    if !function.args.is_empty() {
        return None;
    }
    let bound = |bound, key| Some(Constraint::Bound(bound, number(only(kwargs, key)?)?));
    let count = |key| count(only(kwargs, key)?);
    match name {
        "greater_than_validator" => bound(Bound::Gt, "gt"),
        "greater_than_or_equal_validator" => bound(Bound::Ge, "ge"),
        "less_than_validator" => bound(Bound::Lt, "lt"),
        "less_than_or_equal_validator" => bound(Bound::Le, "le"),
        "multiple_of_validator" => bound(Bound::MultipleOf, "multiple_of")
            .filter(|step| matches!(step, Constraint::Bound(_, step) if is_step(step))),
        "min_length_validator" => count("min_length").map(Constraint::MinLength),
        "max_length_validator" => count("max_length").map(Constraint::MaxLength),
        "max_digits_validator" => count("max_digits").map(Constraint::MaxDigits),
        "decimal_places_validator" => decimal_places(kwargs),
        "forbid_inf_nan_check" => kwargs.is_empty().then_some(Constraint::Finite),
        _ => None,
    }
}

/// The value of a keyword, if there is no other.
fn only<'f>(kwargs: &'f [(Name, Value)], key: &str) -> Option<&'f Value> {
    match kwargs {
        [(name, value)] if **name == *key => Some(value),
        _ => None,
    }
}

fn decimal_places(kwargs: &[(Name, Value)]) -> Option<Constraint> {
    let of = |key: &str| kwargs.iter().find(|(name, _)| **name == *key).map(|(_, value)| value);
    let most = match of("max_digits") {
        Some(Value::Null) | None => None,
        Some(most) => Some(count(most)?),
    };
    let known = kwargs.iter().all(|(name, _)| matches!(&**name, "decimal_places" | "max_digits"));
    known.then_some(Constraint::DecimalPlaces(count(of("decimal_places")?)?, most))
}

/// A number as itself, or as Python's `repr` of it.
fn number(value: &Value) -> Option<Number> {
    let number = match value {
        Value::Number(number) => number.clone(),
        Value::String(text) => Number::new(text),
        _ => return None,
    };
    // Nothing compares with NaN, but for what cannot be compared at all.
    (number.is_integer() || !number.as_f64().is_nan()).then_some(number)
}

fn count(value: &Value) -> Option<u64> {
    number(value)?.text().parse().ok()
}

/// Whether there are multiples of it.
fn is_step(step: &Number) -> bool {
    step.is_positive() && step.as_f64().is_finite()
}
