//! Complex numbers as Python's `complex` reads strings and as pydantic writes them.

use std::fmt;

use super::float_to_str;
use super::python_text::with_ascii_digits;

/// A complex number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Complex {
    /// The real part.
    pub(crate) real: f64,
    /// The imaginary part.
    pub(crate) imaginary: f64,
}

impl Complex {
    /// Reads a text as Python's `complex` does: `1`, `2j`, `1-2j`, perhaps in parentheses, white space around.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = with_ascii_digits(text.trim());
        let text = without_underscores(&text)?;
        let text = match text.trim().strip_prefix('(') {
            Some(inner) => inner.strip_suffix(')')?.trim().to_owned(),
            None => text.trim().to_owned(),
        };
        let (first, rest) = float(&text).unwrap_or((None, &text));
        // A sign alone stands for one.
        let unit = |rest: &str| match rest.as_bytes() {
            [b'+', ..] => (1.0, 1),
            [b'-', ..] => (-1.0, 1),
            _ => (1.0, 0),
        };
        match first {
            None => {
                let (imaginary, length) = unit(rest);
                is_unit(rest.get(length..)?).then_some(Self { real: 0.0, imaginary })
            }
            Some(real) if rest.is_empty() => Some(Self { real, imaginary: 0.0 }),
            Some(imaginary) if is_unit(rest) => Some(Self { real: 0.0, imaginary }),
            Some(real) => {
                if !rest.starts_with(['+', '-']) {
                    return None;
                }
                match float(rest) {
                    Some((Some(imaginary), behind)) => is_unit(behind).then_some(Self { real, imaginary }),
                    _ => {
                        let (imaginary, length) = unit(rest);
                        is_unit(rest.get(length..)?).then_some(Self { real, imaginary })
                    }
                }
            }
        }
    }
}

fn is_unit(text: &str) -> bool {
    matches!(text, "j" | "J")
}

/// Underscores may stand between digits, and nowhere else.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let misplaced = |at: usize| !digit(at.checked_sub(1)) || !digit(Some(at + 1));
    if bytes.iter().enumerate().any(|(at, byte)| *byte == b'_' && misplaced(at)) {
        return None;
    }
    Some(text.replace('_', ""))
}

/// The longest float at the start of a text, and what follows.
fn float(text: &str) -> Option<(Option<f64>, &str)> {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let unsigned = text.get(sign..)?;
    let words = ["infinity", "inf", "nan"];
    let word = words
        .iter()
        .find(|word| unsigned.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    let length = match word {
        Some(word) => word.len(),
        None => number_length(unsigned.as_bytes())?,
    };
    let (number, rest) = text.split_at_checked(sign + length)?;
    Some((Some(number.parse().ok()?), rest))
}

/// How many bytes at the start are a number without a sign.
fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let whole = digits(0);
    let mut length = whole;
    let mut fraction = 0;
    if bytes.get(length) == Some(&b'.') {
        fraction = digits(length + 1);
        length += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(length + 1 + sign);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    Some(length)
}

/// The number as pydantic writes it: no real part that is zero, floats without exponents.
impl fmt::Display for Complex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { real, imaginary } = *self;
        if real != 0.0 {
            let sign = if imaginary.is_nan() || imaginary.is_sign_positive() { "+" } else { "" };
            write!(f, "{}{sign}", float_to_str(real))?;
        }
        write!(f, "{}j", float_to_str(imaginary))
    }
}

#[cfg(test)]
mod tests {
    use super::Complex;

    #[test]
    fn texts_read_as_in_python() {
        let cases = [
            ("1", "1+0j"),
            ("2j", "2j"),
            ("j", "1j"),
            ("-j", "-1j"),
            ("+J", "1j"),
            ("1-2j", "1-2j"),
            ("1+j", "1+1j"),
            ("1-j", "1-1j"),
            (" ( 1.5e2 ) ", "150+0j"),
            ("(1+2j)", "1+2j"),
            ("+1.23e-4-5.67e+8J", "0.000123-567000000j"),
            ("1_000", "1000+0j"),
            ("infj", "infj"),
            ("-inf-infinityj", "-inf-infj"),
            ("nan+nanj", "NaN+NaNj"),
            ("1e400", "inf+0j"),
            (".5j", "0.5j"),
            ("0", "0j"),
            ("-0-0j", "-0j"),
            ("\u{661}j", "1j"),
        ];
        for (text, expected) in cases {
            let found = Complex::parse(text).map(|complex| complex.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in [
            "", "a", "1 + 2j", "1+2", "2jj", "(1", "1)", "()", "1+-2j", "++j", "1__0", "_1", "1e", "1j+2",
            "j1",
        ] {
            assert_eq!(Complex::parse(text), None, "{text}");
        }
    }
}
