//! Lax conversions to bool.

use super::fault::NumberFault;
use super::lax::float_to_int;

/// The words for true and false, in any case.
const WORDS: [(&str, bool); 12] = [
    ("0", false),
    ("f", false),
    ("n", false),
    ("no", false),
    ("off", false),
    ("false", false),
    ("1", true),
    ("t", true),
    ("y", true),
    ("on", true),
    ("yes", true),
    ("true", true),
];

/// Reads a string as a bool.
pub(crate) fn str_to_bool(text: &str) -> Result<bool, NumberFault> {
    let found = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|(_, value)| *value).ok_or(NumberFault::BoolParsing)
}

/// Reads an integer as a bool: 0 and 1 are. One that does not fit into 64 bits is `bool_type`, for the caller to say.
pub(crate) fn int_to_bool(int: i64) -> Result<bool, NumberFault> {
    match int {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(NumberFault::BoolParsing),
    }
}

/// Reads a float as a bool: 0.0 and 1.0 are.
pub(crate) fn float_to_bool(float: f64) -> Result<bool, NumberFault> {
    let int = float_to_int(float).map_err(|_| NumberFault::BoolType)?;
    int_to_bool(int)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_read_as_bools() {
        for word in ["1", "t", "T", "y", "on", "On", "yes", "true", "TRUE"] {
            assert_eq!(str_to_bool(word), Ok(true), "{word}");
        }
        for word in ["0", "f", "n", "N", "no", "off", "oFF", "false", "False"] {
            assert_eq!(str_to_bool(word), Ok(false), "{word}");
        }
        for word in ["", " true", "2", "1.0", "tru", "truee", "-1", "null"] {
            assert_eq!(str_to_bool(word), Err(NumberFault::BoolParsing), "{word}");
        }
        assert_eq!(int_to_bool(1), Ok(true));
        assert_eq!(int_to_bool(-1), Err(NumberFault::BoolParsing));
        assert_eq!(float_to_bool(-0.0), Ok(false));
        assert_eq!(float_to_bool(1.0), Ok(true));
        assert_eq!(float_to_bool(2.0), Err(NumberFault::BoolParsing));
        assert_eq!(float_to_bool(0.5), Err(NumberFault::BoolType));
        assert_eq!(float_to_bool(1e300), Err(NumberFault::BoolType));
        assert_eq!(float_to_bool(f64::NAN), Err(NumberFault::BoolType));
    }
}
