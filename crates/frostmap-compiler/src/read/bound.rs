//! Bounds: values of the type they bound, in any form pydantic takes for it.

use super::Reader;
use super::keys::Keys;
use crate::diagnostics::codes;
use crate::pyrepr;
use crate::schema::{Bounds, Number, PythonValue, TextKind, Value};
use crate::source::Node;

impl<'r> Reader<'r> {
    /// The four bounds, each read by `read`.
    pub(super) fn bounds<T>(
        &mut self,
        keys: &mut Keys<'_, '_>,
        read: fn(&mut Self, &mut Keys<'_, '_>, &'static str) -> Option<T>,
    ) -> Bounds<T> {
        Bounds {
            le: read(self, keys, "le"),
            ge: read(self, keys, "ge"),
            lt: read(self, keys, "lt"),
            gt: read(self, keys, "gt"),
        }
    }

    pub(super) fn int_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Number> {
        self.number_bound(keys, key, "an integer", |value| match value {
            Value::Bool(flag) => Some(Number::new(if *flag { "1" } else { "0" })),
            Value::Number(number) => whole(number.text()),
            Value::String(text) => whole(text.trim()),
            _ => None,
        })
    }

    pub(super) fn float_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Number> {
        self.number_bound(keys, key, "a number", |value| match value {
            Value::Number(number) => Some(number.clone()),
            _ => None,
        })
    }

    pub(super) fn decimal_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Number> {
        self.number_bound(keys, key, "a decimal", |value| match value {
            Value::Number(number) => Some(decimal_of(number)),
            Value::String(text) => decimal(text),
            Value::Python(value) => match &**value {
                PythonValue::Text { kind: TextKind::Decimal, text } => decimal(text),
                _ => None,
            },
            _ => None,
        })
    }

    pub(super) fn fraction_bound(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Value> {
        self.typed_bound(keys, key, "a fraction", |value| match value {
            Value::Number(_) => true,
            Value::String(text) => text.bytes().any(|byte| byte.is_ascii_digit()),
            Value::Python(value) => {
                matches!(&**value, PythonValue::Text { kind: TextKind::Fraction | TextKind::Decimal, .. })
            }
            _ => false,
        })
    }

    fn number_bound(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
        what: &str,
        read: fn(&Value) -> Option<Number>,
    ) -> Option<Number> {
        let node = keys.take(key)?;
        let number = read(&self.value(node));
        if number.is_none() {
            self.bad_bound(node, key, what);
        }
        number
    }

    /// A bound that stays a value, having been found to be `right`.
    pub(super) fn typed_bound(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
        what: &str,
        right: fn(&Value) -> bool,
    ) -> Option<Value> {
        let node = keys.take(key)?;
        let value = self.value(node);
        if right(&value) {
            return Some(value);
        }
        self.bad_bound(node, key, what);
        None
    }

    /// A bound that is converted to the type it bounds.
    pub(super) fn converted_bound<T>(
        &mut self,
        keys: &mut Keys<'_, '_>,
        key: &'static str,
        what: &str,
        convert: fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let node = keys.take(key)?;
        let converted = convert(&self.value(node));
        if converted.is_none() {
            self.bad_bound(node, key, what);
        }
        converted
    }

    pub(super) fn bad_bound(&mut self, node: &Node<'_>, key: &str, what: &str) {
        self.report(&codes::BAD_BOUND, node.at, format!("`{key}` has to be {what}"));
    }
}

/// A number without a fractional part, as an integer.
fn whole(text: &str) -> Option<Number> {
    let number = Number::new(text.strip_prefix('+').unwrap_or(text));
    if number.is_integer() {
        return Some(number);
    }
    let value: f64 = text.parse().ok()?;
    let exact = value.is_finite() && value.fract() == 0.0;
    exact.then(|| Number::new(&format!("{value:.0}")))
}

/// What Python makes of a number before it is a decimal: there is one integer zero, and floats have their own digits.
fn decimal_of(number: &Number) -> Number {
    match number.text() {
        "-0" => Number::new("0"),
        _ if number.is_integer() => number.clone(),
        _ => Number::new(&pyrepr::float(number.as_f64())),
    }
}

fn decimal(text: &str) -> Option<Number> {
    let text = text.trim();
    text.parse::<f64>().ok().map(|_| Number::new(text))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn integers_come_in_several_forms() {
        let texts = ["5", "+5", "5.0", "5e0", "5.5", "x", "nan"];
        let wholes = texts.map(|text| whole(text).map(|number| number.text().to_owned()));
        let five = || Some("5".to_owned());
        assert_eq!(wholes, [five(), five(), five(), five(), None, None, None]);
    }
}
