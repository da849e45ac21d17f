//! Numbers as the document wrote them: integers of any size and exact decimals survive.

/// The text of a number: JSON's grammar, or `nan`, `inf`, `-inf`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// Wraps the text of a number.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is written as an integer: digits only, perhaps a minus sign.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        let digits = self.0.strip_prefix('-').unwrap_or(&self.0);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Its value where it is an integer that fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The nearest double, infinite where it is out of range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// Whether it is zero or below: no multiple of it makes sense.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.as_f64() > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn integers_of_any_size_keep_their_text() {
        let big = Number::new("123456789012345678901234567890");
        assert!(big.is_integer() && big.as_i64().is_none() && big.is_positive());
        assert_eq!(big.text(), "123456789012345678901234567890");
    }

    #[test]
    fn floats_and_constants_are_no_integers() {
        assert!(!Number::new("1.0").is_integer());
        assert!(Number::new("nan").as_f64().is_nan());
        assert!(Number::new("-inf").as_f64().is_infinite());
        assert!(!Number::new("-0.5").is_positive());
    }
}
