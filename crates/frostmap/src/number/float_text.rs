//! Floats as text: for JSON, for `coerce_numbers_to_str`, and as Python shows them.

/// The float as pydantic's `to_json` writes it; infinities and not-a-number as the constants Python's `json` writes.
pub(crate) fn float_to_json(float: f64) -> String {
    if float.is_nan() {
        return "NaN".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    serde_json::to_string(&float).unwrap_or_default()
}

/// The float as `coerce_numbers_to_str` makes it: all digits written out, no fraction for whole numbers.
pub(crate) fn float_to_str(float: f64) -> String {
    float.to_string()
}

/// The float as Python's `repr` shows it.
pub(crate) fn float_to_python(float: f64) -> String {
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    // JSON has the digits Python would choose, also where two are equally near, unlike Rust's own formatting.
    let json = float_to_json(float);
    if let Some((mantissa, exponent)) = json.split_once('e') {
        let exponent: i32 = exponent.parse().unwrap_or_default();
        return format!("{mantissa}e{exponent:+03}");
    }
    // Just below 0.0001 Python already uses an exponent.
    match json.split_once("0.0000") {
        Some((sign @ ("" | "-"), digits)) => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or_default();
            let point = if rest.is_empty() { "" } else { "." };
            format!("{sign}{first}{point}{rest}e-05")
        }
        _ => json,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_look_as_in_the_reference() {
        // float, JSON, coerced to string, repr
        let cases = [
            (0.0, "0.0", "0", "0.0"),
            (-0.0, "-0.0", "-0", "-0.0"),
            (5.0, "5.0", "5", "5.0"),
            (1.5, "1.5", "1.5", "1.5"),
            (0.0001, "0.0001", "0.0001", "0.0001"),
            (1e-5, "0.00001", "0.00001", "1e-05"),
            (1e-7, "1e-7", "0.0000001", "1e-07"),
            (1e15, "1000000000000000.0", "1000000000000000", "1000000000000000.0"),
            (1e16, "1e+16", "10000000000000000", "1e+16"),
            (1.5e20, "1.5e+20", "150000000000000000000", "1.5e+20"),
            (
                1.234_567_890_123_456_8e17,
                "1.2345678901234568e+17",
                "123456789012345680",
                "1.2345678901234568e+17",
            ),
            (1.234e-5, "0.00001234", "0.00001234", "1.234e-05"),
            (-2e-5, "-0.00002", "-0.00002", "-2e-05"),
            (786_275_377_579_630.0 + 0.25, "786275377579630.2", "786275377579630.3", "786275377579630.2"),
            (f64::INFINITY, "Infinity", "inf", "inf"),
            (f64::NEG_INFINITY, "-Infinity", "-inf", "-inf"),
            (f64::NAN, "NaN", "NaN", "nan"),
        ];
        for (float, json, coerced, python) in cases {
            assert_eq!(float_to_json(float), json);
            assert_eq!(float_to_str(float), coerced);
            assert_eq!(float_to_python(float), python);
        }
        assert_eq!(float_to_json(1.797_693_134_862_315_7e308), "1.7976931348623157e+308");
        assert_eq!(float_to_python(5e-324), "5e-324");
    }
}
