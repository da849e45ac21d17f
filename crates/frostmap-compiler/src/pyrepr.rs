//! Python's `repr()` of the values schemas hold, as error messages and labels show them.

mod float;
mod text;

use crate::graph::EnumIndex;
use crate::names::class_name;
use crate::schema::{CollectionKind, MappingKind, Name, Number, PythonValue, TextKind, Value};

pub use float::float;
pub use text::{bytes, string};

/// `repr()` of a value. Enum members need to know their value.
#[must_use]
pub fn repr(value: &Value, enums: &EnumIndex<'_>) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number_repr(number),
        Value::String(text) => string(text),
        Value::Array(items) => format!("[{}]", joined(items, enums)),
        Value::Object(pairs) => {
            let pair = |(key, value): &(Name, Value)| format!("{}: {}", string(key), repr(value, enums));
            format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        Value::Python(value) => python(value, enums),
    }
}

/// The choices of a literal or an enum as messages list them: `'a', 'b' or 'c'`.
#[must_use]
pub fn expected<'v>(values: impl IntoIterator<Item = &'v Value>, enums: &EnumIndex<'_>) -> String {
    either(values.into_iter().map(|value| repr(value, enums)))
}

/// Choices as messages list them, each as its `repr()`.
#[must_use]
pub fn either(choices: impl IntoIterator<Item = String>) -> String {
    let mut reprs: Vec<String> = choices.into_iter().collect();
    let last = reprs.pop().unwrap_or_default();
    if reprs.is_empty() { last } else { format!("{} or {last}", reprs.join(", ")) }
}

/// The tags of a tagged union as messages list them: `'a', 'b'`.
#[must_use]
pub fn tags<'v>(values: impl IntoIterator<Item = &'v Value>, enums: &EnumIndex<'_>) -> String {
    values.into_iter().map(|value| repr(value, enums)).collect::<Vec<_>>().join(", ")
}

fn joined(items: &[Value], enums: &EnumIndex<'_>) -> String {
    tags(items, enums)
}

fn number_repr(number: &Number) -> String {
    if !number.is_integer() {
        return float(number.as_f64());
    }
    // Minus zero is an integer like any other zero.
    if number.as_i64() == Some(0) { "0".to_owned() } else { number.text().to_owned() }
}

fn python(value: &PythonValue, enums: &EnumIndex<'_>) -> String {
    match value {
        PythonValue::Bytes(content) => bytes(content),
        PythonValue::Text { kind, text } => format!("{}({})", text_class(*kind), string(text)),
        PythonValue::Timedelta { days, seconds, microseconds } => {
            let parts = [("days", *days), ("seconds", *seconds), ("microseconds", *microseconds)];
            let parts = parts.into_iter().filter(|(_, amount)| *amount != 0);
            let parts: Vec<String> = parts.map(|(name, amount)| format!("{name}={amount}")).collect();
            let parts = if parts.is_empty() { "0".to_owned() } else { parts.join(", ") };
            format!("datetime.timedelta({parts})")
        }
        PythonValue::Pattern { pattern, .. } => format!("re.compile({})", string(pattern)),
        PythonValue::Collection { kind, items } => collection(*kind, items, enums),
        PythonValue::Mapping { kind, items } => mapping(*kind, items, enums),
        PythonValue::Enum { class, name, value } => {
            let known = value.as_ref().or_else(|| enums.member(class, name));
            let shown = known.map_or_else(|| "?".to_owned(), |value| repr(value, enums));
            format!("<{}.{name}: {shown}>", class_name(class))
        }
        PythonValue::Instance { class, fields, .. } => {
            let field = |(name, value): &(Name, Value)| format!("{name}={}", repr(value, enums));
            format!("{}({})", class_name(class), fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        PythonValue::Class(name) | PythonValue::Builtin(name) => format!("<class '{name}'>"),
        PythonValue::Callable(callable) => format!("<function {}>", callable.name),
        PythonValue::Undefined => "PydanticUndefined".to_owned(),
        PythonValue::Ellipsis => "Ellipsis".to_owned(),
        PythonValue::Missing => "<MISSING>".to_owned(),
        PythonValue::Opaque(class) => format!("<{class} object>"),
    }
}

fn text_class(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Decimal => "Decimal",
        TextKind::Fraction => "Fraction",
        TextKind::Complex => "complex",
        TextKind::Date => "datetime.date",
        TextKind::Time => "datetime.time",
        TextKind::DateTime => "datetime.datetime",
        TextKind::Uuid => "UUID",
        TextKind::Url => "Url",
        TextKind::MultiHostUrl => "MultiHostUrl",
    }
}

fn collection(kind: CollectionKind, items: &[Value], enums: &EnumIndex<'_>) -> String {
    let inside = joined(items, enums);
    match (kind, items.len()) {
        (CollectionKind::Tuple, 1) => format!("({inside},)"),
        (CollectionKind::Tuple, _) => format!("({inside})"),
        (CollectionKind::Set, 0) => "set()".to_owned(),
        (CollectionKind::Set, _) => format!("{{{inside}}}"),
        (CollectionKind::FrozenSet, 0) => "frozenset()".to_owned(),
        (CollectionKind::FrozenSet, _) => format!("frozenset({{{inside}}})"),
        (CollectionKind::Deque | CollectionKind::Generator, _) => format!("deque([{inside}])"),
    }
}

fn mapping(kind: MappingKind, items: &[(Value, Value)], enums: &EnumIndex<'_>) -> String {
    let pairs = items.iter().map(|(key, value)| format!("{}: {}", repr(key, enums), repr(value, enums)));
    let inside = format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "));
    match kind {
        MappingKind::Dict => inside,
        MappingKind::OrderedDict => format!("OrderedDict({inside})"),
        MappingKind::Counter => format!("Counter({inside})"),
        MappingKind::FrozenDict => format!("frozendict({inside})"),
    }
}

#[cfg(test)]
mod tests {
    use super::{expected, repr, tags};
    use crate::graph::EnumIndex;
    use crate::schema::{CollectionKind, Number, PythonValue, Value};

    fn text(text: &str) -> Value {
        Value::String(text.into())
    }

    #[test]
    fn lists_choices_as_python_does() {
        let enums = EnumIndex::default();
        let values = [text("a"), text("b"), Value::Number(Number::new("3"))];
        assert_eq!(expected(&values, &enums), "'a', 'b' or 3");
        assert_eq!(expected(&values[..1], &enums), "'a'");
        assert_eq!(tags(&values, &enums), "'a', 'b', 3");
    }

    #[test]
    fn shows_values_as_python_does() {
        let enums = EnumIndex::default();
        let tuple =
            |items| Value::Python(Box::new(PythonValue::Collection { kind: CollectionKind::Tuple, items }));
        let member = PythonValue::Enum { class: "a.b.Foo".into(), name: "x".into(), value: Some(text("v")) };
        let cases = [
            (Value::Null, "None"),
            (Value::Bool(true), "True"),
            (Value::Number(Number::new("-0")), "0"),
            (Value::Number(Number::new("1e2")), "100.0"),
            (Value::Number(Number::new("123456789012345678901234567890")), "123456789012345678901234567890"),
            (tuple(vec![text("x")]), "('x',)"),
            (tuple(vec![]), "()"),
            (Value::Python(Box::new(member)), "<Foo.x: 'v'>"),
            (Value::Object(vec![("k".into(), Value::Array(vec![Value::Bool(false)]))]), "{'k': [False]}"),
        ];
        for (value, shown) in cases {
            assert_eq!(repr(&value, &enums), shown);
        }
    }
}
