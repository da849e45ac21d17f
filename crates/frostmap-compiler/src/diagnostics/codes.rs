//! Every code there is, in order. Codes are appended, never changed or reused.
//! `FM06xx` is for the limits of the archive, found when schemas are lowered.

mod constraints;
mod form;
mod reading;
mod references;
mod unsupported;

pub use constraints::{
    BAD_ALIAS, BAD_BOUND, BAD_CUSTOM_ERROR, BAD_HOST, BAD_LENGTH, BAD_MULTIPLE_OF, BAD_POSITION,
    DIGITS_OF_INFINITY, EXTRAS_NOT_ALLOWED, NO_DEFAULT, NOTHING_TO_CHOOSE, OMIT_NOT_POSSIBLE,
    REQUIRED_WITH_DEFAULT, TWO_DEFAULTS,
};
pub use form::{
    BAD_VALUE, MISSING_KEY, NOT_A_MODEL_DOCUMENT, UNKNOWN_CHOICE, UNKNOWN_DOCUMENT_KEY, UNKNOWN_KEY,
    UNKNOWN_TYPE, WRONG_TYPE,
};
pub use reading::{
    BAD_GZIP, BAD_LOWERING, DUPLICATE_KEY, NOT_UTF8, SYNTAX, TOO_DEEP, TOO_LARGE, UNREADABLE, UNUSED_LOWERING,
};
pub use references::{DUPLICATE_DEFINITION, DUPLICATE_MODEL, ENDLESS_CYCLE, UNKNOWN_REFERENCE};
pub use unsupported::{
    PYTHON_DEFAULT_FACTORY, PYTHON_DISCRIMINATOR, PYTHON_ENUM_MISSING, PYTHON_INIT, PYTHON_POST_INIT,
    PYTHON_SERIALIZER, PYTHON_VALIDATOR, PYTHON_VALUE, UNSUPPORTED_KIND,
};

use super::{Code, Severity};

/// All codes, sorted.
pub static ALL: &[&Code] = &[
    &UNREADABLE,
    &BAD_GZIP,
    &NOT_UTF8,
    &SYNTAX,
    &TOO_DEEP,
    &TOO_LARGE,
    &DUPLICATE_KEY,
    &BAD_LOWERING,
    &UNUSED_LOWERING,
    &NOT_A_MODEL_DOCUMENT,
    &UNKNOWN_DOCUMENT_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &UNKNOWN_KEY,
    &UNKNOWN_TYPE,
    &UNKNOWN_CHOICE,
    &BAD_VALUE,
    &UNKNOWN_REFERENCE,
    &DUPLICATE_DEFINITION,
    &DUPLICATE_MODEL,
    &ENDLESS_CYCLE,
    &BAD_BOUND,
    &BAD_MULTIPLE_OF,
    &BAD_LENGTH,
    &NOTHING_TO_CHOOSE,
    &TWO_DEFAULTS,
    &NO_DEFAULT,
    &EXTRAS_NOT_ALLOWED,
    &REQUIRED_WITH_DEFAULT,
    &OMIT_NOT_POSSIBLE,
    &BAD_ALIAS,
    &BAD_CUSTOM_ERROR,
    &BAD_HOST,
    &BAD_POSITION,
    &DIGITS_OF_INFINITY,
    &UNSUPPORTED_KIND,
    &PYTHON_VALIDATOR,
    &PYTHON_DEFAULT_FACTORY,
    &PYTHON_ENUM_MISSING,
    &PYTHON_INIT,
    &PYTHON_POST_INIT,
    &PYTHON_DISCRIMINATOR,
    &PYTHON_VALUE,
    &PYTHON_SERIALIZER,
];

/// The code of that name, in any case: `FM0301`, `fm0301`.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|known| known.code.eq_ignore_ascii_case(code))
}

const fn error(
    code: &'static str,
    title: &'static str,
    help: &'static str,
    explanation: &'static str,
) -> Code {
    Code { code, severity: Severity::Error, title, help, explanation }
}

const fn warning(
    code: &'static str,
    title: &'static str,
    help: &'static str,
    explanation: &'static str,
) -> Code {
    Code { code, severity: Severity::Warning, title, help, explanation }
}

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn codes_are_sorted_and_say_everything() {
        assert!(ALL.is_sorted_by(|left, right| left.code < right.code));
        for code in ALL {
            assert!(code.code.len() == 6 && code.code.starts_with("FM"));
            assert!(
                !code.title.ends_with('.') && code.help.ends_with('.') && code.explanation.ends_with('.')
            );
        }
    }

    #[test]
    fn codes_are_found_in_any_case() {
        assert_eq!(find("fm0301").map(|code| code.code), Some("FM0301"));
        assert!(find("FM9999").is_none());
    }
}
