//! Where two JSON values differ first. Numbers are compared as text, floats also by value; the order of keys counts.

use crate::json::{Json, Value};

/// The first difference between what was expected and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Keys and indices from the top down.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What was found.
    pub found: String,
}

/// How arrays are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrays {
    /// Item by item.
    Ordered,
    /// As multisets: a set came out, whose order says nothing.
    Unordered,
}

/// The first difference, if there is one.
///
/// `expected` may hold what JSON lacks as `{"$py": KIND, ...}`.
#[must_use]
pub fn difference(expected: &Json<'_>, found: &Json<'_>, arrays: Arrays) -> Option<Difference> {
    match (&expected.value, &found.value) {
        (Value::Number, Value::Number) if same_number(expected.text, found.text) => None,
        (Value::Array(left), Value::Array(right)) => items(expected, found, left, right, arrays),
        (Value::Object(left), Value::Object(right)) => {
            if !left.iter().map(|(key, _)| key).eq(right.iter().map(|(key, _)| key)) {
                return Some(differ(expected, found));
            }
            left.iter().zip(right).find_map(|((key, left), (_, right))| {
                difference(left, right, arrays).map(|inner| inner.below(&format!(".{key}")))
            })
        }
        (Value::Object(_), _) if same_python_value(expected, found) => None,
        (Value::Number, Value::Number) => Some(differ(expected, found)),
        (left, right) if left == right => None,
        _ => Some(differ(expected, found)),
    }
}

fn items(
    expected: &Json<'_>,
    found: &Json<'_>,
    left: &[Json<'_>],
    right: &[Json<'_>],
    arrays: Arrays,
) -> Option<Difference> {
    if left.len() != right.len() {
        return Some(differ(expected, found));
    }
    if arrays == Arrays::Ordered {
        return left.iter().zip(right).enumerate().find_map(|(index, (left, right))| {
            difference(left, right, arrays).map(|inner| inner.below(&format!("[{index}]")))
        });
    }
    let mut rest: Vec<&Json<'_>> = right.iter().collect();
    for item in left {
        let same = rest.iter().position(|other| difference(item, other, arrays).is_none());
        match same {
            Some(index) => drop(rest.swap_remove(index)),
            None => return Some(differ(expected, found)),
        }
    }
    None
}

fn differ(expected: &Json<'_>, found: &Json<'_>) -> Difference {
    Difference { path: String::new(), expected: expected.text.into(), found: found.text.into() }
}

impl Difference {
    /// The same difference, seen from one step further out.
    #[must_use]
    pub fn below(mut self, step: &str) -> Self {
        self.path.insert_str(0, step);
        self
    }
}

/// Integers are the same only digit by digit; floats also when both texts mean the same float.
fn same_number(left: &str, right: &str) -> bool {
    let is_float = |text: &str| text.contains(['.', 'e', 'E', 'N', 'I']);
    if left == right || !(is_float(left) && is_float(right)) {
        return left == right;
    }
    match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => left.to_bits() == right.to_bits(),
        _ => false,
    }
}

/// Whether a value that JSON lacks was found the way it is written for JSON.
fn same_python_value(expected: &Json<'_>, found: &Json<'_>) -> bool {
    let kind = expected.get("$py").and_then(Json::as_str).unwrap_or_default();
    let text = |key: &str| expected.get(key).and_then(Json::as_str);
    let value = text("value");
    match kind {
        "float" => match value {
            Some("nan") => found.text == "NaN",
            Some("inf") => found.text == "Infinity",
            Some("-inf") => found.text == "-Infinity",
            _ => false,
        },
        "timedelta" => found.as_str().is_some_and(|text| text == duration(expected)),
        "decimal" | "fraction" | "date" => value.is_some() && found.as_str() == value,
        // Offsets of zero are written as `Z`, which Python does not do.
        "time" | "datetime" => {
            found.as_str().zip(value).is_some_and(|(found, value)| found.replace('Z', "+00:00") == value)
        }
        "bytes" => text("base64").is_some_and(|wanted| found.as_str().map(base64).as_deref() == Some(wanted)),
        "opaque" if matches!(text("text"), Some("set()" | "frozenset()" | "deque([])")) => found.text == "[]",
        "opaque" => {
            matches!(text("type"), Some("Url" | "MultiHostUrl" | "UUID")) && found.as_str() == text("text")
        }
        "undefined" => found.as_str() == Some("PydanticUndefined"),
        "exception" => {
            found.as_str().is_some() && found.as_str() == expected.get("str").and_then(Json::as_str)
        }
        _ => false,
    }
}

fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |group: &[u8]| {
        let byte = |place: usize| group.get(place).map_or(0, |byte| u32::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |place: usize| char::from(DIGITS[(bits >> (18 - 6 * place) & 63) as usize]);
        (0..4).map(|place| if place > group.len() { '=' } else { digit(place) }).collect::<String>()
    };
    text.as_bytes().chunks(3).map(group).collect()
}

/// A duration of Python's as ISO 8601 has it, with years of 365 days.
fn duration(expected: &Json<'_>) -> String {
    const DAY: i128 = 86_400_000_000;
    let part = |key: &str| expected.get(key).and_then(|json| json.text.parse().ok()).unwrap_or(0_i128);
    let total = part("days") * DAY + part("seconds") * 1_000_000 + part("microseconds");
    let (size, sign) = (total.abs(), if total < 0 { "-" } else { "" });
    let (days, seconds) = (size / DAY, size / 1_000_000 % 86_400);
    let fraction = format!(".{:06}", size % 1_000_000);
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    let unit = |count: i128, unit: &str| if count > 0 { format!("{count}{unit}") } else { String::new() };
    let date = unit(days / 365, "Y") + &unit(days % 365, "D");
    let mut time = unit(seconds / 3600, "H") + &unit(seconds / 60 % 60, "M");
    if seconds % 60 > 0 || !fraction.is_empty() || size == 0 {
        time += &format!("{}{fraction}S", seconds % 60);
    }
    let mark = if time.is_empty() { "" } else { "T" };
    format!("{sign}P{date}{mark}{time}")
}

#[cfg(test)]
mod tests {
    use super::{Arrays, difference};
    use crate::json::Json;

    fn same(left: &str, right: &str, arrays: Arrays) -> bool {
        difference(&Json::parse(left).unwrap(), &Json::parse(right).unwrap(), arrays).is_none()
    }

    #[test]
    fn numbers_are_exact() {
        for (left, right, expected) in [
            ("1e+16", "1e16", true),
            ("0.0", "-0.0", false),
            ("1", "1.0", false),
            ("12345678901234567890123", "12345678901234567890124", false),
            (r#"{"$py": "float", "value": "nan"}"#, "NaN", true),
            (r#"{"$py": "float", "value": "inf"}"#, "NaN", false),
        ] {
            assert_eq!(same(left, right, Arrays::Ordered), expected, "{left} {right}");
        }
    }

    #[test]
    fn only_sets_may_come_in_any_order() {
        assert!(!same("[1, 2, 2]", "[2, 1, 2]", Arrays::Ordered));
        assert!(same("[1, 2, 2]", "[2, 1, 2]", Arrays::Unordered));
        assert!(!same("[1, 2, 2]", "[2, 1, 1]", Arrays::Unordered));
        assert!(!same(r#"{"a": 1, "b": 2}"#, r#"{"b": 2, "a": 1}"#, Arrays::Unordered));
    }

    #[test]
    fn the_path_leads_to_the_difference() {
        let (left, right) = (Json::parse(r#"{"a": [1, {"b": 2}]}"#), Json::parse(r#"{"a": [1, {"b": 3}]}"#));
        let found = difference(&left.unwrap(), &right.unwrap(), Arrays::Ordered).unwrap();
        assert_eq!(
            (found.path.as_str(), found.expected.as_str(), found.found.as_str()),
            (".a[1].b", "2", "3")
        );
    }
}
